//! One field: its type, its attributes, its documentation.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use super::deprecation;
use super::docs;
use super::sources::Sources;
use crate::fact::RustType;
use crate::fact::limit::Says;
use crate::model::{Field, Item};
use crate::naming;
use crate::spec::{Container, Wire};

pub(super) fn ident(name: &str) -> Ident {
    Ident::new(name, Span::call_site())
}

/// The name in Rust of what a field holds, and whether it comes from the runtime.
pub(crate) fn item_name(item: &Item) -> (&str, bool) {
    match item {
        Item::Object(name) | Item::Enum(name) => (name, false),
        Item::Scalar(scalar) => match scalar.rust() {
            RustType::Prelude(name) => (name, false),
            RustType::Runtime(name) => (name, true),
        },
    }
}

/// How values of these fields are printed: without those that are sensitive.
pub(super) fn debug_of<'a>(fields: impl IntoIterator<Item = &'a Field>) -> TokenStream {
    match fields.into_iter().any(|field| field.sensitive) {
        true => quote!(SafeDebug),
        false => quote!(Debug),
    }
}

impl Field {
    pub(super) fn ident(&self) -> Ident {
        ident(&self.rust)
    }

    /// The type of one item, without list, option and box around it.
    pub(super) fn item_type(&self) -> TokenStream {
        let name = ident(item_name(&self.item).0);
        quote!(#name)
    }

    /// The type of a value that is there.
    pub(super) fn held_type(&self) -> TokenStream {
        let item = self.item_type();
        match (self.container, self.boxed) {
            (Container::List, _) => quote!(Vec<#item>),
            (Container::Map, _) => quote!(BTreeMap<String, #item>),
            (Container::None, true) => quote!(Box<#item>),
            (Container::None, false) => item,
        }
    }

    /// The whole type. A list or a map that is not there is an empty one.
    fn rust_type(&self) -> TokenStream {
        let held = self.held_type();
        match self.is_required() || !self.is_single() {
            true => held,
            false => quote!(Option<#held>),
        }
    }

    /// Whether the value is a number or a flag, which has two forms on the wire.
    pub(super) fn has_wire_forms(&self) -> bool {
        matches!(self.item, Item::Scalar(scalar) if !scalar.is_text())
    }

    /// Whether reading or writing it calls on the runtime's module `wire`.
    pub(super) fn uses_wire(&self) -> bool {
        self.has_wire_forms() || !(self.is_single() || self.is_required())
    }

    /// The field in a struct with wire names and constraints.
    pub(super) fn declaration(&self, sources: &Sources<'_>) -> TokenStream {
        let docs = docs::paragraphs(docs::of_field(self, sources.of_field(self)));
        let deprecated = deprecation::attribute(self.deprecated.as_ref());
        let serde = attribute("serde", &self.serde());
        let validate = attribute("validate", &self.validate());
        let (name, rust_type) = (self.ident(), self.rust_type());
        quote! {
            #docs
            #deprecated
            #serde
            #validate
            pub #name: #rust_type
        }
    }

    fn serde(&self) -> Vec<TokenStream> {
        let mut parts = Vec::new();
        if naming::camel_of_snake(&self.rust) != self.wire_name {
            let wire_name = &self.wire_name;
            parts.push(quote!(rename = #wire_name));
        }
        match (self.container, self.is_required()) {
            (Container::List, is_required) if self.has_wire_forms() => {
                let with = match self.wire {
                    Wire::Text => "wire::text_list",
                    Wire::Native => "wire::native_list",
                };
                let absent =
                    (!is_required).then(|| quote!(default, skip_serializing_if = "Vec::is_empty",));
                parts.push(quote!(#absent with = #with));
            }
            (Container::List, false) => parts.push(quote! {
                default, deserialize_with = "wire::list", skip_serializing_if = "Vec::is_empty"
            }),
            (Container::Map, false) => parts.push(quote! {
                default, deserialize_with = "wire::list", skip_serializing_if = "BTreeMap::is_empty"
            }),
            (Container::None, false) if self.has_wire_forms() => {
                let with = match self.wire {
                    Wire::Text => "wire::text_option",
                    Wire::Native => "wire::native_option",
                };
                parts.push(quote!(default, with = #with, skip_serializing_if = "Option::is_none"));
            }
            (Container::None, false) => {
                parts.push(quote!(skip_serializing_if = "Option::is_none"));
            }
            (Container::None, true) if self.has_wire_forms() => {
                let with = match self.wire {
                    Wire::Text => "wire::text",
                    Wire::Native => "wire::native",
                };
                parts.push(quote!(with = #with));
            }
            (_, true) => {}
        }
        parts
    }

    fn validate(&self) -> Vec<TokenStream> {
        let mut parts = self.limits.attributes(Says::HowMany);
        let of_one = self.validate_one();
        match self.container {
            Container::Map if of_one.is_empty() => {}
            Container::Map => parts.push(quote!(values(#(#of_one),*))),
            Container::None | Container::List => parts.extend(of_one),
        }
        for condition in &self.required_when {
            let names = condition.parts.iter().map(|part| ident(&part.rust));
            let values = condition.parts.iter().map(|part| &part.value);
            parts.push(quote!(required_when(#(#names = #values),*)));
        }
        if self.sensitive {
            parts.push(quote!(sensitive));
        }
        parts
    }

    /// What is demanded of each value: of the one, or of each in a list or a map.
    fn validate_one(&self) -> Vec<TokenStream> {
        let mut parts = self.limits.attributes(Says::HowMuch);
        if let Item::Scalar(scalar) = self.item
            && scalar.format().is_some()
        {
            let format = ident(scalar.word());
            parts.push(quote!(format = #format));
        }
        if self.identifies {
            parts.push(quote!(format = identifier));
        }
        parts.extend(self.limits.attributes(Says::Which));
        if matches!(self.item, Item::Object(_)) {
            parts.push(quote!(nested));
        }
        parts
    }
}

fn attribute(name: &str, parts: &[TokenStream]) -> TokenStream {
    if parts.is_empty() {
        return TokenStream::new();
    }
    let name = ident(name);
    quote!(#[#name(#(#parts),*)])
}
