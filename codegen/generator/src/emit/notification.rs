//! Notifications: a struct for each kind, and the enum of all kinds.

use proc_macro2::TokenStream;
use quote::quote;

use super::api::fixed_result;
use super::article::article;
use super::docs;
use super::field::ident;
use super::file::File;
use super::needs::Needs;
use super::sources::{Sources, Teller};
use super::structs::Struct;
use crate::model::{FixedResult, Group, Model, Notification};
use crate::output::Tree;

/// The file of one kind.
pub(super) fn emit(group: &Group, notification: &Notification, tree: &mut Tree) {
    let fields = &notification.body.fields;
    let origin = notification.docs.origin.as_ref();
    let sources = Sources::new(Teller::Struct, origin, fields);
    let mut docs = docs::said(&notification.docs);
    docs.extend(docs::of_perhaps_required(fields));
    docs.extend(sources.told());
    let body = Struct {
        name: &notification.rust,
        docs,
        sources: &sources,
        object: &notification.body,
    };
    let needs = Needs::of(&[&notification.body]);
    let (outside, types) = needs.uses("", &quote!(crate::types));
    let file = File {
        from: &notification.file,
        about: about(notification),
        uses: vec![outside, types],
        items: body.items(),
    };
    tree.add(
        format!("src/{}/{}.rs", group.rust, notification.module),
        file.text(),
    );
}

fn about(notification: &Notification) -> Vec<String> {
    let values = notification.values.iter().map(|(name, values)| {
        let values: Vec<String> = values.iter().map(|value| docs::code(value)).collect();
        format!("its {} is {}", docs::code(name), values.join(" or "))
    });
    let fields = notification
        .fields
        .iter()
        .map(|name| format!("it has {} {}", article(name), docs::code(name)));
    let conditions: Vec<String> = values.chain(fields).collect();
    vec![
        format!(
            "{}: {}",
            docs::code(&notification.name),
            docs::plain(&notification.docs.summary)
        ),
        String::new(),
        docs::with_page(
            format!(
                "A notification is of this kind when {}.",
                conditions.join(" and ")
            ),
            notification.page.as_ref(),
        ),
    ]
}

/// The enum of all kinds; nothing when the API has none.
pub(super) fn emit_all(model: &Model, tree: &mut Tree) {
    let Some(acknowledgement) = &model.protocol.acknowledgement else {
        return;
    };
    if !has_any(model) {
        return;
    }
    let file = File {
        from: "spec/notifications",
        about: vec![
            format!("What {} reports by itself, in requests to the merchant.", docs::plain(&model.name)),
            String::new(),
            "A [`Receiver`] verifies each of them and makes it typed; what it refuses must not be acknowledged. The same notification can come several times.".to_owned(),
        ],
        uses: vec![
            quote! {
                pub use antom_runtime::protocol::{NotificationError, UnknownNotification, UnreadKind};
                use antom_runtime::protocol::{Api, FixedResult, NotificationKind, Notifications};
            },
            quote!(
                use crate::API;
            ),
        ],
        items: vec![receiver(model), kinds(model), implementation(model, acknowledgement)],
    };
    tree.add("src/notification.rs", file.text());
}

/// Whether the API has notifications.
pub(super) fn has_any(model: &Model) -> bool {
    model.notifications().next().is_some()
}

/// Each notification with its group.
fn all(model: &Model) -> impl Iterator<Item = (&Group, &Notification)> {
    model.groups.iter().flat_map(|group| {
        let notifications = group.notifications.iter();
        notifications.map(move |notification| (group, notification))
    })
}

fn receiver(model: &Model) -> TokenStream {
    let summary = format!(
        "Receives the notifications of {}: verifies them and makes them typed.",
        docs::plain(&model.name)
    );
    let docs = docs::paragraphs([
        summary,
        "It is made of a client ID and the platform's public key, and may be shared between threads.".to_owned(),
        format!(
            "```\n\
             use {0}::notification::{{Notification, NotificationError, Receiver}};\n\
             use {0}::{{Bytes, http}};\n\
             \n\
             fn notified(\n    \
                 receiver: &Receiver,\n    \
                 request: &http::Request<Bytes>,\n\
             ) -> Result<http::Response<Bytes>, NotificationError> {{\n    \
                 match receiver.open(request)? {{\n        \
                     Notification::Unknown(unknown) => println!(\"{{}} bytes\", unknown.body.len()),\n        \
                     known => println!(\"{{known:?}}\"),\n    \
                 }}\n    \
                 Ok(receiver.acknowledgement())\n\
             }}\n\
             ```",
            model.crate_name
        ),
    ]);
    quote! {
        #docs
        pub type Receiver = antom_runtime::protocol::Receiver<Notification>;
    }
}

fn kinds(model: &Model) -> TokenStream {
    let variants = all(model).map(|(group, notification)| {
        let page = notification.page.as_ref();
        let docs = docs::paragraphs(
            [
                Some(docs::plain(&notification.docs.summary)),
                page.map(|page| format!("Page: <{}>.", docs::target(page))),
            ]
            .into_iter()
            .flatten(),
        );
        let (feature, module) = (&group.rust, ident(&notification.module));
        let (group, name) = (ident(&group.rust), ident(&notification.rust));
        quote! {
            #docs
            #[cfg(feature = #feature)]
            #name(Box<crate::#group::#module::#name>)
        }
    });
    quote! {
        /// A notification, by its kind.
        #[derive(Clone, Debug)]
        #[non_exhaustive]
        pub enum Notification {
            #(#variants,)*
            /// A kind that this version does not know, or whose feature is off, which it then names.
            Unknown(UnknownNotification),
        }
    }
}

fn implementation(model: &Model, acknowledgement: &FixedResult) -> TokenStream {
    let acknowledgement = fixed_result(acknowledgement);
    let kinds = all(model).map(|(group, notification)| {
        let (feature, wire_name) = (&group.rust, &notification.name);
        let name = ident(&notification.rust);
        let values = notification
            .values
            .iter()
            .map(|(name, values)| quote!((#name, &[#(#values),*])));
        let fields = &notification.fields;
        quote! {
            NotificationKind {
                name: #wire_name,
                feature: #feature,
                values: &[#(#values),*],
                fields: &[#(#fields),*],
                #[cfg(feature = #feature)]
                read: Some(|body| crate::json::read(body).map(|read| Self::#name(Box::new(read)))),
                #[cfg(not(feature = #feature))]
                read: None,
            }
        }
    });
    quote! {
        impl Notifications for Notification {
            const API: &'static Api = &API;

            const ACKNOWLEDGEMENT: FixedResult = #acknowledgement;

            const KINDS: &'static [NotificationKind<Self>] = &[#(#kinds),*];

            fn unknown(notification: UnknownNotification) -> Self {
                Self::Unknown(notification)
            }
        }
    }
}
