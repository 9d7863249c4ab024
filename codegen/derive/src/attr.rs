//! `#[validate(…)]` and what matters of `#[serde(…)]`.

use proc_macro2::Span;
use quote::quote;
use syn::meta::ParseNestedMeta;
use syn::punctuated::Punctuated;
use syn::token::Paren;
use syn::{
    Attribute, Error, Ident, LitInt, LitStr, Path, Result, Token, parenthesized, parse_quote,
};

/// The attributes of the struct.
pub(crate) struct Container {
    pub(crate) runtime: Path,
    pub(crate) rename_all: Option<LitStr>,
    /// Whether serde fills every field in that is absent.
    pub(crate) has_default: bool,
}

impl Container {
    pub(crate) fn parse(attributes: &[Attribute]) -> Result<Self> {
        let mut container = Self {
            runtime: parse_quote!(::antom_runtime),
            rename_all: None,
            has_default: false,
        };
        for attribute in attributes {
            if attribute.path().is_ident("validate") {
                attribute.parse_nested_meta(|meta| {
                    if meta.path.is_ident("crate") {
                        container.runtime = meta.value()?.call(Path::parse_mod_style)?;
                        return Ok(());
                    }
                    Err(unknown(&meta, &["crate"]))
                })?;
            } else if attribute.path().is_ident("serde") {
                attribute.parse_nested_meta(|meta| {
                    if meta.path.is_ident("rename_all") {
                        container.rename_all = Some(serde_name(&meta)?);
                        return Ok(());
                    }
                    container.has_default |= meta.path.is_ident("default");
                    skip(&meta)
                })?;
            }
        }
        Ok(container)
    }
}

/// A limit and where it was written.
#[derive(Clone)]
pub(crate) struct Limit<T> {
    pub(crate) value: T,
    pub(crate) span: Span,
}

/// A minimum and a maximum, each of which may be absent.
pub(crate) struct Bounds<T> {
    /// The name of the attribute.
    pub(crate) span: Span,
    pub(crate) min: Option<Limit<T>>,
    pub(crate) max: Option<Limit<T>>,
}

/// Fields and the texts that they must have together.
pub(crate) struct Condition {
    pub(crate) span: Span,
    pub(crate) parts: Vec<(Ident, LitStr)>,
}

/// What the attributes of a field say.
#[derive(Default)]
pub(crate) struct Rules {
    pub(crate) length: Option<Bounds<usize>>,
    pub(crate) range: Option<Bounds<i128>>,
    pub(crate) items: Option<Bounds<usize>>,
    pub(crate) format: Option<Ident>,
    pub(crate) pattern: Option<LitStr>,
    pub(crate) fixed: Option<LitStr>,
    pub(crate) one_of: Option<(Span, Vec<LitStr>)>,
    pub(crate) required_when: Vec<Condition>,
    /// Where it was written.
    pub(crate) nested: Option<Span>,
    /// Where it was written.
    pub(crate) sensitive: Option<Span>,
    /// `#[serde(rename = …)]`.
    pub(crate) rename: Option<LitStr>,
    /// Whether serde fills the field in when it is absent.
    pub(crate) has_default: bool,
}

const KNOWN: &[&str] = &[
    "length",
    "range",
    "items",
    "format",
    "pattern",
    "fixed",
    "one_of",
    "required_when",
    "nested",
    "sensitive",
];

pub(crate) fn rules(attributes: &[Attribute]) -> Result<Rules> {
    let mut rules = Rules::default();
    for attribute in attributes {
        if attribute.path().is_ident("validate") {
            attribute.parse_nested_meta(|meta| rule(&mut rules, &meta))?;
        } else if attribute.path().is_ident("serde") {
            attribute.parse_nested_meta(|meta| {
                if meta.path.is_ident("rename") {
                    rules.rename = Some(serde_name(&meta)?);
                    return Ok(());
                }
                rules.has_default |= meta.path.is_ident("default");
                skip(&meta)
            })?;
        }
    }
    Ok(rules)
}

