//! A spec with some of its operations and notifications only: what takes no part in an exchange need not be built.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use crate::documents::{Changes, Documents};

/// Which files each operation and notification rests on, by its name.
pub(super) struct Reach(BTreeMap<String, BTreeSet<String>>);

/// The folders of what takes part in exchanges, and the keys of their names.
const PARTS: [(&str, &str); 2] = [
    ("operations", "operation"),
    ("notifications", "notification"),
];
/// The keys under which fields stand.
const LISTS: [&str; 4] = ["fields", "request", "response", "body"];

impl Reach {
    pub(super) fn of(documents: &Documents) -> Self {
        let types = types(documents);
        let mut reach = BTreeMap::new();
        for (folder, key) in PARTS {
            for (path, value) in documents.below(folder) {
                let Some(name) = value[key].as_str() else {
                    continue;
                };
                let mut files = BTreeSet::from([path.to_owned()]);
                let mut waiting = vec![value];
                while let Some(value) = waiting.pop() {
                    for name in held(value) {
                        if let Some((path, value)) = types.get(name)
                            && files.insert((*path).to_owned())
                        {
                            waiting.push(value);
                        }
                    }
                }
                reach.insert(name.to_owned(), files);
            }
        }
        Self(reach)
    }

    /// The names of what a change touches, here.
    pub(super) fn touched<'a>(&'a self, changes: &'a Changes) -> impl Iterator<Item = &'a String> {
        let files: BTreeSet<&str> = changes.files().collect();
        let is_global = changes.is_of_api();
        let touched = self.0.iter().filter(move |(_, reached)| {
            is_global || reached.iter().any(|file| files.contains(file.as_str()))
        });
        touched.map(|(name, _)| name)
    }
}

fn types(documents: &Documents) -> BTreeMap<&str, (&str, &Value)> {
    let types = documents.below("types");
    types
        .filter_map(|(path, value)| {
            let name = value["type"].as_str().or_else(|| value["enum"].as_str())?;
            Some((name, (path, value)))
        })
        .collect()
}

/// The types that the fields of a file name.
fn held(value: &Value) -> impl Iterator<Item = &str> {
    let fields = LISTS.iter().filter_map(|key| value.get(key)?.as_object());
    let written = fields
        .flatten()
        .filter_map(|(_, field)| field["type"].as_str());
    written.map(|written| {
        let inside = written
            .split_once('<')
            .map_or(written, |(_, inside)| inside);
        inside.trim_end_matches('>')
    })
}

/// The spec with those of these names alone, for a crate of this name.
pub(super) fn restricted(
    documents: &Documents,
    names: &BTreeSet<String>,
    crate_name: &str,
) -> Documents {
    let reach = Reach::of(documents);
    let wanted: BTreeSet<&String> = names
        .iter()
        .filter_map(|name| reach.0.get(name))
        .flatten()
        .collect();
    let mut restricted = documents.clone();
    for folder in ["operations", "notifications", "types"] {
        let paths: Vec<String> = documents
            .below(folder)
            .map(|(path, _)| path.to_owned())
            .collect();
        for path in paths.iter().filter(|path| !wanted.contains(path)) {
            restricted.take(path);
        }
    }
    for (_, value) in restricted.all_mut() {
        if let Some(operation) = value.as_object_mut() {
            let is_gone = operation
                .get("inquire_with")
                .and_then(Value::as_str)
                .is_some_and(|name| !names.contains(name));
            if is_gone {
                operation.shift_remove("inquire_with");
            }
        }
    }
    if let Some(api) = restricted.entries_mut("api.yaml") {
        api.insert("crate".into(), json!(crate_name));
    }
    restricted
}
