//! The client, to which each operation adds its method.

use quote::quote;

use super::docs;
use super::file::File;
use crate::model::Model;
use crate::output::Tree;

pub(super) fn emit(model: &Model, tree: &mut Tree) {
    let struct_docs = docs::paragraphs([
        format!(
            "A client of {}, with one method for each operation.",
            model.name
        ),
        "Cloning it is cheap and shares its connections.".to_owned(),
    ]);
    let file = File {
        from: "spec/api.yaml",
        about: vec!["The async client.".to_owned()],
        uses: vec![
            quote!(
                use antom_runtime::client::ClientBuilder;
            ),
            quote!(
                use antom_runtime::protocol::{Answer, Operation};
            ),
            quote!(
                use crate::{API, Error, ResultCode};
            ),
        ],
        items: vec![
            quote! {
                #struct_docs
                #[derive(Clone, Debug)]
                pub struct Client(antom_runtime::client::Client);
            },
            quote! {
                impl Client {
                    /// What a client needs: a client ID, two keys, and a region or a base URL.
                    #[must_use]
                    pub fn builder() -> ClientBuilder<Self> {
                        ClientBuilder::new(&API)
                    }

                    /// Makes the call that a request stands for.
                    ///
                    /// # Errors
                    ///
                    /// An [`Error`] whose variant says what is known of the call.
                    pub async fn call<R>(&self, request: &R) -> Result<Answer<R::Response>, Error>
                    where
                        R: Operation<Code = ResultCode>,
                    {
                        self.0.call(request).await
                    }
                }
            },
            quote! {
                impl From<antom_runtime::client::Client> for Client {
                    fn from(client: antom_runtime::client::Client) -> Self {
                        Self(client)
                    }
                }
            },
        ],
    };
    tree.add("src/client.rs", file.text());
}
