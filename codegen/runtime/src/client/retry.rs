//! When the same request is sent again, and how much later.

use std::time::{Duration, Instant};

use crate::protocol::{
    CallIdentity, Cause, Error, NotSent, OutcomeUnknown, Repeat, Retry, SignatureError,
};

/// How often a request is sent at most, and how long after each other.
///
/// Sent again are the same bytes with the same idempotency key, newly signed; the table of the module says when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RetryPolicy {
    attempts: u32,
    first_delay: Duration,
    longest_delay: Duration,
}

impl RetryPolicy {
    /// Each call is sent once.
    pub const NEVER: Self = Self::new(1);

    /// At most so many attempts, a random part of 200 ms after the first and of 5 s at most after later ones.
    #[must_use]
    pub const fn new(attempts: u32) -> Self {
        Self {
            attempts,
            first_delay: Duration::from_millis(200),
            longest_delay: Duration::from_secs(5),
        }
    }

    /// The delay after the first attempt, of which a random part is waited, and which doubles up to the longest.
    #[must_use]
    pub const fn delays(mut self, first: Duration, longest: Duration) -> Self {
        self.first_delay = first;
        self.longest_delay = longest;
        self
    }

    /// A random part of the delay after so many attempts: clients that failed together do not come back together.
    fn delay(&self, attempts: u32) -> Duration {
        /// Longer than any call takes, and short enough to take a part of it.
        const LONGEST: Duration = Duration::from_secs(365 * 24 * 60 * 60);
        let doubled = 2_u32.checked_pow(attempts.saturating_sub(1));
        let longest = doubled
            .and_then(|times| self.first_delay.checked_mul(times))
            .map_or(self.longest_delay, |delay| delay.min(self.longest_delay))
            .min(LONGEST);
        let mut random = [0; 8];
        // Without random numbers the whole delay is waited.
        let part = match aws_lc_rs::rand::fill(&mut random) {
            Ok(()) => u64::from_ne_bytes(random) as f64 / u64::MAX as f64,
            Err(_) => 1.0,
        };
        longest.mul_f64(part)
    }
}

/// Three attempts.
impl Default for RetryPolicy {
    fn default() -> Self {
        Self::new(3)
    }
}

/// How an attempt can end so that another one makes sense.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Event {
    /// No connection came about.
    NoConnection,
    /// The connection ended, or nothing came in time.
    NoAnswer,
    /// A server or a proxy answers 5xx without a signature.
    ServerError,
    /// A server or a proxy answers 429 without a signature.
    TooManyRequests,
    /// The platform does not know the outcome, and the spec says to send the same request again.
    Unknown,
    /// The platform failed the call, and the spec says to send the same request again.
    Failed,
}

/// Whether the request may have been processed after each event. If so, it is sent again only where that does nothing twice.
///
/// Whatever is not here, such as an answer with a wrong signature, is never followed by another attempt.
const MAY_HAVE_ARRIVED: &[(Event, bool)] = &[
    (Event::NoConnection, false),
    (Event::NoAnswer, true),
    (Event::ServerError, true),
    (Event::TooManyRequests, true),
    (Event::Unknown, true),
    (Event::Failed, false),
];

impl Event {
    fn may_have_arrived(self) -> bool {
        MAY_HAVE_ARRIVED
            .iter()
            .any(|(event, may_have_arrived)| *event == self && *may_have_arrived)
    }

    /// What an error stands for.
    fn of<C>(error: &Error<C>) -> Option<Self> {
        match error {
            Error::Invalid(_)
            | Error::NotSent(NotSent::Encoding(_) | NotSent::NoUploadHost | NotSent::Url(_))
            | Error::FailedUnverified(_)
            | Error::Accepted(_)
            | Error::AcceptedUnverified(_) => None,
            Error::NotSent(NotSent::Connection(_)) => Some(Self::NoConnection),
            Error::Failed(failure) => failure.retry().least_delay().map(|_| Self::Failed),
            Error::OutcomeUnknown(unknown) => match (&unknown.cause, unknown.http_status) {
                (Cause::NoAnswer(_), _) => Some(Self::NoAnswer),
                (Cause::Untrusted(SignatureError::Missing), Some(429)) => {
                    Some(Self::TooManyRequests)
                }
                (Cause::Untrusted(SignatureError::Missing), Some(500..)) => Some(Self::ServerError),
                (Cause::Reported { retry, .. }, _) => retry.least_delay().map(|_| Self::Unknown),
                _ => None,
            },
        }
    }
}

/// How long an answer or the rule of its code asks to wait at least.
fn asked<C>(error: &Error<C>) -> Duration {
    let (of_answer, rule) = match error {
        Error::Failed(failure) => (failure.retry_after, failure.retry()),
        Error::OutcomeUnknown(unknown) => {
            let rule = match unknown.cause {
                Cause::Reported { retry, .. } => retry,
                _ => Retry::SameRequest,
            };
            (unknown.retry_after, rule)
        }
        _ => return Duration::ZERO,
    };
    let rule = rule.least_delay().unwrap_or_default();
    of_answer.unwrap_or_default().max(rule)
}

/// The attempts of one call.
pub(super) struct Attempts {
    policy: RetryPolicy,
    is_repeatable: bool,
    changes_nothing: bool,
    /// The end of the call; `None` when there is none.
    deadline: Option<Instant>,
    made: u32,
    /// Whether the platform may have processed an attempt before the last one.
    may_have_arrived: bool,
}

impl Attempts {
    pub(super) fn new(
        policy: RetryPolicy,
        call: &CallIdentity<'_>,
        deadline: Option<Instant>,
    ) -> Self {
        Self {
            policy,
            is_repeatable: call.is_repeatable(),
            changes_nothing: call.operation.repeat == Repeat::ChangesNothing,
            deadline,
            made: 0,
            may_have_arrived: false,
        }
    }

    /// Counts an attempt that is made now.
    pub(super) fn begin(&mut self) {
        self.made += 1;
    }

    /// How many attempts have been made.
    pub(super) fn made(&self) -> u32 {
        self.made
    }

    /// The time until the end of the call; `None` when it has none.
    pub(super) fn time_left(&self) -> Option<Duration> {
        let deadline = self.deadline?;
        Some(deadline.saturating_duration_since(Instant::now()))
    }

    /// How long to wait before the next attempt; `None` ends the call.
    pub(super) fn after<C>(&mut self, error: &Error<C>) -> Option<Duration> {
        let event = Event::of(error)?;
        let is_safe = self.is_repeatable || !event.may_have_arrived();
        if !is_safe || self.made >= self.policy.attempts {
            return None;
        }
        let delay = self.policy.delay(self.made).max(asked(error));
        // A time that no clock shows never comes.
        Instant::now().checked_add(delay)?;
        if self.time_left().is_some_and(|left| delay >= left) {
            return None;
        }
        self.may_have_arrived |= event.may_have_arrived();
        Some(delay)
    }

    /// What to tell the caller in the end: an attempt that failed for certain says nothing of an earlier one that may have
    /// succeeded. Only of a call that changes nothing the last answer is as good as the first.
    pub(super) fn told<C>(&self, call: &CallIdentity<'_>, error: Error<C>) -> Error<C> {
        if !self.may_have_arrived {
            return error;
        }
        let unknown = match error {
            Error::Failed(failure) if !self.changes_nothing => {
                OutcomeUnknown::after_failure(call, *failure)
            }
            Error::NotSent(reason) => {
                OutcomeUnknown::without_answer(call, Cause::NoAnswer(Box::new(reason)))
            }
            other => return other,
        };
        Error::OutcomeUnknown(Box::new(unknown))
    }
}
