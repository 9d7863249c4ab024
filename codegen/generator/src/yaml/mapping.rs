//! Reads the entries of one YAML mapping: the keys asked for are the keys it may have.

use antom_runtime::Decimal;

use super::finding::{Findings, did_you_mean};
use super::node::{Node, Value};
use super::place::{Place, Placed};

/// A mapping that is being read. Call [`Mapping::finish`] last: it reports the keys nobody asked for.
pub(crate) struct Mapping<'a> {
    /// What a missing key is reported at: the key or the first key that stands for this mapping.
    place: Place,
    entries: &'a [(Placed<String>, Node)],
    /// Stands for something that is no mapping, which is reported already: nothing is missing in it.
    is_stand_in: bool,
    asked: Vec<&'static str>,
    findings: &'a Findings,
}

impl<'a> Mapping<'a> {
    /// A node that should be a mapping.
    pub(crate) fn new(node: &'a Node, place: Place, findings: &'a Findings) -> Option<Self> {
        match &node.value {
            Value::Mapping(entries) => Some(Self {
                place,
                entries,
                is_stand_in: false,
                asked: Vec::new(),
                findings,
            }),
            other => {
                wrong_kind(findings, place, Kind::Mapping, other);
                None
            }
        }
    }

    /// A whole file, which is a mapping; missing keys are reported at its first key.
    pub(crate) fn of_file(node: &'a Node, findings: &'a Findings) -> Option<Self> {
        let place = match &node.value {
            Value::Mapping(entries) => entries.first().map_or(node.place, |(key, _)| key.place),
            _ => node.place,
        };
        Self::new(node, place, findings)
    }

    pub(crate) fn place(&self) -> Place {
        self.place
    }

