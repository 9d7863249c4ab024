//! What the structs of one file import.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;

use super::field::{ident, item_name};
use super::money;
use crate::model::{Item, Object};
use crate::spec::Container;

/// What the structs of one file need from elsewhere.
#[derive(Default)]
pub(super) struct Needs<'a> {
    /// Names of the runtime.
    runtime: BTreeSet<&'a str>,
    /// Shared types.
    types: BTreeSet<&'a str>,
    maps: bool,
    fmt: bool,
}

impl<'a> Needs<'a> {
    pub(super) fn of(objects: &[&'a Object]) -> Self {
        let mut needs = Self::default();
        for object in objects {
            needs
                .runtime
                .extend(["ReadFields", "Validate", "WriteFields"]);
            if object.fields.iter().any(|field| field.sensitive) {
                needs.runtime.insert("SafeDebug");
            }
            if object.money.is_some() {
                needs.runtime.extend(money::NEEDS);
                needs.fmt = true;
            }
            for field in &object.fields {
                needs.maps |= field.container == Container::Map;
                if field.uses_wire() {
                    needs.runtime.insert("wire");
                }
                match (item_name(&field.item), &field.item) {
                    ((name, true), _) => {
                        needs.runtime.insert(name);
                    }
                    ((name, false), Item::Object(_) | Item::Enum(_)) => {
                        needs.types.insert(name);
                    }
                    ((_, false), Item::Scalar(_)) => {}
                }
            }
        }
        needs
    }

    /// The module for what shows itself, which is imported as a whole.
    pub(super) fn fmt(&self) -> Option<TokenStream> {
        self.fmt.then(|| {
            quote!(
                use std::fmt;
            )
        })
    }

    /// The imports of a file: from other crates, and from this one. The types of the file itself are in `own`; the others are
    /// found at `types`.
    pub(super) fn uses(&self, own: &str, types: &TokenStream) -> (TokenStream, TokenStream) {
        let runtime = self.runtime.iter().map(|name| ident(name));
        let maps = self.maps.then(|| {
            quote!(
                use std::collections::BTreeMap;
            )
        });
        let outside = quote! {
            #maps
            use antom_runtime::{#(#runtime),*};
        };
        let others: Vec<_> = self
            .types
            .iter()
            .filter(|name| **name != own)
            .map(|name| ident(name))
            .collect();
        let inside = (!others.is_empty()).then(|| quote!(use #types::{#(#others),*};));
        (outside, quote!(#inside))
    }
}
