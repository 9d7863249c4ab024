//! A minimum and a maximum.

use std::fmt::Display;

use antom_runtime::validate::{Relation, Unit, words};
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use super::{At, Nonsense};

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
    /// A maximum of nothing.
    pub(super) fn only_empty(&self, name: &str, key: &'static str) -> Option<Nonsense> {
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
