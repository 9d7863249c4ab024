//! YAML as a tree in which every node and every key knows its place.

use std::fmt;

use serde::de::{self, Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_yaml::budget::BudgetBreach;
use serde_yaml::options::{DuplicateKeyPolicy, MergeKeyPolicy};
use serde_yaml::{Error, MessageFormatter, Spanned, UserMessageFormatter};

use super::finding::Findings;
use super::place::{File, FileId, Place, Placed};

/// A node as the parser hands it over, with its own kind of position.
struct Raw(Spanned<RawValue>);

enum RawValue {
    Null,
    Flag(bool),
    Number,
    Text(String),
    List(Vec<Raw>),
    Mapping(Vec<(Spanned<String>, Raw)>),
}

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Spanned::deserialize(deserializer).map(Raw)
    }
}

impl<'de> Deserialize<'de> for RawValue {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AnyValue)
    }
}

struct AnyValue;

impl<'de> Visitor<'de> for AnyValue {
    type Value = RawValue;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a mapping, a list or a plain value")
    }

    fn visit_unit<E: de::Error>(self) -> Result<RawValue, E> {
        Ok(RawValue::Null)
    }

    fn visit_bool<E: de::Error>(self, value: bool) -> Result<RawValue, E> {
        Ok(RawValue::Flag(value))
    }

    fn visit_i64<E: de::Error>(self, _: i64) -> Result<RawValue, E> {
        Ok(RawValue::Number)
    }

    fn visit_u64<E: de::Error>(self, _: u64) -> Result<RawValue, E> {
        Ok(RawValue::Number)
    }

    fn visit_i128<E: de::Error>(self, _: i128) -> Result<RawValue, E> {
        Ok(RawValue::Number)
    }

    fn visit_u128<E: de::Error>(self, _: u128) -> Result<RawValue, E> {
        Ok(RawValue::Number)
    }

    fn visit_f64<E: de::Error>(self, _: f64) -> Result<RawValue, E> {
        Ok(RawValue::Number)
    }

    fn visit_str<E: de::Error>(self, value: &str) -> Result<RawValue, E> {
        Ok(RawValue::Text(value.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<RawValue, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(RawValue::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<RawValue, A::Error> {
        let mut mapping = Vec::new();
        while let Some(entry) = entries.next_entry()? {
            mapping.push(entry);
        }
        Ok(RawValue::Mapping(mapping))
    }
}

/// A node of the spec.
#[derive(Clone, Debug)]
pub struct Node {
    /// What it holds.
    pub value: Value,
    /// Where it stands.
    pub place: Place,
}

/// What a node holds.
#[derive(Clone, Debug)]
pub enum Value {
    /// Nothing, `~` or `null`.
    Null,
    /// `true` or `false`.
    Flag(bool),
    /// A number without quotes, as it was written.
    Number(String),
    /// Text, quoted or not.
    Text(String),
    /// A list.
    List(Vec<Node>),
    /// A mapping in the order of the file. Keys are unique.
    Mapping(Vec<(Placed<String>, Node)>),
}

impl Value {
    /// What kind of value this is, for messages.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Value::Null => "nothing",
            Value::Flag(_) => "true or false",
            Value::Number(_) => "a number",
            Value::Text(_) => "text",
            Value::List(_) => "a list",
            Value::Mapping(_) => "a mapping",
        }
    }
}

/// Anchors and aliases are refused (a spec reads without jumping, and nothing can explode); the other limits only stop nonsense.
///
/// A level costs 32 KiB of stack in a debug build, and a thread may have no more than 1 MiB. A sample of the deepest type
/// needs half of the levels.
const MAX_DEPTH: usize = 24;
const MAX_NODES: usize = 100_000;

/// Parses a file's text. `None` means that a finding says why not.
pub(crate) fn parse(id: FileId, file: &File, findings: &Findings) -> Option<Node> {
    let options = serde_yaml::options! {
        budget: serde_yaml::budget! {
            max_anchors: 0,
            max_aliases: 0,
            max_depth: MAX_DEPTH,
            max_nodes: MAX_NODES,
        },
        duplicate_keys: DuplicateKeyPolicy::PassThrough,
        merge_keys: MergeKeyPolicy::Error,
        strict_booleans: true,
        with_snippet: false,
    };
    match serde_yaml::from_str_with_options::<Raw>(&file.text, options) {
        Ok(raw) => Some(Tree { id, file, findings }.node(raw)),
        Err(error) => {
            let place = error.location().map_or(
                Place {
                    file: id,
                    start: 0,
                    len: 0,
                },
                |location| place_at(id, &file.text, location.line(), location.column()),
            );
            let (message, help) = explained(&error);
            findings.add("yaml", place, message, help);
            None
        }
    }
}

/// What the parser found, in the words of a spec, and what to do about it. The place is told apart from it.
fn explained(error: &Error) -> (String, String) {
    let anchor = (
        "a spec file has no anchors (`&name`) and no aliases (`*name`)".to_owned(),
        "write the value out, in quotes if it begins with `&` or `*`".to_owned(),
    );
    let too_deep = (
        "this goes too deep".to_owned(),
        format!("a spec file has {MAX_DEPTH} levels at most"),
    );
    match error {
        Error::Budget { breach, .. } => match breach {
            BudgetBreach::Anchors { .. } | BudgetBreach::Aliases { .. } => anchor,
            BudgetBreach::Depth { .. } => too_deep,
            _ => (
                "this file holds too much".to_owned(),
                format!("a spec file has {MAX_NODES} values at most; give each type a file of its own"),
            ),
        },
        Error::UnknownAnchor { .. } => anchor,
        // Only keys are read as one kind of value; everything else may be anything.
        Error::Unexpected { .. } | Error::NullIntoString { .. } => (
            "a key must be one text".to_owned(),
            "put the key in quotes".to_owned(),
        ),
        // The parser has a limit of its own for `[[[…` and `{a: {a: {a: …`, and only this text for it.
        Error::ExternalMessage { msg, .. } if msg.contains("recursion limit") => too_deep,
        Error::MultipleDocuments { .. } => (
            "a second document begins here".to_owned(),
            "one operation or one type stands in a file of its own".to_owned(),
        ),
        Error::MergeKeyNotAllowed { .. } => (
            "a spec file has no merge keys (`<<`)".to_owned(),
            "write the keys out".to_owned(),
        ),
        _ => (
            UserMessageFormatter.format_message(error).into_owned(),
            "indent with spaces, close every quote and bracket, and put text with `: `, ` #` or a special first character in quotes"
                .to_owned(),
        ),
    }
}

/// The place of a line and column that the parser reports without a byte offset.
fn place_at(file: FileId, text: &str, line: u64, column: u64) -> Place {
    let steps = |number: u64| usize::try_from(number.saturating_sub(1)).unwrap_or(usize::MAX);
    let line_start: usize = text
        .split_inclusive('\n')
        .take(steps(line))
        .map(str::len)
        .sum();
    let within: usize = text[line_start..]
        .chars()
        .take_while(|&character| character != '\n')
        .take(steps(column))
        .map(char::len_utf8)
        .sum();
    Place {
        file,
        start: line_start + within,
        len: 0,
    }
}

struct Tree<'a> {
    id: FileId,
    file: &'a File,
    findings: &'a Findings,
}

