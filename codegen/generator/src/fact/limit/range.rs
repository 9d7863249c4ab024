//! How large a number is, or the amount of a sum of money in minor units.

use antom_runtime::Decimal;
use antom_runtime::validate::words;
use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::fits::NUMBER;
use super::{
    At, Bounds, Compared, Fits, Given, Limit, Limited, Made, Nonsense, Order, Places, Says, Told,
};
use crate::yaml::Mapping;

pub(super) struct Range;

const MIN: &str = "min";
const MAX: &str = "max";

const TOLD: &[Told; 2] = &[
    Told {
        stem: "min",
        order: Order::Bound {
            is_lower: true,
            noun: "smallest number",
            fields: ["type: i64", "type: i64, min: -2", "type: i64, min: 5"],
        },
        one: "is {} at least",
        several: "are {} at least",
        beyond: "may be less than {} now",
    },
    Told {
        stem: "max",
        order: Order::Bound {
            is_lower: false,
            noun: "greatest number",
            fields: ["type: u64", "type: u64, max: 100", "type: u64, max: 50"],
        },
        one: "is {} at most",
        several: "are {} at most",
        beyond: "may be more than {} now",
    },
];

impl Limit for Range {
    type Value = Bounds<Decimal>;

    const KEYS: &'static [(&'static str, Fits)] = &[(MIN, NUMBER), (MAX, NUMBER)];

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
        let words = words::number(range.min.as_ref(), range.max.as_ref());
        words.into_iter().collect()
    }

    fn keeps(own: &Bounds<Decimal>, theirs: &Bounds<Decimal>) -> bool {
        own.are_within(theirs)
    }

    const TOLD: &'static [Told] = TOLD;

    fn compared(old: &Bounds<Decimal>, new: &Bounds<Decimal>) -> Vec<Compared> {
        old.compared(new, TOLD)
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
pub(super) fn number(number: &Decimal) -> TokenStream {
    let (sign, digits) = match number.as_str().strip_prefix('-') {
        Some(digits) => (Some(quote!(-)), digits),
        None => (None, number.as_str()),
    };
    let literal: Literal = digits
        .parse()
        .expect("digits with a point between them are a literal");
    quote!(#sign #literal)
}
