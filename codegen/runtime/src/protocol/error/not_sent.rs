//! Requests that did not reach the gateway.

use super::chain::Chain;

/// Why a request did not reach the gateway.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum NotSent {
    /// No connection to the host came about.
    #[error("no connection: {}", Chain(&**.0))]
    Connection(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// The base URL and the operation's path make no URL.
    #[error("the base URL is no URL: {}", Chain(&**.0))]
    Url(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// The call carries a file, and the region has no host for such.
    #[error("the region has no host for files; set one with `upload_base_url`")]
    NoUploadHost,
    /// The request could not be written as JSON.
    #[error("the request cannot be written as JSON: {0}")]
    Encoding(#[from] serde_json::Error),
}
