//! A file of `types/`: an object or an open enum.

use super::field::{Field, fields};
use crate::yaml::Mapping;
use crate::yaml::Node;
use crate::yaml::{FileId, Placed};

/// A type that operations share.
#[derive(Clone, Debug)]
pub struct TypeFile {
    /// The file it stands in.
    pub file: FileId,
    /// Its name in the API.
    pub name: Placed<String>,
    /// Its name in Rust, where it differs.
    pub rust: Option<Placed<String>>,
    /// What it means.
    pub summary: Placed<String>,
    /// A second sentence.
    pub note: Option<Placed<String>>,
    /// Where its facts come from.
    pub source: Option<Placed<String>>,
    /// What it consists of.
    pub kind: TypeKind,
}

/// What a type consists of.
#[derive(Clone, Debug)]
pub enum TypeKind {
    /// Fields.
    Object {
        /// In the order of the file.
        fields: Vec<Field>,
        /// The two fields that make it a sum of money.
        money: Option<Money>,
        /// Values that keep its rules.
        samples: Vec<TypeSample>,
    },
    /// Texts, of which more may come.
    Enum {
        /// In the order of the file.
        values: Vec<EnumValue>,
    },
}

/// Which fields of a type hold a sum of money.
#[derive(Clone, Debug)]
pub struct Money {
    /// The field with the amount in the currency's minor unit.
    pub value: Placed<String>,
    /// The field with the currency.
    pub currency: Placed<String>,
    /// What the amounts of a currency are multiples of, by the currency's code.
    pub divisible_by: Vec<(Placed<String>, Placed<u64>)>,
}

/// One value of an open enum.
#[derive(Clone, Debug)]
pub struct EnumValue {
    /// Its text on the wire.
    pub name: Placed<String>,
    /// What it means.
    pub summary: Placed<String>,
    /// Its name in Rust, where it cannot be derived from the text.
    pub rust: Option<Placed<String>>,
    /// What to use instead, if it is deprecated.
    pub deprecated: Option<Placed<String>>,
}

/// A value of a type, from a page.
#[derive(Clone, Debug)]
pub struct TypeSample {
    /// What it shows.
    pub name: Option<Placed<String>>,
    /// Where it comes from, if not from where the file's facts do.
    pub source: Option<Placed<String>>,
    /// The value.
    pub value: Node,
}

/// Reads a file of `types/`.
pub(super) fn type_file(file: FileId, mut entries: Mapping<'_>) -> Option<TypeFile> {
    let has_name = entries.has("type") || entries.has("enum");
    let object = entries.text("type");
    let values = entries.text("enum");
    let place = entries.place();
    let (name, is_enum) = match (object, values) {
        (Some(name), None) => (name, false),
        (None, Some(name)) => (name, true),
        (None, None) if has_name => return None,
        (None, None) => {
            entries.findings().add(
                "missing-key",
                place,
                "the name of the type is missing",
                "begin with `type: Name` for an object or `enum: Name` for an enum",
            );
            return None;
        }
        (Some(name), Some(_)) => {
            entries.findings().add(
                "unknown-key",
                name.place,
                "a type is either an object or an enum",
                "keep one of `type` and `enum`; one type stands in one file",
            );
            return None;
        }
    };
    let kind = if is_enum {
        TypeKind::Enum {
            values: entries
                .named("values")
                .into_iter()
                .map(|(name, entries)| enum_value(name, entries))
                .collect(),
        }
    } else {
        TypeKind::Object {
            fields: fields(&mut entries, "fields"),
            money: entries.mapping("money").and_then(money),
            samples: entries
                .items("samples")
                .into_iter()
                .filter_map(type_sample)
                .collect(),
        }
    };
    let type_file = TypeFile {
        file,
        name,
        rust: entries.text("rust"),
        summary: entries.demanded_text("summary"),
        note: entries.text("note"),
        source: entries.text("source"),
        kind,
    };
    entries.finish();
    Some(type_file)
}

fn enum_value(name: Placed<String>, mut entries: Mapping<'_>) -> EnumValue {
    let value = EnumValue {
        name,
        summary: entries.demanded_text("summary"),
        rust: entries.text("rust"),
        deprecated: entries.text("deprecated"),
    };
    entries.finish();
    value
}

fn money(mut entries: Mapping<'_>) -> Option<Money> {
    let value = entries.required_text("value");
    let currency = entries.required_text("currency");
    let divisible_by = entries.numbers("divisible_by");
    entries.finish();
    Some(Money {
        value: value?,
        currency: currency?,
        divisible_by,
    })
}

pub(super) fn type_sample(mut entries: Mapping<'_>) -> Option<TypeSample> {
    let name = entries.text("name");
    let source = entries.text("source");
    let value = required_node(&mut entries, "value");
    entries.finish();
    Some(TypeSample {
        name,
        source,
        value: value?,
    })
}

/// A value of any kind that must be there.
pub(super) fn required_node(entries: &mut Mapping<'_>, key: &'static str) -> Option<Node> {
    let node = entries.node(key).cloned();
    if node.is_none() {
        entries.findings().add(
            "missing-key",
            entries.place(),
            format!("`{key}` is missing"),
            format!("add `{key}: …`"),
        );
    }
    node
}
