//! What makes no sense, refused at the token that is wrong.

use std::fmt::Display;

use syn::{Error, LitStr, Result};

use crate::ast::{Field, Struct};
use crate::attr::{Bounds, unknown_name};

/// The formats and their names in the runtime.
pub(crate) const FORMATS: &[(&str, &str)] = &[
    ("datetime", "DateTime"),
    ("date", "Date"),
    ("url", "Url"),
    ("currency", "Currency"),
    ("region", "Region"),
];

/// Every mistake at once.
pub(crate) fn check(input: &Struct<'_>) -> Result<()> {
    let mut mistakes = Mistakes(None);
    for field in &input.fields {
        bounds(&mut mistakes, field.rules.length.as_ref());
        bounds(&mut mistakes, field.rules.range.as_ref());
        bounds(&mut mistakes, field.rules.items.as_ref());
        lists(&mut mistakes, field);
        formats(&mut mistakes, field);
        texts(&mut mistakes, field);
        patterns(&mut mistakes, field);
        conditions(&mut mistakes, input, field);
    }
    match mistakes.0 {
        None => Ok(()),
        Some(error) => Err(error),
    }
}

struct Mistakes(Option<Error>);

impl Mistakes {
    fn add(&mut self, error: Error) {
        match &mut self.0 {
            Some(first) => first.combine(error),
            none => *none = Some(error),
        }
    }
}

fn bounds<T: PartialOrd + Display>(mistakes: &mut Mistakes, bounds: Option<&Bounds<T>>) {
    let Some(bounds) = bounds else { return };
    match (&bounds.min, &bounds.max) {
        (None, None) => mistakes.add(Error::new(bounds.span, "give `min`, `max` or both")),
        (Some(min), Some(max)) if min.value > max.value => mistakes.add(Error::new(
            min.span,
            format!(
                "the minimum {} is above the maximum {}",
                min.value, max.value
            ),
        )),
        _ => {}
    }
}

fn lists(mistakes: &mut Mistakes, field: &Field<'_>) {
    if let Some(items) = &field.rules.items
        && !field.shape.holds_list()
    {
        mistakes.add(Error::new(items.span, "only a `Vec` has items"));
    }
}

fn formats(mistakes: &mut Mistakes, field: &Field<'_>) {
    if let Some(format) = &field.rules.format
        && !FORMATS.iter().any(|(name, _)| format == name)
    {
        let known: Vec<&str> = FORMATS.iter().map(|(name, _)| *name).collect();
        let words = unknown_name(&format.to_string(), &known);
        mistakes.add(Error::new(format.span(), words));
    }
}

/// Fixed and allowed texts keep the field's own length.
fn texts(mistakes: &mut Mistakes, field: &Field<'_>) {
    if let Some((span, texts)) = &field.rules.one_of
        && texts.is_empty()
    {
        mistakes.add(Error::new(*span, "no text would be allowed"));
    }
    let allowed = field.rules.one_of.iter().flat_map(|(_, texts)| texts);
    for text in allowed.chain(&field.rules.fixed) {
        let length = text.value().chars().count();
        let Some(limits) = &field.rules.length else {
            continue;
        };
        let mut refuse = |words: &str, limit: usize| {
            mistakes.add(Error::new_spanned(
                text,
                format!("{length} characters, but the length is {words} {limit}"),
            ));
        };
        match (&limits.min, &limits.max) {
            (_, Some(max)) if length > max.value => refuse("at most", max.value),
            (Some(min), _) if length < min.value => refuse("at least", min.value),
            _ => {}
        }
    }
}

fn patterns(mistakes: &mut Mistakes, field: &Field<'_>) {
    if let Some(pattern) = &field.rules.pattern
        && let Err(error) = compile(pattern)
    {
        mistakes.add(error);
    }
}

#[cfg(feature = "pattern")]
fn compile(pattern: &LitStr) -> Result<()> {
    let refuse = |words| Err(Error::new_spanned(pattern, words));
    let text = pattern.value();
    if let Err(error) = regex_lite::Regex::new(&text) {
        return refuse(format!("this pattern does not compile: {error}"));
    }
    // The runtime puts anchors around the pattern, which must not end in a comment that swallows them.
    match regex_lite::Regex::new(&format!("^(?:{text})$")) {
        Ok(_) => Ok(()),
        Err(error) => refuse(format!(
            "this pattern does not compile for the whole text, as `^(?:…)$`: {error}"
        )),
    }
}

#[cfg(not(feature = "pattern"))]
fn compile(pattern: &LitStr) -> Result<()> {
    Err(Error::new_spanned(
        pattern,
        "patterns need the runtime's feature `pattern`",
    ))
}

fn conditions(mistakes: &mut Mistakes, input: &Struct<'_>, field: &Field<'_>) {
    for condition in &field.rules.required_when {
        if !field.shape.is_optional() {
            mistakes.add(Error::new(
                condition.span,
                "only an `Option` can be required under a condition",
            ));
        }
        if condition.parts.is_empty() {
            mistakes.add(Error::new(
                condition.span,
                "a condition names a field and its value",
            ));
        }
        for (name, _) in &condition.parts {
            let words = match input.field(name) {
                None => format!("`{}` has no field `{name}`", input.name),
                Some(other) if other.shape.holds_list() => {
                    format!("`{name}` is a list, and a condition is on one text")
                }
                Some(_) => continue,
            };
            mistakes.add(Error::new_spanned(name, words));
        }
    }
}
