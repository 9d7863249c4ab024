//! A minimum and a maximum, as `length(…)`, `range(…)` and `items(…)` have them.

use std::fmt::Display;

use proc_macro2::{Literal, Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::meta::ParseNestedMeta;
use syn::parse::ParseStream;
use syn::spanned::Spanned;
use syn::{Error, Expr, Lit, LitInt, Result, Token};

use crate::meta::{expect_list, once, span, takes_empty_list, unknown};
use crate::mistakes::Mistakes;

/// A limit and where it was written.
pub(super) struct Limit<T> {
    pub(super) value: Value<T>,
    pub(super) span: Span,
}

/// What a limit is written as.
pub(super) enum Value<T> {
    /// A literal, of which the macro knows everything.
    Literal(T),
    /// Any other expression, which only rustc can work out.
    Constant(Box<Expr>),
}

impl<T> Limit<T> {
    /// What it is, if it is a literal.
    pub(super) fn literal(&self) -> Option<&T> {
        match &self.value {
            Value::Literal(value) => Some(value),
            Value::Constant(_) => None,
        }
    }
}

impl ToTokens for Limit<usize> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        match &self.value {
            Value::Literal(value) => Literal::usize_unsuffixed(*value).to_tokens(tokens),
            Value::Constant(expression) => expression.to_tokens(tokens),
        }
    }
}

/// A minimum and a maximum, each of which may be absent.
pub(super) struct Bounds<T> {
    /// The name of the attribute.
    pub(super) span: Span,
    pub(super) min: Option<Limit<T>>,
    pub(super) max: Option<Limit<T>>,
}

/// What limits are made of.
pub(super) trait ParseLimit: Sized {
    fn parse(input: ParseStream<'_>) -> Result<(Self, Span)>;
}

impl ParseLimit for usize {
    fn parse(input: ParseStream<'_>) -> Result<(Self, Span)> {
        if input.peek(Token![-]) {
            let minus: Token![-] = input.parse()?;
            let literal: Lit = input.parse()?;
            return Err(Error::new_spanned(
                quote!(#minus #literal),
                "a number of characters, bytes or items is not negative",
            ));
        }
        let literal: LitInt = input.parse()?;
        let number = literal
            .base10_parse()
            .map_err(|_| Error::new_spanned(&literal, "this number is too large"))?;
        Ok((number, literal.span()))
    }
}

/// Reads what stands behind `=`.
pub(super) fn limit<T: ParseLimit>(meta: &ParseNestedMeta<'_>) -> Result<Limit<T>> {
    let input = meta.value()?;
    if is_literal(input) {
        let (value, span) = T::parse(input)?;
        let value = Value::Literal(value);
        return Ok(Limit { value, span });
    }
    let expression: Expr = input.parse()?;
    Ok(Limit {
        span: expression.span(),
        value: Value::Constant(Box::new(expression)),
    })
}

/// Whether a literal stands there alone, with a minus or without.
fn is_literal(input: ParseStream<'_>) -> bool {
    let ahead = input.fork();
    let literal = ahead
        .parse::<Option<Token![-]>>()
        .and_then(|_| ahead.parse::<Lit>());
    literal.is_ok() && (ahead.is_empty() || ahead.peek(Token![,]))
}

/// `(min = …, max = …)`; `other` reads what else may stand there.
pub(super) fn bounds_and<T: ParseLimit>(
    meta: &ParseNestedMeta<'_>,
    mut other: impl FnMut(&ParseNestedMeta<'_>) -> Result<()>,
) -> Result<Bounds<T>> {
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
        if meta.path.is_ident("min") {
            once(&meta, &mut bounds.min, limit(&meta)?)
        } else if meta.path.is_ident("max") {
            once(&meta, &mut bounds.max, limit(&meta)?)
        } else {
            other(&meta)
        }
    })?;
    Ok(bounds)
}

pub(super) fn bounds<T: ParseLimit>(meta: &ParseNestedMeta<'_>) -> Result<Bounds<T>> {
    bounds_and(meta, |meta| Err(unknown(meta, &["min", "max"])))
}

/// A limit on a number of things, as code.
pub(super) fn count(limit: &Limit<usize>) -> Option<TokenStream> {
    Some(limit.to_token_stream())
}

impl<T: PartialOrd + Display> Bounds<T> {
    /// Refuses what is no range.
    pub(super) fn valid(&self, mistakes: &mut Mistakes) {
        if self.min.is_none() && self.max.is_none() {
            mistakes.at(self.span, "give `min`, `max` or both");
        }
        // Of constants, rustc finds out.
        let literals = |min: &Limit<T>| -> Option<String> {
            let (least, most) = (min.literal()?, self.max.as_ref()?.literal()?);
            (least > most).then(|| format!("the minimum {least} is above the maximum {most}"))
        };
        if let Some(min) = &self.min
            && let Some(words) = literals(min)
        {
            mistakes.at(min.span, words);
        }
    }

    /// The assertion that a minimum is not above its maximum, where not both of them are literals.
    pub(super) fn order(
        &self,
        least: impl Fn(&Limit<T>) -> Option<TokenStream>,
        most: impl Fn(&Limit<T>) -> Option<TokenStream>,
    ) -> Option<TokenStream> {
        let (min, max) = (self.min.as_ref()?, self.max.as_ref()?);
        if min.literal().is_some() && max.literal().is_some() {
            return None;
        }
        let (least, most) = (least(min)?, most(max)?);
        Some(quote_spanned! {min.span=>
            ::core::assert!(#least <= #most, "the minimum is above the maximum");
        })
    }
}
