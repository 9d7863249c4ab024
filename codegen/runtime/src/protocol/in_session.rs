//! Calls that a session authenticates instead of a signature.
//!
//! Nothing of such a call is signed, and its answer is not either: TLS alone says who answers.

use std::fmt;

use bytes::Bytes;
use http::header::{ACCEPT, CONTENT_TYPE, HeaderName, HeaderValue, USER_AGENT};
use http::uri::Scheme;

use super::api::Api;
use super::header::{NotVisible, visible};
use super::operation::{Operation, OperationSpec};

/// An operation whose requests carry the ID of a session instead of a signature, and whose answers nothing proves.
pub trait SessionOperation: Operation {
    /// The header that carries the ID, in lower case.
    const HEADER: &'static str;
}

/// The ID of a session that the platform opened. Whoever has it can call for the merchant: it is never printed.
#[derive(Clone)]
pub struct SessionId(HeaderValue);

impl SessionId {
    /// A session's ID, as the platform gave it.
    ///
    /// # Errors
    ///
    /// When it is not of visible ASCII characters alone.
    pub fn new(id: &str) -> Result<Self, NotVisible> {
        let mut id = visible(id)?;
        id.set_sensitive(true);
        Ok(Self(id))
    }
}

impl fmt::Debug for SessionId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("SessionId((hidden))")
    }
}

/// What a call in a session sends.
pub(crate) struct InSession {
    header: &'static str,
    id: HeaderValue,
    body: Bytes,
}

impl InSession {
    pub(crate) fn new<R: SessionOperation>(session: &SessionId, body: Bytes) -> Self {
        Self {
            header: R::HEADER,
            id: session.0.clone(),
            body,
        }
    }

    /// The request as HTTP clients take it. It demands HTTP/2 wherever it is encrypted; only a gateway on this machine, which
    /// is not, is spoken to otherwise.
    pub(crate) fn to_http(
        &self,
        api: &Api,
        operation: &OperationSpec,
        base_url: &str,
    ) -> Result<http::Request<Bytes>, http::Error> {
        let url = format!(
            "{}{}",
            base_url.trim_end_matches('/'),
            api.path_without_client(operation)
        );
        let mut request = http::Request::builder()
            .method(operation.method)
            .uri(url)
            .header(HeaderName::from_static(self.header), self.id.clone())
            .header(CONTENT_TYPE, api.content_type)
            .header(ACCEPT, "application/json")
            .header(USER_AGENT, AGENT)
            .body(self.body.clone())?;
        // A scheme is the same in any case, which the parsed URL knows.
        if request.uri().scheme() == Some(&Scheme::HTTPS) {
            *request.version_mut() = http::Version::HTTP_2;
        }
        Ok(request)
    }
}

const AGENT: &str = concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION"));
