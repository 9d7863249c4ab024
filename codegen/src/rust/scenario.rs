//! One product that uses an operation: a literal of its required fields that sets the fixed ones itself.

use proc_macro2::TokenStream;
use quote::quote;

use super::build::plain_struct;
use super::docs;
use super::field::ident;
use crate::model::{Field, Object, Operation, Scenario};
use crate::naming;
use crate::spec::Requirement;

pub(super) fn items(operation: &Operation, scenario: &Scenario) -> Vec<TokenStream> {
    let required = required(operation, scenario);
    vec![
        plain_struct(&scenario_docs(scenario), &scenario.rust, &required),
        request(operation, scenario),
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
            .map(|(name, value)| format!("`{name}` to `{value}`"))
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
            .map_or_else(String::new, |date| format!(" of {date}"));
        paragraphs.push(format!("Page: <{page}>{edition}."));
    }
    docs::paragraphs(paragraphs)
}

fn request(operation: &Operation, scenario: &Scenario) -> TokenStream {
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
                Some(value) => quote!(#name: #value.into()),
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
    quote! {
        impl #name {
            /// The request; optional fields are set on it.
            #[must_use]
            pub fn request(self) -> #request {
                #start #(#setters)*
            }
        }
    }
}
