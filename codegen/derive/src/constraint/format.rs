//! `format = currency`.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use syn::meta::ParseNestedMeta;
use syn::{Path, Result};

use super::text::{self, OnText};
use super::{Constraint, Rules, Standing, Subject};
use crate::code::{Row, Site};
use crate::mistakes::Mistakes;

/// A text has the form that the runtime knows by this word. Whether it knows one, rustc finds out.
pub(crate) struct Format(Ident);

impl Constraint for Format {
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
        let (runtime, word, text) = (site.runtime, &self.0, text::of(site));
        let format = quote!(#runtime::validate::formats::#word);
        let on_text = OnText {
            span: self.span(),
            entry: quote!(Format(#format)),
            breaks: quote!(!#format.matches(#text)),
            function: Some(("format", format)),
        };
        text::check(site, row, on_text)
    }
}
