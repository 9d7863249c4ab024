//! Calls of which nobody can say how they ended.

use std::fmt;
use std::time::Duration;

use bytes::Bytes;

use super::chain::Chain;
#[cfg(feature = "_calls")]
use super::failure::Failure;
use super::inquiry::Inquiry;
use crate::Violations;
use crate::one_line::OneLine;
use crate::protocol::call_identity::CallIdentity;
use crate::protocol::http_message::Received;
use crate::protocol::message_body::MessageBody;
use crate::protocol::operation_spec::{OperationSpec, Retry};
use crate::protocol::signature_error::SignatureError;

/// A call that was sent and of which nobody can say how it ended.
#[non_exhaustive]
pub struct OutcomeUnknown<C> {
    /// The operation.
    pub operation: &'static OperationSpec,
    /// Why nobody can say.
    pub cause: Cause<C>,
    /// The value of the field that makes it safe to send the same request again.
    pub idempotency_key: Option<String>,
    /// The HTTP status, if there was an answer.
    pub http_status: Option<u16>,
    /// How long the answer asks to wait before the next request.
    pub retry_after: Option<Duration>,
    /// The body of an answer that is the platform's for this call, and leaves the outcome open.
    pub verified_body: Option<MessageBody>,
    /// The body of an answer that is not to be trusted: to look at, never to act on.
    pub untrusted_body: Option<Bytes>,
}

/// Why nobody can say how a call ended.
#[derive(Debug)]
#[non_exhaustive]
pub enum Cause<C> {
    /// No whole answer arrived: a time-out, a reset, a cut body.
    NoAnswer(Box<dyn std::error::Error + Send + Sync>),
    /// The answer was longer than the limit, in bytes.
    TooLong {
        /// The limit.
        limit: usize,
    },
    /// The answer to a call that a session authenticates has another HTTP status than 200.
    Status,
    /// The answer is not proven to come from the platform for this call.
    Untrusted(SignatureError),
    /// The answer has no result that can be read. It is the platform's, unless a session authenticates the call.
    Unreadable(Violations),
    /// The answer itself says that the outcome is not known, or not yet.
    Reported {
        /// The result code.
        code: C,
        /// The result status.
        status: String,
        /// The platform's message.
        message: String,
        /// What to do about it.
        advice: Option<&'static str>,
        /// Whether the same call may be made again.
        retry: Retry,
    },
}

impl<C> OutcomeUnknown<C> {
    /// For a call that had no answer.
    pub(crate) fn without_answer(call: &CallIdentity<'_>, cause: Cause<C>) -> Self {
        Self {
            operation: call.operation,
            cause,
            idempotency_key: call.idempotency_key.map(str::to_owned),
            http_status: None,
            retry_after: None,
            verified_body: None,
            untrusted_body: None,
        }
    }

    /// For a call of which an attempt failed for certain, and an earlier one may not have.
    #[cfg(feature = "_calls")]
    pub(crate) fn after_failure(call: &CallIdentity<'_>, failure: Failure<C>) -> Self {
        let (advice, retry) = (Some(failure.advice()), failure.retry());
        let cause = Cause::Reported {
            code: failure.code,
            status: failure.status,
            message: failure.message,
            advice,
            retry,
        };
        Self {
            http_status: Some(failure.http_status),
            retry_after: failure.retry_after,
            verified_body: Some(failure.body),
            ..Self::without_answer(call, cause)
        }
    }

    /// For a call whose answer is the platform's.
    pub(crate) fn verified(call: &CallIdentity<'_>, cause: Cause<C>, received: Received) -> Self {
        Self {
            http_status: Some(received.status),
            retry_after: received.retry_after(),
            verified_body: Some(MessageBody::new(received.body)),
            ..Self::without_answer(call, cause)
        }
    }

    /// For a call whose answer may be anybody's.
    pub(crate) fn untrusted(call: &CallIdentity<'_>, cause: Cause<C>, received: Received) -> Self {
        Self {
            http_status: Some(received.status),
            retry_after: received.retry_after(),
            untrusted_body: Some(received.body),
            ..Self::without_answer(call, cause)
        }
    }
}

impl<C: fmt::Display> fmt::Display for OutcomeUnknown<C> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "{} was sent, but nobody can say how it ended: {}",
            self.operation.name, self.cause
        )?;
        if let Some(status) = self.http_status {
            write!(formatter, " (HTTP status {status})")?;
        }
        Inquiry::of(self.operation, self.idempotency_key.as_deref()).fmt(formatter)
    }
}

impl<C: fmt::Display> fmt::Display for Cause<C> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoAnswer(reason) => {
                write!(formatter, "no whole answer arrived: {}", Chain(&**reason))
            }
            Self::TooLong { limit } => write!(formatter, "the answer is longer than {limit} bytes"),
            Self::Status => formatter.write_str("the answer has another HTTP status than 200"),
            Self::Untrusted(reason) => {
                write!(formatter, "the answer is not to be trusted: {reason}")
            }
            Self::Unreadable(violations) => {
                write!(formatter, "the answer cannot be read: {violations}")
            }
            Self::Reported {
                code,
                status,
                message,
                advice,
                ..
            } => {
                let (code, status) = (code.to_string(), OneLine(status));
                let (code, message) = (OneLine(&code), OneLine(message));
                write!(formatter, "the answer is {code} ({status}): {message}")?;
                match advice {
                    Some(advice) => write!(formatter, " {advice}"),
                    None => Ok(()),
                }
            }
        }
    }
}

impl<C: fmt::Debug> fmt::Debug for OutcomeUnknown<C> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        // A body may hold what must not be printed: only its length is shown.
        formatter
            .debug_struct("OutcomeUnknown")
            .field("operation", &self.operation.name)
            .field("cause", &self.cause)
            .field("idempotency_key", &self.idempotency_key)
            .field("http_status", &self.http_status)
            .field("verified_body", &self.verified_body)
            .field(
                "untrusted_bytes",
                &self.untrusted_body.as_ref().map(Bytes::len),
            )
            .finish()
    }
}
