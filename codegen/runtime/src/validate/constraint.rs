//! Constraints as data.

use super::check;
use super::format::Format;

/// What the values of a field must keep.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Constraint {
    /// The field must be there.
    Required,
    /// The field must be there when the fields of these wire names have these values.
    RequiredWhen(&'static [(&'static str, &'static str)]),
    /// Fewest characters (Unicode scalar values).
    MinLength(usize),
    /// Most characters (Unicode scalar values).
    MaxLength(usize),
    /// Smallest number.
    Min(i128),
    /// Largest number.
    Max(i128),
    /// Fewest items.
    MinItems(usize),
    /// Most items.
    MaxItems(usize),
    /// A regular expression that the whole text matches.
    Pattern(&'static str),
    /// A well-known form of text.
    Format(Format),
    /// The one allowed text.
    Fixed(&'static str),
    /// The only allowed texts.
    OneOf(&'static [&'static str]),
    /// The value could be read as the type that the field has. Only reading reports it.
    Readable,
}

impl Constraint {
    /// A stable name, such as `length.max`.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Required => "required",
            Self::RequiredWhen(_) => "required.when",
            Self::MinLength(_) => "length.min",
            Self::MaxLength(_) => "length.max",
            Self::Min(_) => "range.min",
            Self::Max(_) => "range.max",
            Self::MinItems(_) => "items.min",
            Self::MaxItems(_) => "items.max",
            Self::Pattern(_) => "pattern",
            Self::Format(format) => format.code(),
            Self::Fixed(_) => "fixed",
            Self::OneOf(_) => "one_of",
            Self::Readable => "readable",
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
        let breaks = match *self {
            Self::MinLength(min) => check::is_shorter(text, min),
            Self::MaxLength(max) => check::is_longer(text, max),
            Self::Format(format) => !format.matches(text),
            Self::Fixed(fixed) => text != fixed,
            Self::OneOf(allowed) => !allowed.contains(&text),
            _ => false,
        };
        breaks.then(|| self.refusal(Some(text.chars().count() as i128)))
    }

    /// The words for a value that breaks this constraint.
    pub(super) fn refusal(&self, measured: Option<i128>) -> String {
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
            Self::MinLength(min) => format!("{}at least {min}", counted(" characters")),
            Self::MaxLength(max) => format!("{}at most {max}", counted(" characters")),
            Self::Min(min) => format!("{}at least {min}", counted("")),
            Self::Max(max) => format!("{}at most {max}", counted("")),
            Self::MinItems(min) => format!("{}at least {min}", counted(" items")),
            Self::MaxItems(max) => format!("{}at most {max}", counted(" items")),
            Self::Pattern(pattern) => format!("does not match {pattern}"),
            Self::Format(format) => format!("not {}", format.words()),
            Self::Fixed(fixed) => format!("must be {fixed}"),
            Self::OneOf(allowed) => format!("must be one of {}", allowed.join(", ")),
            Self::Readable => "cannot be read as the type that this field has".to_owned(),
        }
    }
}

/// The constraints of one field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FieldConstraints {
    /// The field's name in Rust.
    pub field: &'static str,
    /// Its name on the wire.
    pub wire_name: &'static str,
    /// What its values must keep.
    pub constraints: &'static [Constraint],
    /// Whether its value must never be printed.
    pub sensitive: bool,
}
