//! A minimum and a maximum.

use std::fmt::Display;

use antom_runtime::validate::{Relation, Unit, words};
use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{ToTokens, quote};

use super::{At, Compared, Nonsense, Places, Told};
use crate::yaml::Mapping;

/// A minimum and a maximum, each of which may be absent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bounds<T> {
    /// The smallest.
    pub min: Option<T>,
    /// The largest.
    pub max: Option<T>,
}

impl<T> Default for Bounds<T> {
    fn default() -> Self {
        Self {
            min: None,
            max: None,
        }
    }
}

impl<T: PartialOrd + Display> Bounds<T> {
    /// A minimum that is above the maximum; `what` they are bounds of.
    pub(super) fn upside_down(
        &self,
        what: &str,
        name: &str,
        key: &'static str,
    ) -> Option<Nonsense> {
        let (min, max) = (self.min.as_ref()?, self.max.as_ref()?);
        (min > max).then(|| Nonsense {
            rule: "upside-down",
            at: At::key(key),
            message: format!(
                "the {what} of `{name}` is upside down: at least {min}, at most {max}"
            ),
            help: "swap the two, or correct one".to_owned(),
        })
    }

    /// Why a value breaks them; `told` says what it is.
    pub(super) fn refusals(&self, value: &T, told: &str) -> Vec<String> {
        let below = self.min.as_ref().filter(|min| value < *min);
        let above = self.max.as_ref().filter(|max| value > *max);
        let below = below.map(|min| format!("{told}, {}", Relation::AtLeast(min)));
        let above = above.map(|max| format!("{told}, {}", Relation::AtMost(max)));
        below.into_iter().chain(above).collect()
    }

    /// Whether whatever is within these is within the others.
    pub(super) fn are_within(&self, around: &Self) -> bool {
        let keeps_min = around.min.is_none() || self.min >= around.min;
        let own = self.max.as_ref();
        let keeps_max = around
            .max
            .as_ref()
            .is_none_or(|max| own.is_some_and(|own| own <= max));
        keeps_min && keeps_max
    }
}

impl Bounds<usize> {
    /// Reads numbers of something.
    pub(super) fn of_counts(
        [min, max]: [&'static str; 2],
        entries: &mut Mapping<'_>,
        places: &mut Places,
    ) -> Self {
        Self {
            min: places.keep(min, entries.number(min)),
            max: places.keep(max, entries.number(max)),
        }
    }

    /// What cannot be meant; `what` they are bounds of.
    pub(super) fn nonsense(
        &self,
        what: &str,
        name: &str,
        [min, max]: [&'static str; 2],
    ) -> Vec<Nonsense> {
        let upside_down = self.upside_down(what, name, min);
        let empty = self.only_empty(name, max);
        upside_down.into_iter().chain(empty).collect()
    }

    /// The attribute of a name.
    pub(super) fn attribute_of_counts(&self, name: &str) -> Option<TokenStream> {
        self.attribute(name, |count| {
            Literal::usize_unsuffixed(*count).into_token_stream()
        })
    }

    /// A maximum of nothing.
    fn only_empty(&self, name: &str, key: &'static str) -> Option<Nonsense> {
        (self.max == Some(0)).then(|| Nonsense {
            rule: "upside-down",
            at: At::key(key),
            message: format!("`{name}` could only be empty"),
            help: "the smallest maximum is 1".to_owned(),
        })
    }

    /// How documentation says them; `unit` is what is counted.
    pub(super) fn documented(&self, unit: Unit) -> Option<String> {
        words::count(self.min, self.max, unit)
    }
}

impl<T: PartialOrd + ToString> Bounds<T> {
    /// What the diff finds of the minimum and the maximum.
    pub(super) fn compared(&self, new: &Self, [min, max]: &'static [Told; 2]) -> Vec<Compared> {
        let of_min = min.compare(self.min.as_ref(), new.min.as_ref());
        let of_max = max.compare(self.max.as_ref(), new.max.as_ref());
        of_min.into_iter().chain(of_max).collect()
    }
}

impl<T> Bounds<T> {
    /// The attribute of a name, with the bounds that there are.
    pub(super) fn attribute(
        &self,
        name: &str,
        number: impl Fn(&T) -> TokenStream,
    ) -> Option<TokenStream> {
        let bound = |key: &str, bound: &Option<T>| {
            let (key, number) = (ident(key), number(bound.as_ref()?));
            Some(quote!(#key = #number))
        };
        let parts = [bound("min", &self.min), bound("max", &self.max)];
        let parts: Vec<TokenStream> = parts.into_iter().flatten().collect();
        let name = ident(name);
        (!parts.is_empty()).then(|| quote!(#name(#(#parts),*)))
    }
}

fn ident(name: &str) -> Ident {
    Ident::new(name, Span::call_site())
}
