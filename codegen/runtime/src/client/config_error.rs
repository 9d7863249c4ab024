//! What is missing or wrong in what a client is made of.

use crate::protocol::{HeaderError, NotVisible};

/// Why a client cannot be made.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ConfigError {
    /// Something that every client needs was not given.
    #[error("the client needs {0}")]
    Missing(&'static str),
    /// The client ID or the agent token cannot stand in a header.
    #[error(transparent)]
    NotVisible(#[from] NotVisible),
    /// A header cannot be added.
    #[error(transparent)]
    Header(#[from] HeaderError),
    /// The base URL is not one, or has more than a scheme and a host.
    #[error("the base URL must be a scheme and a host, such as https://gateway.example")]
    BaseUrl,
    /// The base URL would send payments without encryption over a network.
    #[error("plain http is for this machine only; use https for {0}")]
    PlainHttp(String),
    /// A number of a client's limits leaves no room for any call.
    #[error("the {0} must be more than zero")]
    Zero(&'static str),
    /// The HTTP client cannot be made.
    #[error("the HTTP client cannot be made: {0}")]
    Http(#[source] Box<dyn std::error::Error + Send + Sync>),
}
