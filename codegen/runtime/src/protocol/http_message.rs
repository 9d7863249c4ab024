//! A request and an answer as HTTP carries them.

use std::fmt;
use std::time::{Duration, SystemTime};

use bytes::Bytes;
use http::header::{ACCEPT, CONTENT_TYPE, HeaderMap, HeaderValue, RETRY_AFTER, USER_AGENT};
use http::uri::Scheme;

use super::sending::SessionHeader;

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
        let mut request = http::Request::builder()
            .method(self.method)
            .uri(url_of(base_url, &self.path))
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

/// A request that a session authenticates.
pub(super) struct UnsignedRequest<'a> {
    pub(super) method: &'static str,
    /// The whole path.
    pub(super) path: String,
    pub(super) session: &'a SessionHeader,
    pub(super) content_type: HeaderValue,
    pub(super) body: Bytes,
}

const AGENT: &str = concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION"));

impl UnsignedRequest<'_> {
    /// The request as HTTP clients take it. It demands HTTP/2 wherever it is encrypted; only a gateway on this machine, which
    /// is not, is spoken to otherwise.
    pub(super) fn into_http(self, base_url: &str) -> Result<http::Request<Bytes>, http::Error> {
        let SessionHeader { name, id } = self.session;
        let mut request = http::Request::builder()
            .method(self.method)
            .uri(url_of(base_url, &self.path))
            .header(name, id)
            .header(CONTENT_TYPE, self.content_type)
            .header(ACCEPT, "application/json")
            .header(USER_AGENT, AGENT)
            .body(self.body)?;
        // A scheme is the same in any case, which the parsed URL knows.
        if request.uri().scheme() == Some(&Scheme::HTTPS) {
            *request.version_mut() = http::Version::HTTP_2;
        }
        Ok(request)
    }
}

fn url_of(base_url: &str, path: &str) -> String {
    format!("{}{path}", base_url.trim_end_matches('/'))
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
    /// How long the answer asks to wait: a number of seconds or a date (RFC 9110, section 10.2.3).
    pub(super) fn retry_after(&self) -> Option<Duration> {
        self.retry_after_at(SystemTime::now())
    }

    fn retry_after_at(&self, now: SystemTime) -> Option<Duration> {
        let text = self.headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
        if text.is_empty() {
            return None;
        }
        if text.bytes().all(|byte| byte.is_ascii_digit()) {
            // Of a number that is too large it is known that it is large.
            return Some(Duration::from_secs(text.parse().unwrap_or(u64::MAX)));
        }
        let date = httpdate::parse_http_date(text).ok()?;
        Some(date.duration_since(now).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, UNIX_EPOCH};

    use http::header::{HeaderMap, HeaderValue, RETRY_AFTER};

    use super::Received;

    #[test]
    fn an_answer_asks_to_wait_for_seconds_or_until_a_date() {
        let now = UNIX_EPOCH + Duration::from_secs(784_111_777);
        for (text, expected) in [
            ("0", Some(0)),
            (" 120 ", Some(120)),
            ("99999999999999999999999", Some(u64::MAX)),
            ("Sun, 06 Nov 1994 08:51:37 GMT", Some(120)),
            ("Sunday, 06-Nov-94 08:51:37 GMT", Some(120)),
            ("Sun Nov  6 08:51:37 1994", Some(120)),
            ("Sun, 06 Nov 1994 08:40:00 GMT", Some(0)),
            ("", None),
            ("-1", None),
            ("1.5", None),
            ("soon", None),
            ("2024-01-01T00:00:00Z", None),
        ] {
            let value = HeaderValue::from_str(text).unwrap();
            let received = Received {
                status: 503,
                headers: HeaderMap::from_iter([(RETRY_AFTER, value)]),
                body: bytes::Bytes::new(),
            };
            let expected = expected.map(Duration::from_secs);
            assert_eq!(received.retry_after_at(now), expected, "{text}");
        }
    }
}
