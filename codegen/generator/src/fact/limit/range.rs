//! How large a number is, or the amount of a sum of money in minor units.

use antom_runtime::Decimal;
use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::{At, Bounds, Fits, Given, Limit, Limited, Made, Nonsense, Places, Says};
use crate::yaml::Mapping;

pub(super) struct Range;

const MIN: &str = "min";
const MAX: &str = "max";

impl Limit for Range {
    type Value = Bounds<Decimal>;

    const KEYS: &'static [(&'static str, Fits)] = &[(MIN, Fits::Number), (MAX, Fits::Number)];

    const SAYS: Says = Says::HowMuch;

    fn read(entries: &mut Mapping<'_>, places: &mut Places) -> Bounds<Decimal> {
        Bounds {
            min: places.keep(MIN, entries.decimal(MIN)),
            max: places.keep(MAX, entries.decimal(MAX)),
        }
    }

    fn nonsense(range: &Bounds<Decimal>, of: &Limited<'_>) -> Vec<Nonsense> {
        let upside_down = range.upside_down("range", of.name, MIN);
        let limits = [(MIN, &range.min), (MAX, &range.max)];
        let beyond = limits
            .into_iter()
            .filter_map(|(key, limit)| beyond_type(key, limit.as_ref()?, of));
        upside_down.into_iter().chain(beyond).collect()
    }

    fn refusals(range: &Bounds<Decimal>, given: Given<'_>) -> Vec<String> {
        match given {
            Given::Number(number) => range.refusals(number, number.as_str()),
            Given::Text(_) | Given::Count(_) => Vec::new(),
        }
    }

    fn suit(range: &Bounds<Decimal>, made: &mut Made) {
        let Made::Number(number) = made else { return };
        if let Some(min) = &range.min {
            number.clone_from(min);
        }
        if let Some(max) = range.max.as_ref().filter(|max| *number > **max) {
            number.clone_from(max);
        }
    }

    fn attribute(range: &Bounds<Decimal>) -> Option<TokenStream> {
        range.attribute("range", number)
    }

    fn documented(range: &Bounds<Decimal>, _: &dyn Fn(&str) -> String) -> Vec<String> {
        let words = match (&range.min, &range.max) {
            (Some(min), Some(max)) => format!("from {min} to {max}"),
            (Some(min), None) => format!("at least {min}"),
            (None, Some(max)) => format!("at most {max}"),
            (None, None) => return Vec::new(),
        };
        vec![words]
    }

    fn keeps(own: &Bounds<Decimal>, theirs: &Bounds<Decimal>) -> bool {
        own.are_within(theirs)
    }
}

/// A limit that is no number of the field's type.
fn beyond_type(key: &'static str, limit: &Decimal, of: &Limited<'_>) -> Option<Nonsense> {
    let (lowest, highest) = of.numbers?;
    let number = limit.as_str().parse::<i128>();
    let is_of_type = number.is_ok_and(|number| (lowest..=highest).contains(&number));
    (!is_of_type).then(|| Nonsense {
        rule: "upside-down",
        at: At::key(key),
        message: format!("`{}` can never be {limit}", of.name),
        help: format!("its type goes from {lowest} to {highest}, in whole numbers"),
    })
}

/// A number as a literal, with all its digits.
fn number(number: &Decimal) -> TokenStream {
    let (sign, digits) = match number.as_str().strip_prefix('-') {
        Some(digits) => (Some(quote!(-)), digits),
        None => (None, number.as_str()),
    };
    let literal: Literal = digits
        .parse()
        .expect("digits with a point between them are a literal");
    quote!(#sign #literal)
}
