//! What every attempt of a call sends.

use bytes::Bytes;
use http::header::HeaderValue;

use super::authentication::Authentication;
use super::multipart::Multipart;
use super::session_id::SessionHeader;

/// What every attempt of a call sends: the same bytes each time, newly signed if they are signed.
pub struct Outgoing {
    pub(crate) authentication: Authentication<SessionHeader>,
    /// The request, and what a signature covers.
    pub(crate) json: Bytes,
    /// The same with its file, if one goes with it.
    pub(crate) parts: Option<Multipart>,
}

impl Outgoing {
    /// The body of the message, with its content type. That of JSON is `json_type`.
    pub(crate) fn body(&self, json_type: &'static str) -> (HeaderValue, Bytes) {
        match &self.parts {
            Some(parts) => (parts.content_type.clone(), parts.body.clone()),
            None => (HeaderValue::from_static(json_type), self.json.clone()),
        }
    }
}
