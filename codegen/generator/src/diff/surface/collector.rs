//! The items of a crate while they are collected.

use std::collections::HashMap;

use super::{Features, Item, Meaning, Surface};
use crate::diff::path::Path;

/// The items so far.
pub(super) struct Collector<'a> {
    items: Surface,
    /// The names in the API of the types, by their names in Rust.
    type_names: HashMap<&'a str, &'a str>,
}

impl<'a> Collector<'a> {
    pub(super) fn new(type_names: HashMap<&'a str, &'a str>) -> Self {
        Self {
            items: Surface::new(),
            type_names,
        }
    }

    pub(super) fn into_items(self) -> Surface {
        self.items
    }

    /// Where a type stands, by its name in Rust.
    pub(super) fn type_name(&self, rust: &str) -> Option<Path> {
        self.type_names.get(rust).map(|name| Path::of(*name))
    }

    pub(super) fn add(
        &mut self,
        path: String,
        signature: impl Into<String>,
        origins: Vec<Path>,
        features: &Features,
    ) {
        self.add_to_literal(path, signature, origins, features, None);
    }

    pub(super) fn add_to_literal(
        &mut self,
        path: String,
        signature: impl Into<String>,
        origins: Vec<Path>,
        features: &Features,
        literal: Option<String>,
    ) {
        let item = Item {
            signature: signature.into(),
            origins,
            features: Features::clone(features),
            literal,
            meaning: None,
        };
        self.items.insert(path, item);
    }

    /// Says what an item stands for on the wire.
    pub(super) fn means(&mut self, path: &str, name: &str, does: &str) {
        if let Some(item) = self.items.get_mut(path) {
            item.meaning = Some(Meaning {
                name: name.to_owned(),
                does: does.to_owned(),
            });
        }
    }
}
