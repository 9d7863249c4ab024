//! Reads the entries of one YAML mapping: the keys asked for are the keys it may have.

use super::finding::{Findings, did_you_mean};
use super::node::{Node, Value};
use super::place::{Place, Placed};

/// A mapping that is being read. Call [`Mapping::finish`] last: it reports the keys nobody asked for.
pub(super) struct Mapping<'a> {
    /// What a missing key is reported at: the key or the first key that stands for this mapping.
    place: Place,
    entries: &'a [(Placed<String>, Node)],
    asked: Vec<&'static str>,
    findings: &'a Findings,
}

impl<'a> Mapping<'a> {
    /// A node that should be a mapping.
    pub(super) fn new(node: &'a Node, place: Place, findings: &'a Findings) -> Option<Self> {
        match &node.value {
            Value::Mapping(entries) => Some(Self {
                place,
                entries,
                asked: Vec::new(),
                findings,
            }),
            other => {
                wrong_kind(findings, place, "a mapping", other);
                None
            }
        }
    }

    /// A whole file, which is a mapping; missing keys are reported at its first key.
    pub(super) fn of_file(node: &'a Node, findings: &'a Findings) -> Option<Self> {
        let place = match &node.value {
            Value::Mapping(entries) => entries.first().map_or(node.place, |(key, _)| key.place),
            _ => node.place,
        };
        Self::new(node, place, findings)
    }

    pub(super) fn place(&self) -> Place {
        self.place
    }

    pub(super) fn findings(&self) -> &'a Findings {
        self.findings
    }

    fn entry(&mut self, key: &'static str) -> Option<&'a (Placed<String>, Node)> {
        self.asked.push(key);
        self.entries.iter().find(|(name, _)| name.value == key)
    }

    /// The value of a key as it was written.
    pub(super) fn node(&mut self, key: &'static str) -> Option<&'a Node> {
        self.entry(key).map(|(_, node)| node)
    }

    /// Reports a key that must be there.
    fn missing<T>(&self, key: &'static str, found: Option<T>) -> Option<T> {
        if found.is_none() && !self.entries.iter().any(|(name, _)| name.value == key) {
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
    pub(super) fn text(&mut self, key: &'static str) -> Option<Placed<String>> {
        let node = self.node(key)?;
        plain_text(node, self.findings)
    }

    /// Text that must be there.
    pub(super) fn required_text(&mut self, key: &'static str) -> Option<Placed<String>> {
        let found = self.text(key);
        self.missing(key, found)
    }

    /// A list of texts.
    pub(super) fn texts(&mut self, key: &'static str) -> Option<Placed<Vec<Placed<String>>>> {
        let (name, node) = self.entry(key)?;
        let Value::List(items) = &node.value else {
            wrong_kind(self.findings, node.place, "a list of texts", &node.value);
            return None;
        };
        Some(Placed {
            place: name.place,
            value: items
                .iter()
                .filter_map(|item| plain_text(item, self.findings))
                .collect(),
        })
    }

    /// `true` or `false`; absent is `false`.
    pub(super) fn flag(&mut self, key: &'static str) -> bool {
        let Some(node) = self.node(key) else {
            return false;
        };
        match &node.value {
            Value::Flag(flag) => *flag,
            other => {
                wrong_kind(self.findings, node.place, "true or false", other);
                false
            }
        }
    }

    /// Whether a key has this text; for words among values of another kind.
    pub(super) fn is_word(&mut self, key: &'static str, word: &str) -> bool {
        self.node(key)
            .is_some_and(|node| matches!(&node.value, Value::Text(text) if text == word))
    }

    /// A whole number of the range of `T`.
    pub(super) fn number<T: TryFrom<i128>>(&mut self, key: &'static str) -> Option<Placed<T>> {
        let node = self.node(key)?;
        let number = match &node.value {
            Value::Number(written) => written
                .parse::<i128>()
                .ok()
                .and_then(|number| T::try_from(number).ok()),
            _ => None,
        };
        match number {
            Some(value) => Some(Placed {
                value,
                place: node.place,
            }),
            None => {
                wrong_kind(
                    self.findings,
                    node.place,
                    "a whole number in range",
                    &node.value,
                );
                None
            }
        }
    }

    /// One of a table's words.
    pub(super) fn word<T: Copy>(
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
    pub(super) fn required_word<T: Copy>(
        &mut self,
        key: &'static str,
        table: &[(&'static str, T)],
    ) -> Option<Placed<T>> {
        let found = self.word(key, table);
        self.missing(key, found)
    }

    /// A mapping with keys of its own.
    pub(super) fn mapping(&mut self, key: &'static str) -> Option<Mapping<'a>> {
        let (name, node) = self.entry(key)?;
        Mapping::new(node, name.place, self.findings)
    }

    /// A mapping with keys of its own that must be there.
    pub(super) fn required_mapping(&mut self, key: &'static str) -> Option<Mapping<'a>> {
        let found = self.mapping(key);
        self.missing(key, found)
    }

    /// A mapping from names of the spec's own to mappings with keys of their own.
    pub(super) fn named(&mut self, key: &'static str) -> Vec<(Placed<String>, Mapping<'a>)> {
        self.names(key)
            .into_iter()
            .filter_map(|(name, node)| {
                let mapping = Mapping::new(node, name.place, self.findings)?;
                Some((name.clone(), mapping))
            })
            .collect()
    }

    /// A mapping from names of the spec's own to text.
    pub(super) fn named_texts(
        &mut self,
        key: &'static str,
    ) -> Vec<(Placed<String>, Placed<String>)> {
        self.names(key)
            .into_iter()
            .filter_map(|(name, node)| Some((name.clone(), plain_text(node, self.findings)?)))
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
                wrong_kind(self.findings, node.place, "a mapping", &node.value);
                Vec::new()
            }
        }
    }

    /// The items of a list of mappings.
    pub(super) fn items(&mut self, key: &'static str) -> Vec<Mapping<'a>> {
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
                wrong_kind(self.findings, node.place, "a list", &node.value);
                Vec::new()
            }
        }
    }

    /// Reports every key that nobody asked for.
    pub(super) fn finish(self) {
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
            wrong_kind(findings, node.place, "text", other);
            return None;
        }
    };
    Some(Placed {
        value: text,
        place: node.place,
    })
}

fn wrong_kind(findings: &Findings, place: Place, expected: &str, found: &Value) {
    findings.add(
        "wrong-kind",
        place,
        format!("{expected} belongs here, not {}", found.kind()),
        match found {
            Value::Flag(_) | Value::Null => "put text in quotes",
            _ => "see the same key in another file",
        },
    );
}
