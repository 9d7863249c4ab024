//! What stands in the row of a rule.

use std::borrow::Cow;

use super::example::Example;
use super::telling::Telling;
use crate::diff::effect::{Code, Effect, Judgement};

/// The row of a rule of something that is no field.
pub(super) struct Row {
    pub(super) id: &'static str,
    /// What changed.
    pub(super) what: &'static str,
    /// For the wire, for source code and for behaviour.
    pub(super) judgements: [Judgement; 3],
    pub(super) telling: Telling,
    pub(super) example: Example,
}

pub(super) fn row(
    id: &'static str,
    what: &'static str,
    judgements: [Judgement; 3],
    telling: Telling,
    example: impl Into<Example>,
) -> Row {
    Row {
        id,
        what,
        judgements,
        telling,
        example: example.into(),
    }
}

/// The row of a change of a field. Its verdicts follow from what it does, in each direction.
pub(super) struct FieldRow {
    /// The rule's ID behind the direction.
    pub(super) stem: Cow<'static, str>,
    /// What changed.
    pub(super) what: Cow<'static, str>,
    /// What that does to its values.
    pub(super) effect: Effect,
    /// What that does to the code.
    pub(super) code: Code,
    pub(super) telling: Telling,
    pub(super) example: Example,
}

pub(super) fn field_row(
    stem: impl Into<Cow<'static, str>>,
    what: impl Into<Cow<'static, str>>,
    (effect, code): (Effect, Code),
    telling: Telling,
    example: impl Into<Example>,
) -> FieldRow {
    FieldRow {
        stem: stem.into(),
        what: what.into(),
        effect,
        code,
        telling,
        example: example.into(),
    }
}
