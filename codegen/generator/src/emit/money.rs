//! Sums of money: how they are made, shown and compared with limits.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};

use super::deprecation;
use super::docs;
use super::field::ident;
use crate::fact::limit::DIVISIBLE;
use crate::model::{Field, Item};
use crate::spec::Scalar;

/// What belongs to a sum of money besides its struct.
pub(super) fn items(name: &str, value: &Field, currency: &Field) -> Vec<TokenStream> {
    let name = ident(name);
    let parts = [value, currency];
    let allowed = deprecation::allowed(parts.iter().any(|field| field.deprecated.is_some()));
    let items = [
        made(&name, value, currency),
        compared(&name, value),
        shown(&name, value, currency),
    ];
    let mut items: Vec<TokenStream> = items
        .into_iter()
        .map(|item| quote!(#allowed #item))
        .collect();
    items.extend(divisors(&name, value, currency, &allowed));
    items
}

/// The methods that make a sum of money and show it.
pub(crate) const METHODS: [&str; 3] = ["from_minor_units", "from_decimal", "to_decimal"];

/// What they need of the runtime.
pub(super) const NEEDS: &[&str] = &["AmountError", "scalar", "validate"];

fn is_signed(value: &Field) -> bool {
    value.item == Item::Scalar(Scalar::Signed)
}

fn made(name: &Ident, value: &Field, currency: &Field) -> TokenStream {
    let (held, from, to, negative) = match is_signed(value) {
        false => (
            quote!(u64),
            quote!(from_decimal),
            quote!(to_decimal),
            " is negative,",
        ),
        true => (
            quote!(i64),
            quote!(from_signed_decimal),
            quote!(to_signed_decimal),
            "",
        ),
    };
    let has_divisors = !value.limits.divisible_by.is_empty();
    // The text has a name of its own.
    let text = ident(if currency.rust == "text" {
        "decimal"
    } else {
        "text"
    });
    let (value, currency) = (value.ident(), currency.ident());
    let keep = has_divisors.then(|| quote!(scalar::keep_divisible(#value, &#currency, DIVISORS)?;));
    let divisible = match has_divisors {
        true => " Also when it is no multiple of what the currency demands.",
        false => "",
    };
    let from_text = docs::paragraphs([
        "From decimal text in major units, such as `49.80`. Nothing is rounded.".to_owned(),
        "# Errors".to_owned(),
        format!(
            "When the text is no plain decimal number,{negative} has more decimal places than the currency, or when the \
             currency's decimal places are not known.{divisible}"
        ),
    ]);
    let [from_minor_units, from_decimal, to_decimal] = METHODS.map(ident);
    quote! {
        impl #name {
            /// From a number of minor units: 4980 USD are 49.80 USD, 4980 JPY are 4980 JPY.
            #[must_use]
            pub fn #from_minor_units(#value: #held, #currency: Currency) -> Self {
                Self { #value, #currency }
            }

            #from_text
            pub fn #from_decimal(#text: &str, #currency: Currency) -> Result<Self, AmountError> {
                let #value = scalar::#from(#text, &#currency)?;
                #keep
                Ok(Self { #value, #currency })
            }

            /// Decimal text in major units; `None` when the currency's decimal places are not known.
            #[must_use]
            pub fn #to_decimal(&self) -> Option<String> {
                scalar::#to(self.#value, &self.#currency)
            }
        }
    }
}

fn shown(name: &Ident, value: &Field, currency: &Field) -> TokenStream {
    let (value, currency) = (value.ident(), currency.ident());
    quote! {
        impl fmt::Display for #name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                match self.to_decimal() {
                    Some(decimal) => write!(formatter, "{decimal} {}", self.#currency),
                    None => write!(formatter, "{} minor units of {}", self.#value, self.#currency),
                }
            }
        }
    }
}

/// A field of sums has limits in minor units.
fn compared(name: &Ident, value: &Field) -> TokenStream {
    let value = value.ident();
    quote! {
        /// Limits are in minor units, whatever the currency.
        impl validate::Number for #name {
            fn is_below(&self, limit: &validate::Limit) -> bool {
                validate::Number::is_below(&self.#value, limit)
            }

            fn is_above(&self, limit: &validate::Limit) -> bool {
                validate::Number::is_above(&self.#value, limit)
            }

            #[inline]
            fn may_be_below(&self, least: i128) -> bool {
                validate::Number::may_be_below(&self.#value, least)
            }

            #[inline]
            fn may_be_above(&self, most: i128) -> bool {
                validate::Number::may_be_above(&self.#value, most)
            }

            fn measured(&self) -> Option<i128> {
                validate::Number::measured(&self.#value)
            }
        }
    }
}

/// What amounts of a currency are multiples of, and the check of it.
fn divisors(
    name: &Ident,
    value: &Field,
    currency: &Field,
    allowed: &Option<TokenStream>,
) -> Vec<TokenStream> {
    if value.limits.divisible_by.is_empty() {
        return Vec::new();
    }
    let all = value.limits.divisible_by.iter().map(|(code, units)| {
        let words = format!("an amount in {code} is a multiple of {units} minor units");
        let units = Literal::u64_unsuffixed(*units);
        quote!(scalar::Divisor { currency: #code, units: #units, words: #words })
    });
    let held = value.item_type();
    let currency = currency.ident();
    let function = format_ident!("{DIVISIBLE}");
    vec![
        quote! {
            /// What the amounts of a currency are multiples of.
            const DIVISORS: &[scalar::Divisor] = &[#(#all),*];
        },
        quote! {
            #allowed
            fn #function(units: &#held, money: &#name) -> Result<(), validate::Refusal> {
                scalar::refuse_indivisible(*units, &money.#currency, DIVISORS)
            }
        },
    ]
}
