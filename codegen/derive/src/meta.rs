//! How the items of attributes are read.

use proc_macro2::Span;
use syn::meta::ParseNestedMeta;
use syn::token::Paren;
use syn::{Attribute, Error, Ident, Result, Token, parenthesized};

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

/// Where the name stands.
pub(crate) fn span(meta: &ParseNestedMeta<'_>) -> Span {
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
pub(crate) fn expect_list(meta: &ParseNestedMeta<'_>, example: &str) -> Result<()> {
    if meta.input.peek(Paren) {
        return Ok(());
    }
    Err(meta.error(format!("write `{example}`")))
}

/// Passes over a list if it is empty.
pub(crate) fn takes_empty_list(meta: &ParseNestedMeta<'_>) -> Result<bool> {
    let ahead = meta.input.fork();
    let content;
    parenthesized!(content in ahead);
    let is_empty = content.is_empty();
    if is_empty {
        skip(meta)?;
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

/// Passes over what does not matter here.
pub(crate) fn skip(meta: &ParseNestedMeta<'_>) -> Result<()> {
    if meta.input.peek(Token![=]) {
        meta.value()?.parse::<syn::Expr>()?;
    } else if meta.input.peek(Paren) {
        let content;
        parenthesized!(content in meta.input);
        content.parse::<proc_macro2::TokenStream>()?;
    }
    Ok(())
}
