//! Calls that failed.

use std::fmt;
use std::time::Duration;

use serde::de::DeserializeOwned;

use super::super::message_body::MessageBody;
use super::super::operation::{OperationSpec, ResultRule, Retry};
use super::super::result::ReadResult;
use crate::one_line::OneLine;

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
    advice: &'static str,
    retry: Retry,
}

impl<C> Failure<C> {
    pub(in super::super) fn new(
        operation: &'static OperationSpec,
        result: ReadResult<C>,
        rule: Option<&ResultRule>,
    ) -> Self {
        const UNLISTED: &str =
            "The page of the operation does not list this code; see the message.";
        let (advice, retry) =
            rule.map_or((UNLISTED, Retry::Never), |rule| (rule.advice, rule.retry));
        let ReadResult {
            code,
            status,
            message,
            http_status,
            retry_after,
            body,
        } = result;
        Self {
            operation,
            code,
            status,
            message,
            http_status,
            retry_after,
            body,
            advice,
            retry,
        }
    }

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
