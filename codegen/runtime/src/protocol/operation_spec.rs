//! What the spec says of one operation, as constants.

use std::time::Duration;

/// What a result means for the payment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// It is done.
    Success,
    /// It is under way; the answer comes later.
    Pending,
    /// It is certain that nothing was done.
    Failed,
    /// Nobody can say yet.
    Unknown,
}

/// Whether the same call may be made again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Retry {
    /// Do not.
    Never,
    /// With the same body, and the same idempotency key if the operation has one.
    SameRequest,
    /// The same, not before so long a time is over.
    SameRequestAfter(Duration),
    /// Only after an inquiry said that nothing happened.
    AfterInquiry,
}

impl Retry {
    /// The least time before the same request is sent again; `None` where it is not.
    #[cfg(feature = "_calls")]
    pub(crate) fn least_delay(self) -> Option<Duration> {
        match self {
            Self::Never | Self::AfterInquiry => None,
            Self::SameRequest => Some(Duration::ZERO),
            Self::SameRequestAfter(delay) => Some(delay),
        }
    }
}

/// What it does to send the same request twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Repeat {
    /// Everything may be done twice.
    Unsafe,
    /// It is done once, if the field is there that identifies the request.
    ByKey,
    /// It is done once, since the request names what it changes.
    DoneOnce,
    /// Nothing: the call only asks.
    ChangesNothing,
}

/// One result code of an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ResultRule {
    /// The code on the wire.
    pub code: &'static str,
    /// The status that it comes with.
    pub status: &'static str,
    /// What it means for the payment.
    pub outcome: Outcome,
    /// Whether to call again.
    pub retry: Retry,
    /// What to do.
    pub advice: &'static str,
}

/// One operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OperationSpec {
    /// Its name in the API.
    pub name: &'static str,
    /// The HTTP method.
    pub method: &'static str,
    /// The path behind the base path, or the whole one.
    pub path: &'static str,
    /// Whether nothing stands before the path, in the sandbox neither.
    pub is_whole_path: bool,
    /// What it does to send the same request twice.
    pub repeat: Repeat,
    /// The operation that tells how a call ended, if the API has one.
    pub inquire_with: Option<&'static str>,
    /// The result codes that its page lists.
    pub results: &'static [ResultRule],
}

impl OperationSpec {
    /// The rule for a code that came with a status.
    ///
    /// A listed code with another status than the listed one has no rule.
    #[must_use]
    pub fn rule(&self, code: &str, status: &str) -> Option<&'static ResultRule> {
        self.results
            .iter()
            .find(|rule| rule.code == code && rule.status == status)
    }

    /// Whether a call can answer that it is under way.
    #[must_use]
    pub fn can_be_pending(&self) -> bool {
        self.results
            .iter()
            .any(|rule| rule.outcome == Outcome::Pending)
    }

    /// Whether a code is listed, but never with this outcome. Then nobody can say which of the two holds.
    pub(super) fn contradicts(&self, code: &str, outcome: Outcome) -> bool {
        let mut listed = self.results.iter().filter(|rule| rule.code == code);
        let is_listed = listed.clone().next().is_some();
        is_listed && listed.all(|rule| rule.outcome != outcome)
    }
}
