//! The rules of what the values of fields must keep. Those of most limits follow from what their kinds tell.

use super::Listed;
use super::example::Edit::{self, Replace};
use super::example::{AMOUNT, Edited, memo};
use super::row::{FieldRow, field_row};
use super::telling::Section::{Added, Changed, Removed};
use super::telling::{Telling, here};
use crate::diff::effect::{Code, Effect, Level};
use crate::fact::limit::{Limits, Order, Step, Told};

const FEWER: (Effect, Code) = (Effect::Fewer(Level::Constraint), Code::Same);
const MORE: (Effect, Code) = (Effect::More(Level::Constraint), Code::Same);
const OTHER: (Effect, Code) = (Effect::Other(Level::Constraint), Code::Same);

/// What changes about a limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum LimitChange {
    /// The value of a kind.
    Value(&'static Told, Step),
    /// The amounts of a currency.
    Divisor(DivisorChange),
    /// One of the allowed texts, or all of them.
    AllowedValues(AllowedChange),
}

impl Listed for LimitChange {
    fn all() -> impl Iterator<Item = Self> {
        let values = Limits::told().flat_map(|told| {
            let steps = told.steps().iter();
            steps.map(move |step| Self::Value(told, *step))
        });
        let divisors = DivisorChange::all().map(Self::Divisor);
        let allowed = AllowedChange::all().map(Self::AllowedValues);
        values.chain(divisors).chain(allowed)
    }
}

impl LimitChange {
    pub(super) fn row(self) -> FieldRow {
        match self {
            Self::Value(told, step) => of_value(told, step),
            Self::Divisor(change) => change.row(),
            Self::AllowedValues(change) => change.row(),
        }
    }
}

fn of_value(told: &Told, step: Step) -> FieldRow {
    let (fields, what) = match &told.order {
        Order::Bound {
            is_lower,
            noun,
            fields,
        } => (fields, of_bound(noun, *is_lower, step)),
        Order::None { whats, fields } => (fields, of_other(whats, step).to_owned()),
    };
    let [without, one, other] = *fields;
    let (word, does, telling, example) = match step {
        Step::Set => ("set", FEWER, kept(told, "{} now"), memo(without, one)),
        Step::Unset => ("unset", MORE, not_kept(told), memo(one, without)),
        Step::Tightened => ("tightened", FEWER, changed(told), memo(one, other)),
        Step::Loosened => ("loosened", MORE, changed(told), memo(other, one)),
        Step::Changed => ("changed", OTHER, changed(told), memo(one, other)),
    };
    field_row(
        format!("{}-{word}", told.stem),
        what,
        does,
        telling,
        example,
    )
}

/// What happens to a bound.
fn of_bound(noun: &str, is_lower: bool, step: Step) -> String {
    let grows = match (step, is_lower) {
        (Step::Set, _) => return format!("a {noun} is new"),
        (Step::Unset, _) => return format!("the {noun} is gone"),
        (Step::Changed, _) => return format!("the {noun} is another one"),
        (Step::Tightened, is_lower) => is_lower,
        (Step::Loosened, is_lower) => !is_lower,
    };
    let does = if grows { "grew" } else { "shrank" };
    format!("the {noun} {does}")
}

/// What happens to what is no bound.
fn of_other(whats: &[&'static str; 3], step: Step) -> &'static str {
    match step {
        Step::Set => whats[0],
        Step::Unset => whats[1],
        Step::Changed | Step::Tightened | Step::Loosened => whats[2],
    }
}

fn changed(told: &Told) -> Telling {
    kept(told, "{} now, no longer {old}")
}

fn kept(told: &Told, end: &str) -> Telling {
    let tell = |names: &str, phrase: &str| {
        let phrase = phrase.replace("{}", "{new}");
        format!("{names} {}", end.replace("{}", &phrase))
    };
    here(
        Changed,
        tell("{name}", told.one),
        tell("{names}", told.several),
    )
}

fn not_kept(told: &Told) -> Telling {
    let beyond = told.beyond.replace("{}", "{old}");
    here(
        Changed,
        format!("{{name}} {beyond}"),
        format!("{{names}} {beyond}"),
    )
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
