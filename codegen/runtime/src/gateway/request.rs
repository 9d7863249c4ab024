//! Requests as they arrive.

use bytes::Bytes;
use http::header::HeaderMap;

/// A request with its whole body.
pub(super) struct Request {
    pub(super) method: String,
    /// The path with its query, without scheme and host, whatever form the request target had.
    pub(super) path: String,
    pub(super) headers: HeaderMap,
    pub(super) body: Bytes,
}
