//! `#[validate(…)]` and what matters of `#[serde(…)]`.

mod limits;
mod serde;

use proc_macro2::Span;
use syn::meta::ParseNestedMeta;
use syn::punctuated::Punctuated;
use syn::token::Paren;
use syn::{Attribute, Error, Ident, LitStr, Path, Result, Token, parenthesized, parse_quote};

pub(crate) use limits::{Bounds, Length, Limit, Number, Value};
pub(crate) use serde::Tagging;

/// The attributes of the type.
pub(crate) struct Container {
    pub(crate) runtime: Path,
    pub(crate) groups: Vec<Group>,
    pub(crate) rename_all: Option<LitStr>,
    pub(crate) rename_all_fields: Option<LitStr>,
    pub(crate) tagging: Tagging,
    /// Whether serde fills every field in that is absent.
    pub(crate) has_default: bool,
    /// Whether its one field stands in its place.
    pub(crate) is_transparent: bool,
}

impl Container {
    pub(crate) fn parse(attributes: &[Attribute]) -> Result<Self> {
        let mut container = Self {
            runtime: parse_quote!(::antom_runtime),
            groups: Vec::new(),
            rename_all: None,
            rename_all_fields: None,
            tagging: Tagging::External,
            has_default: false,
            is_transparent: false,
        };
        each(attributes, "validate", |meta| {
            if meta.path.is_ident("crate") {
                container.runtime = meta.value()?.call(Path::parse_mod_style)?;
                return Ok(());
            }
            container.groups.push(group(meta, &["crate"])?);
            Ok(())
        })?;
        serde::container(attributes, &mut container)?;
        Ok(container)
    }
}

/// The attributes of a variant.
#[derive(Default)]
pub(crate) struct VariantAttributes {
    pub(crate) rename: Option<LitStr>,
    pub(crate) rename_all: Option<LitStr>,
    /// Whether its fields stand in the place of the enum, whatever is true of the other variants.
    pub(crate) is_untagged: bool,
    pub(crate) groups: Vec<Group>,
}

pub(crate) fn variant(attributes: &[Attribute]) -> Result<VariantAttributes> {
    let mut found = VariantAttributes::default();
    each(attributes, "validate", |meta| {
        found.groups.push(group(meta, &[])?);
        Ok(())
    })?;
    serde::variant(attributes, &mut found)?;
    Ok(found)
}

/// What is demanded of several fields together.
pub(crate) struct Group {
    pub(crate) span: Span,
    pub(crate) demand: Demand,
}

pub(crate) enum Demand {
    /// One of them is there.
    AtLeastOne(Vec<Ident>),
    /// One of them is there, and no second one.
    ExactlyOne(Vec<Ident>),
    /// What a function says of the whole value.
    Custom(Path),
}

/// Reads what stands on a type or a variant; `others` is what else may stand there.
fn group(meta: &ParseNestedMeta<'_>, others: &[&str]) -> Result<Group> {
    let name = meta.path.get_ident().map(Ident::to_string);
    let demand = match name.as_deref() {
        Some("at_least_one") => Demand::AtLeastOne(names(meta)?),
        Some("exactly_one") => Demand::ExactlyOne(names(meta)?),
        Some("custom") => Demand::Custom(function(meta)?),
        _ => {
            let known = [&["at_least_one", "exactly_one", "custom"], others].concat();
            return Err(unknown(meta, &known));
        }
    };
    let span = span(meta);
    Ok(Group { span, demand })
}

/// The function of `custom = function`.
fn function(meta: &ParseNestedMeta<'_>) -> Result<Path> {
    let value = meta.value()?;
    if value.peek(LitStr) {
        return Err(value.error("name the function without quotes"));
    }
    value.parse()
}

/// Names in parentheses.
fn names(meta: &ParseNestedMeta<'_>) -> Result<Vec<Ident>> {
    let name = meta.path.require_ident()?;
    expect_list(meta, &format!("{name}(one_field, another_field)"))?;
    let content;
    parenthesized!(content in meta.input);
    if content.peek(LitStr) {
        return Err(content.error("name the fields as they are in Rust, without quotes"));
    }
    let names = Punctuated::<Ident, Token![,]>::parse_terminated(&content)?;
    Ok(names.into_iter().collect())
}

