//! What can go wrong with a call, by what it means for the payment.

use std::fmt;
use std::time::Duration;

use bytes::Bytes;

use super::http_message::Received;
use super::operation::{CallIdentity, OperationSpec, ResultRule, Retry};
use super::signature::SignatureError;
use crate::Violations;

/// What went wrong with a call.
///
/// The variants differ in what is known: [`Error::OutcomeUnknown`] leaves open whether money moved, and so does
/// [`Error::FailedUnverified`] for whoever does not trust the answer. The others leave nothing open.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error<C> {
    /// The request breaks constraints. Nothing was sent.
    Invalid(Violations),
    /// The request did not reach the gateway. Nothing was done.
    NotSent(NotSent),
    /// The gateway refused or failed the call, and said so in a signed answer. Nothing was done.
    Failed(Box<Failure<C>>),
    /// An answer says that the call failed, and nothing proves that it is the platform's. Only calls that a session
    /// authenticates end so.
    FailedUnverified(Box<Failure<C>>),
    /// The request was sent, and no trustworthy answer says how it ended: inquire before anything else.
    OutcomeUnknown(Box<OutcomeUnknown<C>>),
}

/// An error and what it comes from: the reason of a failed exchange stands at the end.
struct Chain<'a>(&'a (dyn std::error::Error + 'static));

impl fmt::Display for Chain<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.0)?;
        let mut source = self.0.source();
        while let Some(deeper) = source {
            write!(formatter, ": {deeper}")?;
            source = deeper.source();
        }
        Ok(())
    }
}

/// Why a request did not reach the gateway.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum NotSent {
    /// No connection to the host came about.
    #[error("no connection: {}", Chain(&**.0))]
    Connection(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// The call carries a file, and the region has no host for such.
    #[error("the region has no host for files; set one with `upload_base_url`")]
    NoUploadHost,
    /// The request could not be written as JSON.
    #[error("the request cannot be written as JSON: {0}")]
    Encoding(#[from] serde_json::Error),
}

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
    advice: &'static str,
    retry: Retry,
}

impl<C> Failure<C> {
    pub(super) fn new(
        operation: &'static OperationSpec,
        code: C,
        status: String,
        message: String,
        rule: Option<&ResultRule>,
    ) -> Self {
        const UNLISTED: &str =
            "The page of the operation does not list this code; see the message.";
        let (advice, retry) =
            rule.map_or((UNLISTED, Retry::Never), |rule| (rule.advice, rule.retry));
        Self {
            operation,
            code,
            status,
            message,
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

    /// The same answer where it does not settle the outcome.
    #[cfg(feature = "_calls")]
    pub(crate) fn into_cause(self) -> Cause<C> {
        Cause::Reported {
            code: self.code,
            status: self.status,
            message: self.message,
            advice: Some(self.advice),
            retry: self.retry,
        }
    }
}

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
    /// The answer does not have the form of the operation's response. It is the platform's, unless a session authenticates
    /// the call.
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
    /// For a call of which no answer can be trusted.
    pub(crate) fn without_trust(
        call: CallIdentity<'_>,
        cause: Cause<C>,
        received: Option<Received>,
    ) -> Self {
        Self {
            operation: call.operation,
            cause,
            idempotency_key: call.idempotency_key.map(str::to_owned),
            http_status: received.as_ref().map(|received| received.status),
            retry_after: received.as_ref().and_then(Received::retry_after),
            untrusted_body: received.map(|received| received.body),
        }
    }
}

impl<C: fmt::Display> fmt::Display for Error<C> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Invalid(violations) => {
                write!(formatter, "not sent, because invalid: {violations}")
            }
            Self::NotSent(reason) => write!(formatter, "not sent: {reason}"),
            Self::Failed(failure) => failure.fmt(formatter),
            Self::FailedUnverified(failure) => {
                write!(
                    formatter,
                    "as an answer says that nothing verifies: {failure}"
                )
            }
            Self::OutcomeUnknown(unknown) => unknown.fmt(formatter),
        }
    }
}

impl<C: fmt::Display> fmt::Display for Failure<C> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            operation,
            code,
            status,
            message,
            advice,
            ..
        } = self;
        write!(
            formatter,
            "{} failed with {code} ({status}): {message} {advice}",
            operation.name
        )
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
        match (self.operation.inquire_with, &self.idempotency_key) {
            (Some(inquiry), Some(key)) => {
                write!(formatter, "; inquire with {inquiry} about `{key}`")
            }
            (Some(inquiry), None) => write!(formatter, "; inquire with {inquiry}"),
            (None, Some(key)) => write!(
                formatter,
                "; sending the same request again, with the same idempotency key `{key}`, is safe"
            ),
            (None, None) => Ok(()),
        }
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
        // The body may hold what must not be printed: only its length is shown.
        formatter
            .debug_struct("OutcomeUnknown")
            .field("operation", &self.operation.name)
            .field("cause", &self.cause)
            .field("idempotency_key", &self.idempotency_key)
            .field("http_status", &self.http_status)
            .field(
                "untrusted_bytes",
                &self.untrusted_body.as_ref().map(Bytes::len),
            )
            .finish()
    }
}

impl<C: fmt::Debug + fmt::Display> std::error::Error for Error<C> {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Invalid(violations) => Some(violations),
            Self::NotSent(reason) => Some(reason),
            Self::Failed(_) | Self::FailedUnverified(_) => None,
            Self::OutcomeUnknown(unknown) => match &unknown.cause {
                Cause::NoAnswer(reason) => Some(&**reason),
                Cause::Untrusted(reason) => Some(reason),
                Cause::Unreadable(violations) => Some(violations),
                Cause::TooLong { .. } | Cause::Status | Cause::Reported { .. } => None,
            },
        }
    }
}
