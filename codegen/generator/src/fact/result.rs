//! What a result means, and whether the call may be made again.

use crate::naming::word_of;

/// What a result means for the payment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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

/// The words for them.
pub const OUTCOMES: &[(&str, Outcome)] = &[
    ("success", Outcome::Success),
    ("pending", Outcome::Pending),
    ("failed", Outcome::Failed),
    ("unknown", Outcome::Unknown),
];

impl Outcome {
    /// The word for this outcome in a spec.
    #[must_use]
    pub fn word(self) -> &'static str {
        word_of(OUTCOMES, self)
    }
}

/// Why the same request may be sent twice although no field identifies it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Because {
    /// The call only asks.
    ChangesNothing,
    /// The request names what it changes, and that is changed once.
    DoneOnce,
}

/// The words for them.
pub const BECAUSE: &[(&str, Because)] = &[
    ("changes_nothing", Because::ChangesNothing),
    ("done_once", Because::DoneOnce),
];

impl Because {
    /// The word for this reason in a spec.
    #[must_use]
    pub fn word(self) -> &'static str {
        word_of(BECAUSE, self)
    }
}

/// Whether the same call may be made again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Retry {
    /// Do not.
    Never,
    /// With the same body, and the same idempotency key if there is one.
    SameRequest,
    /// Only after an inquiry said that nothing happened.
    AfterInquiry,
}

/// The words for them.
pub const RETRIES: &[(&str, Retry)] = &[
    ("never", Retry::Never),
    ("same_request", Retry::SameRequest),
    ("after_inquiry", Retry::AfterInquiry),
];

impl Retry {
    /// The word for this rule in a spec.
    #[must_use]
    pub fn word(self) -> &'static str {
        word_of(RETRIES, self)
    }
}
