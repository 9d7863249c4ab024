//! One product that uses an operation: a literal of its required fields that sets the fixed ones itself.

use proc_macro2::TokenStream;
use quote::quote;

use super::build::plain_struct;
use super::deprecation;
use super::docs;
use super::field::ident;
use crate::model::{Field, Item, Model, Object, Operation, Scenario, TypeKind};
use crate::naming;
use crate::spec::Requirement;

pub(super) fn items(model: &Model, operation: &Operation, scenario: &Scenario) -> Vec<TokenStream> {
    let required = required(operation, scenario);
    let docs = scenario_docs(scenario);
    let deprecated = deprecation::attribute(scenario.deprecated.as_ref());
    vec![
        plain_struct(&quote!(#docs #deprecated), &scenario.rust, &required),
        request(model, operation, scenario),
    ]
}

/// The fields that a scenario asks for, each held without an option.
fn required(operation: &Operation, scenario: &Scenario) -> Object {
    let fields = operation
        .request
        .fields
        .iter()
        .filter(|field| scenario.required.contains(&field.wire_name))
        .map(|field| Field {
            requirement: Requirement::Required,
            ..field.clone()
        });
    Object {
        fields: fields.collect(),
        is_built: true,
    }
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
    let fixed = |field: &Field| {
        let (_, value) = scenario
            .fixed
            .iter()
            .find(|(name, _)| *name == field.wire_name)?;
        Some(value)
    };
    let literal_fields = operation
        .request
        .fields
        .iter()
        .filter(|field| field.is_required())
        .map(|field| {
            let name = field.ident();
            match fixed(field) {
                Some(value) => {
                    let value = fixed_value(model, field, value, true);
                    quote!(#name: #value)
                }
                None => quote!(#name: self.#name),
            }
        });
    let setters = operation
        .request
        .fields
        .iter()
        .filter(|field| !field.is_required())
        .filter_map(|field| {
            let name = field.ident();
            if let Some(value) = fixed(field) {
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
    let start = if operation.request.fields.iter().any(Field::is_required) {
        let literal = ident(&naming::literal(&request.to_string()));
        quote!(#literal { #(#literal_fields),* }.build())
    } else {
        quote!(#request::new())
    };
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
