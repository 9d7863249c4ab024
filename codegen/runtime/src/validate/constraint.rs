//! Constraints as data.
//!
//! A kind of constraint is a variant and its row in [`Constraint::known`]: its code, and what it demands of what. All else that
//! is asked of it, whether a value breaks it and in which words, is an answer of the demand.

use std::fmt::{self, Display};

use serde::Serialize;

use super::format::Format;
use super::limit::Limit;
use super::misfit::Misfit;
use super::number::Number;

/// What a value must keep.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Constraint {
    /// The field must be there.
    Required,
    /// The field must be there when the fields of these wire names have these values.
    RequiredWhen(&'static [(&'static str, &'static str)]),
    /// One of the fields of these wire names must be there.
    AtLeastOne(&'static [&'static str]),
    /// One of the fields of these wire names must be there, and no second one.
    ExactlyOne(&'static [&'static str]),
    /// Fewest characters (Unicode scalar values).
    MinLength(usize),
    /// Most characters (Unicode scalar values).
    MaxLength(usize),
    /// The one number of characters (Unicode scalar values).
    ExactLength(usize),
    /// Fewest bytes of UTF-8.
    MinBytes(usize),
    /// Most bytes of UTF-8.
    MaxBytes(usize),
    /// The one number of bytes of UTF-8.
    ExactBytes(usize),
    /// Smallest number.
    Min(Limit),
    /// Largest number.
    Max(Limit),
    /// A number that divides it.
    MultipleOf(Limit),
    /// Fewest items or entries.
    MinItems(usize),
    /// Most items or entries.
    MaxItems(usize),
    /// No two items are equal.
    UniqueItems,
    /// A regular expression that the whole text matches.
    Pattern(&'static str),
    /// A well-known form of text.
    Format(Format),
    /// The one allowed text.
    Fixed(&'static str),
    /// The only allowed texts.
    OneOf(&'static [&'static str]),
    /// What a function of the user's own demands.
    Custom(Refusal),
    /// The value could be read. Only reading reports it, with what was in the way.
    Readable(Misfit),
}

/// Why a function of the user's own refuses a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// A stable name of the kind of violation.
    pub code: &'static str,
    /// What is wrong, in words that stand behind the path.
    pub words: &'static str,
}

/// The limit that a constraint sets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
#[non_exhaustive]
pub enum Bound {
    /// A number of characters, bytes or items.
    Count(usize),
    /// A number, a pattern, a fixed text, the name of a format.
    Text(&'static str),
    /// The allowed texts, or the fields of which one must be there.
    Texts(&'static [&'static str]),
    /// The fields and values of a condition.
    Condition(&'static [(&'static str, &'static str)]),
}

/// What is counted. It is written as its word: `characters`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unit {
    /// The characters of a text (Unicode scalar values).
    Characters,
    /// The bytes of a text in UTF-8.
    Bytes,
    /// The items of a list or the entries of a map.
    Items,
}

impl Display for Unit {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Characters => "characters",
            Self::Bytes => "bytes",
            Self::Items => "items",
        })
    }
}

impl Unit {
    /// How many of them a text has; `None` where no text has such.
    fn in_text(self, text: &str) -> Option<usize> {
        match self {
            Self::Characters => Some(text.chars().count()),
            Self::Bytes => Some(text.len()),
            Self::Items => None,
        }
    }
}

/// How a number stands to a limit. It is written in words: `at most 64`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Relation<T> {
    /// Not below it.
    AtLeast(T),
    /// Not above it.
    AtMost(T),
    /// Equal to it.
    Exactly(T),
    /// Divided by it, with nothing left.
    MultipleOf(T),
}

impl<T: Display> Display for Relation<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::AtLeast(min) => write!(formatter, "at least {min}"),
            Self::AtMost(max) => write!(formatter, "at most {max}"),
            Self::Exactly(exact) => write!(formatter, "exactly {exact}"),
            Self::MultipleOf(step) => write!(formatter, "a multiple of {step}"),
        }
    }
}

impl<T: Display> Relation<T> {
    /// The words for a number that does not stand so: `300 characters, at most 256`, or `must be at most 256`.
    fn refusal(&self, measured: Option<i128>, unit: Option<Unit>) -> String {
        let not = match self {
            Self::AtLeast(_) | Self::AtMost(_) | Self::Exactly(_) => "",
            // Beside a number, a limit reads as what is wanted, and a multiple as what the number is.
            Self::MultipleOf(_) => "not ",
        };
        match (measured, unit) {
            (Some(measured), Some(unit)) => format!("{measured} {unit}, {not}{self}"),
            (Some(measured), None) => format!("{measured}, {not}{self}"),
            (None, _) => format!("must be {self}"),
        }
    }
}

