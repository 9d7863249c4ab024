//! The clients, to which each operation adds its method.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs;
use super::file::File;
use crate::model::Model;
use crate::output::Tree;

pub(super) fn emit(model: &Model, tree: &mut Tree) {
    emit_async(model, tree);
    emit_blocking(model, tree);
}

fn emit_async(model: &Model, tree: &mut Tree) {
    let about = format!(
        "A client of {}, with one method for each operation.",
        model.name
    );
    let runtime = quote!(antom_runtime::client::Client);
    let file = File {
        from: "spec/api.yaml",
        about: vec!["The async client.".to_owned()],
        uses: vec![
            quote!(
                use antom_runtime::protocol::{Answer, Operation};
            ),
            quote!(
                use crate::{API, Error, ResultCode};
            ),
        ],
        items: items(
            &about,
            &runtime,
            &quote!(async),
            &quote!(self.0.call(request).await),
        ),
    };
    tree.add("src/client.rs", file.text());
}

fn emit_blocking(model: &Model, tree: &mut Tree) {
    let about = format!(
        "A client of {} whose calls wait for their answers, with one method for each operation.",
        model.name
    );
    let runtime = quote!(antom_runtime::client::blocking::Client);
    let file = File {
        from: "spec/api.yaml",
        about: vec!["The blocking client, for programs without an async runtime.".to_owned()],
        uses: vec![
            quote!(
                pub use antom_runtime::client::blocking::Transport;
            ),
            quote!(
                use antom_runtime::protocol::{Answer, Operation};
            ),
            quote!(
                use crate::{API, Error, ResultCode};
            ),
        ],
        items: items(&about, &runtime, &quote!(), &quote!(self.0.call(request))),
    };
    tree.add("src/blocking.rs", file.text());
}

/// A client around one of the runtime's.
fn items(
    about: &str,
    runtime: &TokenStream,
    asynchronous: &TokenStream,
    call: &TokenStream,
) -> Vec<TokenStream> {
    let docs = docs::paragraphs([
        about.to_owned(),
        "Cloning it is cheap and shares its connections.".to_owned(),
    ]);
    vec![
        quote! {
            #docs
            #[derive(Clone, Debug)]
            pub struct Client(#runtime);
        },
        quote! {
            /// Makes a [`Client`].
            pub type ClientBuilder = antom_runtime::client::ClientBuilder<Client, #runtime>;
        },
        quote! {
            impl Client {
                /// What a client needs: a client ID, two keys, and a region or a base URL.
                #[must_use]
                pub fn builder() -> ClientBuilder {
                    ClientBuilder::new(&API)
                }

                /// Makes the call that a request stands for.
                ///
                /// # Errors
                ///
                /// An [`Error`] whose variant says what is known of the call.
                pub #asynchronous fn call<R>(&self, request: &R) -> Result<Answer<R::Response>, Error>
                where
                    R: Operation<Code = ResultCode>,
                {
                    #call
                }
            }
        },
        quote! {
            impl From<#runtime> for Client {
                fn from(client: #runtime) -> Self {
                    Self(client)
                }
            }
        },
    ]
}
