//! How values are built: required fields in one literal, optional ones by setters.

use proc_macro2::TokenStream;
use quote::quote;

use super::deprecation::{self, allowed, has_deprecated};
use super::docs;
use super::field::ident;
use super::structs::{debug_of, has_required};
use crate::model::{Field, Item, Object};
use crate::naming;
use crate::spec::Container;

/// The literal of the required fields, or `new` where there are none, and the setters.
pub(super) fn items(name: &str, object: &Object) -> Vec<TokenStream> {
    let mut items = Vec::new();
    if has_required(object) {
        items.extend(literal(name, object));
    }
    items.extend(methods(name, object));
    items
}

/// A struct with exactly the required fields: forget one, and the compiler names it.
fn literal(name: &str, object: &Object) -> [TokenStream; 2] {
    let required = Object {
        fields: object
            .fields
            .iter()
            .filter(|field| field.is_required())
            .cloned()
            .collect(),
        is_built: true,
    };
    let literal = ident(&naming::literal(name));
    let struct_name = ident(name);
    let docs = docs::paragraphs([format!(
        "The required fields of a {}; [`build`](Self::build) makes it of them.",
        docs::link(name)
    )]);
    let declaration = plain_struct(&docs, &literal.to_string(), &required);
    let fields = object.fields.iter().map(|field| {
        let name = field.ident();
        match (field.is_required(), field.container) {
            (true, _) => quote!(#name: self.#name),
            (false, Container::List) => quote!(#name: Vec::new()),
            (false, Container::Map) => quote!(#name: BTreeMap::new()),
            (false, Container::None) => quote!(#name: None),
        }
    });
    let allowed = allowed(has_deprecated(object));
    let methods = quote! {
        impl #literal {
            /// The value, with no optional field set.
            #allowed
            #[must_use]
            pub fn build(self) -> #struct_name {
                #struct_name { #(#fields),* }
            }
        }
    };
    [declaration, methods]
}

/// A struct of plain fields that is filled in as a literal.
pub(super) fn plain_struct(attributes: &TokenStream, name: &str, object: &Object) -> TokenStream {
    let name = ident(name);
    let debug = debug_of(object);
    let fields = object.fields.iter().map(|field| {
        let docs = docs::paragraphs([docs::plain(&field.docs.summary)]);
        let deprecated = deprecation::attribute(field.deprecated.as_ref());
        let sensitive = field.sensitive.then(|| quote!(#[validate(sensitive)]));
        let (name, rust_type) = (field.ident(), field.rust_type());
        quote!(#docs #deprecated #sensitive pub #name: #rust_type)
    });
    quote! {
        #attributes
        #[derive(Clone, #debug)]
        pub struct #name {
            #(#fields),*
        }
    }
}

fn methods(name: &str, object: &Object) -> Option<TokenStream> {
    let struct_name = ident(name);
    let new = (!has_required(object)).then(|| {
        quote! {
            /// A value with no field set.
            #[must_use]
            pub fn new() -> Self {
                Self::default()
            }
        }
    });
    let setters: Vec<TokenStream> = object
        .fields
        .iter()
        .filter(|field| !field.is_required())
        .map(setter)
        .collect();
    if new.is_none() && setters.is_empty() {
        return None;
    }
    Some(quote! {
        impl #struct_name {
            #new
            #(#setters)*
        }
    })
}

/// Whether a setter takes whatever becomes the type, so that a literal text can be given.
pub(super) fn takes_into(item: &Item) -> bool {
    matches!(item, Item::Scalar(scalar) if scalar.is_text())
}

fn setter(field: &Field) -> TokenStream {
    let docs = docs::paragraphs([docs::plain(&field.docs.summary)]);
    let name = field.ident();
    let item = field.item_type();
    let deprecated = deprecation::attribute(field.deprecated.as_ref());
    let allowed = allowed(field.deprecated.is_some());
    let (taken, held) = if field.container == Container::Map {
        let (value, into) = match takes_into(&field.item) {
            true => (quote!(impl Into<#item>), quote!(value.into())),
            false => (item, quote!(value)),
        };
        (
            quote!(impl IntoIterator<Item = (impl Into<String>, #value)>),
            quote!(value.into_iter().map(|(key, value)| (key.into(), #into)).collect()),
        )
    } else if field.container == Container::List && takes_into(&field.item) {
        (
            quote!(impl IntoIterator<Item = impl Into<#item>>),
            quote!(value.into_iter().map(Into::into).collect()),
        )
    } else if field.container == Container::List {
        (
            quote!(impl IntoIterator<Item = #item>),
            quote!(value.into_iter().collect()),
        )
    } else if takes_into(&field.item) {
        (quote!(impl Into<#item>), quote!(Some(value.into())))
    } else if field.boxed {
        (item, quote!(Some(Box::new(value))))
    } else {
        (item, quote!(Some(value)))
    };
    quote! {
        #docs
        #deprecated
        #allowed
        #[must_use]
        pub fn #name(mut self, value: #taken) -> Self {
            self.#name = #held;
            self
        }
    }
}
