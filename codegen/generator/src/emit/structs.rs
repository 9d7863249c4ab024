//! One struct: a type, a request or a response.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;

use super::build;
use super::docs;
use super::field::{ident, item_name};
use crate::model::{Field, Item, Object};
use crate::spec::Container;

/// A struct and everything that belongs to it.
pub(super) struct Struct<'a> {
    pub(super) name: &'a str,
    /// The paragraphs of its documentation.
    pub(super) docs: Vec<String>,
    pub(super) object: &'a Object,
    /// Whether its values are made in another way than from a literal of the required fields.
    pub(super) is_made_otherwise: bool,
}

impl Struct<'_> {
    /// The struct itself, and how its values are built if integrators build them.
    pub(super) fn items(&self) -> Vec<TokenStream> {
        let mut items = vec![self.declaration()];
        if self.object.is_built && !self.is_made_otherwise {
            items.extend(build::items(self.name, self.object));
        }
        items
    }

    fn declaration(&self) -> TokenStream {
        let docs = docs::paragraphs(self.docs.clone());
        let name = ident(self.name);
        let fields = self.object.fields.iter().map(Field::declaration);
        let debug = debug_of(self.object);
        let default =
            (self.object.is_built && !has_required(self.object)).then(|| quote!(Default,));
        quote! {
            #docs
            #[derive(Clone, #debug, #default PartialEq, Eq, ReadFields, WriteFields, Validate)]
            #[serde(rename_all = "camelCase")]
            #[non_exhaustive]
            pub struct #name {
                #(#fields),*
            }
        }
    }
}

/// How values are printed: without those that are sensitive.
pub(super) fn debug_of(object: &Object) -> TokenStream {
    if object.fields.iter().any(|field| field.sensitive) {
        quote!(SafeDebug)
    } else {
        quote!(Debug)
    }
}

pub(super) fn has_required(object: &Object) -> bool {
    object.fields.iter().any(Field::is_required)
}

/// What the structs of one file need from elsewhere.
#[derive(Default)]
pub(super) struct Needs<'a> {
    /// Names of the runtime.
    runtime: BTreeSet<&'a str>,
    /// Shared types.
    types: BTreeSet<&'a str>,
    maps: bool,
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

    pub(super) fn and_runtime(mut self, names: &[&'a str]) -> Self {
        self.runtime.extend(names);
        self
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
