//! One product that uses an operation: a literal of its required fields that sets the fixed ones itself.

use proc_macro2::TokenStream;
use quote::quote;

use super::field::ident;
use super::{build, deprecation, docs};
use crate::model::{Beginning, Field, Item, Model, Operation, Scenario, TypeKind};
use crate::naming;

pub(super) fn items(model: &Model, operation: &Operation, scenario: &Scenario) -> Vec<TokenStream> {
    let docs = scenario_docs(scenario);
    let deprecated = deprecation::attribute(scenario.deprecated.as_ref());
    let beginning = scenario.beginning(operation);
    let declared = beginning
        .literal()
        .map(|literal| build::declaration(&quote!(#docs #deprecated), literal));
    let mut items = Vec::from_iter(declared);
    items.push(request(model, operation, scenario));
    items
}

fn scenario_docs(scenario: &Scenario) -> TokenStream {
    let mut paragraphs = docs::of(&scenario.docs);
    if !scenario.fixed.is_empty() {
        let fixed: Vec<String> = scenario
            .fixed
            .iter()
            .map(|(name, value)| format!("{} to {}", docs::code(name), docs::code(value)))
            .collect();
        paragraphs.push(format!(
            "These are its required fields; [`request`](Self::request) sets {}.",
            fixed.join(" and ")
        ));
    }
    if let Some(page) = &scenario.page {
        let edition = scenario
            .docs
            .since
            .as_ref()
            .map_or_else(String::new, |date| format!(" of {}", docs::plain(date)));
        paragraphs.push(format!("Page: <{}>{edition}.", docs::target(page)));
    }
    docs::paragraphs(paragraphs)
}

/// The code for a field's fixed value, for a literal of exactly its type or for a setter.
fn fixed_value(model: &Model, field: &Field, value: &str, exact: bool) -> TokenStream {
    let Item::Enum(name) = &field.item else {
        return match exact {
            true => quote!(#value.into()),
            false => quote!(#value),
        };
    };
    let listed = model
        .type_named(name)
        .and_then(|shared| match &shared.kind {
            TypeKind::Enum(variants) => variants.iter().find(|variant| variant.wire == value),
            TypeKind::Object { .. } => None,
        });
    let name = ident(name);
    match listed {
        Some(variant) => {
            let variant = ident(&variant.rust);
            quote!(#name::#variant)
        }
        None => quote!(#name::from(#value)),
    }
}

fn request(model: &Model, operation: &Operation, scenario: &Scenario) -> TokenStream {
    let name = ident(&scenario.rust);
    let request = ident(&naming::request(&operation.rust));
    let beginning = operation.beginning();
    let start = match &beginning {
        Beginning::Empty { .. } => quote!(#request::new()),
        Beginning::Literal { literal, .. } => {
            let fields = literal.fields.iter().map(|field| {
                let name = field.ident();
                match scenario.fixed_value(field) {
                    Some(value) => {
                        let value = fixed_value(model, field, value, true);
                        quote!(#name: #value)
                    }
                    None => quote!(#name: self.#name),
                }
            });
            build::finished(literal, &fields.collect::<Vec<_>>())
        }
        Beginning::Never | Beginning::MinorUnits { .. } => {
            unreachable!("integrators make requests, field by field")
        }
    };
    let setters = beginning.setters().iter().filter_map(|field| {
        let name = field.ident();
        if let Some(value) = scenario.fixed_value(field) {
            let value = fixed_value(model, field, value, false);
            return Some(quote!(.#name(#value)));
        }
        scenario
            .required
            .contains(&field.wire_name)
            .then(|| match field.boxed {
                true => quote!(.#name(*self.#name)),
                false => quote!(.#name(self.#name)),
            })
    });
    let allowed = deprecation::allowed(deprecation::is_touched_by(model, operation, scenario));
    quote! {
        #allowed
        impl #name {
            /// The request; optional fields are set on it.
            #[must_use]
            pub fn request(self) -> #request {
                #start #(#setters)*
            }
        }
    }
}
