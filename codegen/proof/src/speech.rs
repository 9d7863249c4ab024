//! What each name of a generated crate writes and reads, as its files say: code that names it and compiles with another crate
//! writes and reads what that one says.
//!
//! It knows neither the model nor the diff.

use std::collections::BTreeMap;

use antom_codegen::output::Tree;
use syn::punctuated::Punctuated;
use syn::{Attribute, Expr, Fields, Item, Lit, Meta, Token};

use crate::error::Error;

/// The texts by the paths of fields, variants and calls.
pub(crate) struct Speech(BTreeMap<String, String>);

impl Speech {
    /// Of the crate that these files are.
    pub(crate) fn of(tree: &Tree) -> Result<Self, Error> {
        let mut said = BTreeMap::new();
        for (path, text) in tree.iter() {
            if !path.starts_with("src/") || !path.ends_with(".rs") {
                continue;
            }
            let file = syn::parse_file(text).map_err(|error| Error::Code {
                path: path.to_owned(),
                message: error.to_string(),
            })?;
            for item in &file.items {
                of_item(path, item, &mut said);
            }
        }
        Ok(Self(said))
    }

    /// The names that both have and that stand for something else in the other one.
    pub(crate) fn said_otherwise(&self, other: &Self) -> Vec<String> {
        let both = self.0.iter();
        let both = both.filter_map(|(name, was)| Some((name, was, other.0.get(name)?)));
        both.filter(|(_, was, is)| was != is)
            .map(|(name, was, is)| format!("{name}: {was} became {is}"))
            .collect()
    }
}

fn of_item(path: &str, item: &Item, said: &mut BTreeMap<String, String>) {
    match item {
        Item::Struct(item) => {
            let Fields::Named(fields) = &item.fields else {
                return;
            };
            // Only what is written and read has names on the wire; a literal is made into it.
            if !item.attrs.iter().any(|one| one.path().is_ident("serde")) {
                return;
            }
            for field in &fields.named {
                let name = field
                    .ident
                    .as_ref()
                    .map(ToString::to_string)
                    .unwrap_or_default();
                let wire = text_of(&field.attrs, "serde", "rename");
                let wire = wire.unwrap_or_else(|| camel(&name));
                said.insert(format!("{path} {}.{name}", item.ident), wire);
            }
        }
        Item::Enum(item) => {
            for variant in &item.variants {
                let wire = variant.attrs.iter().find(|one| one.path().is_ident("wire"));
                if let Some(wire) = wire.and_then(|wire| wire.meta.require_name_value().ok())
                    && let Some(text) = text(&wire.value)
                {
                    said.insert(format!("{path} {}::{}", item.ident, variant.ident), text);
                }
            }
        }
        _ => {}
    }
}

/// What `rename_all = "camelCase"` makes of a name.
fn camel(name: &str) -> String {
    let mut parts = name.split('_');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |camel, part| {
        let (start, rest) = part.split_at(part.chars().next().map_or(0, char::len_utf8));
        camel + &start.to_uppercase() + rest
    })
}

/// The text of a key of an attribute.
fn text_of(attributes: &[Attribute], name: &str, key: &str) -> Option<String> {
    let attribute = attributes.iter().find(|one| one.path().is_ident(name))?;
    let parts = attribute.parse_args_with(Punctuated::<Meta, Token![,]>::parse_terminated);
    let parts = parts.ok()?;
    let part = parts.iter().find(|part| part.path().is_ident(key))?;
    text(&part.require_name_value().ok()?.value)
}

fn text(value: &Expr) -> Option<String> {
    match value {
        Expr::Lit(literal) => match &literal.lit {
            Lit::Str(text) => Some(text.value()),
            _ => None,
        },
        _ => None,
    }
}
