//! `unique`.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote};
use syn::meta::ParseNestedMeta;
use syn::{Path, Result};

use super::{Constraint, Rules, Standing, Subject};
use crate::code::{Row, Site, located};
use crate::meta::flag;
use crate::mistakes::Mistakes;
use crate::shape::List;

/// No two items are equal.
pub(crate) struct Unique(Span);

impl Constraint for Unique {
    fn parse(meta: &ParseNestedMeta<'_>) -> Result<Self> {
        flag(meta).map(Self)
    }

    fn span(&self) -> Span {
        self.0
    }

    fn subject(&self) -> Subject {
        Subject::Items
    }

    fn valid(&self, standing: &Standing<'_>, mistakes: &mut Mistakes) {
        let Standing { rules, shape, .. } = standing;
        let has_max = rules
            .items
            .as_ref()
            .is_some_and(|items| items.max().is_some());
        if !shape.holds_list() {
            mistakes.at(self.0, "only the items of a list can be unique");
        } else if shape.list() == Some(List::Set) {
            mistakes.at(self.0, "the items of a set are unique by its type");
        } else if !has_max {
            mistakes.at(
                self.0,
                "every pair of items is compared, so `unique` needs `items(max = …)` beside it",
            );
        }
    }

    fn promises(&self, _: &Rules, _: &Path) -> Vec<TokenStream> {
        Vec::new()
    }

    fn check(&self, site: &Site<'_>, rules: &Rules, row: &mut Row<'_>) -> TokenStream {
        let Some(list) = site.list else {
            return TokenStream::new();
        };
        let Site { runtime, value, .. } = site;
        let max = rules.items.as_ref().and_then(|items| items.max());
        let max = max.map_or_else(|| quote!(0), ToTokens::to_token_stream);
        let constraint = row.add(quote!(UniqueItems));
        let report = site.report("plain", constraint, None);
        let has_twins = match list {
            List::Slice | List::Array => quote!(has_twins(#value)),
            List::Deque | List::Set => quote!(has_twins_among((#value).iter())),
        };
        // More items than are allowed are refused already, and comparing them all could take for ever.
        let check = quote! {
            if (#value).len() <= #max && #runtime::validate::check::#has_twins { #report }
        };
        located(check, self.0)
    }
}
