//! `required`.

use proc_macro2::{Span, TokenStream};
use quote::quote;
use syn::meta::ParseNestedMeta;
use syn::{Path, Result};

use super::{Constraint, Rules, Standing, Subject};
use crate::code::{Row, Site};
use crate::meta::flag;
use crate::mistakes::Mistakes;

/// An `Option` is there.
pub(crate) struct Required(Span);

impl Constraint for Required {
    fn parse(meta: &ParseNestedMeta<'_>) -> Result<Self> {
        flag(meta).map(Self)
    }

    fn span(&self) -> Span {
        self.0
    }

    fn subject(&self) -> Subject {
        Subject::Presence
    }

    fn valid(&self, standing: &Standing<'_>, mistakes: &mut Mistakes) {
        if standing.is_entry {
            mistakes.at(self.0, "an entry that is there is there");
        } else if !standing.shape.is_optional() {
            mistakes.at(self.0, "only an `Option` can be missing");
        }
    }

    fn promises(&self, _: &Rules, _: &Path) -> Vec<TokenStream> {
        Vec::new()
    }

    fn check(&self, site: &Site<'_>, _: &Rules, row: &mut Row<'_>) -> TokenStream {
        let constraint = row.add(quote!(Required));
        site.report("plain", constraint, None)
    }
}