    pub(crate) fn findings(&self) -> &'a Findings {
        self.findings
    }

    fn entry(&mut self, key: &'static str) -> Option<&'a (Placed<String>, Node)> {
        self.asked.push(key);
        self.entries.iter().find(|(name, _)| name.value == key)
    }

    /// Whether a key stands here, whatever its value.
    pub(crate) fn has(&self, key: &str) -> bool {
        self.entries.iter().any(|(name, _)| name.value == key)
    }

    /// The value of a key as it was written.
    pub(crate) fn node(&mut self, key: &'static str) -> Option<&'a Node> {
        self.entry(key).map(|(_, node)| node)
    }

    /// Reports a key that must be there.
    fn missing<T>(&self, key: &'static str, found: Option<T>) -> Option<T> {
        if found.is_none() && !self.has(key) && !self.is_stand_in {
            self.findings.add(
                "missing-key",
                self.place,
                format!("`{key}` is missing"),
                format!("add `{key}: …`"),
            );
        }
        found
    }

    /// Text. A number without quotes is taken as it was written.
    pub(crate) fn text(&mut self, key: &'static str) -> Option<Placed<String>> {
        let node = self.node(key)?;
        plain_text(node, self.findings)
    }

    /// Text that must be there.
    pub(crate) fn required_text(&mut self, key: &'static str) -> Option<Placed<String>> {
        let found = self.text(key);
        self.missing(key, found)
    }

    /// Text that must be there. Where it is not, that is reported, and an empty text stands for it, so that what else its
    /// mapping says is known; what has findings never goes on to the next stage.
    pub(crate) fn demanded_text(&mut self, key: &'static str) -> Placed<String> {
        let place = self.place;
        self.required_text(key).unwrap_or_else(|| Placed {
            value: String::new(),
            place,
        })
    }

    /// A list of texts.
    pub(crate) fn texts(&mut self, key: &'static str) -> Option<Placed<Vec<Placed<String>>>> {
        let (name, node) = self.entry(key)?;
        Some(Placed {
            place: name.place,
            value: text_list(node, self.findings)?,
        })
    }

    /// `true` or `false`; absent is `false`.
    pub(crate) fn flag(&mut self, key: &'static str) -> bool {
        let Some(node) = self.node(key) else {
            return false;
        };
        match &node.value {
            Value::Flag(flag) => *flag,
            other => {
                wrong_kind(self.findings, node.place, Kind::Flag, other);
                false
            }
        }
    }

    /// A whole number of the range of `T`.
    pub(crate) fn number<T: TryFrom<i128>>(&mut self, key: &'static str) -> Option<Placed<T>> {
        let node = self.node(key)?;
        let Value::Number(written) = &node.value else {
            wrong_kind(self.findings, node.place, Kind::Number, &node.value);
            return None;
        };
        let help = match written.parse::<i128>().map(T::try_from) {
            Ok(Ok(value)) => {
                return Some(Placed {
                    value,
                    place: node.place,
                });
            }
            Ok(Err(_)) => "it is too small or too large for this key",
            Err(_) => Kind::Number.help(),
        };
        self.findings.add(
            "wrong-kind",
            node.place,
            format!("`{key}` cannot be {written}"),
            help,
        );
        None
    }

    /// A number of any size, with decimal places or without.
    pub(crate) fn decimal(&mut self, key: &'static str) -> Option<Placed<Decimal>> {
        let node = self.node(key)?;
        let Value::Number(written) = &node.value else {
            wrong_kind(self.findings, node.place, Kind::Decimal, &node.value);
            return None;
        };
        match written.parse() {
            Ok(value) => Some(Placed {
                value,
                place: node.place,
            }),
            Err(_) => {
                self.findings.add(
                    "wrong-kind",
                    node.place,
                    format!("`{key}` cannot be {written}"),
                    Kind::Decimal.help(),
                );
                None
            }
        }
    }

    /// A mapping from names of the spec's own to whole numbers.
    pub(crate) fn numbers(&mut self, key: &'static str) -> Vec<(Placed<String>, Placed<u64>)> {
        let mut numbers = Vec::new();
        for (name, node) in self.names(key) {
            let number = match &node.value {
                Value::Number(written) => written.parse().ok(),
                _ => None,
            };
            let Some(value) = number else {
                wrong_kind(self.findings, node.place, Kind::Number, &node.value);
                continue;
            };
            let place = node.place;
            numbers.push((name.clone(), Placed { value, place }));
        }
        numbers
    }

    /// One of a table's words.
    pub(crate) fn word<T: Copy>(
        &mut self,
        key: &'static str,
        table: &[(&'static str, T)],
    ) -> Option<Placed<T>> {
        let text = self.text(key)?;
        match table.iter().find(|(word, _)| *word == text.value) {
            Some((_, value)) => Some(Placed {
                value: *value,
                place: text.place,
            }),
            None => {
                self.findings.add(
                    "unknown-word",
                    text.place,
                    format!("`{key}` cannot be `{}`", text.value),
                    did_you_mean(&text, table.iter().map(|(word, _)| *word)),
                );
                None
            }
        }
    }

    /// One of a table's words that must be there.
    pub(crate) fn required_word<T: Copy>(
        &mut self,
        key: &'static str,
        table: &[(&'static str, T)],
    ) -> Option<Placed<T>> {
        let found = self.word(key, table);
        self.missing(key, found)
    }

    /// A mapping with keys of its own.
    pub(crate) fn mapping(&mut self, key: &'static str) -> Option<Mapping<'a>> {
        let (name, node) = self.entry(key)?;
        Mapping::new(node, name.place, self.findings)
    }

    /// A mapping with keys of its own that must be there.
    pub(crate) fn required_mapping(&mut self, key: &'static str) -> Option<Mapping<'a>> {
        let found = self.mapping(key);
        self.missing(key, found)
    }

    /// A mapping from names of the spec's own to mappings with keys of their own.
    pub(crate) fn named(&mut self, key: &'static str) -> Vec<(Placed<String>, Mapping<'a>)> {
        self.names(key)
            .into_iter()
            .map(|(name, node)| {
                // The name is kept whatever it stands for, so that who mentions it is not told that it does not exist.
                let mapping = Mapping::new(node, name.place, self.findings).unwrap_or(Mapping {
                    place: name.place,
                    entries: &[],
                    is_stand_in: true,
                    asked: Vec::new(),
                    findings: self.findings,
                });
                (name.clone(), mapping)
            })
            .collect()
    }

    /// A mapping from names of the spec's own to text.
    pub(crate) fn named_texts(
        &mut self,
        key: &'static str,
    ) -> Vec<(Placed<String>, Placed<String>)> {
        self.names(key)
            .into_iter()
            .filter_map(|(name, node)| Some((name.clone(), plain_text(node, self.findings)?)))
            .collect()
    }

    /// A mapping from names of the spec's own to lists of texts.
    pub(crate) fn named_lists(
        &mut self,
        key: &'static str,
    ) -> Vec<(Placed<String>, Vec<Placed<String>>)> {
        self.names(key)
            .into_iter()
            .filter_map(|(name, node)| Some((name.clone(), text_list(node, self.findings)?)))
            .collect()
    }

    fn names(&mut self, key: &'static str) -> Vec<&'a (Placed<String>, Node)> {
        match self.node(key) {
            None => Vec::new(),
            Some(Node {
                value: Value::Mapping(entries),
                ..
            }) => entries.iter().collect(),
            Some(node) => {
                wrong_kind(self.findings, node.place, Kind::Mapping, &node.value);
                Vec::new()
            }
        }
    }

    /// The items of a list of mappings.
    pub(crate) fn items(&mut self, key: &'static str) -> Vec<Mapping<'a>> {
        match self.node(key) {
            None => Vec::new(),
            Some(Node {
                value: Value::List(items),
                ..
            }) => items
                .iter()
                .filter_map(|item| Mapping::of_file(item, self.findings))
                .collect(),
            Some(node) => {
                wrong_kind(self.findings, node.place, Kind::List, &node.value);
                Vec::new()
            }
        }
    }

    /// Reports every key that nobody asked for.
    pub(crate) fn finish(self) {
        for (key, _) in self.entries {
            if !self.asked.contains(&key.value.as_str()) {
                self.findings.add(
                    "unknown-key",
                    key.place,
                    format!("no key `{}` here", key.value),
                    did_you_mean(key, self.asked.iter().copied()),
                );
            }
        }
    }
}

fn text_list(node: &Node, findings: &Findings) -> Option<Vec<Placed<String>>> {
    let Value::List(items) = &node.value else {
        wrong_kind(findings, node.place, Kind::Texts, &node.value);
        return None;
    };
    let texts = items.iter().filter_map(|item| plain_text(item, findings));
    Some(texts.collect())
}

fn plain_text(node: &Node, findings: &Findings) -> Option<Placed<String>> {
    let text = match &node.value {
        Value::Text(text) if !text.trim().is_empty() => text.clone(),
        Value::Number(written) => written.clone(),
        Value::Text(_) => {
            findings.add(
                "wrong-kind",
                node.place,
                "this text is empty",
                "write something, or leave the key out",
            );
            return None;
        }
        other => {
            wrong_kind(findings, node.place, Kind::Text, other);
            return None;
        }
    };
    Some(Placed {
        value: text,
        place: node.place,
    })
}

/// What a key can demand of its value.
#[derive(Clone, Copy)]
enum Kind {
    Decimal,
    Text,
    Texts,
    Flag,
    Number,
    List,
    Mapping,
}

impl Kind {
    fn words(self) -> &'static str {
        match self {
            Kind::Text => "text",
            Kind::Texts => "a list of texts",
            Kind::Flag => "true or false",
            Kind::Decimal => "a number",
            Kind::Number => "a whole number",
            Kind::List => "a list",
            Kind::Mapping => "a mapping",
        }
    }

    fn help(self) -> &'static str {
        match self {
            Kind::Text => "write one text, in quotes if it is a word such as `true`",
            Kind::Texts => "write it as `[one, two]`",
            Kind::Flag => "write `true` or `false`, without quotes",
            Kind::Decimal => "write plain digits: no quotes, underscores or exponent",
            Kind::Number => "write plain digits: no quotes, underscores, fraction or exponent",
            Kind::List => "begin each item with `- ` on a line of its own",
            Kind::Mapping => {
                "write it as `{ key: value }`, or with one indented `key: value` a line"
            }
        }
    }
}

fn wrong_kind(findings: &Findings, place: Place, expected: Kind, found: &Value) {
    let expected_words = expected.words();
    let message = match found {
        Value::Null => format!("{expected_words} belongs here, but there is nothing"),
        other => format!("{expected_words} belongs here, not {}", other.kind()),
    };
    findings.add("wrong-kind", place, message, expected.help());
}
