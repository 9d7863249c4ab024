//! `fixed = "EASY_PAY"`.

use proc_macro2::{Span, TokenStream};
use quote::quote;
use syn::meta::ParseNestedMeta;
use syn::{LitStr, Path, Result};

use super::text::{self, OnText};
use super::{Constraint, Rules, Standing, Subject};
use crate::code::{Row, Site};
use crate::mistakes::Mistakes;

/// A text is this one. Whether it keeps the field's own length, the length says.
pub(crate) struct Fixed(pub(super) LitStr);

impl Constraint for Fixed {
    fn parse(meta: &ParseNestedMeta<'_>) -> Result<Self> {
        meta.value()?.parse().map(Self)
    }

    fn span(&self) -> Span {
        self.0.span()
    }

    fn subject(&self) -> Subject {
        Subject::Text
    }

    fn valid(&self, _: &Standing<'_>, _: &mut Mistakes) {}

    fn promises(&self, _: &Rules, _: &Path) -> Vec<TokenStream> {
        Vec::new()
    }

    fn check(&self, site: &Site<'_>, _: &Rules, row: &mut Row<'_>) -> TokenStream {
        let (fixed, text) = (&self.0, text::of(site));
        let on_text = OnText {
            span: self.span(),
            entry: quote!(Fixed(#fixed)),
            function: Some(("fixed", quote!(#fixed))),
            breaks: quote!(#text != #fixed),
        };
        text::check(site, row, on_text)
    }
}
