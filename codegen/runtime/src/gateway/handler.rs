//! Answers that a test decides itself.

use std::sync::Arc;

use bytes::Bytes;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::json;
use crate::protocol::Operation;

/// What a handler answers to a request that keeps every rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reply<T> {
    /// The operation's response.
    Response(T),
    /// A result and nothing else.
    Result {
        /// The result code.
        code: String,
        /// The result status.
        status: String,
        /// The message.
        message: String,
    },
}

impl<T> Reply<T> {
    /// A result code with its status.
    #[must_use]
    pub fn result(code: impl Into<String>, status: impl Into<String>) -> Self {
        Self::Result {
            code: code.into(),
            status: status.into(),
            message: "As the handler says.".to_owned(),
        }
    }
}

/// A handler without the types of its operation: from the bytes of a request that was checked, and those of the response to
/// start from, to those of a response.
pub(super) type Handler = Arc<dyn Fn(&[u8], &[u8]) -> Reply<Bytes> + Send + Sync>;

/// Makes a handler of a typed one, which starts from the operation's sample.
///
/// # Panics
///
/// The handler panics when the sample is none, or when a response cannot be written as JSON.
pub(super) fn handler<R>(
    handle: impl Fn(&R, R::Response) -> Reply<R::Response> + Send + Sync + 'static,
) -> Handler
where
    R: Operation + DeserializeOwned,
    R::Response: Serialize,
{
    Arc::new(move |body, sample| {
        let request: R = json::read(body).expect("the request was checked before");
        let response = json::read(sample).expect("the sample is one of the response");
        match handle(&request, response) {
            Reply::Response(response) => {
                let body = serde_json::to_vec(&response).expect("a response is JSON");
                Reply::Response(body.into())
            }
            Reply::Result {
                code,
                status,
                message,
            } => Reply::Result {
                code,
                status,
                message,
            },
        }
    })
}
