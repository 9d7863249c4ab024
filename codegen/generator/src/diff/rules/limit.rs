//! The rules of what the values of fields must keep. Those of bounds and of texts follow from a row for each kind.

use super::Listed;
use super::example::Edit::{self, Replace};
use super::example::{AMOUNT, Edited, memo};
use super::row::{FieldRow, field_row};
use super::telling::Section::{Added, Changed, Removed};
use super::telling::{Telling, here};
use crate::diff::effect::{Code, Effect, Level};

const FEWER: (Effect, Code) = (Effect::Fewer(Level::Constraint), Code::Same);
const MORE: (Effect, Code) = (Effect::More(Level::Constraint), Code::Same);
const OTHER: (Effect, Code) = (Effect::Other(Level::Constraint), Code::Same);

/// A kind of limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum LimitKind {
    Bound(Bound),
    Text(TextLimit),
    Divisor,
    AllowedValues,
}

/// Every kind, in the order in which their rules are listed.
const KINDS: [LimitKind; 10] = [
    LimitKind::Bound(Bound::MinLength),
    LimitKind::Bound(Bound::MaxLength),
    LimitKind::Bound(Bound::Min),
    LimitKind::Bound(Bound::Max),
    LimitKind::Divisor,
    LimitKind::Bound(Bound::MinItems),
    LimitKind::Bound(Bound::MaxItems),
    LimitKind::Text(TextLimit::Pattern),
    LimitKind::Text(TextLimit::Fixed),
    LimitKind::AllowedValues,
];

// Besides bounds and texts there are divisors and allowed values.
const _: () = assert!(KINDS.len() == Bound::ALL.len() + TextLimit::ALL.len() + 2);

/// What changes about a limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum LimitChange {
    Bound(Bound, BoundStep),
    Text(TextLimit, TextStep),
    Divisor(DivisorChange),
    AllowedValues(AllowedChange),
}

impl Listed for LimitChange {
    fn all() -> impl Iterator<Item = Self> {
        KINDS.into_iter().flat_map(LimitKind::changes)
    }
}

impl LimitChange {
    pub(super) fn row(self) -> FieldRow {
        match self {
            Self::Bound(bound, step) => bound.changed(step),
            Self::Text(limit, step) => limit.changed(step),
            Self::Divisor(change) => change.row(),
            Self::AllowedValues(change) => change.row(),
        }
    }
}

impl LimitKind {
    fn changes(self) -> Vec<LimitChange> {
        match self {
            Self::Bound(bound) => {
                let steps = BoundStep::ALL.into_iter();
                steps.map(|step| LimitChange::Bound(bound, step)).collect()
            }
            Self::Text(limit) => {
                let steps = TextStep::ALL.into_iter();
                steps.map(|step| LimitChange::Text(limit, step)).collect()
            }
            Self::Divisor => DivisorChange::all().map(LimitChange::Divisor).collect(),
            Self::AllowedValues => AllowedChange::all()
                .map(LimitChange::AllowedValues)
                .collect(),
        }
    }
}

/// What is said of a limit, of which `{}` stands for the value.
struct Phrases {
    /// Of one field that keeps it.
    one: &'static str,
    /// Of several.
    several: &'static str,
    /// Of whoever need not keep it any more.
    beyond: &'static str,
}

impl Phrases {
    fn set(&self) -> Telling {
        self.kept("{} now")
    }

    fn changed(&self) -> Telling {
        self.kept("{} now, no longer {old}")
    }

    fn kept(&self, end: &str) -> Telling {
        let told = |names: &str, phrase: &str| {
            let phrase = phrase.replace("{}", "{new}");
            format!("{names} {}", end.replace("{}", &phrase))
        };
        here(
            Changed,
            told("{name}", self.one),
            told("{names}", self.several),
        )
    }

    fn unset(&self) -> Telling {
        let beyond = self.beyond.replace("{}", "{old}");
        here(
            Changed,
            format!("{{name}} {beyond}"),
            format!("{{names}} {beyond}"),
        )
    }
}

/// What happens to a bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum BoundStep {
    Set,
    Unset,
    Tightened,
    Loosened,
}

impl BoundStep {
    const ALL: [Self; 4] = [Self::Set, Self::Unset, Self::Tightened, Self::Loosened];
}

