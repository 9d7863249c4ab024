//! Requests that arrived, for tests to look at.

use bytes::Bytes;
use http::header::HeaderMap;

use super::fault::Fault;

/// A request that arrived, and what the gateway thought of it.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Arrival {
    /// The HTTP method.
    pub method: String,
    /// The path with its query.
    pub path: String,
    /// The headers.
    pub headers: HeaderMap,
    /// The body.
    pub body: Bytes,
    /// How the answer was made wrong.
    pub fault: Option<Fault>,
    /// Whether the gateway did what the request asked for. A request with an idempotency key is processed once; when it
    /// comes again it is answered, and nothing more is done.
    pub is_processed: bool,
    /// Why the request was refused, or `None` when it was accepted.
    pub refusal: Option<String>,
}
