//! Each sample of the spec as a test.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use serde_json::Value;

use super::deprecation;
use super::field::ident;
use super::file::File;
use super::sample::{built, imports, raw_string, written};
use super::shared::feature;
use crate::model::{Group, Model, Notification, Object, Operation, Scenario, TypeKind};
use crate::naming::{self, snake};
use crate::output::Tree;

pub(super) fn emit(model: &Model, tree: &mut Tree) {
    let mut modules = Vec::new();
    for group in &model.groups {
        let operations = group.operations.iter().map(|operation| {
            let scenarios = operation.scenarios.iter();
            let tests = scenarios.flat_map(|one| of_scenario(model, group, operation, one));
            let tests = tests.chain(of_made(model, group, operation)).collect();
            apart(&operation.module, tests)
        });
        let notifications = group.notifications.iter();
        let notifications = notifications.map(|one| {
            let tests = of_notification(model, group, one);
            apart(&one.module, tests)
        });
        let tests = operations.chain(notifications).flatten().collect();
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
        items: helpers(),
    };
    tree.add("tests/samples/main.rs", file.text());
}

/// The tests of one thing in a module of its own, so that their names need not tell it from all others.
fn apart(module: &str, tests: Vec<TokenStream>) -> Option<TokenStream> {
    let name = ident(module);
    (!tests.is_empty()).then(|| quote!(mod #name { #(#tests)* }))
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
        uses: Vec::new(),
        items: tests,
    };
    tree.add(format!("tests/samples/{name}.rs"), file.text());
}

fn helpers() -> Vec<TokenStream> {
    let survives = quote! {
        /// Reads a sample, checks its constraints, and writes it; the same value comes out.
        fn survives<T>(sample: &str) -> Value
        where
            T: Debug + DeserializeOwned + Serialize + Validate,
        {
            becomes::<T>(sample, sample)
        }
    };
    let becomes = quote! {
        /// The same for a sample whose numbers or flags are not in the wire form that is written.
        fn becomes<T>(sample: &str, expected: &str) -> Value
        where
            T: Debug + DeserializeOwned + Serialize + Validate,
        {
            let read: T = serde_json::from_str(sample).expect("it has the form of its type");
            assert_eq!(read.validate(), Ok(()));
            let written = serde_json::to_value(&read).expect("it can be written");
            let expected: Value = serde_json::from_str(expected).expect("it is JSON");
            assert_eq!(written, expected);
            written
        }
    };
    vec![survives, becomes]
}

/// The call that puts a sample of a type to the test.
fn trial(model: &Model, object: &Object, sample: &Value, rust_type: &TokenStream) -> TokenStream {
    let written = written(model, object, sample);
    let text = raw_string(sample);
    if written == *sample {
        return quote!(crate::survives::<#rust_type>(#text));
    }
    let written = raw_string(&written);
    quote!(crate::becomes::<#rust_type>(#text, #written))
}

fn of_scenario(
    model: &Model,
    group: &Group,
    operation: &Operation,
    scenario: &Scenario,
) -> Vec<TokenStream> {
    let crate_name = ident(&model.crate_name);
    let (group, module) = (ident(&group.rust), ident(&operation.module));
    let response = ident(&naming::response(&operation.rust));
    let request = ident(&naming::request(&operation.rust));
    let name = snake(&scenario.name);
    let tests = scenario.samples.iter().enumerate().map(|(index, sample)| {
        let number = index + 1;
        let of_request = format_ident!("{name}_request_{number}");
        let of_response = format_ident!("{name}_response_{number}");
        let of_request_sample = trial(
            model,
            &operation.request,
            &sample.request,
            &quote!(#request),
        );
        let of_response_sample = trial(
            model,
            &operation.response,
            &sample.response,
            &quote!(#response),
        );
        let path = quote!(#crate_name::#group::#module);
        let same = built(model, operation, scenario, &sample.request).map(|built| {
            let name = ident(&scenario.rust);
            let uses = imports(&built, &quote!(#crate_name));
            let code = built.code;
            let uses = quote!(use #path::{#request, #name}; #uses);
            let allowed =
                deprecation::allowed(built.is_deprecated || scenario.deprecated.is_some());
            let comparison = quote! {
                let built = #code;
                let written = serde_json::to_value(&built).expect("it can be written");
                assert_eq!(written, expected);
            };
            (allowed, uses, quote!(let expected =), comparison)
        });
        let (allowed, uses, binding, comparison) = same.unwrap_or_else(|| {
            (
                None,
                quote!(use #path::#request;),
                TokenStream::new(),
                TokenStream::new(),
            )
        });
        [
            quote! {
                #allowed
                #[test]
                fn #of_request() {
                    #uses
                    #binding #of_request_sample;
                    #comparison
                }
            },
            quote! {
                #[test]
                fn #of_response() {
                    use #path::#response;
                    #of_response_sample;
                }
            },
        ]
    });
    tests.flatten().collect()
}

/// A test of the call that was made from the spec, where no page shows one.
fn of_made(model: &Model, group: &Group, operation: &Operation) -> Vec<TokenStream> {
    let Some(made) = &operation.made else {
        return Vec::new();
    };
    let crate_name = ident(&model.crate_name);
    let (group, module) = (ident(&group.rust), ident(&operation.module));
    let parts = [
        (
            "request",
            naming::request(&operation.rust),
            &operation.request,
            &made.request,
        ),
        (
            "response",
            naming::response(&operation.rust),
            &operation.response,
            &made.response,
        ),
    ];
    let tests = parts.map(|(part, name, object, sample)| {
        let test = format_ident!("{part}_made_from_the_spec");
        let name = ident(&name);
        let trial = trial(model, object, sample, &quote!(#name));
        quote! {
            #[test]
            fn #test() {
                use #crate_name::#group::#module::#name;
                #trial;
            }
        }
    });
    tests.into()
}

fn of_types(model: &Model) -> Vec<TokenStream> {
    let crate_name = ident(&model.crate_name);
    let mut tests = Vec::new();
    for shared in &model.types {
        let TypeKind::Object {
            object, samples, ..
        } = &shared.kind
        else {
            continue;
        };
        let name = ident(&shared.rust);
        let rust_type = quote!(#crate_name::types::#name);
        let values = samples.iter().map(|(_, sample)| sample);
        let feature = feature(&shared.groups);
        let of_type = of_values(model, object, values, &snake(&shared.rust), &rust_type);
        tests.extend(of_type.into_iter().map(|test| quote!(#feature #test)));
    }
    tests
}

fn of_notification(model: &Model, group: &Group, notification: &Notification) -> Vec<TokenStream> {
    let crate_name = ident(&model.crate_name);
    let (group, module) = (ident(&group.rust), ident(&notification.module));
    let name = ident(&notification.rust);
    of_values(
        model,
        &notification.body,
        notification.samples.iter().map(|(_, sample)| sample),
        "sample",
        &quote!(#crate_name::#group::#module::#name),
    )
}

/// A test for each value of a type.
fn of_values<'a>(
    model: &Model,
    object: &Object,
    values: impl Iterator<Item = &'a Value>,
    name: &str,
    rust_type: &TokenStream,
) -> Vec<TokenStream> {
    let tests = values.enumerate().map(|(index, sample)| {
        let test = format_ident!("{name}_{}", index + 1);
        let trial = trial(model, object, sample, rust_type);
        quote! {
            #[test]
            fn #test() {
                #trial;
            }
        }
    });
    tests.collect()
}
