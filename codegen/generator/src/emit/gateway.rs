//! The local gateway, with a route for each operation that has a sample.

use proc_macro2::TokenStream;
use quote::quote;

use super::client::has_sessions;
use super::field::ident;
use super::file::File;
use super::sample::raw_string;
use crate::model::{Group, Model, Operation};
use crate::naming;
use crate::output::Tree;

pub(super) fn emit(model: &Model, tree: &mut Tree) {
    let mut about = vec![
            "A local server that keeps the API's contract, for quick starts and tests.".to_owned(),
            String::new(),
            "It verifies each request's signature, checks its body against the same constraints as the client, and answers the sample of the operation, signed.".to_owned(),
    ];
    if has_sessions(model) {
        about.push("Where a session stands for the signature there must be one, and the answer has no signature either.".to_owned());
    }
    let file = File {
        from: "spec",
        about,
        uses: vec![
            quote!(
                pub use antom_runtime::gateway::{
                    Arrival, Fault, Gateway, GatewayBuilder, Keys, Reply, Route,
                };
            ),
            quote! {
                #[cfg(any(feature = "client", feature = "blocking"))]
                use antom_runtime::client::ClientBuilder;
            },
            quote!(
                use crate::API;
            ),
        ],
        items: std::iter::once(builder(model)).chain(clients()).collect(),
    };
    tree.add("src/gateway.rs", file.text());
}

fn builder(model: &Model) -> TokenStream {
    let groups = model.groups.iter().map(|group| {
        let (feature, name) = (&group.rust, ident(&group.rust));
        quote!(#[cfg(feature = #feature)] crate::#name::routes())
    });
    quote! {
        /// A gateway for every operation whose feature is on.
        #[must_use]
        pub fn builder() -> GatewayBuilder {
            let groups: &[Vec<Route>] = &[#(#groups),*];
            GatewayBuilder::new(&API, groups.concat())
        }
    }
}

fn clients() -> [TokenStream; 3] {
    [
        quote! {
            /// A builder for a client that calls this gateway and trusts it.
            #[cfg(feature = "client")]
            #[must_use]
            pub fn client_of(gateway: &Gateway) -> crate::ClientBuilder {
                known_to(gateway, crate::Client::builder())
            }
        },
        quote! {
            /// A builder for a blocking client that calls this gateway and trusts it.
            #[cfg(feature = "blocking")]
            #[must_use]
            pub fn blocking_client_of(gateway: &Gateway) -> crate::blocking::ClientBuilder {
                known_to(gateway, crate::blocking::Client::builder())
            }
        },
        quote! {
            #[cfg(any(feature = "client", feature = "blocking"))]
            fn known_to<C, K>(gateway: &Gateway, client: ClientBuilder<C, K>) -> ClientBuilder<C, K> {
                client
                    .client_id(gateway.client_id())
                    .private_key(gateway.keys().merchant().clone())
                    .platform_key(gateway.keys().platform().public_key())
                    .base_url(gateway.url())
            }
        },
    ]
}

/// What the gateway answers to the operations of a group.
pub(super) fn routes(group: &Group) -> TokenStream {
    let routes = group.operations.iter().filter_map(route);
    quote! {
        /// What the gateway answers.
        #[cfg(feature = "gateway")]
        pub(crate) fn routes() -> Vec<antom_runtime::gateway::Route> {
            Vec::from([#(#routes),*])
        }
    }
}

fn route(operation: &Operation) -> Option<TokenStream> {
    let sample = operation.sample()?;
    let (module, request) = (
        ident(&operation.module),
        ident(&naming::request(&operation.rust)),
    );
    let response = raw_string(&sample.response);
    Some(quote!(antom_runtime::gateway::Route::new::<#module::#request>(#response)))
}
