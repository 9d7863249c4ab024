//! The items of one struct: its fields, its literal, its setters.

use super::Features;
use super::collector::Collector;
use crate::diff::path::Path;
use crate::emit::{METHODS_OF_MONEY, item_name, takes_into};
use crate::model::{Beginning, Field, Item, Literal, Object};
use crate::spec::Container;

/// A struct and everything that belongs to it.
pub(super) struct Struct<'a> {
    /// Its path in the crate.
    pub(super) path: String,
    /// Where in the spec it comes from.
    pub(super) origin: Path,
    pub(super) object: &'a Object,
    pub(super) features: &'a Features,
}

impl Struct<'_> {
    pub(super) fn add_to(&self, surface: &mut Collector<'_>) {
        let (path, features) = (&self.path, self.features);
        let own = || vec![self.origin.clone()];
        surface.add(path.clone(), "struct", own(), features);
        for field in &self.object.fields {
            let origins = self.origins(field, surface);
            let path = format!("{path}::{}", field.rust);
            surface.add(path.clone(), whole_type(field), origins, features);
            surface.means(&path, &field.wire_name, &field.wire_name);
        }
        let name = path.rsplit("::").next().unwrap_or(path);
        let beginning = self.object.beginning(name);
        match &beginning {
            Beginning::Never => {}
            Beginning::Empty { .. } => {
                surface.add(format!("{path}: Default"), "", own(), features);
                surface.add(format!("{path}::new()"), "", own(), features);
            }
            Beginning::Literal { literal, .. } => self.literal(literal, surface),
            Beginning::MinorUnits { .. } => {
                for method in METHODS_OF_MONEY {
                    surface.add(format!("{path}::{method}()"), "", own(), features);
                }
            }
        }
        for field in beginning.setters() {
            let origins = self.origins(field, surface);
            surface.add(
                format!("{path}::{}()", field.rust),
                taken(field),
                origins,
                features,
            );
        }
    }

    fn literal(&self, literal: &Literal<'_>, surface: &mut Collector<'_>) {
        let (module, _) = self.path.rsplit_once("::").unwrap_or(("", &self.path));
        let path = format!("{module}::{}", literal.name);
        surface.add(
            path.clone(),
            "struct",
            vec![self.origin.clone()],
            self.features,
        );
        for field in &literal.fields {
            let origins = self.origins(field, surface);
            surface.add_to_literal(
                format!("{path}::{}", field.rust),
                held(field),
                origins,
                self.features,
                Some(path.clone()),
            );
        }
    }

    /// The field itself, and the type that it holds, which may have another name.
    fn origins(&self, field: &Field, surface: &Collector<'_>) -> Vec<Path> {
        let own = self.origin.name(&field.wire_name);
        let held = match &field.item {
            Item::Object(rust) | Item::Enum(rust) => surface.type_name(rust),
            Item::Scalar(_) => None,
        };
        std::iter::once(own).chain(held).collect()
    }
}

/// The type of a field without the option around it.
pub(super) fn held(field: &Field) -> String {
    let (item, _) = item_name(&field.item);
    match (field.container, field.boxed) {
        (Container::List, _) => format!("Vec<{item}>"),
        (Container::Map, _) => format!("BTreeMap<String, {item}>"),
        (Container::None, true) => format!("Box<{item}>"),
        (Container::None, false) => item.to_owned(),
    }
}

/// The whole type of a field.
fn whole_type(field: &Field) -> String {
    let held = held(field);
    match field.is_required() || !field.is_single() {
        true => held,
        false => format!("Option<{held}>"),
    }
}

/// What a setter takes.
fn taken(field: &Field) -> String {
    let (item, _) = item_name(&field.item);
    let item = match takes_into(&field.item) {
        true => format!("impl Into<{item}>"),
        false => item.to_owned(),
    };
    match field.container {
        Container::None => item,
        Container::List => format!("items of {item}"),
        Container::Map => format!("entries of {item}"),
    }
}
