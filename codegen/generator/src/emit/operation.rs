//! One operation: its request, response, scenarios, results and method.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::field::ident;
use super::file::File;
use super::needs::Needs;
use super::sending::Way;
use super::sources::{Sources, Teller};
use super::structs::Struct;
use super::{api, deprecation, docs, sample, scenario};
use crate::model::{Field, Group, Model, Operation, ResultCode};
use crate::naming;
use crate::output::Tree;
use crate::spec::{Because, Retry};

pub(super) fn emit(model: &Model, group: &Group, operation: &Operation, tree: &mut Tree) {
    let request = naming::request(&operation.rust);
    let response = naming::response(&operation.rust);
    let way = Way::of(&operation.sending);
    let fields = [&operation.request.fields, &operation.response.fields];
    let sources = Sources::new(
        Teller::Module,
        operation.docs.origin.as_ref(),
        fields.into_iter().flatten(),
    );
    let request_struct = Struct {
        name: &request,
        docs: request_docs(operation, &way),
        sources: &sources,
        object: &operation.request,
    };
    let response_struct = Struct {
        name: &response,
        docs: response_docs(operation, &request),
        sources: &sources,
        object: &operation.response,
    };
    let mut items = request_struct.items();
    for scenario in &operation.scenarios {
        items.extend(scenario::items(model, operation, scenario));
    }
    items.extend(response_struct.items());
    items.push(implementation(operation, &way, &request, &response));
    items.extend(methods(model, group, operation, &way, &request, &response));
    let needs = Needs::of(&[&operation.request, &operation.response]);
    let (outside, types) = needs.uses("", &quote!(crate::types));
    let has_delay = operation
        .results
        .iter()
        .any(|result| result.delay.is_some());
    let duration = has_delay.then(|| {
        quote!(
            use std::time::Duration;
        )
    });
    let protocol = protocol(operation, &way).into_iter().map(ident);
    let uses = vec![
        quote!(#duration),
        quote! {
            use antom_runtime::protocol::{#(#protocol),*};
            #outside
        },
        quote! {
            use crate::ResultCode;
            #types
            #[cfg(feature = "client")]
            use crate::Client;
            #[cfg(any(feature = "client", feature = "blocking"))]
            use crate::Error;
        },
    ];
    let file = File {
        from: &operation.file,
        about: about(operation, &sources),
        uses,
        items,
    };
    tree.add(
        format!("src/{}/{}.rs", group.rust, operation.module),
        file.text(),
    );
}

/// What the module uses of the protocol.
fn protocol(operation: &Operation, way: &Way) -> Vec<&'static str> {
    let mut names = vec!["Operation", "OperationSpec", "Repeat", way.name];
    names.extend(way.parts);
    if !operation.echoes.is_empty() {
        names.push("Echo");
    }
    if !operation.results.is_empty() {
        names.extend(["Outcome", "ResultRule", "Retry"]);
    }
    names.sort_unstable();
    names
}

/// The documentation of the module: what the operation is for, its page, its results and where all of it is said.
fn about(operation: &Operation, sources: &Sources<'_>) -> Vec<String> {
    let mut about = vec![format!(
        "{}: {}",
        docs::code(&operation.name),
        docs::plain(&operation.docs.summary)
    )];
    let mut paragraph = |text: String| about.extend([String::new(), text]);
    if let Some(note) = &operation.docs.note {
        paragraph(docs::plain(note));
    }
    let call = format!("`{} {}`", operation.method, operation.path);
    paragraph(match &operation.page {
        Some(page) => format!("{call}, documented at <{}>.", docs::target(page)),
        None => format!("{call}; no page of it is known."),
    });
    match (&operation.idempotency_key, operation.repeatable) {
        (Some(key), _) => paragraph(format!("Its idempotency key is {}.", docs::code(key))),
        (None, Some(because)) => paragraph(repeat_words(because).to_owned()),
        (None, None) => {}
    }
    if !operation.results.is_empty() {
        paragraph("| result | status | outcome | same call again | what to do |".to_owned());
        about.push("|---|---|---|---|---|".to_owned());
        about.extend(operation.results.iter().map(|result| {
            format!(
                "| {} | {} | {} | {} | {} |",
                docs::cell(&docs::code(&result.code)),
                docs::cell(&docs::code(&result.status)),
                result.outcome.word(),
                retry_words(result),
                docs::cell(&result.advice)
            )
        }));
    }
    if let Some(sources) = sources.told() {
        about.push(String::new());
        about.extend(sources.lines().map(str::to_owned));
    }
    about
}

fn repeat_words(because: Because) -> &'static str {
    match because {
        Because::ChangesNothing => "It changes nothing, so that a repeated call is safe.",
        Because::DoneOnce => {
            "What the request names is changed once, so that a repeated call is safe."
        }
    }
}

