//! `range(min = 1, max = 99)`.

use proc_macro2::{Span, TokenStream};
use quote::quote;
use syn::meta::ParseNestedMeta;
use syn::{Path, Result};

use super::limits::{self, Bounds};
use super::number::{self, Number, whole};
use super::{Constraint, Rules, Standing, Subject};
use crate::code::{Row, Site, located};
use crate::mistakes::Mistakes;

/// A number, or a text that is one, is not below a minimum and not above a maximum.
pub(crate) struct Range(Bounds<Number>);

impl Constraint for Range {
    fn parse(meta: &ParseNestedMeta<'_>) -> Result<Self> {
        limits::bounds(meta).map(Self)
    }

    fn span(&self) -> Span {
        self.0.span
    }

    fn subject(&self) -> Subject {
        Subject::Number
    }

    fn valid(&self, _: &Standing<'_>, mistakes: &mut Mistakes) {
        self.0.valid(mistakes);
    }

    fn promises(&self, _: &Rules, runtime: &Path) -> Vec<TokenStream> {
        let order = self.0.order(
            |min| whole(runtime, min, Number::ceiling),
            |max| whole(runtime, max, |max| Some(max.floor)),
        );
        order.into_iter().collect()
    }

    fn check(&self, site: &Site<'_>, _: &Rules, row: &mut Row<'_>) -> TokenStream {
        let Site { runtime, value, .. } = site;
        let limits = [
            (&self.0.min, quote!(Min), quote!(is_below)),
            (&self.0.max, quote!(Max), quote!(is_above)),
        ];
        let each = limits.into_iter().filter_map(|(limit, entry, breaks)| {
            let limit = number::entry(runtime, limit.as_ref()?);
            let entry = row.add(quote!(#entry(#limit)));
            let number = quote!(#runtime::validate::check::Number);
            let report = site.report("number", entry, Some(quote!(#number::measured(#value))));
            Some(quote! {
                if #number::#breaks(#value, &const { #limit }) { #report }
            })
        });
        let each: TokenStream = each.collect();
        located(self.check_of_field(site).unwrap_or(each), self.0.span)
    }
}

impl Range {
    /// The one call that checks the limits of a field, which tells nearly every number by whole ones.
    fn check_of_field(&self, site: &Site<'_>) -> Option<TokenStream> {
        if site.at.is_some() {
            return None;
        }
        let runtime = site.runtime;
        let least = match &self.0.min {
            Some(min) => Some(whole(runtime, min, Number::ceiling)?),
            None => None,
        };
        let most = match &self.0.max {
            Some(max) => Some(whole(runtime, max, |max| Some(max.floor))?),
            None => None,
        };
        let function = match (&least, &most) {
            (Some(_), Some(_)) => "range",
            (Some(_), None) => "min",
            (None, _) => "max",
        };
        let limits: Vec<TokenStream> = least.into_iter().chain(most).collect();
        Some(site.check(function, site.value, &limits))
    }
}
