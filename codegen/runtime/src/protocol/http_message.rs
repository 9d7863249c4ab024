//! A request and an answer as HTTP carries them.

use std::fmt;
use std::time::Duration;

use bytes::Bytes;
use http::header::{HeaderMap, RETRY_AFTER};

/// A request, ready to be sent to any host of the API.
#[derive(Clone)]
pub struct SignedRequest {
    /// The HTTP method.
    pub method: &'static str,
    /// The whole path.
    pub path: String,
    /// Every header that the protocol needs.
    pub headers: HeaderMap,
    /// The body: byte for byte what was signed, or that beside the file that it carries.
    pub body: Bytes,
}

impl SignedRequest {
    /// The request as HTTP clients take it, for a host such as `https://gateway.example`.
    ///
    /// # Errors
    ///
    /// When `base_url` and the path make no URL.
    pub fn into_http(self, base_url: &str) -> Result<http::Request<Bytes>, http::Error> {
        let url = format!("{}{}", base_url.trim_end_matches('/'), self.path);
        let mut request = http::Request::builder()
            .method(self.method)
            .uri(url)
            .body(self.body)?;
        *request.headers_mut() = self.headers;
        Ok(request)
    }
}

impl fmt::Debug for SignedRequest {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The body may hold what must not be printed: only its length is shown.
        formatter
            .debug_struct("SignedRequest")
            .field("method", &self.method)
            .field("path", &self.path)
            .field("headers", &self.headers)
            .field("body_bytes", &self.body.len())
            .finish()
    }
}

/// An answer as it arrived, not yet trusted.
#[derive(Clone)]
pub struct Received {
    /// The HTTP status.
    pub status: u16,
    /// The headers.
    pub headers: HeaderMap,
    /// The body.
    pub body: Bytes,
}

impl From<http::Response<Bytes>> for Received {
    fn from(response: http::Response<Bytes>) -> Self {
        let (head, body) = response.into_parts();
        Self {
            status: head.status.as_u16(),
            headers: head.headers,
            body,
        }
    }
}

impl Received {
    /// How long the answer asks to wait. Only a number of seconds is understood, not a date.
    pub(super) fn retry_after(&self) -> Option<Duration> {
        let seconds = self
            .headers
            .get(RETRY_AFTER)?
            .to_str()
            .ok()?
            .trim()
            .parse()
            .ok()?;
        Some(Duration::from_secs(seconds))
    }
}
