//! How many items a list has, or entries a map.

use antom_runtime::validate::Unit;
use proc_macro2::TokenStream;

use super::fits::LIST;
use super::{
    Bounds, Compared, Fits, Given, Limit, Limited, Made, Nonsense, Order, Places, Says, Told,
};
use crate::yaml::Mapping;

pub(super) struct Items;

const KEYS: [&str; 2] = ["min_items", "max_items"];

const TOLD: &[Told; 2] = &[
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

    const KEYS: &'static [(&'static str, Fits)] = &[(KEYS[0], LIST), (KEYS[1], LIST)];

    const SAYS: Says = Says::HowMany;

    fn read(entries: &mut Mapping<'_>, places: &mut Places) -> Bounds<usize> {
        Bounds::of_counts(KEYS, entries, places)
    }

    fn nonsense(items: &Bounds<usize>, of: &Limited<'_>) -> Vec<Nonsense> {
        items.nonsense("number of items", of.name, KEYS)
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
        items.attribute_of_counts("items")
    }

    fn documented(items: &Bounds<usize>, _: &dyn Fn(&str) -> String) -> Vec<String> {
        items.documented(Unit::Items).into_iter().collect()
    }

    fn keeps(own: &Bounds<usize>, theirs: &Bounds<usize>) -> bool {
        own.are_within(theirs)
    }

    const TOLD: &'static [Told] = TOLD;

    fn compared(old: &Bounds<usize>, new: &Bounds<usize>) -> Vec<Compared> {
        old.compared(new, TOLD)
    }
}