/// Fields and the texts that they must have together.
pub(crate) struct Condition {
    pub(crate) span: Span,
    pub(crate) parts: Vec<(Ident, LitStr)>,
}

/// What the attributes of a field, or of the keys or values of a map, say.
#[derive(Default)]
pub(crate) struct Rules {
    pub(crate) length: Option<Length>,
    pub(crate) range: Option<Bounds<Number>>,
    pub(crate) items: Option<Bounds<usize>>,
    pub(crate) unique: Option<Span>,
    pub(crate) format: Option<Ident>,
    pub(crate) pattern: Option<LitStr>,
    pub(crate) fixed: Option<LitStr>,
    pub(crate) one_of: Option<(Span, Vec<LitStr>)>,
    pub(crate) required: Option<Span>,
    pub(crate) required_when: Vec<Condition>,
    pub(crate) nested: Option<Span>,
    pub(crate) custom: Option<Path>,
    pub(crate) sensitive: Option<Span>,
    pub(crate) keys: Option<(Span, Box<Rules>)>,
    pub(crate) values: Option<(Span, Box<Rules>)>,
    /// `#[serde(rename = …)]`.
    pub(crate) rename: Option<LitStr>,
    /// Whether serde fills the field in when it is absent.
    pub(crate) has_default: bool,
    /// `#[serde(flatten)]`.
    pub(crate) is_flattened: bool,
}

impl Rules {
    /// Where `nested` was written, when nothing else is demanded of each value.
    pub(crate) fn only_nested(&self) -> Option<Span> {
        let others = self.length.is_some()
            || self.range.is_some()
            || self.format.is_some()
            || self.pattern.is_some()
            || self.fixed.is_some()
            || self.one_of.is_some()
            || self.custom.is_some();
        self.nested.filter(|_| !others)
    }
}

const KNOWN: &[&str] = &[
    "length",
    "range",
    "items",
    "unique",
    "format",
    "pattern",
    "fixed",
    "one_of",
    "required",
    "required_when",
    "nested",
    "custom",
    "sensitive",
    "keys",
    "values",
];

pub(crate) fn rules(attributes: &[Attribute]) -> Result<Rules> {
    let mut rules = Rules::default();
    each(attributes, "validate", |meta| rule(&mut rules, meta))?;
    serde::field(attributes, &mut rules)?;
    Ok(rules)
}

fn rule(rules: &mut Rules, meta: &ParseNestedMeta<'_>) -> Result<()> {
    let name = meta.path.get_ident().map(Ident::to_string);
    match name.as_deref() {
        Some("length") => once(meta, &mut rules.length, limits::length(meta)?),
        Some("range") => once(meta, &mut rules.range, limits::bounds(meta)?),
        Some("items") => once(meta, &mut rules.items, limits::bounds(meta)?),
        Some("unique") => once(meta, &mut rules.unique, flag(meta)?),
        Some("format") => once(meta, &mut rules.format, meta.value()?.parse()?),
        Some("pattern") => once(meta, &mut rules.pattern, meta.value()?.parse()?),
        Some("fixed") => once(meta, &mut rules.fixed, meta.value()?.parse()?),
        Some("one_of") => {
            expect_list(meta, "one_of(\"A\", \"B\")")?;
            let content;
            parenthesized!(content in meta.input);
            let texts = Punctuated::<LitStr, Token![,]>::parse_terminated(&content)?;
            let span = span(meta);
            once(meta, &mut rules.one_of, (span, texts.into_iter().collect()))
        }
        Some("required") => once(meta, &mut rules.required, flag(meta)?),
        Some("required_when") => {
            rules.required_when.push(condition(meta)?);
            Ok(())
        }
        Some("nested") => once(meta, &mut rules.nested, flag(meta)?),
        Some("custom") => once(meta, &mut rules.custom, function(meta)?),
        Some("sensitive") => once(meta, &mut rules.sensitive, flag(meta)?),
        Some("keys") => once(meta, &mut rules.keys, inner(meta)?),
        Some("values") => once(meta, &mut rules.values, inner(meta)?),
        _ => Err(unknown(meta, KNOWN)),
    }
}

