//! How many characters a text has.

use antom_runtime::validate::{Constraint, Unit};
use proc_macro2::{Literal, TokenStream};
use quote::ToTokens;

use super::fits::TEXT;
use super::{
    Bounds, Compared, Fits, Given, Limit, Limited, Made, Nonsense, Order, Places, Says, Told,
};
use crate::yaml::Mapping;

pub(super) struct Length;

const MIN: &str = "min_length";
const MAX: &str = "max_length";

const TOLD: &[Told] = &[
    Told {
        stem: "min-length",
        order: Order::Bound {
            is_lower: true,
            noun: "least length",
            fields: [
                "type: string",
                "type: string, min_length: 2",
                "type: string, min_length: 4",
            ],
        },
        one: "has at least {} characters",
        several: "have at least {} characters",
        beyond: "may have fewer than {} characters now",
    },
    Told {
        stem: "max-length",
        order: Order::Bound {
            is_lower: false,
            noun: "greatest length",
            fields: [
                "type: string",
                "type: string, max_length: 64",
                "type: string, max_length: 32",
            ],
        },
        one: "has at most {} characters",
        several: "have at most {} characters",
        beyond: "may have more than {} characters now",
    },
];

impl Limit for Length {
    type Value = Bounds<usize>;

    const KEYS: &'static [(&'static str, Fits)] = &[(MIN, TEXT), (MAX, TEXT)];

    const SAYS: Says = Says::HowMuch;

    fn read(entries: &mut Mapping<'_>, places: &mut Places) -> Bounds<usize> {
        Bounds {
            min: places.keep(MIN, entries.number(MIN)),
            max: places.keep(MAX, entries.number(MAX)),
        }
    }

    fn nonsense(length: &Bounds<usize>, of: &Limited<'_>) -> Vec<Nonsense> {
        let upside_down = length.upside_down("length", of.name, MIN);
        let empty = length.only_empty(of.name, MAX);
        upside_down.into_iter().chain(empty).collect()
    }

    fn refusals(length: &Bounds<usize>, given: Given<'_>) -> Vec<String> {
        let Given::Text(text) = given else {
            return Vec::new();
        };
        let min = length.min.map(Constraint::MinLength);
        let max = length.max.map(Constraint::MaxLength);
        let broken = min.into_iter().chain(max);
        broken
            .filter_map(|constraint| constraint.refuse_text(text))
            .collect()
    }

    fn suit(length: &Bounds<usize>, made: &mut Made) {
        let Made::Text(text) = made else { return };
        let own = text.chars().count();
        let wanted = own.max(length.min.unwrap_or(own));
        let wanted = wanted.min(length.max.unwrap_or(wanted));
        *text = text.chars().cycle().take(wanted).collect();
    }

    fn attribute(length: &Bounds<usize>) -> Option<TokenStream> {
        length.attribute("length", |count| {
            Literal::usize_unsuffixed(*count).into_token_stream()
        })
    }

    fn documented(length: &Bounds<usize>, _: &dyn Fn(&str) -> String) -> Vec<String> {
        length.documented(Unit::Characters).into_iter().collect()
    }

    fn keeps(own: &Bounds<usize>, theirs: &Bounds<usize>) -> bool {
        own.are_within(theirs)
    }

    const TOLD: &'static [Told] = TOLD;

    fn compared(old: &Bounds<usize>, new: &Bounds<usize>) -> Vec<Compared> {
        let min = TOLD[0].compare(old.min.as_ref(), new.min.as_ref());
        let max = TOLD[1].compare(old.max.as_ref(), new.max.as_ref());
        min.into_iter().chain(max).collect()
    }
}
