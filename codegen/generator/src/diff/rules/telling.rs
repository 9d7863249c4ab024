//! How a rule is told in sentences.

use std::borrow::Cow;

/// The heading of a changelog that a sentence stands under if nothing breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Section {
    Added,
    Changed,
    Deprecated,
    Removed,
    Fixed,
}

/// What becomes of several findings of one rule.
#[derive(Clone, Debug)]
pub(crate) enum Joined {
    /// Each is told by itself.
    Alone,
    /// Those of one place are told together: `{names}` stands for their names.
    Here(Cow<'static, str>),
    /// All of them are counted: `{count}` stands for their number.
    Counted(Cow<'static, str>),
}

/// How a rule is told.
#[derive(Clone, Debug)]
pub(crate) struct Telling {
    pub(crate) section: Section,
    /// Where one finding is told: `{name}`, `{old}` and `{new}` stand for what they say.
    pub(crate) one: Cow<'static, str>,
    pub(crate) joined: Joined,
}

/// Told by itself.
pub(super) fn alone(section: Section, one: &'static str) -> Telling {
    Telling {
        section,
        one: one.into(),
        joined: Joined::Alone,
    }
}

/// Told together with others of the same place.
pub(super) fn here(
    section: Section,
    one: impl Into<Cow<'static, str>>,
    several: impl Into<Cow<'static, str>>,
) -> Telling {
    Telling {
        section,
        one: one.into(),
        joined: Joined::Here(several.into()),
    }
}

/// Counted, if there are several.
pub(super) fn counted(section: Section, one: &'static str, several: &'static str) -> Telling {
    Telling {
        section,
        one: one.into(),
        joined: Joined::Counted(several.into()),
    }
}
