//! `multiple_of = 5`.

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::meta::ParseNestedMeta;
use syn::{Path, Result};

use super::limits::{self, Limit};
use super::number::{self, Number, whole};
use super::{Constraint, Rules, Standing, Subject};
use crate::code::{Row, Site, located};
use crate::meta::span;
use crate::mistakes::Mistakes;

/// A step divides a number, or a text that is one.
pub(crate) struct MultipleOf {
    span: Span,
    step: Limit<Number>,
}

impl Constraint for MultipleOf {
    fn parse(meta: &ParseNestedMeta<'_>) -> Result<Self> {
        Ok(Self {
            span: span(meta),
            step: limits::limit(meta)?,
        })
    }

    fn span(&self) -> Span {
        self.span
    }

    fn subject(&self) -> Subject {
        Subject::Number
    }

    fn valid(&self, _: &Standing<'_>, mistakes: &mut Mistakes) {
        /// What the runtime counts with.
        const MOST_DIGITS: usize = 37;
        let Some(step) = self.step.literal() else {
            return;
        };
        let is_digit = |character: &char| character.is_ascii_digit();
        if step.text.starts_with('-') || step.ceiling() == Some(0) {
            mistakes.at(self.step.span, "a step is above zero");
        } else if step.text.chars().filter(is_digit).count() > MOST_DIGITS {
            mistakes.at(
                self.step.span,
                format!("a step has {MOST_DIGITS} digits at most"),
            );
        }
    }

    fn promises(&self, _: &Rules, runtime: &Path) -> Vec<TokenStream> {
        if self.step.literal().is_some() {
            return Vec::new();
        }
        let step = whole(runtime, &self.step, Number::ceiling);
        let promise = step.map(|step| {
            quote_spanned! {self.step.span=>
                ::core::assert!(#step > 0, "a step is above zero");
            }
        });
        promise.into_iter().collect()
    }

    fn check(&self, site: &Site<'_>, _: &Rules, row: &mut Row<'_>) -> TokenStream {
        let Site { runtime, value, .. } = site;
        let step = number::entry(runtime, &self.step);
        let entry = row.add(quote!(MultipleOf(#step)));
        let measured = quote!(#runtime::validate::check::Number::measured(#value));
        let report = site.report("number", entry, Some(measured));
        let check = quote! {
            if !#runtime::validate::check::Exact::is_multiple_of(#value, &const { #step }) { #report }
        };
        located(check, self.span)
    }
}
