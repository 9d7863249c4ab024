//! `items(min = 1, max = 100)`.

use proc_macro2::{Span, TokenStream};
use quote::quote;
use syn::meta::ParseNestedMeta;
use syn::{Path, Result};

use super::limits::{self, Bounds, Limit};
use super::{Constraint, Rules, Standing, Subject};
use crate::code::{Row, Site};
use crate::mistakes::Mistakes;

/// A list has so many items, or a map so many entries.
pub(crate) struct Items(Bounds<usize>);

impl Items {
    /// The most that may be there.
    pub(super) fn max(&self) -> Option<&Limit<usize>> {
        self.0.max.as_ref()
    }
}

impl Constraint for Items {
    fn parse(meta: &ParseNestedMeta<'_>) -> Result<Self> {
        limits::bounds(meta).map(Self)
    }

    fn span(&self) -> Span {
        self.0.span
    }

    fn subject(&self) -> Subject {
        Subject::Items
    }

    fn valid(&self, standing: &Standing<'_>, mistakes: &mut Mistakes) {
        self.0.valid(mistakes);
        if !standing.shape.holds_list() && !standing.shape.holds_map() {
            mistakes.at(self.0.span, "only a list or a map has items");
        }
    }

    fn promises(&self, _: &Rules, _: &Path) -> Vec<TokenStream> {
        self.0
            .order(limits::count, limits::count)
            .into_iter()
            .collect()
    }

    fn check(&self, site: &Site<'_>, _: &Rules, row: &mut Row<'_>) -> TokenStream {
        let value = site.value;
        let count = quote!((#value).len());
        let limits = [
            (&self.0.min, quote!(MinItems), "min_items", quote!(<)),
            (&self.0.max, quote!(MaxItems), "max_items", quote!(>)),
        ];
        let checks = limits
            .into_iter()
            .filter_map(|(limit, entry, function, breaks)| {
                let limit = limit.as_ref()?;
                let entry = row.add(quote!(#entry(#limit)));
                let check = match site.at {
                    None => site.check(function, &count, &[quote!(#limit)]),
                    Some(_) => {
                        let report = site.report("count", entry, Some(count.clone()));
                        quote!(if #count #breaks #limit { #report })
                    }
                };
                Some(match site.has_default && function == "min_items" {
                    // A list that serde fills in when it is absent cannot tell an empty one from an absent one.
                    true => quote!(if !(#value).is_empty() { #check }),
                    false => check,
                })
            });
        checks.collect()
    }
}
