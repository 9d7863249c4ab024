//! How values are built: required fields in one literal, optional ones by setters.

use proc_macro2::TokenStream;
use quote::quote;

use super::article::article;
use super::deprecation::{self, allowed, has_deprecated};
use super::docs;
use super::field::{debug_of, ident};
use crate::model::{Field, Item, Literal, Object};
use crate::spec::Container;

/// The literal of a struct's required fields, and how the struct is made of it.
pub(super) fn literal(name: &str, object: &Object, literal: &Literal<'_>) -> [TokenStream; 2] {
    let docs = docs::paragraphs([format!(
        "The required fields of {} {}; [`build`](Self::build) makes it of them.",
        article(name),
        docs::link(name)
    )]);
    let declaration = declaration(&docs, literal);
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
    let (literal_name, finish) = (ident(&literal.name), ident(literal.finish.method()));
    let struct_name = ident(name);
    let methods = quote! {
        impl #literal_name {
            /// The value, with no optional field set.
            #allowed
            #[must_use]
            pub fn #finish(self) -> #struct_name {
                #struct_name { #(#fields),* }
            }
        }
    };
    [declaration, methods]
}

/// The struct that is filled in whole.
pub(super) fn declaration(attributes: &TokenStream, literal: &Literal<'_>) -> TokenStream {
    let name = ident(&literal.name);
    let debug = debug_of(literal.fields.iter().copied());
    let fields = literal.fields.iter().map(|field| {
        let docs = docs::paragraphs([docs::plain(&field.docs.summary)]);
        let deprecated = deprecation::attribute(field.deprecated.as_ref());
        let sensitive = field.sensitive.then(|| quote!(#[validate(sensitive)]));
        let (name, held) = (field.ident(), field.held_type());
        quote!(#docs #deprecated #sensitive pub #name: #held)
    });
    quote! {
        #attributes
        #[derive(Clone, #debug)]
        pub struct #name {
            #(#fields),*
        }
    }
}

/// The value that is made of a literal whose fields are filled in.
pub(super) fn finished(literal: &Literal<'_>, fields: &[TokenStream]) -> TokenStream {
    let (name, finish) = (ident(&literal.name), ident(literal.finish.method()));
    quote!(#name { #(#fields),* }.#finish())
}

/// The methods that begin a value without any field, if there is one, and set the optional ones.
pub(super) fn methods(name: &str, is_default: bool, setters: &[&Field]) -> TokenStream {
    let struct_name = ident(name);
    let new = is_default.then(|| {
        quote! {
            /// A value with no field set.
            #[must_use]
            pub fn new() -> Self {
                Self::default()
            }
        }
    });
    let setters = setters.iter().map(|field| setter(field));
    quote! {
        impl #struct_name {
            #new
            #(#setters)*
        }
    }
}

/// Whether a setter takes whatever becomes the type, so that a literal text can be given.
pub(crate) fn takes_into(item: &Item) -> bool {
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
