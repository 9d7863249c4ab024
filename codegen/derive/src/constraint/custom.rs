//! `custom = function`.

use proc_macro2::{Span, TokenStream};
use quote::quote;
use syn::meta::ParseNestedMeta;
use syn::spanned::Spanned;
use syn::{LitStr, Path, Result};

use super::{Constraint, Rules, Standing, Subject};
use crate::code::{Row, Site, located};
use crate::mistakes::Mistakes;

/// What a function of the user's own says of a value, which may be a whole map.
pub(crate) struct Custom(Path);

impl Constraint for Custom {
    fn parse(meta: &ParseNestedMeta<'_>) -> Result<Self> {
        function(meta).map(Self)
    }

    fn span(&self) -> Span {
        self.0.span()
    }

    fn subject(&self) -> Subject {
        Subject::Whole
    }

    fn valid(&self, _: &Standing<'_>, _: &mut Mistakes) {}

    fn promises(&self, _: &Rules, _: &Path) -> Vec<TokenStream> {
        Vec::new()
    }

    fn check(&self, site: &Site<'_>, _: &Rules, _: &mut Row<'_>) -> TokenStream {
        let value = site.value;
        ask(site, &self.0, &quote!(#value, self))
    }
}

/// The function of `custom = function`.
pub(super) fn function(meta: &ParseNestedMeta<'_>) -> Result<Path> {
    let value = meta.value()?;
    if value.peek(LitStr) {
        return Err(value.error("name the function without quotes"));
    }
    value.parse()
}

/// Asks a function of the user's own, whose type is wanted by name so that errors tell what it should give.
pub(super) fn ask(site: &Site<'_>, function: &Path, arguments: &TokenStream) -> TokenStream {
    let runtime = site.runtime;
    let report = site.found("custom", |_| quote!(refusal));
    let check = quote! {{
        let checked: ::core::result::Result<(), #runtime::validate::Refusal> = #function(#arguments);
        if let ::core::result::Result::Err(refusal) = checked { #report }
    }};
    located(check, function.span())
}