impl<T: Copy> Relation<T> {
    /// The limit.
    const fn limit(self) -> T {
        match self {
            Self::AtLeast(limit)
            | Self::AtMost(limit)
            | Self::Exactly(limit)
            | Self::MultipleOf(limit) => limit,
        }
    }
}

impl Relation<usize> {
    fn is_broken_by(self, count: usize) -> bool {
        match self {
            Self::AtLeast(min) => count < min,
            Self::AtMost(max) => count > max,
            Self::Exactly(exact) => count != exact,
            Self::MultipleOf(step) => !count.is_multiple_of(step),
        }
    }
}

impl Relation<Limit> {
    /// Whether a number is beyond a limit.
    fn is_broken_by(self, number: &dyn Number) -> bool {
        match self {
            Self::AtLeast(min) => number.is_below(&min),
            Self::AtMost(max) => number.is_above(&max),
            Self::Exactly(exact) => number.is_below(&exact) || number.is_above(&exact),
            // It is no limit, and is asked of exact numbers alone.
            Self::MultipleOf(_) => false,
        }
    }
}

/// Which fields are there.
#[derive(Clone, Copy)]
enum Presence {
    /// The field itself.
    Always,
    /// The field itself, when other fields have these values.
    When(&'static [(&'static str, &'static str)]),
    /// One of these, at least.
    AtLeastOne(&'static [&'static str]),
    /// One of these, and no second one.
    ExactlyOne(&'static [&'static str]),
}

impl Presence {
    const fn bound(self) -> Option<Bound> {
        match self {
            Self::Always => None,
            Self::When(condition) => Some(Bound::Condition(condition)),
            Self::AtLeastOne(fields) | Self::ExactlyOne(fields) => Some(Bound::Texts(fields)),
        }
    }

    fn refusal(self, measured: Option<i128>) -> String {
        match self {
            Self::Always => "required, but missing".to_owned(),
            Self::When(condition) => {
                let condition: Vec<String> = condition
                    .iter()
                    .map(|(name, value)| format!("{name} is {value}"))
                    .collect();
                format!("required when {}, but missing", condition.join(" and "))
            }
            Self::AtLeastOne(fields) => format!("one of {} is required", fields.join(", ")),
            Self::ExactlyOne(fields) => format!(
                "exactly one of {} is required, not {}",
                fields.join(", "),
                measured.unwrap_or_default()
            ),
        }
    }
}

/// Which text it is.
#[derive(Clone, Copy)]
enum Wording {
    /// One that matches a pattern, which only the derive has compiled.
    Matching(&'static str),
    /// One of a well-known form.
    Formed(Format),
    /// This one.
    Fixed(&'static str),
    /// One of these.
    OneOf(&'static [&'static str]),
}

impl Wording {
    const fn bound(self) -> Option<Bound> {
        match self {
            Self::Matching(text) | Self::Fixed(text) => Some(Bound::Text(text)),
            Self::OneOf(texts) => Some(Bound::Texts(texts)),
            Self::Formed(_) => None,
        }
    }

    fn is_broken_by(self, text: &str) -> bool {
        match self {
            Self::Matching(_) => false,
            Self::Formed(format) => !format.matches(text),
            Self::Fixed(fixed) => text != fixed,
            Self::OneOf(allowed) => !allowed.contains(&text),
        }
    }

