//! One field of a request, a response or a type.

use antom_runtime::Decimal;
use antom_runtime::validate::Format;

use super::mapping::Mapping;
use super::node::Value;
use super::place::Placed;
use crate::naming::word_of;

/// The types that the language knows by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scalar {
    /// Any text.
    Text,
    /// True or false.
    Flag,
    /// A whole number from 0 to 2⁶⁴ − 1.
    Unsigned,
    /// A whole number from −2⁶³ to 2⁶³ − 1.
    Signed,
    /// A decimal number, kept as text.
    Decimal,
    /// An ISO 8601 date and time with an offset.
    DateTime,
    /// An ISO 8601 date.
    Date,
    /// An absolute URL.
    Url,
    /// An ISO 4217 currency code.
    Currency,
    /// An ISO 3166-1 alpha-2 region code.
    Region,
}

/// The words for them.
pub const SCALARS: &[(&str, Scalar)] = &[
    ("string", Scalar::Text),
    ("bool", Scalar::Flag),
    ("u64", Scalar::Unsigned),
    ("i64", Scalar::Signed),
    ("decimal", Scalar::Decimal),
    ("datetime", Scalar::DateTime),
    ("date", Scalar::Date),
    ("url", Scalar::Url),
    ("currency", Scalar::Currency),
    ("region", Scalar::Region),
];

impl Scalar {
    /// The word for this scalar in a spec.
    #[must_use]
    pub fn word(self) -> &'static str {
        word_of(SCALARS, self)
    }

    /// The format that its values have; in an attribute of the derive it has the same word as the scalar in a spec.
    #[must_use]
    pub fn format(self) -> Option<Format> {
        match self {
            Scalar::DateTime => Some(Format::DateTime),
            Scalar::Date => Some(Format::Date),
            Scalar::Url => Some(Format::Url),
            Scalar::Currency => Some(Format::Currency),
            Scalar::Region => Some(Format::Region),
            Scalar::Text | Scalar::Decimal | Scalar::Flag | Scalar::Unsigned | Scalar::Signed => {
                None
            }
        }
    }

    /// Whether its values are numbers.
    #[must_use]
    pub fn is_number(self) -> bool {
        matches!(self, Scalar::Unsigned | Scalar::Signed)
    }

    /// Whether its values are text on the wire whatever the wire form, so that lengths and patterns make sense.
    #[must_use]
    pub fn is_text(self) -> bool {
        !self.is_number() && self != Scalar::Flag
    }
}

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

/// What stands around the values of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Container {
    /// Nothing: there is one value.
    None,
    /// A list.
    List,
    /// An object of any keys.
    Map,
}

/// How a number or a flag is written in JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wire {
    /// As a JSON string: `"20"`.
    Text,
    /// As a JSON number or boolean: `20`.
    Native,
}

/// The words for them.
pub(super) const WIRES: &[(&str, Wire)] = &[("string", Wire::Text), ("native", Wire::Native)];

/// Whether a field must be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Requirement {
    /// Always.
    Required,
    /// It may be left out.
    Optional,
    /// No source says; it may be left out, and its documentation says that nobody knows.
    Unknown,
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
    pub summary: Option<Placed<String>>,
    /// A second sentence.
    pub note: Option<Placed<String>>,
    /// Fewest characters.
    pub min_length: Option<Placed<usize>>,
    /// Most characters.
    pub max_length: Option<Placed<usize>>,
    /// A regular expression that the whole text must match.
    pub pattern: Option<Placed<String>>,
    /// Smallest number.
    pub min: Option<Placed<Decimal>>,
    /// Largest number.
    pub max: Option<Placed<Decimal>>,
    /// The one allowed text.
    pub fixed: Option<Placed<String>>,
    /// The only allowed texts.
    pub one_of: Option<Placed<Vec<Placed<String>>>>,
    /// Fewest items.
    pub min_items: Option<Placed<usize>>,
    /// Most items.
    pub max_items: Option<Placed<usize>>,
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
    let field = Field {
        name,
        field_type,
        requirement: requirement(&mut entries),
        summary: entries.required_text("summary"),
        note: entries.text("note"),
        min_length: entries.number("min_length"),
        max_length: entries.number("max_length"),
        pattern: entries.text("pattern"),
        min: entries.decimal("min"),
        max: entries.decimal("max"),
        fixed: entries.text("fixed"),
        one_of: entries.texts("one_of"),
        min_items: entries.number("min_items"),
        max_items: entries.number("max_items"),
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
    let scalar = SCALARS.iter().find(|(word, _)| *word == name);
    FieldType {
        item: scalar.map_or_else(
            || Item::Named(name.to_owned()),
            |(_, scalar)| Item::Scalar(*scalar),
        ),
        container,
    }
}
