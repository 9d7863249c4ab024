//! The clients, to which each operation adds its method.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs;
use super::field::ident;
use super::file::File;
use super::sending::{Way, ways};
use crate::model::{Model, Operation};
use crate::output::Tree;

pub(super) fn emit(model: &Model, tree: &mut Tree) {
    emit_async(model, tree);
    emit_blocking(model, tree);
}

fn emit_async(model: &Model, tree: &mut Tree) {
    let about = format!(
        "A client of {}, with one method for each operation.",
        docs::plain(&model.name)
    );
    let runtime = quote!(antom_runtime::client::Client);
    let file = File {
        from: "spec/api.yaml",
        about: vec!["The async client.".to_owned()],
        uses: vec![
            protocol(model),
            quote!(
                use crate::{API, Error, ResultCode};
            ),
        ],
        items: items(model, &about, &runtime, &quote!(async), &quote!(.await)),
    };
    tree.add("src/client.rs", file.text());
}

fn emit_blocking(model: &Model, tree: &mut Tree) {
    let about = format!(
        "A client of {} whose calls wait for their answers, with one method for each operation.",
        docs::plain(&model.name)
    );
    let runtime = quote!(antom_runtime::client::blocking::Client);
    let file = File {
        from: "spec/api.yaml",
        about: vec!["The blocking client, for programs without an async runtime.".to_owned()],
        uses: vec![
            quote!(
                pub use antom_runtime::client::blocking::Transport;
            ),
            protocol(model),
            quote!(
                use crate::{API, Error, ResultCode};
            ),
        ],
        items: items(model, &about, &runtime, &quote!(), &quote!()),
    };
    tree.add("src/blocking.rs", file.text());
}

/// Whether a session stands for the signature of any operation.
pub(super) fn has_sessions(model: &Model) -> bool {
    model.operations().any(Operation::is_in_session)
}

/// Whether a file goes with any operation.
pub(super) fn has_uploads(model: &Model) -> bool {
    model.operations().any(Operation::is_upload)
}

/// What the clients use of the protocol.
fn protocol(model: &Model) -> TokenStream {
    let mut names = vec!["Answer", "Operation"];
    names.extend(ways(model).flat_map(|way| way.types().collect::<Vec<_>>()));
    names.sort_unstable();
    let names = names.into_iter().map(ident);
    quote! {
        use antom_runtime::protocol::{#(#names),*};
    }
}

/// A client around one of the runtime's.
fn items(
    model: &Model,
    about: &str,
    runtime: &TokenStream,
    asynchronous: &TokenStream,
    wait: &TokenStream,
) -> Vec<TokenStream> {
    let docs = docs::paragraphs([
        about.to_owned(),
        "Cloning it is cheap and shares its connections.".to_owned(),
    ]);
    let calls = ways(model).map(|way| call(&way, asynchronous, wait));
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

                #(#calls)*
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

/// The method for every request that is sent in one way.
fn call(way: &Way, asynchronous: &TokenStream, wait: &TokenStream) -> TokenStream {
    let docs = docs::paragraphs([
        way.about.to_owned(),
        "# Errors".to_owned(),
        "An [`Error`] whose variant says what is known of the call.".to_owned(),
    ]);
    let (name, method) = (ident(way.name), ident(way.method));
    let parameters = way.parameters(&quote!(R), &quote!());
    let arguments = way.arguments(&quote!(request));
    let answer = match way.is_verified {
        true => quote!(Answer<R::Response>),
        false => quote!(Unverified<Answer<R::Response>>),
    };
    quote! {
        #docs
        pub #asynchronous fn #method<R>(&self, #parameters) -> Result<#answer, Error>
        where
            R: Operation<Sending = #name, Code = ResultCode>,
        {
            self.0.#method(#arguments) #wait
        }
    }
}
