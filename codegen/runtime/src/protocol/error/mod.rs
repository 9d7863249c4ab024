//! What can go wrong with a call, by what it means for the payment.

mod accepted;
mod chain;
mod failure;
mod inquiry;
mod not_sent;
mod outcome_unknown;

use std::fmt;

use crate::Violations;

pub use accepted::Accepted;
pub use failure::Failure;
pub use not_sent::NotSent;
pub use outcome_unknown::{Cause, OutcomeUnknown};

/// What went wrong with a call.
///
/// The variants differ in what is known: [`Error::OutcomeUnknown`] leaves open whether money moved, and so do the two
/// `…Unverified` for whoever does not trust the answer. The others leave nothing open: after [`Error::Accepted`] it moved or
/// will, after [`Error::Invalid`], [`Error::NotSent`] and [`Error::Failed`] it did not.
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
    /// The call is done or under way, as a signed answer says, of which not everything can be read. This is no failure: to make
    /// the call anew may move the money twice.
    Accepted(Box<Accepted<C>>),
    /// An answer says that the call is done or under way, not everything in it can be read, and nothing proves that it is the
    /// platform's. Only calls that a session authenticates end so.
    AcceptedUnverified(Box<Accepted<C>>),
    /// The request was sent, and no trustworthy answer says how it ended: inquire before anything else.
    OutcomeUnknown(Box<OutcomeUnknown<C>>),
}

impl<C: fmt::Display> fmt::Display for Error<C> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        /// What stands before the words for an answer that may be anybody's.
        const UNVERIFIED: &str = "as an answer says that nothing verifies: ";
        match self {
            Self::Invalid(violations) => {
                write!(formatter, "not sent, because invalid: {violations}")
            }
            Self::NotSent(reason) => write!(formatter, "not sent: {reason}"),
            Self::Failed(failure) => failure.fmt(formatter),
            Self::FailedUnverified(failure) => write!(formatter, "{UNVERIFIED}{failure}"),
            Self::Accepted(accepted) => accepted.fmt(formatter),
            Self::AcceptedUnverified(accepted) => write!(formatter, "{UNVERIFIED}{accepted}"),
            Self::OutcomeUnknown(unknown) => unknown.fmt(formatter),
        }
    }
}

impl<C: fmt::Debug + fmt::Display> std::error::Error for Error<C> {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Invalid(violations) => Some(violations),
            Self::NotSent(reason) => Some(reason),
            Self::Failed(_) | Self::FailedUnverified(_) => None,
            Self::Accepted(accepted) | Self::AcceptedUnverified(accepted) => Some(&accepted.unread),
            Self::OutcomeUnknown(unknown) => match &unknown.cause {
                Cause::NoAnswer(reason) => Some(&**reason),
                Cause::Untrusted(reason) => Some(reason),
                Cause::Unreadable(violations) => Some(violations),
                Cause::TooLong { .. } | Cause::Status | Cause::Reported { .. } => None,
            },
        }
    }
}
