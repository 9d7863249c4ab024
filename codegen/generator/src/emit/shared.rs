//! The shared types, one file each.

use proc_macro2::TokenStream;
use quote::quote;

use super::deprecation;
use super::docs;
use super::field::ident;
use super::file::File;
use super::needs::Needs;
use super::sources::{Sources, Teller};
use super::structs::Struct;
use crate::model::{Model, Type, TypeKind, Variant};
use crate::output::Tree;

/// The file of one type.
pub(super) fn emit(shared: &Type, tree: &mut Tree) {
    tree.add(
        format!("src/types/{}.rs", shared.module),
        file(shared).text(),
    );
}

/// The module that holds them.
pub(super) fn emit_module(model: &Model, tree: &mut Tree) {
    let modules = model.types.iter().map(|shared| {
        let (module, feature) = (ident(&shared.module), feature(&shared.groups));
        quote!(#feature mod #module;)
    });
    // A module may have the name of another crate, which the path alone would leave open.
    let names = model.types.iter().map(|shared| {
        let (module, name) = (ident(&shared.module), ident(&shared.rust));
        let literal = match &shared.kind {
            TypeKind::Object { object, .. } => {
                let beginning = object.beginning(&shared.rust);
                beginning.literal().map(|literal| ident(&literal.name))
            }
            TypeKind::Enum(_) => None,
        };
        let feature = feature(&shared.groups);
        match literal {
            Some(literal) if literal < name => {
                quote!(#feature pub use self::#module::{#literal, #name};)
            }
            Some(literal) => quote!(#feature pub use self::#module::{#name, #literal};),
            None => quote!(#feature pub use self::#module::#name;),
        }
    });
    let file = File {
        from: "spec/types",
        about: vec!["The types that operations share.".to_owned()],
        uses: vec![quote!(#(#modules)*)],
        items: vec![quote!(#(#names)*)],
    };
    tree.add("src/types/mod.rs", file.text());
}

/// The attribute of what only some groups need.
pub(super) fn feature(groups: &[String]) -> Option<TokenStream> {
    match groups {
        [] => None,
        [group] => Some(quote!(#[cfg(feature = #group)])),
        groups => Some(quote!(#[cfg(any(#(feature = #groups),*))])),
    }
}

/// What the documentation of a type says, with the features that it needs, but for its source.
fn paragraphs(shared: &Type) -> Vec<String> {
    let mut paragraphs = docs::said(&shared.docs);
    let names: Vec<String> = shared
        .groups
        .iter()
        .map(|group| format!("`{group}`"))
        .collect();
    match names.as_slice() {
        [] => {}
        [name] => paragraphs.push(format!("Needs the feature {name}.")),
        names => paragraphs.push(format!("Needs one of the features {}.", names.join(", "))),
    }
    paragraphs
}

fn file(shared: &Type) -> File<'_> {
    let (uses, items) = match &shared.kind {
        TypeKind::Object { object, .. } => {
            let sources = Sources::new(Teller::Struct, shared.docs.origin.as_ref(), &object.fields);
            let mut docs = paragraphs(shared);
            docs.extend(docs::of_perhaps_required(&object.fields));
            docs.extend(sources.told());
            let parts = Struct {
                name: &shared.rust,
                docs,
                sources: &sources,
                object,
            };
            let needs = Needs::of(&[object]);
            let (outside, inside) = needs.uses(&shared.rust, &quote!(super));
            let uses = needs.fmt().into_iter().chain([outside, inside]);
            (uses.collect(), parts.items())
        }
        TypeKind::Enum(variants) => {
            let mut paragraphs = paragraphs(shared);
            paragraphs.extend(shared.docs.origin.as_ref().map(docs::source));
            (
                vec![quote!(
                    use antom_runtime::{OpenEnum, Unlisted};
                )],
                vec![open_enum(&shared.rust, paragraphs, variants)],
            )
        }
    };
    File {
        from: &shared.file,
        about: Vec::new(),
        uses,
        items,
    }
}

/// An enum to which values may be added.
pub(super) fn open_enum(name: &str, paragraphs: Vec<String>, variants: &[Variant]) -> TokenStream {
    let docs = docs::paragraphs(paragraphs);
    let name = ident(name);
    let variants = variants.iter().map(|variant| {
        let docs = docs::paragraphs([docs::plain(&variant.summary)]);
        let deprecated = deprecation::attribute(variant.deprecated.as_ref());
        let (name, wire) = (ident(&variant.rust), &variant.wire);
        quote!(#docs #deprecated #[wire = #wire] #name)
    });
    quote! {
        #docs
        #[derive(Clone, Debug, PartialEq, Eq, Hash, OpenEnum)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants,)*
            /// A value that this version does not list; `from` makes one.
            Other(Unlisted),
        }
    }
}