    fn refusal(self) -> String {
        match self {
            Self::Matching(pattern) => format!("does not match {pattern}"),
            Self::Formed(format) => format!("not {}", format.words()),
            Self::Fixed(fixed) => format!("must be {fixed}"),
            Self::OneOf(allowed) => format!("must be one of {}", allowed.join(", ")),
        }
    }
}

/// What a constraint speaks of, and what it demands of that.
#[derive(Clone, Copy)]
enum Demand {
    /// Of fields: that they are there.
    Presence(Presence),
    /// Of a text, a list or a map: how much is in it.
    Count(Relation<usize>, Unit),
    /// Of a number, or a text that is one: how it stands to a limit.
    Number(Relation<Limit>),
    /// Of a text: which one it is.
    Wording(Wording),
    /// What no value shows by itself. Whoever finds it broken says so in these words.
    Told(&'static str),
}

impl Constraint {
    /// All that is known of a constraint: its stable name, and what it demands. A new kind has its row here.
    ///
    /// Whoever asks wants one part, and is compiled to look for no other.
    #[inline(always)]
    const fn known(&self) -> (&'static str, Demand) {
        use Demand::{Count, Number, Told};
        use Relation::{AtLeast, AtMost, Exactly};
        use Unit::{Bytes, Characters, Items};
        match *self {
            Self::Required => ("required", Demand::Presence(Presence::Always)),
            Self::RequiredWhen(fields) => {
                ("required.when", Demand::Presence(Presence::When(fields)))
            }
            Self::AtLeastOne(fields) => (
                "required.at_least_one",
                Demand::Presence(Presence::AtLeastOne(fields)),
            ),
            Self::ExactlyOne(fields) => (
                "required.exactly_one",
                Demand::Presence(Presence::ExactlyOne(fields)),
            ),
            Self::MinLength(min) => ("length.min", Count(AtLeast(min), Characters)),
            Self::MaxLength(max) => ("length.max", Count(AtMost(max), Characters)),
            Self::ExactLength(exact) => ("length.exact", Count(Exactly(exact), Characters)),
            Self::MinBytes(min) => ("bytes.min", Count(AtLeast(min), Bytes)),
            Self::MaxBytes(max) => ("bytes.max", Count(AtMost(max), Bytes)),
            Self::ExactBytes(exact) => ("bytes.exact", Count(Exactly(exact), Bytes)),
            Self::Min(min) => ("range.min", Number(AtLeast(min))),
            Self::Max(max) => ("range.max", Number(AtMost(max))),
            Self::MultipleOf(step) => ("range.multiple_of", Number(Relation::MultipleOf(step))),
            Self::MinItems(min) => ("items.min", Count(AtLeast(min), Items)),
            Self::MaxItems(max) => ("items.max", Count(AtMost(max), Items)),
            Self::UniqueItems => ("items.unique", Told("two items are equal")),
            Self::Pattern(pattern) => ("pattern", Demand::Wording(Wording::Matching(pattern))),
            Self::Format(format) => (format.code(), Demand::Wording(Wording::Formed(format))),
            Self::Fixed(text) => ("fixed", Demand::Wording(Wording::Fixed(text))),
            Self::OneOf(texts) => ("one_of", Demand::Wording(Wording::OneOf(texts))),
            Self::Custom(refusal) => (refusal.code, Told(refusal.words)),
            Self::Readable(misfit) => (misfit.code(), Told(misfit.words())),
        }
    }

    /// A stable name, such as `length.max`.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        self.known().0
    }

    #[inline(always)]
    const fn demand(&self) -> Demand {
        self.known().1
    }

    /// The limit that it sets, if it sets one.
    #[must_use]
    pub const fn bound(&self) -> Option<Bound> {
        match self.demand() {
            Demand::Presence(presence) => presence.bound(),
            Demand::Count(relation, _) => Some(Bound::Count(relation.limit())),
            Demand::Number(relation) => Some(Bound::Text(relation.limit().as_str())),
            Demand::Wording(wording) => wording.bound(),
            Demand::Told(_) => None,
        }
    }

    /// Why a text breaks this constraint; `None` when it does not, or when the constraint is not one on texts.
    ///
    /// ```
    /// use antom_runtime::validate::Constraint;
    ///
    /// assert_eq!(Constraint::MaxLength(3).refuse_text("支付"), None);
    /// assert_eq!(Constraint::MaxLength(3).refuse_text("four").as_deref(), Some("4 characters, at most 3"));
    /// ```
    #[must_use]
    pub fn refuse_text(&self, text: &str) -> Option<String> {
        let breaks = match self.demand() {
            Demand::Count(relation, unit) => unit
                .in_text(text)
                .is_some_and(|count| relation.is_broken_by(count)),
            Demand::Wording(wording) => wording.is_broken_by(text),
            Demand::Presence(_) | Demand::Number(_) | Demand::Told(_) => false,
        };
        breaks.then(|| self.words(self.measure(text)))
    }

    /// Whether a number is beyond the limit that this constraint sets.
    pub(super) fn refuses_number(&self, number: &dyn Number) -> bool {
        match self.demand() {
            Demand::Number(relation) => relation.is_broken_by(number),
            Demand::Presence(_) | Demand::Count(..) | Demand::Wording(_) | Demand::Told(_) => false,
        }
    }

    /// What a violation of this constraint says of a text: its length.
    pub(super) fn measure(&self, text: &str) -> Option<i128> {
        let unit = match self.demand() {
            Demand::Count(_, unit) => unit,
            Demand::Presence(_) | Demand::Number(_) | Demand::Wording(_) | Demand::Told(_) => {
                Unit::Characters
            }
        };
        i128::try_from(unit.in_text(text)?).ok()
    }

    /// The words for a value that breaks this constraint.
    pub(super) fn words(&self, measured: Option<i128>) -> String {
        match self.demand() {
            Demand::Presence(presence) => presence.refusal(measured),
            Demand::Count(relation, unit) => relation.refusal(measured, Some(unit)),
            Demand::Number(relation) => relation.refusal(measured, None),
            Demand::Wording(wording) => wording.refusal(),
            Demand::Told(words) => words.to_owned(),
        }
    }
}
