//! Constraints as data.

use serde::Serialize;

use super::format::Format;
use super::length;
use super::limit::{Limit, Number};
use super::misfit::Misfit;

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

impl Constraint {
    /// A stable name, such as `length.max`.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Required => "required",
            Self::RequiredWhen(_) => "required.when",
            Self::AtLeastOne(_) => "required.at_least_one",
            Self::ExactlyOne(_) => "required.exactly_one",
            Self::MinLength(_) => "length.min",
            Self::MaxLength(_) => "length.max",
            Self::ExactLength(_) => "length.exact",
            Self::MinBytes(_) => "bytes.min",
            Self::MaxBytes(_) => "bytes.max",
            Self::ExactBytes(_) => "bytes.exact",
            Self::Min(_) => "range.min",
            Self::Max(_) => "range.max",
            Self::MinItems(_) => "items.min",
            Self::MaxItems(_) => "items.max",
            Self::UniqueItems => "items.unique",
            Self::Pattern(_) => "pattern",
            Self::Format(format) => format.code(),
            Self::Fixed(_) => "fixed",
            Self::OneOf(_) => "one_of",
            Self::Custom(refusal) => refusal.code,
            Self::Readable(misfit) => misfit.code(),
        }
    }

    /// The limit that it sets, if it sets one.
    #[must_use]
    pub const fn bound(&self) -> Option<Bound> {
        Some(match *self {
            Self::RequiredWhen(condition) => Bound::Condition(condition),
            Self::AtLeastOne(fields) | Self::ExactlyOne(fields) => Bound::Texts(fields),
            Self::MinLength(count)
            | Self::MaxLength(count)
            | Self::ExactLength(count)
            | Self::MinBytes(count)
            | Self::MaxBytes(count)
            | Self::ExactBytes(count)
            | Self::MinItems(count)
            | Self::MaxItems(count) => Bound::Count(count),
            Self::Min(limit) | Self::Max(limit) => Bound::Text(limit.as_str()),
            Self::Pattern(text) | Self::Fixed(text) => Bound::Text(text),
            Self::OneOf(texts) => Bound::Texts(texts),
            Self::Required
            | Self::UniqueItems
            | Self::Format(_)
            | Self::Custom(_)
            | Self::Readable(_) => return None,
        })
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
        let breaks = match *self {
            Self::MinLength(min) => length::is_shorter(text, min),
            Self::MaxLength(max) => length::is_longer(text, max),
            Self::ExactLength(exact) => length::is_not_long(text, exact),
            Self::MinBytes(min) => text.len() < min,
            Self::MaxBytes(max) => text.len() > max,
            Self::ExactBytes(exact) => text.len() != exact,
            Self::Format(format) => !format.matches(text),
            Self::Fixed(fixed) => text != fixed,
            Self::OneOf(allowed) => !allowed.contains(&text),
            _ => false,
        };
        breaks.then(|| self.words(self.measure(text)))
    }

    /// Whether a number breaks this constraint.
    pub(super) fn refuses_number(&self, number: &dyn Number) -> bool {
        match self {
            Self::Min(limit) => number.is_below(limit),
            Self::Max(limit) => number.is_above(limit),
            _ => false,
        }
    }

    /// What a violation of this constraint says of a text: its length.
    pub(super) fn measure(&self, text: &str) -> Option<i128> {
        let count = match self {
            Self::MinBytes(_) | Self::MaxBytes(_) | Self::ExactBytes(_) => text.len(),
            _ => text.chars().count(),
        };
        i128::try_from(count).ok()
    }

    /// The words for a value that breaks this constraint.
    pub(super) fn words(&self, measured: Option<i128>) -> String {
        let counted = |words: &str| match measured {
            Some(measured) => format!("{measured}{words}, "),
            None => "must be ".to_owned(),
        };
        match self {
            Self::Required => "required, but missing".to_owned(),
            Self::RequiredWhen(condition) => {
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
            Self::MinLength(min) => format!("{}at least {min}", counted(" characters")),
            Self::MaxLength(max) => format!("{}at most {max}", counted(" characters")),
            Self::ExactLength(exact) => format!("{}exactly {exact}", counted(" characters")),
            Self::MinBytes(min) => format!("{}at least {min}", counted(" bytes")),
            Self::MaxBytes(max) => format!("{}at most {max}", counted(" bytes")),
            Self::ExactBytes(exact) => format!("{}exactly {exact}", counted(" bytes")),
            Self::Min(min) => format!("{}at least {min}", counted("")),
            Self::Max(max) => format!("{}at most {max}", counted("")),
            Self::MinItems(min) => format!("{}at least {min}", counted(" items")),
            Self::MaxItems(max) => format!("{}at most {max}", counted(" items")),
            Self::UniqueItems => "two items are equal".to_owned(),
            Self::Pattern(pattern) => format!("does not match {pattern}"),
            Self::Format(format) => format!("not {}", format.words()),
            Self::Fixed(fixed) => format!("must be {fixed}"),
            Self::OneOf(allowed) => format!("must be one of {}", allowed.join(", ")),
            Self::Custom(refusal) => refusal.words.to_owned(),
            Self::Readable(misfit) => misfit.words().to_owned(),
        }
    }
}

/// Which part of a field constraints speak of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// Its value; for a list, the list or each item, whichever the constraint fits.
    Value,
    /// The keys of a map.
    Keys,
    /// The values of a map.
    Values,
}

/// The constraints of one field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FieldConstraints {
    /// The field's name in Rust; empty for what is demanded of the value as a whole.
    pub field: &'static str,
    /// Its name on the wire; empty where it has none.
    pub wire_name: &'static str,
    /// Which part of it they speak of.
    pub part: Part,
    /// What it must keep.
    pub constraints: &'static [Constraint],
    /// Whether its value must never be printed.
    pub sensitive: bool,
}

impl FieldConstraints {
    /// The constraints of a field's value.
    #[must_use]
    pub const fn new(
        field: &'static str,
        wire_name: &'static str,
        constraints: &'static [Constraint],
    ) -> Self {
        Self {
            field,
            wire_name,
            part: Part::Value,
            constraints,
            sensitive: false,
        }
    }

    /// The same for another part of the field.
    #[must_use]
    pub const fn of(mut self, part: Part) -> Self {
        self.part = part;
        self
    }

    /// The same for a field whose value must never be printed.
    #[must_use]
    pub const fn sensitive(mut self) -> Self {
        self.sensitive = true;
        self
    }
}
