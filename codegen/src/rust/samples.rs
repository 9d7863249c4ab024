//! Each sample of the spec as a test.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::field::ident;
use super::file::File;
use super::operation::request_name;
use super::sample::{built, imports, raw_string};
use crate::model::{Group, Model, Operation, Scenario, TypeKind};
use crate::naming::snake;
use crate::output::Tree;

pub(super) fn emit(model: &Model, tree: &mut Tree) {
    let mut modules = Vec::new();
    for group in &model.groups {
        let tests: Vec<TokenStream> = group
            .operations
            .iter()
            .flat_map(|operation| {
                operation
                    .scenarios
                    .iter()
                    .map(move |scenario| (operation, scenario))
            })
            .flat_map(|(operation, scenario)| of_scenario(model, group, operation, scenario))
            .collect();
        add_module(&group.rust, Some(&group.rust), tests, tree, &mut modules);
    }
    add_module("types", None, of_types(model), tree, &mut modules);
    let file = File {
        from: "spec",
        about: vec!["Each sample of the spec is read, checked, and written as it was.".to_owned()],
        uses: vec![
            quote!(#(#modules)*),
            quote!(
                use std::fmt::Debug;
            ),
            quote! {
                use antom_runtime::Validate;
                use serde::Serialize;
                use serde::de::DeserializeOwned;
                use serde_json::Value;
            },
        ],
        items: vec![helper()],
    };
    tree.add("tests/samples/main.rs", file.text());
}

fn add_module(
    name: &str,
    feature: Option<&str>,
    tests: Vec<TokenStream>,
    tree: &mut Tree,
    modules: &mut Vec<TokenStream>,
) {
    if tests.is_empty() {
        return;
    }
    let module = ident(name);
    let feature = feature.map(|feature| quote!(#[cfg(feature = #feature)]));
    modules.push(quote!(#feature #[rustfmt::skip] mod #module;));
    let file = File {
        from: "spec",
        about: Vec::new(),
        uses: vec![quote!(
            use super::survives;
        )],
        items: tests,
    };
    tree.add(format!("tests/samples/{name}.rs"), file.text());
}

fn helper() -> TokenStream {
    quote! {
        /// Reads a sample, checks its constraints, and writes the same value again.
        fn survives<T>(sample: &str) -> Value
        where
            T: Debug + DeserializeOwned + Serialize + Validate,
        {
            let expected: Value = serde_json::from_str(sample).expect("it is JSON");
            let read: T = serde_json::from_str(sample).expect("it has the form of its type");
            assert_eq!(read.validate(), Ok(()));
            let written = serde_json::to_value(&read).expect("it can be written");
            assert_eq!(written, expected);
            expected
        }
    }
}

fn of_scenario(
    model: &Model,
    group: &Group,
    operation: &Operation,
    scenario: &Scenario,
) -> Vec<TokenStream> {
    let crate_name = ident(&model.crate_name);
    let (group, module) = (ident(&group.rust), ident(&operation.module));
    let response = format_ident!("{}Response", operation.rust);
    let request = request_name(operation);
    let tests = scenario.samples.iter().enumerate().map(|(index, sample)| {
        let number = index + 1;
        let of_request = format_ident!("{}_{}_request_{number}", operation.module, scenario.name);
        let of_response = format_ident!("{}_{}_response_{number}", operation.module, scenario.name);
        let request_text = raw_string(&sample.request);
        let response_text = raw_string(&sample.response);
        let path = quote!(#crate_name::#group::#module);
        let same = built(model, operation, scenario, &sample.request).map(|built| {
            let name = ident(&scenario.rust);
            let uses = imports(&built, &quote!(#crate_name));
            let code = built.code;
            let uses = quote!(use #path::{#request, #name}; #uses);
            let comparison = quote! {
                let built = #code;
                let written = serde_json::to_value(&built).expect("it can be written");
                assert_eq!(written, expected);
            };
            (uses, quote!(let expected =), comparison)
        });
        let (uses, binding, comparison) = same.unwrap_or_else(|| {
            (
                quote!(use #path::#request;),
                TokenStream::new(),
                TokenStream::new(),
            )
        });
        [
            quote! {
                #[test]
                fn #of_request() {
                    #uses
                    #binding survives::<#request>(#request_text);
                    #comparison
                }
            },
            quote! {
                #[test]
                fn #of_response() {
                    use #path::#response;
                    survives::<#response>(#response_text);
                }
            },
        ]
    });
    tests.flatten().collect()
}

fn of_types(model: &Model) -> Vec<TokenStream> {
    let crate_name = ident(&model.crate_name);
    let mut tests = Vec::new();
    for shared in &model.types {
        let TypeKind::Object { samples, .. } = &shared.kind else {
            continue;
        };
        for (index, (_, sample)) in samples.iter().enumerate() {
            let test = format_ident!("{}_{}", snake(&shared.rust), index + 1);
            let name = ident(&shared.rust);
            let text = raw_string(sample);
            tests.push(quote! {
                #[test]
                fn #test() {
                    survives::<#crate_name::types::#name>(#text);
                }
            });
        }
    }
    tests
}
