//! Constraints: on the right fields, and not in each other's way.

use antom_runtime::validate::Constraint;
use antom_runtime::{Decimal, DecimalError};
use regex_lite::Regex;

use super::Report;
use super::subject::Subject;
use crate::spec::{Container, Field, Item, Place, Placed, Scalar, TypeKind};

/// What a constraint can be put on.
#[derive(Clone, Copy)]
enum Fits {
    /// Text, each item of a list of texts, and each value of a map of them.
    Text,
    /// Plain text, not text with a format of its own.
    PlainText,
    /// Numbers and sums of money, one or several.
    Number,
    /// Numbers and flags.
    NumberOrFlag,
    /// Lists.
    List,
    /// Types of the spec.
    Object,
}

impl Fits {
    fn words(self) -> &'static str {
        match self {
            Fits::Text => "text",
            Fits::PlainText => "`type: string`",
            Fits::Number => "u64, i64, decimal and sums of money",
            Fits::NumberOrFlag => "u64, i64 and bool",
            Fits::List => "lists",
            Fits::Object => "objects that are not in a list",
        }
    }

    fn allows(self, subject: &Subject<'_>, field: &Field) -> bool {
        if subject.is_lost(field) {
            return true;
        }
        let scalar = match &field.field_type.item {
            Item::Scalar(scalar) => Some(*scalar),
            Item::Named(_) | Item::Unknown => None,
        };
        let is_enum = subject
            .type_of(field)
            .is_some_and(|file| matches!(file.kind, TypeKind::Enum { .. }));
        match self {
            Fits::Text => scalar.is_some_and(Scalar::is_text) || is_enum,
            Fits::PlainText => scalar == Some(Scalar::Text),
            Fits::Number => {
                let is_number = |scalar: Scalar| scalar.is_number() || scalar == Scalar::Decimal;
                scalar.is_some_and(is_number) || subject.is_money(field)
            }
            Fits::NumberOrFlag => scalar.is_some_and(|scalar| !scalar.is_text()),
            Fits::List => !field.field_type.is_single(),
            Fits::Object => scalar.is_none() && !is_enum && field.field_type.is_single(),
        }
    }
}

/// The constraints that a field carries, by the name of their key.
fn carried(field: &Field) -> Vec<(&'static str, Place, Fits)> {
    let keys = [
        ("min_length", place(&field.min_length), Fits::Text),
        ("max_length", place(&field.max_length), Fits::Text),
        ("pattern", place(&field.pattern), Fits::PlainText),
        ("fixed", place(&field.fixed), Fits::PlainText),
        ("one_of", place(&field.one_of), Fits::PlainText),
        ("min", place(&field.min), Fits::Number),
        ("max", place(&field.max), Fits::Number),
        ("wire", place(&field.wire), Fits::NumberOrFlag),
        ("min_items", place(&field.min_items), Fits::List),
        ("max_items", place(&field.max_items), Fits::List),
        (
            "boxed",
            field.boxed.then_some(field.name.place),
            Fits::Object,
        ),
    ];
    keys.into_iter()
        .filter_map(|(key, place, fits)| Some((key, place?, fits)))
        .collect()
}

fn place<T>(at: &Option<Placed<T>>) -> Option<Place> {
    at.as_ref().map(|at| at.place)
}

/// A constraint fits the type of its field.
pub(super) fn misplaced(subject: &Subject<'_>, report: &Report<'_>) {
    for field in subject.fields() {
        for (key, place, fits) in carried(field) {
            if !fits.allows(subject, field) {
                report.add(
                    place,
                    format!("`{key}` does not fit the type of `{}`", field.name.value),
                    format!("`{key}` is for {}", fits.words()),
                );
            }
        }
        if let Item::Scalar(scalar) = field.field_type.item
            && field.field_type.container == Container::Map
            && !scalar.is_text()
        {
            report.add(
                field.field_type.place,
                format!("there is no map of {}", scalar.word()),
                "maps hold text or types of the spec",
            );
        }
    }
}

/// Limits leave something over: no minimum is above its maximum, no maximum is 0, and none is beyond the type.
pub(super) fn upside_down(subject: &Subject<'_>, report: &Report<'_>) {
    for field in subject.fields() {
        let as_number = |count: &usize| Decimal::from(*count);
        let pairs = [
            (
                "length",
                field
                    .min_length
                    .as_ref()
                    .map(|at| (as_number(at), at.place)),
                field.max_length.as_ref().map(|at| as_number(at)),
            ),
            (
                "range",
                field.min.as_ref().map(|at| (at.value.clone(), at.place)),
                field.max.as_ref().map(|at| at.value.clone()),
            ),
            (
                "number of items",
                field.min_items.as_ref().map(|at| (as_number(at), at.place)),
                field.max_items.as_ref().map(|at| as_number(at)),
            ),
        ];
        for (what, min, max) in pairs {
            if let (Some((min, place)), Some(max)) = (min, max)
                && min > max
            {
                report.add(
                    place,
                    format!(
                        "the {what} of `{}` is upside down: at least {min}, at most {max}",
                        field.name.value
                    ),
                    "swap the two, or correct one",
                );
            }
        }
        for max in [&field.max_length, &field.max_items].into_iter().flatten() {
            if max.value == 0 {
                report.add(
                    max.place,
                    format!("`{}` could only be empty", field.name.value),
                    "the smallest maximum is 1",
                );
            }
        }
        beyond_type(subject, field, report);
    }
}

