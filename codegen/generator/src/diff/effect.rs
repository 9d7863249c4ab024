//! The small model from which the verdicts on fields follow.
//!
//! Whoever writes a message may write certain values, whoever reads it takes certain values. A change breaks the wire when
//! what is written no longer fits what is read: old callers write requests that the new platform reads, and the new platform
//! writes answers and notifications that old clients read. The generated readers look at the shape of an answer alone, at
//! which fields are there and of what kind, and never at its values: an answer is not lost because a text is too long.

use serde::Serialize;

use super::verdict::Verdict::{self, Breaking, Note, Safe, Warning};
use crate::naming::word_of;

/// Which way a field goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// From the merchant to the platform.
    Request,
    /// Back to the merchant.
    Response,
    /// To the merchant, who did not ask.
    Notification,
}

/// The words for them.
pub const DIRECTIONS: &[(&str, Direction)] = &[
    ("request", Direction::Request),
    ("response", Direction::Response),
    ("notification", Direction::Notification),
];

impl Direction {
    /// The word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        word_of(DIRECTIONS, self)
    }
}

/// A verdict and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Judgement {
    /// The verdict.
    pub verdict: Verdict,
    /// Why, as a clause.
    pub reason: &'static str,
}

/// A judgement in one line.
pub(super) const fn judge(verdict: Verdict, reason: &'static str) -> Judgement {
    Judgement { verdict, reason }
}

/// What a change does to a field, apart from its code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Effect {
    /// Its values stay the same.
    Same,
    /// It may have fewer values.
    Fewer(Level),
    /// It may have more values.
    More(Level),
    /// Some values go and others come.
    Other(Level),
    /// The field is new, and nobody has to write it.
    Added,
    /// The field is gone; whoever still writes it writes something that nobody knows.
    Unheard,
    /// The field is gone; nobody had to write it.
    Silent,
    /// The same values are written in another form, both of which our readers take.
    Rewritten,
    /// One more value is listed, among those that may come.
    Listed,
    /// A value is no longer listed; it may come all the same.
    Unlisted,
    /// A source says now what was not known before. That is knowledge, and no change of the platform.
    Learned,
    /// What was known is not known any more: it may have changed, or only its source is gone.
    Forgotten,
    /// The value is no longer printed.
    Hidden,
    /// The value is printed.
    Printed,
}

/// Who notices.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Level {
    /// Every reader: a field is missing or of another kind.
    Shape,
    /// Only a reader who checks constraints, as the platform does with requests.
    Constraint,
}

/// What a change does to the generated code of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Code {
    /// Nothing.
    Same,
    /// There is more of it, which no code has to know.
    More,
    /// The compiler warns.
    Warns,
    /// Items are gone or have another type.
    Other,
    /// The literal of the required fields has other fields, in a struct that is built; elsewhere a field is added.
    OtherLiteral,
    /// A collection moves between the literal and the setters of a struct that is built; its type stays.
    MovesInLiteral,
}

pub(super) fn on_the_wire(effect: Effect, direction: Direction) -> Judgement {
    use Direction::Request;
    use Level::{Constraint, Shape};
    match (effect, direction) {
        (Effect::Same | Effect::Hidden | Effect::Printed, _) => {
            judge(Safe, "the same values are written and read")
        }
        (Effect::Learned, _) => judge(
            Note,
            "not known before: the platform is not said to have changed",
        ),
        (Effect::Forgotten, _) => judge(
            Warning,
            "not known any more: the platform may have changed, and no source says so",
        ),
        (Effect::Added, Request) => judge(Note, "the platform takes a further field"),
        (Effect::Added, _) => judge(Safe, "old clients pass over fields that they do not know"),
        (Effect::Listed, Request) => judge(Note, "the platform knows a further value"),
        (Effect::Listed, _) => judge(
            Note,
            "old clients keep the value as one that they do not list",
        ),
        (Effect::Unlisted, Request) => judge(Warning, "the platform may no longer know the value"),
        (Effect::Unlisted, _) => judge(Safe, "old clients still read the value"),
        (Effect::Fewer(_), Request) => judge(
            Breaking,
            "the platform refuses requests that it took before",
        ),
        (Effect::More(_), Request) => judge(Note, "the platform takes requests that it refused"),
        (Effect::Other(_), Request) => judge(
            Breaking,
            "the platform expects something else than old callers send",
        ),
        (Effect::Unheard | Effect::Silent, Request) => judge(
            Warning,
            "old callers still send the field, which the platform may ignore or refuse",
        ),
        (Effect::Rewritten, Request) => judge(
            Warning,
            "old callers send the other form; whether the platform takes both is not known",
        ),
        (Effect::Fewer(Shape), _) => judge(Safe, "old clients read all that is written now"),
        (Effect::More(Shape), _) => {
            judge(Breaking, "old clients cannot read what may be written now")
        }
        (Effect::Other(Shape), _) => judge(Breaking, "old clients cannot read what is written now"),
        (Effect::Fewer(Constraint) | Effect::More(Constraint) | Effect::Other(Constraint), _) => {
            judge(Safe, "reading does not check constraints")
        }
        (Effect::Unheard, _) => judge(Breaking, "old clients wait for a field that is gone"),
        (Effect::Silent, _) => judge(Note, "old clients never see the field again"),
        (Effect::Rewritten, _) => judge(Safe, "both forms are read"),
    }
}

pub(super) fn of_behaviour(effect: Effect, direction: Direction) -> Judgement {
    use Direction::Request;
    use Level::Constraint;
    match (effect, direction) {
        (Effect::Fewer(Constraint) | Effect::Other(Constraint), Request) => {
            judge(Breaking, "the client refuses requests that it sent before")
        }
        (Effect::More(Constraint), Request) => {
            judge(Note, "the client sends requests that it refused before")
        }
        (Effect::Fewer(Constraint) | Effect::Other(Constraint), _) => {
            judge(Note, "`validate`, called by hand, finds more")
        }
        (Effect::More(Constraint), _) => judge(Note, "`validate`, called by hand, finds less"),
        (Effect::Rewritten, Request) => judge(Note, "the value is written in another form"),
        (Effect::Hidden, _) => judge(Note, "`Debug` hides the value"),
        (Effect::Printed, _) => judge(Breaking, "`Debug` prints a value that it kept out of logs"),
        _ => judge(Safe, "code that compiles does what it did"),
    }
}

pub(super) fn of_source(code: Code, direction: Direction) -> Judgement {
    match (code, direction) {
        (Code::Same, _) => judge(Safe, "the code is the same"),
        (Code::More, _) => judge(Note, "items are added"),
        (Code::Warns, _) => judge(
            Note,
            "the compiler warns where it is used, or no longer does",
        ),
        (Code::Other, _) => judge(Breaking, "items are gone or have another type"),
        (Code::OtherLiteral, Direction::Request) => judge(
            Breaking,
            "the literal of the required fields has another field",
        ),
        (Code::OtherLiteral, _) => judge(Note, "a field is added that nobody has to fill in"),
        (Code::MovesInLiteral, Direction::Request) => judge(
            Breaking,
            "the field moves between the literal of the required fields and the setters",
        ),
        (Code::MovesInLiteral, _) => judge(Safe, "the field keeps its type"),
    }
}
