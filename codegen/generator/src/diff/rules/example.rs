//! Examples: what happens to a small spec, so that a rule is found. The tests run each of them.
//!
//! The spec stands in `tests/diff/base`.

/// An example of a rule.
#[derive(Clone, Copy, Debug)]
pub enum Example {
    /// A change of the small spec.
    Edited(Edited),
    /// None is known.
    Never {
        /// Why, as a clause.
        because: &'static str,
    },
}

/// A change of the small spec.
#[derive(Clone, Copy, Debug)]
pub struct Edited {
    /// What both sides have, and the small spec has not.
    pub given: &'static [Edit],
    /// The field `memo` as it was and as it is, in the direction of the rule: what stands between its braces, which may leave
    /// out the summary. An empty text stands for no field.
    pub memo: [&'static str; 2],
    /// What changes besides the field.
    pub edits: &'static [Edit],
    /// Whether the old side is the one with the edits.
    pub is_reversed: bool,
}

/// One change of a spec's file.
#[derive(Clone, Copy, Debug)]
pub enum Edit {
    /// In this file the first text, which stands there once, becomes the second.
    Replace(&'static str, &'static str, &'static str),
    /// In this file, the second text follows the line in which the first one stands, which it does once.
    Insert(&'static str, &'static str, &'static str),
    /// There is a file with this text.
    Write(&'static str, &'static str),
    /// The file has another path.
    Move(&'static str, &'static str),
    /// The file is gone.
    Remove(&'static str),
}

/// One place that an example changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The file; none for a field, which may stand in many.
    pub file: Option<&'static str>,
    /// What was there; empty where nothing was.
    pub before: String,
    /// What is there; empty where nothing is.
    pub after: String,
}

pub(super) const API: &str = "api.yaml";
pub(super) const PAY: &str = "operations/payments/pay.yaml";
pub(super) const INQUIRY: &str = "operations/payments/inquiry.yaml";
pub(super) const REFUND: &str = "operations/refunds/refund.yaml";
pub(super) const NOTIFY: &str = "notifications/payments/notify_payment.yaml";
pub(super) const AMOUNT: &str = "types/amount.yaml";
pub(super) const OUTCOME: &str = "types/outcome.yaml";

/// An example that edits files.
pub(super) fn edited(edits: &'static [Edit]) -> Edited {
    memo("", "").edited(edits)
}

/// An example that changes the field `memo`.
pub(super) fn memo(before: &'static str, after: &'static str) -> Edited {
    Edited {
        given: &[],
        memo: [before, after],
        edits: &[],
        is_reversed: false,
    }
}

/// No example, and why.
pub(super) fn never(because: &'static str) -> Example {
    Example::Never { because }
}

impl Edited {
    /// With these edits, too.
    pub(super) fn edited(self, edits: &'static [Edit]) -> Self {
        Self { edits, ..self }
    }

    /// In a spec that has this, too.
    pub(super) fn given(self, given: &'static [Edit]) -> Self {
        Self { given, ..self }
    }

    /// What it changes, place by place.
    #[must_use]
    pub fn steps(&self) -> Vec<Step> {
        let braced = |memo: &str| match memo {
            "" => String::new(),
            memo => format!("memo: {{ {memo} }}"),
        };
        let [was, is] = self.memo;
        let field = (was != is).then(|| Step {
            file: None,
            before: braced(was),
            after: braced(is),
        });
        let edits = self.edits.iter().map(Edit::step);
        let mut steps: Vec<Step> = field.into_iter().chain(edits).collect();
        if self.is_reversed {
            for step in &mut steps {
                std::mem::swap(&mut step.before, &mut step.after);
            }
        }
        steps
    }
}

impl Example {
    /// The same, the other way round.
    pub(super) fn reversed(self) -> Self {
        match self {
            Self::Edited(edited) => Self::Edited(Edited {
                is_reversed: !edited.is_reversed,
                ..edited
            }),
            Self::Never { because } => Self::Never { because },
        }
    }
}

impl From<Edited> for Example {
    fn from(edited: Edited) -> Self {
        Self::Edited(edited)
    }
}

impl Edit {
    fn step(&self) -> Step {
        let (file, before, after) = match *self {
            Self::Replace(file, before, after) => (Some(file), before, after),
            Self::Insert(file, _, text) | Self::Write(file, text) => (Some(file), "", text),
            Self::Move(before, after) => (None, before, after),
            Self::Remove(file) => (None, file, ""),
        };
        Step {
            file,
            before: before.trim().to_owned(),
            after: after.trim_end().to_owned(),
        }
    }
}