fn retry_words(result: &ResultCode) -> String {
    match (result.retry, result.delay) {
        (Retry::Never, _) => "never".to_owned(),
        (Retry::SameRequest, None) => "the same request".to_owned(),
        (Retry::SameRequest, Some(delay)) => format!("the same request, {delay} s later"),
        (Retry::AfterInquiry, _) => "after an inquiry".to_owned(),
    }
}

fn request_docs(operation: &Operation, way: &Way) -> Vec<String> {
    let mut paragraphs = docs::said(&operation.docs);
    if !operation.scenarios.is_empty() {
        let names: Vec<String> = operation
            .scenarios
            .iter()
            .map(|scenario| docs::link(&scenario.rust))
            .collect();
        paragraphs.push(format!(
            "Scenarios make it and set what their product fixes: {}.",
            names.join(", ")
        ));
    }
    paragraphs.extend(way.of_request.clone());
    paragraphs.extend(docs::of_perhaps_required(&operation.request.fields));
    paragraphs
}

fn response_docs(operation: &Operation, request: &str) -> Vec<String> {
    let mut paragraphs = vec![format!("What [`{request}`] answers when it succeeds.")];
    paragraphs.extend(docs::of_perhaps_required(&operation.response.fields));
    paragraphs
}

fn implementation(operation: &Operation, way: &Way, request: &str, response: &str) -> TokenStream {
    let (request, response) = (ident(request), ident(response));
    let (name, method, path) = (&operation.name, &operation.method, &operation.path);
    let is_whole_path = operation.is_whole_path;
    let inquire_with = match &operation.inquire_with {
        Some(name) => quote!(Some(#name)),
        None => quote!(None),
    };
    let results = operation.results.iter().map(|result| {
        let (code, status, advice) = (&result.code, &result.status, &result.advice);
        let outcome = api::outcome(result.outcome);
        let retry = retry(result);
        quote! {
            ResultRule {
                code: #code,
                status: #status,
                outcome: #outcome,
                retry: #retry,
                advice: #advice,
            }
        }
    });
    let repeat = repeat(operation);
    let (sending, sending_value) = (ident(way.name), &way.value);
    let echoes = echoes(operation);
    let key_field = operation.idempotency_key.as_ref();
    let key_field = key_field.and_then(|key| operation.request.field(key));
    let allowed = deprecation::allowed(key_field.is_some_and(|field| field.deprecated.is_some()));
    let key = key_field.map_or_else(|| quote!(None), |field| text_of(field, &quote!(self)));
    quote! {
        impl Operation for #request {
            type Response = #response;
            type Code = ResultCode;
            type Sending = #sending;

            const SENDING: #sending = #sending_value;
            const SPEC: &'static OperationSpec = &OperationSpec {
                name: #name,
                method: #method,
                path: #path,
                is_whole_path: #is_whole_path,
                repeat: #repeat,
                inquire_with: #inquire_with,
                results: &[#(#results),*],
            };
            #echoes

            #allowed
            fn idempotency_key(&self) -> Option<&str> {
                #key
            }
        }
    }
}

fn retry(result: &ResultCode) -> TokenStream {
    match (result.retry, result.delay) {
        (Retry::Never, _) => quote!(Retry::Never),
        (Retry::SameRequest, None) => quote!(Retry::SameRequest),
        (Retry::SameRequest, Some(delay)) => {
            let delay = Literal::u32_unsuffixed(delay);
            quote!(Retry::SameRequestAfter(Duration::from_secs(#delay)))
        }
        (Retry::AfterInquiry, _) => quote!(Retry::AfterInquiry),
    }
}

fn repeat(operation: &Operation) -> TokenStream {
    match (&operation.idempotency_key, operation.repeatable) {
        (Some(_), _) => quote!(Repeat::ByKey),
        (None, Some(Because::ChangesNothing)) => quote!(Repeat::ChangesNothing),
        (None, Some(Because::DoneOnce)) => quote!(Repeat::DoneOnce),
        (None, None) => quote!(Repeat::Unsafe),
    }
}

/// The response fields that must repeat one of the request; nothing where there are none.
fn echoes(operation: &Operation) -> Option<TokenStream> {
    let pairs = operation.echoes.iter();
    let pairs: Vec<(&String, &Field)> = pairs
        .filter_map(|(response, request)| Some((response, operation.request.field(request)?)))
        .collect();
    let is_deprecated = |(_, field): &(&String, &Field)| field.deprecated.is_some();
    let allowed = deprecation::allowed(pairs.iter().any(is_deprecated));
    let rows = pairs.iter().map(|(response, field)| {
        let of = text_of(field, &quote!(request));
        quote!(Echo { field: #response, of: |request| #of })
    });
    (!pairs.is_empty()).then(|| {
        quote! {
            #allowed
            const ECHOES: &'static [Echo<Self>] = &[#(#rows),*];
        }
    })
}

/// The text of a field of a request, if it is there.
fn text_of(field: &Field, request: &TokenStream) -> TokenStream {
    let name = field.ident();
    match field.is_required() {
        true => quote!(Some(&#request.#name)),
        false => quote!(#request.#name.as_deref()),
    }
}

/// What the documentation of each call says of its errors.
const ERRORS: &str =
    "An [`Error`] whose variant says what is known of the call; the module lists the result codes.";

/// The methods of the async and the blocking client.
fn methods(
    model: &Model,
    group: &Group,
    operation: &Operation,
    way: &Way,
    request: &str,
    response: &str,
) -> [TokenStream; 2] {
    let docs = |needs: String, example: Option<String>| {
        let mut paragraphs = vec![docs::plain(&operation.docs.summary)];
        paragraphs.extend(way.of_call.clone());
        paragraphs.extend([
            docs::with_page(needs, operation.page.as_ref()),
            "# Errors".to_owned(),
            ERRORS.to_owned(),
        ]);
        paragraphs.extend(
            example
                .into_iter()
                .flat_map(|example| ["# Example".to_owned(), example]),
        );
        docs::paragraphs(paragraphs)
    };
    let blocking_docs = docs(
        format!(
            "The method of the async client, blocking. Needs the features `blocking` and `{}`.",
            group.rust
        ),
        None,
    );
    let docs = docs(
        format!("Needs the features `client` and `{}`.", group.rust),
        sample::example(model, group, operation),
    );
    let deprecated = deprecation::attribute(operation.deprecated.as_ref());
    let name = ident(&operation.module);
    let (request, response) = (ident(request), ident(response));
    let (answer, into_response) = match operation.can_be_pending() {
        true => (quote!(crate::Answer<#response>), None),
        false => (
            quote!(#response),
            Some(quote!(crate::Answer::into_response)),
        ),
    };
    let (answer, into_response) = match way.is_verified {
        true => (answer, into_response.map(|into| quote!(.map(#into)))),
        false => (
            quote!(crate::Unverified<#answer>),
            into_response.map(|into| quote!(.map(|answer| answer.map(#into)))),
        ),
    };
    let parameters = way.parameters(&quote!(#request), &quote!(crate::));
    let (method, arguments) = (ident(way.method), way.arguments(&quote!(request)));
    let call = quote!(#method(#arguments));
    // A blocking method is compiled where it is called, as the async one is anyway: whoever builds the crate would else pay
    // for the JSON of every operation, and a project calls few.
    [
        quote! {
            #[cfg(feature = "client")]
            impl Client {
                #docs
                #deprecated
                pub async fn #name(&self, #parameters) -> Result<#answer, Error> {
                    self.#call.await #into_response
                }
            }
        },
        quote! {
            #[cfg(feature = "blocking")]
            impl crate::blocking::Client {
                #blocking_docs
                #deprecated
                #[inline]
                pub fn #name(&self, #parameters) -> Result<#answer, Error> {
                    self.#call #into_response
                }
            }
        },
    ]
}
