//! `nested`.

use proc_macro2::{Literal, Span, TokenStream};
use quote::quote;
use syn::meta::ParseNestedMeta;
use syn::{Path, Result};

use super::{Constraint, Rules, Standing, Subject};
use crate::code::{Row, Site, located};
use crate::meta::flag;
use crate::mistakes::Mistakes;

/// A value keeps the constraints of its own type.
pub(crate) struct Nested(Span);

impl Nested {
    /// The one call that checks each item of a list that is a field.
    pub(crate) fn check_each(&self, value: &TokenStream, row: usize) -> TokenStream {
        let row = Literal::usize_unsuffixed(row);
        located(quote!(__check.each(#value, #row);), self.0)
    }
}

impl Constraint for Nested {
    fn parse(meta: &ParseNestedMeta<'_>) -> Result<Self> {
        flag(meta).map(Self)
    }

    fn span(&self) -> Span {
        self.0
    }

    fn subject(&self) -> Subject {
        Subject::Nested
    }

    fn valid(&self, _: &Standing<'_>, _: &mut Mistakes) {}

    fn promises(&self, _: &Rules, _: &Path) -> Vec<TokenStream> {
        Vec::new()
    }

    fn check(&self, site: &Site<'_>, _: &Rules, _: &mut Row<'_>) -> TokenStream {
        let Site { runtime, value, .. } = site;
        let check = match site.at {
            Some(at) => quote!(#runtime::validate::check::nested(#value, #at, __found);),
            None => site.check("nested", value, &[]),
        };
        located(check, self.0)
    }
}
