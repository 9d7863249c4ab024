//! The verdicts that many rules have in common, each with its reason.

use crate::diff::effect::{Judgement, judge};
use crate::diff::verdict::Verdict::{Breaking, Note, Safe, Warning};

pub(super) const fn breaking(reason: &'static str) -> Judgement {
    judge(Breaking, reason)
}

pub(super) const fn warning(reason: &'static str) -> Judgement {
    judge(Warning, reason)
}

pub(super) const fn note(reason: &'static str) -> Judgement {
    judge(Note, reason)
}

pub(super) const SAME_WIRE: Judgement = judge(Safe, "the same bytes are written and read");
pub(super) const SAME_CODE: Judgement = judge(Safe, "the code is the same");
pub(super) const SAME_DEEDS: Judgement = judge(Safe, "code that compiles does what it did");
pub(super) const GONE: Judgement = breaking("items are gone or have another name");
pub(super) const ADDED: Judgement = note("items are added");
pub(super) const WARNS: Judgement = note("the compiler warns where it is used, or no longer does");

/// Only people read it.
pub(super) const WORDS: [Judgement; 3] = [SAME_WIRE, SAME_CODE, SAME_DEEDS];
/// Only the generated code has another name.
pub(super) const NAME: [Judgement; 3] = [SAME_WIRE, GONE, SAME_DEEDS];
/// Old clients and the platform no longer understand each other; the new crate does it right without any change of code.
pub(super) const SPOKEN: [Judgement; 3] = [
    breaking("old clients say it the old way, which the platform no longer understands"),
    SAME_CODE,
    SAME_DEEDS,
];
/// What the local gateway says.
pub(super) const GATEWAY: [Judgement; 3] = [
    SAME_WIRE,
    SAME_CODE,
    note("the local gateway answers otherwise"),
];
