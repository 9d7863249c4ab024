//! `pattern = "[A-Z]+"`.

use proc_macro2::{Span, TokenStream};
use quote::quote;
use syn::meta::ParseNestedMeta;
use syn::{Error, LitStr, Path, Result};

use super::text::{self, OnText};
use super::{Constraint, Rules, Standing, Subject};
use crate::code::{Row, Site};
use crate::mistakes::Mistakes;

/// A text matches a regular expression, all of it.
pub(crate) struct Pattern(LitStr);

impl Constraint for Pattern {
    fn parse(meta: &ParseNestedMeta<'_>) -> Result<Self> {
        meta.value()?.parse().map(Self)
    }

    fn span(&self) -> Span {
        self.0.span()
    }

    fn subject(&self) -> Subject {
        Subject::Text
    }

    fn valid(&self, _: &Standing<'_>, mistakes: &mut Mistakes) {
        if let Err(error) = compile(&self.0) {
            mistakes.add(error);
        }
    }

    fn promises(&self, _: &Rules, _: &Path) -> Vec<TokenStream> {
        Vec::new()
    }

    fn check(&self, site: &Site<'_>, _: &Rules, row: &mut Row<'_>) -> TokenStream {
        let (runtime, pattern, text) = (site.runtime, &self.0, text::of(site));
        let on_text = OnText {
            span: self.span(),
            entry: quote!(Pattern(#pattern)),
            function: None,
            breaks: quote! {{
                static PATTERN: #runtime::validate::Pattern = #runtime::validate::Pattern::new(#pattern);
                !PATTERN.matches(#text)
            }},
        };
        text::check(site, row, on_text)
    }
}

#[cfg(feature = "pattern")]
fn compile(pattern: &LitStr) -> Result<()> {
    let refuse = |words| Err(Error::new_spanned(pattern, words));
    let text = pattern.value();
    if let Err(error) = regex_lite::Regex::new(&text) {
        return refuse(format!("this pattern does not compile: {error}"));
    }
    // The runtime puts anchors around the pattern, which must not end in a comment that swallows them.
    match regex_lite::Regex::new(&format!("^(?:{text})$")) {
        Ok(_) => Ok(()),
        Err(error) => refuse(format!(
            "this pattern does not compile for the whole text, as `^(?:…)$`: {error}"
        )),
    }
}

#[cfg(not(feature = "pattern"))]
fn compile(pattern: &LitStr) -> Result<()> {
    Err(Error::new_spanned(
        pattern,
        "patterns need the runtime's feature `pattern`",
    ))
}
