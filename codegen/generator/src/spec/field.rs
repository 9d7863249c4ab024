//! One field of a request, a response or a type.

use crate::fact::limit::Places;
use crate::fact::{Container, Limits, Requirement, Scalar, WIRES, Wire};
use crate::yaml::Mapping;
use crate::yaml::Placed;
use crate::yaml::Value;

/// What a field holds, without `list<…>` or `map<…>` around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Item {
    /// A scalar of the language.
    Scalar(Scalar),
    /// A type of the spec, or a name that no type has.
    Named(String),
    /// Could not be read; a finding says why.
    Unknown,
}

/// The type of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldType {
    /// What it holds.
    pub item: Item,
    /// Whether it holds one of them or several.
    pub container: Container,
}

impl FieldType {
    /// Whether it holds exactly one.
    #[must_use]
    pub fn is_single(&self) -> bool {
        self.container == Container::None
    }
}

/// One field.
#[derive(Clone, Debug)]
pub struct Field {
    /// Its name on the wire.
    pub name: Placed<String>,
    /// Its type.
    pub field_type: Placed<FieldType>,
    /// Whether it must be there.
    pub requirement: Requirement,
    /// What it means.
    pub summary: Placed<String>,
    /// A second sentence.
    pub note: Option<Placed<String>>,
    /// What its values must keep.
    pub limits: Limits,
    /// Where its limits stand.
    pub(crate) limit_places: Places,
    /// The wire form, where it differs from the API's.
    pub wire: Option<Placed<Wire>>,
    /// Whether its value must never be printed.
    pub sensitive: bool,
    /// What to use instead, if it is deprecated.
    pub deprecated: Option<Placed<String>>,
    /// The date or version from which it exists.
    pub since: Option<Placed<String>>,
    /// Whether Rust holds it behind a `Box`.
    pub boxed: bool,
    /// Its name in Rust, where it cannot be derived from the wire name.
    pub rust: Option<Placed<String>>,
    /// The request field whose value it repeats.
    pub echoes: Option<Placed<String>>,
    /// Where its facts come from, if not from where the file's do.
    pub source: Option<Placed<String>>,
}

/// Reads a mapping of fields.
pub(super) fn fields(mapping: &mut Mapping<'_>, key: &'static str) -> Vec<Field> {
    mapping
        .named(key)
        .into_iter()
        .map(|(name, entries)| field(name, entries))
        .collect()
}

fn field(name: Placed<String>, mut entries: Mapping<'_>) -> Field {
    let field_type = entries.required_text("type").map_or(
        Placed {
            value: FieldType {
                item: Item::Unknown,
                container: Container::None,
            },
            place: name.place,
        },
        |text| text.map(|text| field_type(&text)),
    );
    let (limits, limit_places) = Limits::read(&mut entries);
    let field = Field {
        name,
        field_type,
        requirement: requirement(&mut entries),
        summary: entries.demanded_text("summary"),
        note: entries.text("note"),
        limits,
        limit_places,
        wire: entries.word("wire", WIRES),
        sensitive: entries.flag("sensitive"),
        deprecated: entries.text("deprecated"),
        since: entries.text("since"),
        boxed: entries.flag("boxed"),
        rust: entries.text("rust"),
        echoes: entries.text("echoes"),
        source: entries.text("source"),
    };
    entries.finish();
    field
}

impl Field {
    /// Whether it must always be there.
    #[must_use]
    pub fn is_required(&self) -> bool {
        self.requirement == Requirement::Required
    }
}

fn requirement(entries: &mut Mapping<'_>) -> Requirement {
    if let Some(node) = entries.node("required")
        && let Value::Text(word) = &node.value
    {
        if word != "unknown" {
            entries.findings().add(
                "unknown-word",
                node.place,
                format!("`required` cannot be `{word}`"),
                "write `true`, `false` or, if no source says, `unknown`",
            );
        }
        Requirement::Unknown
    } else if entries.flag("required") {
        Requirement::Required
    } else {
        Requirement::Optional
    }
}

fn field_type(text: &str) -> FieldType {
    let inside = |opening: &str| text.strip_prefix(opening)?.strip_suffix('>');
    let (container, name) = match (inside("list<"), inside("map<")) {
        (Some(name), _) => (Container::List, name.trim()),
        (None, Some(name)) => (Container::Map, name.trim()),
        (None, None) => (Container::None, text.trim()),
    };
    FieldType {
        item: Scalar::of_word(name).map_or_else(|| Item::Named(name.to_owned()), Item::Scalar),
        container,
    }
}
