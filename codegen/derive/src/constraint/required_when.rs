//! `required_when(field = "A")`.

use proc_macro2::{Span, TokenStream};
use quote::quote;
use syn::meta::ParseNestedMeta;
use syn::{Error, Ident, LitStr, Path, Result};

use super::{Constraint, Rules, Standing, Subject};
use crate::code::{Row, Site, located};
use crate::meta::{expect_list, span, takes_empty_list};
use crate::mistakes::Mistakes;
use crate::shape::Shape;

/// The field is there while other fields have these texts, all of them.
pub(crate) struct RequiredWhen {
    span: Span,
    parts: Vec<(Ident, LitStr)>,
}

impl Constraint for RequiredWhen {
    fn parse(meta: &ParseNestedMeta<'_>) -> Result<Self> {
        let mut parts = Vec::new();
        expect_list(meta, "required_when(field = \"A\")")?;
        if !takes_empty_list(meta)? {
            meta.parse_nested_meta(|meta| {
                let field = meta.path.require_ident()?.clone();
                parts.push((field, meta.value()?.parse()?));
                Ok(())
            })?;
        }
        Ok(Self {
            span: span(meta),
            parts,
        })
    }

    fn span(&self) -> Span {
        self.span
    }

    fn subject(&self) -> Subject {
        Subject::Presence
    }

    fn valid(&self, standing: &Standing<'_>, mistakes: &mut Mistakes) {
        if standing.is_entry {
            mistakes.at(
                self.span,
                "an entry that is there is there under every condition",
            );
            return;
        }
        let is_first = |first: &Self| std::ptr::eq(first, self);
        if standing.rules.required.is_some()
            && standing.rules.required_when.first().is_some_and(is_first)
        {
            mistakes.at(
                self.span,
                "what is `required` is so under every condition; keep one of the two",
            );
        }
        if !standing.shape.can_miss() {
            mistakes.at(
                self.span,
                "only an `Option`, a `Vec` or a map can be required under a condition",
            );
        }
        if self.parts.is_empty() {
            mistakes.at(self.span, "a condition names a field and its value");
        }
        for (other, _) in &self.parts {
            let words = match standing.members.named(other) {
                None => standing.members.has_no(other),
                Some(found) if found.shape.holds_list() || found.shape.holds_map() => {
                    format!("`{other}` is a list or a map, and a condition is on one text")
                }
                Some(_) => continue,
            };
            mistakes.add(Error::new_spanned(other, words));
        }
    }

    fn promises(&self, _: &Rules, _: &Path) -> Vec<TokenStream> {
        Vec::new()
    }

    fn check(&self, site: &Site<'_>, _: &Rules, row: &mut Row<'_>) -> TokenStream {
        let parts = self.parts.iter().map(|(field, text)| {
            let other = site.members.named(field);
            let wire_name = other.and_then(|other| other.wire_name.clone());
            let wire_name = wire_name.unwrap_or_else(|| field.to_string());
            quote!((#wire_name, #text))
        });
        let constraint = row.add(quote!(RequiredWhen(&[#(#parts),*])));
        let holds = self.parts.iter().filter_map(|(name, text)| {
            let other = site.members.named(name)?;
            let holds = holds(site.runtime, &other.shape, &other.value, text);
            Some(located(holds, name.span()))
        });
        let report = site.report("plain", constraint, None);
        quote!(if #(#holds)&&* { #report })
    }
}

/// Whether the value that `value` refers to is there and is `text`.
fn holds(runtime: &Path, shape: &Shape, value: &TokenStream, text: &LitStr) -> TokenStream {
    match shape {
        Shape::Boxed(inner) => holds(runtime, inner, &quote!(&**#value), text),
        Shape::Optional(inner) => {
            let inside = holds(runtime, inner, &quote!(value), text);
            quote!((#value).as_ref().is_some_and(|value| #inside))
        }
        Shape::List(..) | Shape::Map(..) | Shape::Value => {
            quote!(#runtime::validate::check::Text::text(#value) == #text)
        }
    }
}
