//! Limits: `length(…)`, `range(…)` and `items(…)`.

use std::cmp::Ordering;
use std::fmt;

use proc_macro2::{Literal, Span, TokenStream};
use quote::{ToTokens, quote};
use syn::meta::ParseNestedMeta;
use syn::parse::ParseStream;
use syn::spanned::Spanned;
use syn::{Error, Expr, Lit, LitInt, Result, Token};

use super::{expect_list, flag, once, span, takes_empty_list, unknown};

/// A limit and where it was written.
pub(crate) struct Limit<T> {
    pub(crate) value: Value<T>,
    pub(crate) span: Span,
}

/// What a limit is written as.
pub(crate) enum Value<T> {
    /// A literal, of which the macro knows everything.
    Literal(T),
    /// Any other expression, which only rustc can work out.
    Constant(Box<Expr>),
}

impl<T> Limit<T> {
    /// What it is, if it is a literal.
    pub(crate) fn literal(&self) -> Option<&T> {
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
pub(crate) struct Bounds<T> {
    /// The name of the attribute.
    pub(crate) span: Span,
    pub(crate) min: Option<Limit<T>>,
    pub(crate) max: Option<Limit<T>>,
}

/// How long a text may be.
pub(crate) struct Length {
    pub(crate) bounds: Bounds<usize>,
    pub(crate) exact: Option<Limit<usize>>,
    /// Whether bytes are counted, not characters.
    pub(crate) bytes: Option<Span>,
}

/// A decimal number as it was written.
pub(crate) struct Number {
    pub(crate) text: String,
    /// The largest whole number that is not above it.
    pub(crate) floor: i128,
    pub(crate) is_whole: bool,
}

impl Number {
    /// The smallest whole number that is not below it, where there is one of 128 bits.
    pub(crate) fn ceiling(&self) -> Option<i128> {
        self.floor.checked_add(i128::from(!self.is_whole))
    }
}

impl fmt::Display for Number {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.text)
    }
}

impl PartialEq for Number {
    fn eq(&self, other: &Self) -> bool {
        self.partial_cmp(other) == Some(Ordering::Equal)
    }
}

impl PartialOrd for Number {
    /// Two numbers with one floor differ in their decimal places, which compare as text does.
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        let places = |number: &Self| {
            let (_, places) = number.text.split_once('.').unwrap_or_default();
            places.trim_end_matches('0').to_owned()
        };
        let by_places = match self.text.starts_with('-') {
            // Without the sign, the larger places are the smaller number; none at all is the largest.
            true => match (self.is_whole, other.is_whole) {
                (false, false) => places(other).cmp(&places(self)),
                (one, another) => another.cmp(&one),
            },
            false => places(self).cmp(&places(other)),
        };
        Some(self.floor.cmp(&other.floor).then(by_places))
    }
}

/// What limits are made of.
pub(crate) trait ParseLimit: Sized {
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

impl ParseLimit for Number {
    fn parse(input: ParseStream<'_>) -> Result<(Self, Span)> {
        let minus: Option<Token![-]> = input.parse()?;
        let literal: Lit = input.parse()?;
        let (digits, suffix) = match &literal {
            Lit::Int(literal) => (literal.base10_digits(), literal.suffix()),
            Lit::Float(literal) => (literal.base10_digits(), literal.suffix()),
            _ => {
                return Err(Error::new_spanned(
                    &literal,
                    "a number belongs here, such as 1 or 0.5",
                ));
            }
        };
        let refuse = |words| Error::new_spanned(quote!(#minus #literal), words);
        if !suffix.is_empty() || digits.contains(['e', 'E']) {
            return Err(refuse("write plain digits, without suffix or exponent"));
        }
        let (whole, places) = digits.split_once('.').unwrap_or((digits, ""));
        let is_whole = places.bytes().all(|digit| digit == b'0');
        let whole: i128 = whole
            .parse()
            .map_err(|_| refuse("this number is too large"))?;
        let sign = if minus.is_some() { "-" } else { "" };
        let floor = match (minus.is_some(), is_whole) {
            (false, _) => whole,
            (true, true) => -whole,
            (true, false) => -whole - 1,
        };
        let number = Self {
            text: format!("{sign}{}", digits.trim_end_matches('.')),
            floor,
            is_whole,
        };
        Ok((number, literal.span()))
    }
}

fn limit<T: ParseLimit>(meta: &ParseNestedMeta<'_>) -> Result<Limit<T>> {
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
fn bounds_and<T: ParseLimit>(
    meta: &ParseNestedMeta<'_>,
    example: &str,
    mut other: impl FnMut(&ParseNestedMeta<'_>) -> Result<()>,
) -> Result<Bounds<T>> {
    let name = meta.path.require_ident()?;
    expect_list(meta, &format!("{name}{example}"))?;
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
    bounds_and(meta, "(min = 1, max = 64)", |meta| {
        Err(unknown(meta, &["min", "max"]))
    })
}

pub(super) fn length(meta: &ParseNestedMeta<'_>) -> Result<Length> {
    let (mut exact, mut bytes) = (None, None);
    let bounds = bounds_and(meta, "(min = 1, max = 64)", |meta| {
        if meta.path.is_ident("exact") {
            once(meta, &mut exact, limit(meta)?)
        } else if meta.path.is_ident("bytes") {
            once(meta, &mut bytes, flag(meta)?)
        } else {
            Err(unknown(meta, &["min", "max", "exact", "bytes"]))
        }
    })?;
    Ok(Length {
        bounds,
        exact,
        bytes,
    })
}
