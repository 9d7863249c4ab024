//! Notifications as the platform sends them.

use bytes::Bytes;
use http::header::{CONTENT_TYPE, HeaderName, HeaderValue};
use http::{Method, Request, Uri};

use super::State;
use crate::protocol::{Message, sign, time_now};

/// A signed notification to a URL of the merchant.
pub(super) fn notification(state: &State, url: Uri, body: Bytes) -> Request<Bytes> {
    let time = time_now();
    let path = url.path_and_query().map_or("/", |path| path.as_str());
    let message = Message {
        method: Method::POST.as_str(),
        path,
        client_id: &state.client_id,
        time: &time,
        body: &body,
    };
    let signature = sign(state.api, &state.keys.platform, &message);
    let names = &state.api.headers;
    let mut request = Request::new(body);
    *request.method_mut() = Method::POST;
    *request.uri_mut() = url;
    let headers = [
        (CONTENT_TYPE, state.api.content_type),
        (HeaderName::from_static(names.client_id), &state.client_id),
        (HeaderName::from_static(names.request_time), &time),
        (HeaderName::from_static(names.signature), &signature),
    ];
    for (name, value) in headers {
        // A client ID that a header cannot hold is one that no client can have.
        if let Ok(value) = HeaderValue::from_str(value) {
            request.headers_mut().insert(name, value);
        }
    }
    request
}
