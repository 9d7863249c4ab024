//! How many items a list has, or entries a map.

use proc_macro2::{Literal, TokenStream};
use quote::ToTokens;

use super::{Bounds, Fits, Given, Limit, Limited, Made, Nonsense, Places, Says};
use crate::yaml::Mapping;

pub(super) struct Items;

const MIN: &str = "min_items";
const MAX: &str = "max_items";

impl Limit for Items {
    type Value = Bounds<usize>;

    const KEYS: &'static [(&'static str, Fits)] = &[(MIN, Fits::List), (MAX, Fits::List)];

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
            Given::Count(count) => items.refusals(&count, &format!("{count} items")),
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
        items.documented("items").into_iter().collect()
    }

    fn keeps(own: &Bounds<usize>, theirs: &Bounds<usize>) -> bool {
        own.are_within(theirs)
    }
}
