//! Limits of numbers, which keep every digit.

use std::cmp::Ordering;
use std::fmt;

use proc_macro2::{Literal, Span, TokenStream};
use quote::{ToTokens, quote};
use syn::parse::ParseStream;
use syn::{Error, Lit, Path, Result, Token};

use super::limits::{Limit, ParseLimit, Value};

/// A decimal number as it was written.
pub(super) struct Number {
    pub(super) text: String,
    /// The largest whole number that is not above it.
    pub(super) floor: i128,
    pub(super) is_whole: bool,
}

impl Number {
    /// The smallest whole number that is not below it, where there is one of 128 bits.
    pub(super) fn ceiling(&self) -> Option<i128> {
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

/// A limit as a whole number of 128 bits; of a literal, `round` makes one.
pub(super) fn whole(
    runtime: &Path,
    limit: &Limit<Number>,
    round: impl Fn(&Number) -> Option<i128>,
) -> Option<TokenStream> {
    Some(match &limit.value {
        Value::Literal(number) => Literal::i128_unsuffixed(round(number)?).into_token_stream(),
        Value::Constant(expression) => {
            quote!((#runtime::validate::check::integer(#expression) as i128))
        }
    })
}

/// A limit as an entry of the table has it.
pub(super) fn entry(runtime: &Path, limit: &Limit<Number>) -> TokenStream {
    let limit = match &limit.value {
        Value::Literal(limit) => limit,
        Value::Constant(expression) => {
            let number = quote!(#runtime::validate::check::integer(#expression) as i128);
            let digits = quote!(#runtime::validate::check::Digits);
            return quote! {
                #runtime::validate::Limit::whole(const { &#digits::of(#number) }.as_str(), #number)
            };
        }
    };
    let text = &limit.text;
    let floor = Literal::i128_unsuffixed(limit.floor);
    let kind = match limit.is_whole {
        true => quote!(whole),
        false => quote!(decimal),
    };
    quote!(#runtime::validate::Limit::#kind(#text, #floor))
}
