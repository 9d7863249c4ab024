//! Messages that the gateway signs.

use http::header::{CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue};

use crate::protocol::{Api, Message, PrivateKey, sign};

/// The headers of a message that is signed with a key; its time stands in the header `time`.
pub(super) fn signed_headers(
    api: &Api,
    key: &PrivateKey,
    message: &Message<'_>,
    time: &'static str,
) -> HeaderMap {
    let names = &api.headers;
    let signature = sign(api, key, message);
    let headers = [
        (CONTENT_TYPE, api.content_type),
        (HeaderName::from_static(names.client_id), message.client_id),
        (HeaderName::from_static(time), message.time),
        (HeaderName::from_static(names.signature), &signature),
    ];
    // A client ID that a header cannot hold is one that no client can have.
    let headers = headers
        .into_iter()
        .filter_map(|(name, value)| Some((name, HeaderValue::from_str(value).ok()?)));
    headers.collect()
}
