//! Notifications as the platform sends them.

use bytes::Bytes;
use http::{Method, Request, Uri};

use super::signed_headers::signed_headers;
use super::state::State;
use crate::protocol::{Message, time_now};

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
    let headers = signed_headers(
        state.api,
        &state.keys.platform,
        &message,
        state.api.headers.request_time,
    );
    let mut request = Request::new(body);
    *request.method_mut() = Method::POST;
    *request.uri_mut() = url;
    *request.headers_mut() = headers;
    request
}