fn rule(rules: &mut Rules, meta: &ParseNestedMeta<'_>) -> Result<()> {
    let name = meta.path.get_ident().map(Ident::to_string);
    match name.as_deref() {
        Some("length") => once(meta, &mut rules.length, bounds(meta)?),
        Some("range") => once(meta, &mut rules.range, bounds(meta)?),
        Some("items") => once(meta, &mut rules.items, bounds(meta)?),
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
        Some("required_when") => {
            rules.required_when.push(condition(meta)?);
            Ok(())
        }
        Some("nested") => once(meta, &mut rules.nested, flag(meta)?),
        Some("sensitive") => once(meta, &mut rules.sensitive, flag(meta)?),
        _ => Err(unknown(meta, KNOWN)),
    }
}

fn once<T>(meta: &ParseNestedMeta<'_>, place: &mut Option<T>, value: T) -> Result<()> {
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
fn flag(meta: &ParseNestedMeta<'_>) -> Result<Span> {
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
        skip(meta)?;
    }
    Ok(is_empty)
}

fn bounds<T: TryFrom<i128>>(meta: &ParseNestedMeta<'_>) -> Result<Bounds<T>> {
    let name = meta.path.require_ident()?;
    expect_list(meta, &format!("{name}(min = 1, max = 64)"))?;
    let mut bounds = Bounds {
        span: span(meta),
        min: None,
        max: None,
    };
    if takes_empty_list(meta)? {
        return Ok(bounds);
    }
    meta.parse_nested_meta(|meta| {
        let place = if meta.path.is_ident("min") {
            &mut bounds.min
        } else if meta.path.is_ident("max") {
            &mut bounds.max
        } else {
            return Err(unknown(&meta, &["min", "max"]));
        };
        let input = meta.value()?;
        let minus: Option<Token![-]> = input.parse()?;
        let literal: LitInt = input.parse()?;
        let refuse = |words| Error::new_spanned(quote!(#minus #literal), words);
        let number: i128 = literal
            .base10_parse()
            .map_err(|_| refuse("this number is too large"))?;
        let number = if minus.is_some() { -number } else { number };
        let value = T::try_from(number).map_err(|_| match number {
            ..0 => refuse("a number of characters or items is not negative"),
            _ => refuse("this number is too large"),
        })?;
        let span = literal.span();
        once(&meta, place, Limit { value, span })
    })?;
    Ok(bounds)
}

fn condition(meta: &ParseNestedMeta<'_>) -> Result<Condition> {
    let mut parts = Vec::new();
    expect_list(meta, "required_when(field = \"A\")")?;
    if takes_empty_list(meta)? {
        let span = span(meta);
        return Ok(Condition { span, parts });
    }
    meta.parse_nested_meta(|meta| {
        let field = meta.path.require_ident()?.clone();
        parts.push((field, meta.value()?.parse()?));
        Ok(())
    })?;
    Ok(Condition {
        span: span(meta),
        parts,
    })
}

/// `rename = "…"` or `rename(serialize = "…", deserialize = "…")`, of which the first counts: it is what is sent.
fn serde_name(meta: &ParseNestedMeta<'_>) -> Result<LitStr> {
    if meta.input.peek(Token![=]) {
        return meta.value()?.parse();
    }
    let mut sent = None;
    meta.parse_nested_meta(|meta| {
        let name: LitStr = meta.value()?.parse()?;
        if meta.path.is_ident("serialize") {
            sent = Some(name);
        }
        Ok(())
    })?;
    sent.ok_or_else(|| meta.error("a name to serialize is needed here"))
}

/// Passes over an attribute of serde that does not matter here.
fn skip(meta: &ParseNestedMeta<'_>) -> Result<()> {
    if meta.input.peek(Token![=]) {
        meta.value()?.parse::<syn::Expr>()?;
    } else if meta.input.peek(Paren) {
        let content;
        parenthesized!(content in meta.input);
        content.parse::<proc_macro2::TokenStream>()?;
    }
    Ok(())
}

fn unknown(meta: &ParseNestedMeta<'_>, known: &[&str]) -> Error {
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