/// Limits are numbers that the type of the field has.
fn beyond_type(subject: &Subject<'_>, field: &Field, report: &Report<'_>) {
    let counted = subject.amount_of(field).unwrap_or(field);
    let (lowest, highest) = match counted.field_type.item {
        Item::Scalar(Scalar::Unsigned) => (0, i128::from(u64::MAX)),
        Item::Scalar(Scalar::Signed) => (i128::from(i64::MIN), i128::from(i64::MAX)),
        _ => return,
    };
    for limit in [&field.min, &field.max].into_iter().flatten() {
        let number = limit.value.as_str().parse::<i128>();
        if !number.is_ok_and(|number| (lowest..=highest).contains(&number)) {
            report.add(
                limit.place,
                format!("`{}` can never be {}", field.name.value, limit.value),
                format!("its type goes from {lowest} to {highest}, in whole numbers"),
            );
        }
    }
}

/// Patterns are regular expressions.
pub(super) fn patterns(subject: &Subject<'_>, report: &Report<'_>) {
    for field in subject.fields() {
        if let Some(pattern) = &field.pattern
            // `a)|(b` compiles only as part of the whole, `(?x) a # comment` only alone.
            && let Err(error) = Regex::new(pattern).and_then(|_| Regex::new(&whole(pattern)))
        {
            report.add(
                pattern.place,
                format!("this pattern does not compile: {error}"),
                "the syntax is that of the crate regex-lite; put the pattern in single quotes",
            );
        }
    }
}

/// The pattern as it is used: it must match a whole text.
fn whole(pattern: &str) -> String {
    format!("^(?:{pattern})$")
}

/// Fixed and allowed values keep the other limits of their field.
pub(super) fn fixed_values(subject: &Subject<'_>, report: &Report<'_>) {
    for field in subject.fields() {
        let allowed = field.one_of.iter().flat_map(|values| &values.value);
        let of_allowed = allowed.map(|value| (value, limit_refusals(field, value)));
        let of_fixed = field
            .fixed
            .iter()
            .map(|value| (value, refusals(field, value)));
        for (value, refusals) in of_allowed.chain(of_fixed) {
            for refusal in refusals {
                report.add(
                    value.place,
                    format!(
                        "`{}` is not allowed by its own field `{}`: {refusal}",
                        value.value, field.name.value
                    ),
                    "correct the value or the limit",
                );
            }
        }
    }
}

/// Why the length, the format or the pattern of a field refuses a text.
fn limit_refusals(field: &Field, text: &str) -> Vec<String> {
    let format = match field.field_type.item {
        Item::Scalar(scalar) => scalar.format(),
        Item::Named(_) | Item::Unknown => None,
    };
    let limits = [
        field
            .min_length
            .as_ref()
            .map(|min| Constraint::MinLength(min.value)),
        field
            .max_length
            .as_ref()
            .map(|max| Constraint::MaxLength(max.value)),
        format.map(Constraint::Format),
    ];
    let mut refusals: Vec<String> = limits
        .iter()
        .flatten()
        .filter_map(|constraint| constraint.refuse_text(text))
        .collect();
    if field.field_type.item == Item::Scalar(Scalar::Decimal) && text.parse::<Decimal>().is_err() {
        refusals.push(DecimalError.to_string());
    }
    if let Some(pattern) = &field.pattern
        && let Ok(regex) = Regex::new(&whole(pattern))
        && !regex.is_match(text)
    {
        refusals.push(format!("it does not match {}", pattern.value));
    }
    refusals
}

/// Why a text may not stand in a field; empty when it may.
pub(super) fn refusals(field: &Field, text: &str) -> Vec<String> {
    let mut refusals = limit_refusals(field, text);
    if let Some(fixed) = &field.fixed
        && fixed.value != text
    {
        refusals.push(format!("it must be {}", fixed.value));
    }
    if let Some(allowed) = &field.one_of
        && !allowed.is_empty()
        && !allowed.iter().any(|value| value.value == text)
    {
        let allowed: Vec<&str> = allowed.iter().map(|value| value.as_str()).collect();
        refusals.push(format!("it must be one of {}", allowed.join(", ")));
    }
    refusals
}
