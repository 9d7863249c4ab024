//! What must be true of limits that are constants, and what only rustc can tell.

use proc_macro2::{TokenStream, TokenTree};
use quote::{ToTokens, quote, quote_spanned};
use syn::{LitStr, Path};

use super::constraints::whole;
use crate::ast::Input;
use crate::attr::{Bounds, Length, Limit, Number, Rules};

/// An assertion for each thing that the macro cannot see by itself.
pub(super) fn of(input: &Input<'_>) -> Vec<TokenStream> {
    let mut promises = Vec::new();
    for (_, part) in input.parts() {
        for field in &part.fields {
            of_rules(&input.runtime, &field.rules, &mut promises);
        }
    }
    promises
}

fn of_rules(runtime: &Path, rules: &Rules, promises: &mut Vec<TokenStream>) {
    if let Some(length) = &rules.length {
        promises.extend(order(&length.bounds, count, count));
        let allowed = rules.one_of.iter().flat_map(|(_, texts)| texts);
        for text in allowed.chain(&rules.fixed) {
            promises.extend(of_text(length, text));
        }
    }
    if let Some(items) = &rules.items {
        promises.extend(order(items, count, count));
    }
    if let Some(range) = &rules.range {
        promises.extend(order(
            range,
            |min| whole(runtime, min, Number::ceiling),
            |max| whole(runtime, max, |max| Some(max.floor)),
        ));
    }
    for (_, inner) in rules.keys.iter().chain(&rules.values) {
        of_rules(runtime, inner, promises);
    }
}

fn count(limit: &Limit<usize>) -> Option<TokenStream> {
    Some(limit.to_token_stream())
}

/// A minimum is not above its maximum.
fn order<T>(
    bounds: &Bounds<T>,
    least: impl Fn(&Limit<T>) -> Option<TokenStream>,
    most: impl Fn(&Limit<T>) -> Option<TokenStream>,
) -> Option<TokenStream> {
    let (min, max) = (bounds.min.as_ref()?, bounds.max.as_ref()?);
    if min.literal().is_some() && max.literal().is_some() {
        return None;
    }
    let (least, most) = (least(min)?, most(max)?);
    Some(quote_spanned! {min.span=>
        ::core::assert!(#least <= #most, "the minimum is above the maximum");
    })
}

/// A fixed or allowed text keeps the length of its own field.
fn of_text(length: &Length, text: &LitStr) -> Vec<TokenStream> {
    let count = match length.bytes {
        Some(_) => text.value().len(),
        None => text.value().chars().count(),
    };
    let limits = [
        (
            &length.bounds.min,
            quote!(>=),
            "this text is shorter than its minimum",
        ),
        (
            &length.bounds.max,
            quote!(<=),
            "this text is longer than its maximum",
        ),
        (
            &length.exact,
            quote!(==),
            "this text has not the length that it must have",
        ),
    ];
    let broken = limits.into_iter().filter_map(|(limit, keeps, words)| {
        let limit = limit.as_ref().filter(|limit| limit.literal().is_none())?;
        Some(quote_spanned!(text.span()=> ::core::assert!(#count #keeps #limit, #words);))
    });
    broken.collect()
}

/// Whether a constant speaks of the type itself, so that it means something inside of its `impl` alone.
pub(super) fn speak_of_the_type(promises: &[TokenStream]) -> bool {
    fn holds_self(tokens: TokenStream) -> bool {
        tokens.into_iter().any(|token| match token {
            TokenTree::Group(group) => holds_self(group.stream()),
            TokenTree::Ident(name) => name == "Self",
            _ => false,
        })
    }
    promises.iter().cloned().any(holds_self)
}
