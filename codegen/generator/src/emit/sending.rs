//! What generated code says of the way in which an operation is sent.

use std::collections::BTreeMap;

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, quote};

use super::field::ident;
use crate::model::{Model, Sending};

/// Everything that generated code says of one way.
pub(super) struct Way {
    /// The runtime's type of it, which a request names as its own.
    pub(super) name: &'static str,
    /// What the spec says of it, as a value of that type.
    pub(super) value: TokenStream,
    /// What of the runtime's protocol such a value is made of.
    pub(super) parts: &'static [&'static str],
    /// The clients' method for every request that is sent so.
    pub(super) method: &'static str,
    /// What that method does.
    pub(super) about: &'static str,
    /// What a caller gives with each request.
    with: Option<With>,
    /// Whether something proves that an answer is the platform's.
    pub(super) is_verified: bool,
    /// What the documentation of a call says of it.
    pub(super) of_call: Option<String>,
    /// What the documentation of a request says of it.
    pub(super) of_request: Option<String>,
}

/// What a caller gives with a request.
struct With {
    /// The name of the parameter.
    name: &'static str,
    /// Its type in the runtime's protocol, which the generated crate exports.
    of: &'static str,
    /// Whether it stands before the request.
    is_first: bool,
}

impl Way {
    /// The way in which an operation is sent.
    pub(super) fn of(sending: &Sending) -> Self {
        match sending {
            Sending::Signed => Self {
                name: "Signed",
                value: quote!(Signed),
                parts: &[],
                method: "call",
                about: "Makes the call that a request stands for.",
                with: None,
                is_verified: true,
                of_call: None,
                of_request: None,
            },
            Sending::InSession { header } => Self {
                name: "InSession",
                value: quote!(InSession { header: #header }),
                parts: &[],
                method: "call_in_session",
                about: "Makes a call in a session, which is not signed: nothing verifies its answer.",
                with: Some(With {
                    name: "session",
                    of: "SessionId",
                    is_first: true,
                }),
                is_verified: false,
                of_call: Some(
                    "A session stands for the signature: the request says nothing else of who calls, is sent once, and goes over HTTP/2 or not at all. The answer has no signature; its type says so.".to_owned(),
                ),
                of_request: None,
            },
            Sending::Upload(upload) => {
                let (json_part, file_parts) = (&upload.json_part, &upload.file_parts);
                let digest_field = &upload.digest.wire_name;
                let max_bytes = Literal::usize_unsuffixed(upload.max_bytes);
                Self {
                    name: "Upload",
                    value: quote! {
                        Upload(&UploadSpec {
                            json_part: #json_part,
                            file_parts: &[#(#file_parts),*],
                            digest_field: #digest_field,
                            max_bytes: #max_bytes,
                        })
                    },
                    parts: &["UploadSpec"],
                    method: "upload",
                    about: "Makes a call that carries a file, whose digest it puts into the request.",
                    with: Some(With {
                        name: "file",
                        of: "UploadFile",
                        is_first: false,
                    }),
                    is_verified: true,
                    of_call: Some(format!(
                        "A file of 1 to {} bytes goes with it, to the region's host for files or to the one that was set. The signature covers the file's SHA-256.",
                        upload.max_bytes
                    )),
                    of_request: Some(format!(
                        "`{digest_field}` is not here: it is the SHA-256 of the file, which the client puts in."
                    )),
                }
            }
        }
    }

    /// The types of the runtime's protocol that a method of its takes and gives, besides the answer.
    pub(super) fn types(&self) -> impl Iterator<Item = &'static str> {
        let unverified = (!self.is_verified).then_some("Unverified");
        let with = self.with.as_ref().map(|with| with.of);
        [self.name].into_iter().chain(with).chain(unverified)
    }

    /// The parameter for what is given with a request; `types` is where the crate exports its type.
    pub(super) fn given(&self, types: &TokenStream) -> Option<TokenStream> {
        let with = self.with.as_ref()?;
        let (name, of) = (ident(with.name), ident(with.of));
        Some(quote!(#name: &#types #of))
    }

    /// The parameters of a method that makes a call.
    pub(super) fn parameters(&self, request: &TokenStream, types: &TokenStream) -> TokenStream {
        self.in_order(&quote!(request: &#request), self.given(types))
    }

    /// The arguments with which such a method is called.
    pub(super) fn arguments(&self, request: &TokenStream) -> TokenStream {
        let given = self.with.as_ref().map(|with| ident(with.name));
        self.in_order(request, given)
    }

    /// The request, and what is given with it in its place.
    fn in_order(&self, request: &TokenStream, given: Option<impl ToTokens>) -> TokenStream {
        let is_first = self.with.as_ref().is_some_and(|with| with.is_first);
        match given {
            None => request.clone(),
            Some(given) if is_first => quote!(#given, #request),
            Some(given) => quote!(#request, #given),
        }
    }
}

/// The ways that the operations of an API are sent in, in the order of their methods. A client can always sign.
pub(super) fn ways(model: &Model) -> impl Iterator<Item = Way> {
    let sendings = model.operations().map(|operation| &operation.sending);
    let ways = std::iter::once(&Sending::Signed)
        .chain(sendings)
        .map(Way::of);
    let ways: BTreeMap<&str, Way> = ways.map(|way| (way.method, way)).collect();
    ways.into_values()
}
