//! How many characters a text has.

use antom_runtime::validate::{Constraint, Unit};
use proc_macro2::TokenStream;

use super::fits::TEXT;
use super::{
    Bounds, Compared, Fits, Given, Limit, Limited, Made, Nonsense, Order, Places, Says, Told,
};
use crate::yaml::Mapping;

pub(super) struct Length;

const KEYS: [&str; 2] = ["min_length", "max_length"];

const TOLD: &[Told; 2] = &[
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

    const KEYS: &'static [(&'static str, Fits)] = &[(KEYS[0], TEXT), (KEYS[1], TEXT)];

    const SAYS: Says = Says::HowMuch;

    fn read(entries: &mut Mapping<'_>, places: &mut Places) -> Bounds<usize> {
        Bounds::of_counts(KEYS, entries, places)
    }

    fn nonsense(length: &Bounds<usize>, of: &Limited<'_>) -> Vec<Nonsense> {
        length.nonsense("length", of.name, KEYS)
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
        length.attribute_of_counts("length")
    }

    fn documented(length: &Bounds<usize>, _: &dyn Fn(&str) -> String) -> Vec<String> {
        length.documented(Unit::Characters).into_iter().collect()
    }

    fn keeps(own: &Bounds<usize>, theirs: &Bounds<usize>) -> bool {
        own.are_within(theirs)
    }

    const TOLD: &'static [Told] = TOLD;

    fn compared(old: &Bounds<usize>, new: &Bounds<usize>) -> Vec<Compared> {
        old.compared(new, TOLD)
    }
}
