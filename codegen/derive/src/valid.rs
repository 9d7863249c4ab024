//! What makes no sense, refused at the token that is wrong.

use std::fmt::Display;

use proc_macro2::Span;
use syn::{Error, Ident, LitStr, Result};

use crate::ast::{Field, Input, List, Part, Shape};
use crate::attr::{Bounds, Demand, Group, Length, Limit, Rules, unknown_name};

/// The formats and their names in the runtime.
pub(crate) const FORMATS: &[(&str, &str)] = &[
    ("datetime", "DateTime"),
    ("date", "Date"),
    ("url", "Url"),
    ("web_url", "WebUrl"),
    ("https_url", "HttpsUrl"),
    ("currency", "Currency"),
    ("region", "Region"),
    ("email", "Email"),
    ("phone", "Phone"),
    ("ip", "Ip"),
    ("ipv4", "Ipv4"),
    ("ipv6", "Ipv6"),
    ("digits", "Digits"),
    ("identifier", "Identifier"),
];

/// Every mistake at once.
pub(crate) fn check(input: &Input<'_>) -> Result<()> {
    let mut mistakes = Mistakes(None);
    for (name, part) in input.parts() {
        for field in &part.fields {
            rules(&mut mistakes, &field.rules, &field.shape);
            presence(&mut mistakes, field);
            conditions(&mut mistakes, name, part, field);
        }
        for group in &part.groups {
            members(&mut mistakes, name, part, group);
        }
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

    fn at(&mut self, span: Span, words: impl Display) {
        self.add(Error::new(span, words));
    }
}

/// The rules of a field, or of a map's keys or values.
fn rules(mistakes: &mut Mistakes, rules: &Rules, shape: &Shape) {
    if let Some(length) = &rules.length {
        lengths(mistakes, length);
    }
    bounds(mistakes, rules.range.as_ref(), false);
    bounds(mistakes, rules.items.as_ref(), false);
    lists(mistakes, rules, shape);
    formats(mistakes, rules);
    texts(mistakes, rules);
    if let Some(pattern) = &rules.pattern
        && let Err(error) = compile(pattern)
    {
        mistakes.add(error);
    }
    maps(mistakes, rules, shape);
}

fn lengths(mistakes: &mut Mistakes, length: &Length) {
    match &length.exact {
        None => bounds(mistakes, Some(&length.bounds), true),
        Some(exact) if length.bounds.min.is_some() || length.bounds.max.is_some() => {
            mistakes.at(exact.span, "an exact length has no minimum and no maximum");
        }
        Some(_) => {}
    }
}

fn bounds<T: PartialOrd + Display>(
    mistakes: &mut Mistakes,
    bounds: Option<&Bounds<T>>,
    or_exact: bool,
) {
    let Some(bounds) = bounds else { return };
    match (&bounds.min, &bounds.max) {
        (None, None) if or_exact => mistakes.at(bounds.span, "give `min`, `max`, both, or `exact`"),
        (None, None) => mistakes.at(bounds.span, "give `min`, `max` or both"),
        (Some(min), Some(max)) => {
            // Of constants, rustc finds out.
            if let (Some(least), Some(most)) = (min.literal(), max.literal())
                && least > most
            {
                mistakes.at(
                    min.span,
                    format!("the minimum {least} is above the maximum {most}"),
                );
            }
        }
        _ => {}
    }
}

fn lists(mistakes: &mut Mistakes, rules: &Rules, shape: &Shape) {
    if let Some(items) = &rules.items
        && !shape.holds_list()
        && !shape.holds_map()
    {
        mistakes.at(items.span, "only a list or a map has items");
    }
    let Some(unique) = rules.unique else { return };
    let has_max = rules
        .items
        .as_ref()
        .is_some_and(|items| items.max.is_some());
    if !shape.holds_list() {
        mistakes.at(unique, "only the items of a list can be unique");
    } else if shape.list() == Some(List::Set) {
        mistakes.at(unique, "the items of a set are unique by its type");
    } else if !has_max {
        mistakes.at(
            unique,
            "every pair of items is compared, so `unique` needs `items(max = …)` beside it",
        );
    }
}

fn formats(mistakes: &mut Mistakes, rules: &Rules) {
    if let Some(format) = &rules.format
        && !FORMATS.iter().any(|(name, _)| format == name)
    {
        let known: Vec<&str> = FORMATS.iter().map(|(name, _)| *name).collect();
        mistakes.at(format.span(), unknown_name(&format.to_string(), &known));
    }
}

/// Fixed and allowed texts keep the field's own length.
fn texts(mistakes: &mut Mistakes, rules: &Rules) {
    if let Some((span, texts)) = &rules.one_of
        && texts.is_empty()
    {
        mistakes.at(*span, "no text would be allowed");
    }
    let Some(limits) = &rules.length else { return };
    let allowed = rules.one_of.iter().flat_map(|(_, texts)| texts);
    for text in allowed.chain(&rules.fixed) {
        let (length, unit) = match limits.bytes {
            Some(_) => (text.value().len(), "bytes"),
            None => (text.value().chars().count(), "characters"),
        };
        let bounds = &limits.bounds;
        type Breaks = fn(usize, usize) -> bool;
        let limits: [(_, _, Breaks); 3] = [
            (&bounds.min, "at least", |length, min| length < min),
            (&bounds.max, "at most", |length, max| length > max),
            (&limits.exact, "exactly", |length, exact| length != exact),
        ];
        for (limit, words, breaks) in limits {
            let literal = limit.as_ref().and_then(Limit::literal);
            if let Some(limit) = literal.filter(|limit| breaks(length, **limit)) {
                mistakes.add(Error::new_spanned(
                    text,
                    format!("{length} {unit}, but the length is {words} {limit}"),
                ));
            }
        }
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

fn maps(mistakes: &mut Mistakes, of_map: &Rules, shape: &Shape) {
    let Some((keys, values)) = map_in(shape) else {
        for (span, _) in of_map.keys.iter().chain(&of_map.values) {
            mistakes.at(*span, "only a map has keys and values");
        }
        return;
    };
    for span in of_one_value(of_map) {
        mistakes.at(
            span,
            "this speaks of one value; write it inside `keys(…)` or `values(…)` of the map",
        );
    }
    for (inner, shape) in [(&of_map.keys, keys), (&of_map.values, values)] {
        let Some((_, inner)) = inner else { continue };
        rules(mistakes, inner, shape);
        for condition in &inner.required_when {
            mistakes.at(
                condition.span,
                "an entry that is there is there under every condition",
            );
        }
        if let Some(span) = inner.required {
            mistakes.at(span, "an entry that is there is there");
        }
        if let Some(span) = inner.sensitive {
            mistakes.at(span, "mark the whole map as sensitive");
        }
    }
}

/// Where the constraints on a single text, number or struct were written.
fn of_one_value(rules: &Rules) -> impl Iterator<Item = Span> {
    let length = rules.length.as_ref().map(|length| length.bounds.span);
    let range = rules.range.as_ref().map(|range| range.span);
    let format = rules.format.as_ref().map(Ident::span);
    let pattern = rules.pattern.as_ref().map(LitStr::span);
    let fixed = rules.fixed.as_ref().map(LitStr::span);
    let one_of = rules.one_of.as_ref().map(|(span, _)| *span);
    let spans = [length, range, format, pattern, fixed, one_of, rules.nested];
    spans.into_iter().flatten()
}

/// The keys and the values of the map in a shape.
fn map_in(shape: &Shape) -> Option<(&Shape, &Shape)> {
    match shape {
        Shape::Map(keys, values) => Some((keys, values)),
        Shape::Optional(inner) | Shape::Boxed(inner) | Shape::List(inner, _) => map_in(inner),
        Shape::Value => None,
    }
}

fn presence(mistakes: &mut Mistakes, field: &Field) {
    if let Some(required) = field.rules.required
        && !field.shape.is_optional()
    {
        mistakes.at(required, "only an `Option` can be missing");
    }
    if let (Some(_), Some(condition)) = (field.rules.required, field.rules.required_when.first()) {
        mistakes.at(
            condition.span,
            "what is `required` is so under every condition; keep one of the two",
        );
    }
}

fn conditions(mistakes: &mut Mistakes, name: &Ident, part: &Part, field: &Field) {
    for condition in &field.rules.required_when {
        if !field.shape.can_miss() {
            mistakes.at(
                condition.span,
                "only an `Option`, a `Vec` or a map can be required under a condition",
            );
        }
        if condition.parts.is_empty() {
            mistakes.at(condition.span, "a condition names a field and its value");
        }
        for (other, _) in &condition.parts {
            let words = match part.field(other) {
                None => format!("`{name}` has no field `{other}`"),
                Some(found) if found.shape.holds_list() || found.shape.holds_map() => {
                    format!("`{other}` is a list or a map, and a condition is on one text")
                }
                Some(_) => continue,
            };
            mistakes.add(Error::new_spanned(other, words));
        }
    }
}

fn members(mistakes: &mut Mistakes, name: &Ident, part: &Part, group: &Group) {
    let (Demand::AtLeastOne(members) | Demand::ExactlyOne(members)) = &group.demand else {
        return;
    };
    if members.len() < 2 {
        mistakes.at(group.span, "name two fields or more");
    }
    for (number, member) in members.iter().enumerate() {
        let words = match part.field(member) {
            None => format!("`{name}` has no field `{member}`"),
            Some(_) if members[..number].contains(member) => "this field is named twice".to_owned(),
            Some(field) if !field.shape.can_miss() => {
                format!(
                    "`{member}` is always there; only an `Option`, a `Vec` or a map can be missing"
                )
            }
            Some(_) => continue,
        };
        mistakes.add(Error::new_spanned(member, words));
    }
}
