//! How bad a change is, and for whom.

use std::fmt;

use serde::Serialize;

use crate::naming::word_of;

/// How bad a change is for one audience.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Nobody of the audience notices it.
    Safe,
    /// It can be noticed, and nothing that worked stops working.
    Note,
    /// What worked may stop working; it depends on what the spec does not say.
    Warning,
    /// Something that worked stops working.
    Breaking,
}

/// The words for them, worst last.
pub const VERDICTS: &[(&str, Verdict)] = &[
    ("safe", Verdict::Safe),
    ("note", Verdict::Note),
    ("warning", Verdict::Warning),
    ("breaking", Verdict::Breaking),
];

impl Verdict {
    /// The word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        word_of(VERDICTS, self)
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.word())
    }
}

/// Who judges.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    /// Programs that talk to each other with the old and the new spec.
    Wire,
    /// Code that uses the generated crate.
    Source,
    /// Code that compiles as before, and what it does.
    Behaviour,
}

/// All of them, in the order in which they are shown.
pub const AUDIENCES: &[(&str, Audience)] = &[
    ("wire", Audience::Wire),
    ("source", Audience::Source),
    ("behaviour", Audience::Behaviour),
];

impl Audience {
    /// The word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        word_of(AUDIENCES, self)
    }
}

impl fmt::Display for Audience {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.word())
    }
}
