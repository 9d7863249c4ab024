//! Calls that failed.

use std::fmt;
use std::time::Duration;

use serde::de::DeserializeOwned;

use crate::one_line::OneLine;
use crate::protocol::message_body::MessageBody;
use crate::protocol::operation_spec::{OperationSpec, Retry};

/// A call that failed: for certain, if the answer that says so is signed.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Failure<C> {
    /// The operation.
    pub operation: &'static OperationSpec,
    /// The result code.
    pub code: C,
    /// The result status.
    pub status: String,
    /// The gateway's message, for people who look into it.
    pub message: String,
    /// The HTTP status.
    pub http_status: u16,
    /// How long the answer asks to wait before the next request.
    pub retry_after: Option<Duration>,
    /// The whole answer, such as the codes of whoever refused a payment. It is as much to be trusted as the failure itself.
    pub body: MessageBody,
    pub(in crate::protocol) advice: &'static str,
    pub(in crate::protocol) retry: Retry,
}

impl<C> Failure<C> {
    /// What to do about it.
    #[must_use]
    pub fn advice(&self) -> &'static str {
        self.advice
    }

    /// Whether the same call may be made again.
    #[must_use]
    pub fn retry(&self) -> Retry {
        self.retry
    }

    /// What the answer says besides the result, as the operation's response; `None` where a field that must be there is not.
    #[must_use]
    pub fn response<T: DeserializeOwned>(&self) -> Option<T> {
        self.body.read_partly().value
    }
}

impl<C: fmt::Display> fmt::Display for Failure<C> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "{} failed with {} ({}): {} {}",
            self.operation.name,
            OneLine(&self.code.to_string()),
            OneLine(&self.status),
            OneLine(&self.message),
            self.advice
        )
    }
}