impl Tree<'_> {
    fn place(&self, location: serde_yaml::Location) -> Place {
        let span = location.span();
        match (span.byte_offset(), span.byte_len()) {
            (Some(start), Some(len)) => Place {
                file: self.id,
                start: usize::try_from(start).unwrap_or(0),
                len: usize::try_from(len).unwrap_or(0),
            },
            _ => place_at(self.id, &self.file.text, location.line(), location.column()),
        }
    }

    fn node(&self, Raw(spanned): Raw) -> Node {
        let place = self.place(spanned.referenced);
        let value = match spanned.value {
            RawValue::Null => Value::Null,
            RawValue::Flag(flag) => Value::Flag(flag),
            RawValue::Number => {
                let written = self.file.text.get(place.start..place.start + place.len);
                Value::Number(written.unwrap_or_default().trim().to_owned())
            }
            RawValue::Text(text) => Value::Text(text),
            RawValue::List(items) => {
                Value::List(items.into_iter().map(|item| self.node(item)).collect())
            }
            RawValue::Mapping(entries) => Value::Mapping(self.mapping(entries)),
        };
        Node { value, place }
    }

    fn mapping(&self, entries: Vec<(Spanned<String>, Raw)>) -> Vec<(Placed<String>, Node)> {
        let mut mapping: Vec<(Placed<String>, Node)> = Vec::with_capacity(entries.len());
        let mut seen = std::collections::HashSet::new();
        for (key, raw) in entries {
            let key = Placed {
                place: self.place(key.referenced),
                value: key.value,
            };
            let node = self.node(raw);
            if seen.insert(key.value.clone()) {
                mapping.push((key, node));
            } else {
                self.findings.add(
                    "duplicate-key",
                    key.place,
                    format!("`{}` stands here twice", key.value),
                    "keep one of the two; the second is not read",
                );
            }
        }
        mapping
    }
}