/// The row of a bound.
pub(super) struct BoundRow {
    /// How the IDs of its rules begin behind the direction.
    stem: &'static str,
    /// Whether it is one below which no value may be, so that a smaller one allows more.
    is_lower: bool,
    /// What it is called.
    noun: &'static str,
    phrases: Phrases,
    /// A field without it, with it, and with a tighter one.
    fields: [&'static str; 3],
}

family! {
    /// A number below which or above which no value may be.
    Bound of BoundRow {
        MinLength => BoundRow {
            stem: "min-length",
            is_lower: true,
            noun: "least length",
            phrases: Phrases {
                one: "has at least {} characters",
                several: "have at least {} characters",
                beyond: "may have fewer than {} characters now",
            },
            fields: ["type: string", "type: string, min_length: 2", "type: string, min_length: 4"],
        },
        MaxLength => BoundRow {
            stem: "max-length",
            is_lower: false,
            noun: "greatest length",
            phrases: Phrases {
                one: "has at most {} characters",
                several: "have at most {} characters",
                beyond: "may have more than {} characters now",
            },
            fields: ["type: string", "type: string, max_length: 64", "type: string, max_length: 32"],
        },
        Min => BoundRow {
            stem: "min",
            is_lower: true,
            noun: "smallest number",
            phrases: Phrases {
                one: "is {} at least",
                several: "are {} at least",
                beyond: "may be less than {} now",
            },
            fields: ["type: i64", "type: i64, min: -2", "type: i64, min: 5"],
        },
        Max => BoundRow {
            stem: "max",
            is_lower: false,
            noun: "greatest number",
            phrases: Phrases {
                one: "is {} at most",
                several: "are {} at most",
                beyond: "may be more than {} now",
            },
            fields: ["type: u64", "type: u64, max: 100", "type: u64, max: 50"],
        },
        MinItems => BoundRow {
            stem: "min-items",
            is_lower: true,
            noun: "least count of items",
            phrases: Phrases {
                one: "has at least {} items",
                several: "have at least {} items",
                beyond: "may have fewer than {} items now",
            },
            fields: ["type: list<string>", "type: list<string>, min_items: 2", "type: list<string>, min_items: 3"],
        },
        MaxItems => BoundRow {
            stem: "max-items",
            is_lower: false,
            noun: "greatest count of items",
            phrases: Phrases {
                one: "has at most {} items",
                several: "have at most {} items",
                beyond: "may have more than {} items now",
            },
            fields: ["type: list<string>", "type: list<string>, max_items: 9", "type: list<string>, max_items: 3"],
        },
    }
}

impl Bound {
    /// Whether it is one below which no value may be, so that a smaller one allows more.
    pub(in crate::diff) fn is_lower(self) -> bool {
        self.row().is_lower
    }

    fn changed(self, step: BoundStep) -> FieldRow {
        let BoundRow {
            stem,
            is_lower,
            noun,
            phrases,
            fields: [without, loose, tight],
        } = self.row();
        let (tightened, loosened) = match is_lower {
            true => ("grew", "shrank"),
            false => ("shrank", "grew"),
        };
        let (word, what, does, telling, example) = match step {
            BoundStep::Set => (
                "set",
                format!("a {noun} is new"),
                FEWER,
                phrases.set(),
                memo(without, loose),
            ),
            BoundStep::Unset => (
                "unset",
                format!("the {noun} is gone"),
                MORE,
                phrases.unset(),
                memo(loose, without),
            ),
            BoundStep::Tightened => (
                "tightened",
                format!("the {noun} {tightened}"),
                FEWER,
                phrases.changed(),
                memo(loose, tight),
            ),
            BoundStep::Loosened => (
                "loosened",
                format!("the {noun} {loosened}"),
                MORE,
                phrases.changed(),
                memo(tight, loose),
            ),
        };
        field_row(format!("{stem}-{word}"), what, does, telling, example)
    }
}

/// What happens to a limit of texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum TextStep {
    Set,
    Unset,
    Changed,
}

impl TextStep {
    const ALL: [Self; 3] = [Self::Set, Self::Unset, Self::Changed];
}

