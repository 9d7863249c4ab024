//! The API's protocol as a constant, and its regions.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs;
use super::field::ident;
use super::file::File;
use crate::model::{FixedResult, Model};
use crate::output::Tree;
use crate::spec::Outcome;

pub(super) fn emit(model: &Model, tree: &mut Tree) {
    let file = File {
        from: "spec/api.yaml",
        about: vec!["How the API is spoken and where it is served.".to_owned()],
        uses: vec![quote! {
            use antom_runtime::protocol::{
                Api, EnvelopeNames, GatewayCodes, HeaderNames, Host, Outcome, FixedResult, Sandbox,
            };
        }],
        items: vec![constant(model), regions(model), urls(model), host()],
    };
    tree.add("src/api.rs", file.text());
}

pub(super) fn outcome(outcome: Outcome) -> TokenStream {
    match outcome {
        Outcome::Success => quote!(Outcome::Success),
        Outcome::Pending => quote!(Outcome::Pending),
        Outcome::Failed => quote!(Outcome::Failed),
        Outcome::Unknown => quote!(Outcome::Unknown),
    }
}

fn constant(model: &Model) -> TokenStream {
    let protocol = &model.protocol;
    let docs = docs::paragraphs([format!(
        "How the API of {} is spoken.",
        docs::plain(&model.name)
    )]);
    let name = &model.name;
    let base_path = &protocol.base_path;
    let sandbox = match &protocol.sandbox {
        Some(sandbox) => {
            let (client_id_prefix, base_path) = (&sandbox.client_id_prefix, &sandbox.base_path);
            quote! {
                Some(Sandbox { client_id_prefix: #client_id_prefix, base_path: #base_path })
            }
        }
        None => quote!(None),
    };
    let content_type = &protocol.content_type;
    let algorithm = &protocol.algorithm;
    let key_version = &protocol.key_version;
    let headers = &protocol.headers;
    let (client_id, request_time) = (&headers.client_id, &headers.request_time);
    let (response_time, signature) = (&headers.response_time, &headers.signature);
    let agent_token = match &headers.agent_token {
        Some(name) => quote!(Some(#name)),
        None => quote!(None),
    };
    let envelope = &protocol.envelope;
    let (field, code) = (&envelope.field, &envelope.code);
    let (status, message) = (&envelope.status, &envelope.message);
    let statuses = protocol.statuses.iter().map(|(status, meaning)| {
        let meaning = outcome(*meaning);
        quote!((#status, #meaning))
    });
    let invalid_signature = fixed_result(&protocol.gateway.invalid_signature);
    let invalid_request = fixed_result(&protocol.gateway.invalid_request);
    let unknown_path = fixed_result(&protocol.gateway.unknown_path);
    let inconsistent_repeat = match &protocol.gateway.inconsistent_repeat {
        Some(result) => {
            let result = fixed_result(result);
            quote!(Some(#result))
        }
        None => quote!(None),
    };
    let below = model
        .operations()
        .filter(|operation| !operation.is_whole_path);
    let paths = below.map(|operation| &operation.path);
    quote! {
        #docs
        pub static API: Api = Api {
            name: #name,
            base_path: #base_path,
            sandbox: #sandbox,
            content_type: #content_type,
            algorithm: #algorithm,
            key_version: #key_version,
            headers: HeaderNames {
                client_id: #client_id,
                request_time: #request_time,
                response_time: #response_time,
                signature: #signature,
                agent_token: #agent_token,
            },
            envelope: EnvelopeNames {
                field: #field,
                code: #code,
                status: #status,
                message: #message,
            },
            statuses: &[#(#statuses),*],
            refusals: GatewayCodes {
                invalid_signature: #invalid_signature,
                invalid_request: #invalid_request,
                unknown_path: #unknown_path,
                inconsistent_repeat: #inconsistent_repeat,
            },
            paths: &[#(#paths),*],
        };
    }
}

pub(super) fn fixed_result(result: &FixedResult) -> TokenStream {
    let FixedResult {
        code,
        status,
        message,
        source: _,
    } = result;
    quote!(FixedResult { code: #code, status: #status, message: #message })
}

fn regions(model: &Model) -> TokenStream {
    let hosts = model.protocol.hosts.iter().map(|host| {
        let docs = docs::paragraphs([format!(
            "{} <{}>",
            docs::plain(&host.summary),
            docs::target(&host.url)
        )]);
        let name = ident(&host.rust());
        quote!(#docs #name)
    });
    quote! {
        /// Where the API is served.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum Region {
            #(#hosts,)*
        }
    }
}

fn urls(model: &Model) -> TokenStream {
    let hosts = model.protocol.hosts.iter().map(|host| {
        let (name, url) = (ident(&host.rust()), &host.url);
        quote!(Self::#name => #url)
    });
    let upload_hosts = model.protocol.hosts.iter().map(|host| {
        let name = ident(&host.rust());
        match &host.upload_url {
            Some(url) => quote!(Self::#name => Some(#url)),
            None => quote!(Self::#name => None),
        }
    });
    quote! {
        impl Region {
            /// The scheme and host.
            #[must_use]
            pub const fn url(self) -> &'static str {
                match self {
                    #(#hosts,)*
                }
            }

            /// The scheme and host for calls that carry a file, if one is known.
            #[must_use]
            pub const fn upload_url(self) -> Option<&'static str> {
                match self {
                    #(#upload_hosts,)*
                }
            }
        }
    }
}

fn host() -> TokenStream {
    quote! {
        impl From<Region> for Host {
            fn from(region: Region) -> Self {
                Self { url: region.url(), upload_url: region.upload_url() }
            }
        }
    }
}
