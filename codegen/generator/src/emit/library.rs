//! The crate's root and the roots of its groups.

use proc_macro2::TokenStream;
use quote::quote;

use super::client::{has_sessions, has_uploads};
use super::docs;
use super::field::ident;
use super::file::File;
use super::{gateway, notification};
use crate::model::{Group, Model};
use crate::output::Tree;

pub(super) fn emit(model: &Model, tree: &mut Tree) {
    let groups = model.groups.iter().map(|group| {
        let (feature, name) = (&group.rust, ident(&group.rust));
        quote! {
            #[cfg(feature = #feature)]
            #[rustfmt::skip]
            pub mod #name;
        }
    });
    let notification = notification::has_any(model).then(|| {
        quote! {
            #[rustfmt::skip]
            pub mod notification;
        }
    });
    let file = File {
        from: "spec",
        about: about(model),
        uses: vec![quote! {
            #[rustfmt::skip]
            mod api;
            #[cfg(feature = "blocking")]
            #[rustfmt::skip]
            pub mod blocking;
            #[cfg(feature = "client")]
            #[rustfmt::skip]
            mod client;
            #[cfg(feature = "gateway")]
            #[rustfmt::skip]
            pub mod gateway;
            #notification
            #(#groups)*
            #[rustfmt::skip]
            mod result_code;
            #[rustfmt::skip]
            pub mod types;
        }],
        items: vec![exports(model), error()],
    };
    tree.add("src/lib.rs", file.text());
}

fn about(model: &Model) -> Vec<String> {
    let mut about: Vec<String> = vec![
        docs::plain(&model.summary),
        String::new(),
        format!("The bindings follow the pages at <{}>: every field, its limits and every result code.", docs::target(&model.docs)),
        "A request that breaks a rule is not sent; an answer whose signature does not hold is not believed.".to_owned(),
    ];
    if has_sessions(model) {
        about.push(
            "What is answered in a session, which has no signatures, comes as [`Unverified`]."
                .to_owned(),
        );
    }
    about.extend([
        String::new(),
        "| module | feature | |".to_owned(),
        "|---|---|---|".to_owned(),
    ]);
    about.extend(model.groups.iter().map(|group| {
        format!(
            "| `{0}` | `{0}` | {1} |",
            group.rust,
            docs::cell(&group.summary)
        )
    }));
    about.extend([
        "| `Client` | `client` | The async client. |".to_owned(),
        "| `blocking` | `blocking` | The blocking client. |".to_owned(),
        "| `gateway` | `gateway` | A local server that keeps the same contract, for tests. |"
            .to_owned(),
    ]);
    if notification::has_any(model) {
        about.push("| `notification` | | What the platform reports by itself. |".to_owned());
    }
    about
}

fn exports(model: &Model) -> TokenStream {
    let upload = has_uploads(model).then(|| {
        quote! {
            pub use antom_runtime::protocol::{Upload, UploadFile, UploadFileError, UploadSpec};
        }
    });
    let in_session = has_sessions(model).then(|| {
        quote!(
            pub use antom_runtime::protocol::{InSession, SessionId, Unverified};
        )
    });
    // Short enough that every formatter leaves them on one line, and in the order that rustfmt sorts them into.
    quote! {
        pub use self::api::{API, Region};
        #[cfg(feature = "client")]
        pub use self::client::{Client, ClientBuilder};
        pub use self::result_code::ResultCode;
        #[cfg(any(feature = "client", feature = "blocking"))]
        pub use antom_runtime::client::{ConfigError, ExchangeLimits, Interrupted, RetryPolicy};
        #[cfg(feature = "client")]
        pub use antom_runtime::client::{Reason, Transport};
        pub use antom_runtime::protocol::{Accepted, Answer, Cause, Echo, Failure};
        pub use antom_runtime::protocol::{HeaderError, Host, NotSent, NotVisible, PlatformKeys};
        #in_session
        pub use antom_runtime::protocol::{KeyError, KeyKind, PrivateKey, PublicKey};
        pub use antom_runtime::protocol::{MessageBody, Operation, OperationSpec, Outcome};
        pub use antom_runtime::protocol::{OutcomeUnknown, Repeat, ResultRule, Retry};
        pub use antom_runtime::protocol::{Received, SignatureError};
        pub use antom_runtime::protocol::{Signed, SignedRequest, Signer};
        #upload
        pub use antom_runtime::validate::{Constraint, FieldConstraints};
        pub use antom_runtime::{AmountError, Currency, Date, DateTime, Decimal};
        pub use antom_runtime::{Bytes, http, json};
        pub use antom_runtime::{DecimalError, RegionCode, Unlisted, Url};
        pub use antom_runtime::{Validate, Violation, Violations};
    }
}

fn error() -> TokenStream {
    quote! {
        /// What went wrong with a call, by what it means for the payment.
        pub type Error = antom_runtime::protocol::Error<ResultCode>;
    }
}

pub(super) fn emit_group(group: &Group, tree: &mut Tree) {
    let operations = group.operations.iter().map(|operation| &operation.module);
    let notifications = group.notifications.iter();
    let notifications = notifications.map(|notification| &notification.module);
    let modules = operations.chain(notifications).map(|name| {
        let name = ident(name);
        quote!(pub mod #name;)
    });
    let file = File {
        from: "spec/api.yaml",
        about: vec![docs::plain(&group.summary)],
        uses: vec![quote!(#(#modules)*)],
        items: vec![gateway::routes(group)],
    };
    tree.add(format!("src/{}/mod.rs", group.rust), file.text());
}