/// The row of a limit of texts.
pub(super) struct TextRow {
    /// How the IDs of its rules begin behind the direction.
    stem: &'static str,
    /// What is said when it is set, unset and changed.
    whats: [&'static str; 3],
    phrases: Phrases,
    /// A field with it, and with another one.
    fields: [&'static str; 2],
}

family! {
    /// A text that the values of a field keep.
    TextLimit of TextRow {
        Pattern => TextRow {
            stem: "pattern",
            whats: ["a pattern is new", "the pattern is gone", "the pattern is another one"],
            phrases: Phrases {
                one: "matches {}",
                several: "match {}",
                beyond: "need not match {} any more",
            },
            fields: ["type: string, pattern: '[a-z]+'", "type: string, pattern: '[0-9]+'"],
        },
        Fixed => TextRow {
            stem: "fixed",
            whats: [
                "only one value is allowed now",
                "the value is no longer fixed",
                "another value is the only one allowed",
            ],
            phrases: Phrases {
                one: "is always {}",
                several: "are always {}",
                beyond: "may be something else than {} now",
            },
            fields: ["type: string, fixed: CARD", "type: string, fixed: WALLET"],
        },
    }
}

impl TextLimit {
    fn changed(self, step: TextStep) -> FieldRow {
        const WITHOUT: &str = "type: string";
        let TextRow {
            stem,
            whats: [set, unset, changed],
            phrases,
            fields: [one, other],
        } = self.row();
        let (word, what, does, telling, example) = match step {
            TextStep::Set => ("set", set, FEWER, phrases.set(), memo(WITHOUT, one)),
            TextStep::Unset => ("unset", unset, MORE, phrases.unset(), memo(one, WITHOUT)),
            TextStep::Changed => (
                "changed",
                changed,
                OTHER,
                phrases.changed(),
                memo(one, other),
            ),
        };
        field_row(format!("{stem}-{word}"), what, does, telling, example)
    }
}

/// How a type says that it is a sum of money, and that its amounts in a currency are multiples of a number.
const MONEY: &str = "money: { value: value, currency: currency }";
const HUNDREDS: &str = "money: { value: value, currency: currency, divisible_by: { IDR: 100 } }";

/// An example of a field of that type.
fn in_money(edits: &'static [Edit]) -> Edited {
    memo("type: Amount", "type: Amount").edited(edits)
}

family! {
    /// What amounts of a currency are multiples of.
    DivisorChange of FieldRow {
        Set => field_row(
            "divisor-set",
            "amounts of a currency are multiples of a number now",
            FEWER,
            here(Changed, "{name} is a multiple of {new} now", "{names} are multiples of {new} now"),
            in_money(&[Replace(AMOUNT, MONEY, HUNDREDS)]),
        ),
        Unset => field_row(
            "divisor-unset",
            "amounts of a currency need not be multiples any more",
            MORE,
            here(
                Changed,
                "{name} need not be a multiple of {old} any more",
                "{names} need not be multiples of {old} any more",
            ),
            Self::Set.row().example.reversed(),
        ),
        Changed => field_row(
            "divisor-changed",
            "amounts of a currency are multiples of another number",
            OTHER,
            here(
                Changed,
                "{name} is a multiple of {new} now, no longer of {old}",
                "{names} are multiples of {new} now, no longer of {old}",
            ),
            in_money(&[Replace(AMOUNT, "IDR: 100", "IDR: 1000")]).given(&[Replace(AMOUNT, MONEY, HUNDREDS)]),
        ),
    }
}

family! {
    /// Which values are the only ones that a field may have.
    AllowedChange of FieldRow {
        Set => field_row(
            "allowed-values-set",
            "only some values are allowed now",
            FEWER,
            here(Changed, "{name} is one of {new} now", "{names} are one of {new} now"),
            memo("type: string", "type: string, one_of: [CARD, WALLET]"),
        ),
        Unset => field_row(
            "allowed-values-unset",
            "every value is allowed now",
            MORE,
            here(
                Changed,
                "{name} may be something else than {old} now",
                "{names} may be something else than {old} now",
            ),
            Self::Set.row().example.reversed(),
        ),
        ValueAdded => field_row(
            "allowed-value-added",
            "one more value is allowed",
            MORE,
            here(Added, "{name} may be {new} now", "{names} may be {new} now"),
            memo("type: string, one_of: [CARD]", "type: string, one_of: [CARD, WALLET]"),
        ),
        ValueRemoved => field_row(
            "allowed-value-removed",
            "a value is no longer allowed",
            FEWER,
            here(Removed, "{name} may no longer be {old}", "{names} may no longer be {old}"),
            Self::ValueAdded.row().example.reversed(),
        ),
    }
}