/// The rules of a map's keys or values.
fn inner(meta: &ParseNestedMeta<'_>) -> Result<(Span, Box<Rules>)> {
    let name = meta.path.require_ident()?;
    expect_list(meta, &format!("{name}(length(max = 64))"))?;
    let mut rules = Rules::default();
    if takes_empty_list(meta)? {
        return Err(Error::new(
            span(meta),
            format!("name a constraint of the {name}, such as `{name}(length(max = 64))`"),
        ));
    }
    meta.parse_nested_meta(|meta| rule(&mut rules, &meta))?;
    Ok((span(meta), Box::new(rules)))
}

fn condition(meta: &ParseNestedMeta<'_>) -> Result<Condition> {
    let mut parts = Vec::new();
    expect_list(meta, "required_when(field = \"A\")")?;
    if !takes_empty_list(meta)? {
        meta.parse_nested_meta(|meta| {
            let field = meta.path.require_ident()?.clone();
            parts.push((field, meta.value()?.parse()?));
            Ok(())
        })?;
    }
    Ok(Condition {
        span: span(meta),
        parts,
    })
}

/// Reads every item of the attributes of that name.
pub(crate) fn each(
    attributes: &[Attribute],
    name: &str,
    mut read: impl FnMut(&ParseNestedMeta<'_>) -> Result<()>,
) -> Result<()> {
    attributes
        .iter()
        .filter(|attribute| attribute.path().is_ident(name))
        .try_for_each(|attribute| attribute.parse_nested_meta(|meta| read(&meta)))
}

pub(crate) fn once<T>(meta: &ParseNestedMeta<'_>, place: &mut Option<T>, value: T) -> Result<()> {
    match place.replace(value) {
        None => Ok(()),
        Some(_) => Err(meta.error("this stands here twice")),
    }
}

fn span(meta: &ParseNestedMeta<'_>) -> Span {
    meta.path
        .get_ident()
        .map_or_else(Span::call_site, Ident::span)
}

/// A word that says all by being there.
pub(crate) fn flag(meta: &ParseNestedMeta<'_>) -> Result<Span> {
    if meta.input.is_empty() || meta.input.peek(Token![,]) {
        return Ok(span(meta));
    }
    Err(meta.error("this takes no value"))
}

/// Refuses what is not followed by a list in parentheses.
fn expect_list(meta: &ParseNestedMeta<'_>, example: &str) -> Result<()> {
    if meta.input.peek(Paren) {
        return Ok(());
    }
    Err(meta.error(format!("write `{example}`")))
}

/// Passes over a list if it is empty.
fn takes_empty_list(meta: &ParseNestedMeta<'_>) -> Result<bool> {
    let ahead = meta.input.fork();
    let content;
    parenthesized!(content in ahead);
    let is_empty = content.is_empty();
    if is_empty {
        serde::skip(meta)?;
    }
    Ok(is_empty)
}

pub(crate) fn unknown(meta: &ParseNestedMeta<'_>, known: &[&str]) -> Error {
    meta.error(match meta.path.get_ident() {
        Some(name) => unknown_name(&name.to_string(), known),
        None => format!("a path is unknown here; known: {}", known.join(", ")),
    })
}

/// The words for a name that is not one of the known ones.
pub(crate) fn unknown_name(name: &str, known: &[&str]) -> String {
    const ALIKE: f64 = 0.7;
    let alike = |candidate: &&str| strsim::jaro_winkler(name, candidate);
    let nearest = known
        .iter()
        .max_by(|one, other| alike(one).total_cmp(&alike(other)))
        .filter(|nearest| alike(nearest) >= ALIKE);
    match nearest {
        Some(nearest) => format!("`{name}` is unknown here; did you mean `{nearest}`?"),
        None => format!("`{name}` is unknown here; known: {}", known.join(", ")),
    }
}
