//! One struct: a type, a request or a response.

use proc_macro2::TokenStream;
use quote::quote;

use super::field::{debug_of, ident};
use super::sources::Sources;
use super::{build, docs, money};
use crate::model::{Beginning, Object};

/// A struct and everything that belongs to it.
pub(super) struct Struct<'a> {
    pub(super) name: &'a str,
    /// The paragraphs of its documentation.
    pub(super) docs: Vec<String>,
    /// Where what it says of its fields comes from.
    pub(super) sources: &'a Sources<'a>,
    pub(super) object: &'a Object,
}

impl Struct<'_> {
    /// The struct itself, and how its values are begun.
    pub(super) fn items(&self) -> Vec<TokenStream> {
        let (name, object) = (self.name, self.object);
        let beginning = object.beginning(name);
        let mut items = vec![self.declaration(&beginning)];
        match &beginning {
            Beginning::Never => {}
            Beginning::Empty { setters } => items.push(build::methods(name, true, setters)),
            Beginning::Literal { literal, setters } => {
                items.extend(build::literal(name, object, literal));
                if !setters.is_empty() {
                    items.push(build::methods(name, false, setters));
                }
            }
            Beginning::MinorUnits { amount, currency } => {
                items.extend(money::items(name, amount, currency));
            }
        }
        items
    }

    fn declaration(&self, beginning: &Beginning<'_>) -> TokenStream {
        let fields = &self.object.fields;
        let docs = docs::paragraphs(self.docs.iter().cloned());
        let name = ident(self.name);
        let debug = debug_of(fields);
        let fields = fields.iter().map(|field| field.declaration(self.sources));
        let default = beginning.is_default().then(|| quote!(Default,));
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
