//! How many items a list has, or entries a map.

use antom_runtime::validate::Unit;
use proc_macro2::{Literal, TokenStream};
use quote::ToTokens;

use super::fits::LIST;
use super::{
    Bounds, Compared, Fits, Given, Limit, Limited, Made, Nonsense, Order, Places, Says, Told,
};
use crate::yaml::Mapping;

pub(super) struct Items;

const MIN: &str = "min_items";
const MAX: &str = "max_items";

const TOLD: &[Told] = &[
    Told {
        stem: "min-items",
        order: Order::Bound {
            is_lower: true,
            noun: "least count of items",
            fields: [
                "type: list<string>",
                "type: list<string>, min_items: 2",
                "type: list<string>, min_items: 3",
            ],
        },
        one: "has at least {} items",
        several: "have at least {} items",
        beyond: "may have fewer than {} items now",
    },
    Told {
        stem: "max-items",
        order: Order::Bound {
            is_lower: false,
            noun: "greatest count of items",
            fields: [
                "type: list<string>",
                "type: list<string>, max_items: 9",
                "type: list<string>, max_items: 3",
            ],
        },
        one: "has at most {} items",
        several: "have at most {} items",
        beyond: "may have more than {} items now",
    },
];

impl Limit for Items {
    type Value = Bounds<usize>;

    const KEYS: &'static [(&'static str, Fits)] = &[(MIN, LIST), (MAX, LIST)];

    const SAYS: Says = Says::HowMany;

    fn read(entries: &mut Mapping<'_>, places: &mut Places) -> Bounds<usize> {
        Bounds {
            min: places.keep(MIN, entries.number(MIN)),
            max: places.keep(MAX, entries.number(MAX)),
        }
    }

    fn nonsense(items: &Bounds<usize>, of: &Limited<'_>) -> Vec<Nonsense> {
        let upside_down = items.upside_down("number of items", of.name, MIN);
        let empty = items.only_empty(of.name, MAX);
        upside_down.into_iter().chain(empty).collect()
    }

    fn refusals(items: &Bounds<usize>, given: Given<'_>) -> Vec<String> {
        match given {
            Given::Count(count) => items.refusals(&count, &format!("{count} {}", Unit::Items)),
            Given::Text(_) | Given::Number(_) => Vec::new(),
        }
    }

    fn suit(items: &Bounds<usize>, made: &mut Made) {
        if let (Made::Count(count), Some(min)) = (made, items.min) {
            *count = min;
        }
    }

    fn attribute(items: &Bounds<usize>) -> Option<TokenStream> {
        items.attribute("items", |count| {
            Literal::usize_unsuffixed(*count).into_token_stream()
        })
    }

    fn documented(items: &Bounds<usize>, _: &dyn Fn(&str) -> String) -> Vec<String> {
        items.documented(Unit::Items).into_iter().collect()
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
