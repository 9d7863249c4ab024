//! `one_of("APP", "WEB")`.

use proc_macro2::{Span, TokenStream};
use quote::quote;
use syn::meta::ParseNestedMeta;
use syn::punctuated::Punctuated;
use syn::{LitStr, Path, Result, Token, parenthesized};

use super::text::{self, OnText};
use super::{Constraint, Rules, Standing, Subject};
use crate::code::{Row, Site};
use crate::meta::{expect_list, span};
use crate::mistakes::Mistakes;

/// A text is one of these. Whether they keep the field's own length, the length says.
pub(crate) struct OneOf {
    span: Span,
    pub(super) texts: Vec<LitStr>,
}

impl Constraint for OneOf {
    fn parse(meta: &ParseNestedMeta<'_>) -> Result<Self> {
        expect_list(meta, "one_of(\"A\", \"B\")")?;
        let content;
        parenthesized!(content in meta.input);
        let texts = Punctuated::<LitStr, Token![,]>::parse_terminated(&content)?;
        Ok(Self {
            span: span(meta),
            texts: texts.into_iter().collect(),
        })
    }

    fn span(&self) -> Span {
        self.span
    }

    fn subject(&self) -> Subject {
        Subject::Text
    }

    fn valid(&self, _: &Standing<'_>, mistakes: &mut Mistakes) {
        if self.texts.is_empty() {
            mistakes.at(self.span, "no text would be allowed");
        }
    }

    fn promises(&self, _: &Rules, _: &Path) -> Vec<TokenStream> {
        Vec::new()
    }

    fn check(&self, site: &Site<'_>, _: &Rules, row: &mut Row<'_>) -> TokenStream {
        let (allowed, text) = (&self.texts, text::of(site));
        let on_text = OnText {
            span: self.span,
            entry: quote!(OneOf(&[#(#allowed),*])),
            function: None,
            breaks: quote!(![#(#allowed),*].contains(&#text)),
        };
        text::check(site, row, on_text)
    }
}
