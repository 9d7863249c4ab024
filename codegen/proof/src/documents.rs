//! A spec folder as documents: what its files say, without where and how it is written.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use serde_json::{Map, Value};

use crate::error::{Error, at};

/// The file of what holds for the whole API.
const API: &str = "api.yaml";

/// The files by their paths below the folder, with `/` on every system.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Documents(BTreeMap<String, Value>);

impl Documents {
    /// Reads every YAML file below a folder.
    pub(crate) fn read(folder: &Path) -> Result<Self, Error> {
        let mut documents = Self::default();
        documents.read_below(folder, "")?;
        Ok(documents)
    }

    /// What the files of a spec say, by their paths.
    pub(crate) fn of(files: &BTreeMap<String, String>) -> Result<Self, Error> {
        let mut documents = Self::default();
        for (path, text) in files {
            documents.add(path, text)?;
        }
        Ok(documents)
    }

    fn add(&mut self, path: &str, text: &str) -> Result<(), Error> {
        let value = parsed(text).map_err(|error| Error::Yaml {
            path: path.to_owned(),
            message: error.to_string(),
        })?;
        self.put(path, value);
        Ok(())
    }

    fn read_below(&mut self, folder: &Path, prefix: &str) -> Result<(), Error> {
        for entry in fs::read_dir(folder).map_err(at(folder))? {
            let path = entry.map_err(at(folder))?.path();
            let Some(name) = path.file_name().and_then(|name| name.to_str()) else {
                continue;
            };
            let relative = format!("{prefix}{name}");
            if path.is_dir() {
                self.read_below(&path, &format!("{relative}/"))?;
            } else if name.ends_with(".yaml") {
                let text = fs::read_to_string(&path).map_err(at(&path))?;
                self.add(&relative, &text)?;
            }
        }
        Ok(())
    }

    /// Takes every sample out. A sample vetoes most changes of the fields that it shows, and no verdict rests on it.
    pub(crate) fn without_samples(mut self) -> Self {
        for document in self.0.values_mut() {
            let Some(entries) = document.as_object_mut() else {
                continue;
            };
            entries.shift_remove("samples");
            let scenarios = entries.get_mut("scenarios").and_then(Value::as_object_mut);
            for (_, scenario) in scenarios.into_iter().flatten() {
                if let Some(scenario) = scenario.as_object_mut() {
                    scenario.shift_remove("samples");
                }
            }
        }
        self
    }

    /// Every path below a folder of the spec.
    pub(crate) fn below<'a>(&'a self, folder: &str) -> impl Iterator<Item = (&'a str, &'a Value)> {
        let prefix = format!("{folder}/");
        self.0
            .iter()
            .filter(move |(path, _)| path.starts_with(&prefix))
            .map(|(path, value)| (path.as_str(), value))
    }

    /// One file; empty if it is no mapping.
    pub(crate) fn entries(&self, path: &str) -> Option<&Map<String, Value>> {
        self.0.get(path)?.as_object()
    }

    /// One file, to be changed.
    pub(crate) fn entries_mut(&mut self, path: &str) -> Option<&mut Map<String, Value>> {
        self.0.get_mut(path)?.as_object_mut()
    }

    /// The text of a key at the top of a file.
    pub(crate) fn text(&self, path: &str, key: &str) -> Option<&str> {
        self.entries(path)?.get(key)?.as_str()
    }

    /// Every file.
    #[cfg(test)]
    pub(crate) fn all(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.0.iter().map(|(path, value)| (path.as_str(), value))
    }

    /// Every file, to be changed.
    pub(crate) fn all_mut(&mut self) -> impl Iterator<Item = (&str, &mut Value)> {
        self.0
            .iter_mut()
            .map(|(path, value)| (path.as_str(), value))
    }

    /// Puts a file, or another one in its place.
    pub(crate) fn put(&mut self, path: impl Into<String>, value: Value) {
        self.0.insert(path.into(), value);
    }

    /// Takes a file out.
    pub(crate) fn take(&mut self, path: &str) -> Option<Value> {
        self.0.remove(path)
    }

    /// The files that differ from those of another folder: what stands in them here, or that they are gone. What holds for
    /// the whole API stands in one file, of which each part counts as a file of its own.
    pub(crate) fn changes_from(&self, base: &Self) -> Changes {
        let (own, others) = (self.apart(), base.apart());
        let paths: BTreeSet<&String> = own.keys().chain(others.keys()).collect();
        let value = |of: &BTreeMap<String, &Value>, path: &str| of.get(path).copied().cloned();
        let changed = paths
            .into_iter()
            .filter(|path| !is_same(own.get(*path), others.get(*path)));
        Changes(
            changed
                .map(|path| (path.clone(), value(&own, path)))
                .collect(),
        )
    }

    fn apart(&self) -> BTreeMap<String, &Value> {
        let mut files = BTreeMap::new();
        for (path, value) in &self.0 {
            match value.as_object() {
                Some(parts) if path == API => {
                    files.extend(
                        parts
                            .iter()
                            .map(|(key, value)| (format!("{API}/{key}"), value)),
                    );
                }
                _ => {
                    files.insert(path.clone(), value);
                }
            }
        }
        files
    }

    /// These files with those of the changes in their place.
    pub(crate) fn with(&self, changes: &Changes) -> Self {
        let mut documents = self.clone();
        for (path, value) in &changes.0 {
            let part = path
                .strip_prefix(API)
                .and_then(|rest| rest.strip_prefix('/'));
            match (part, value) {
                (None, Some(value)) => documents.put(path.clone(), value.clone()),
                (None, None) => {
                    documents.take(path);
                }
                (Some(key), value) => {
                    if let Some(api) = documents.entries_mut(API) {
                        match value {
                            Some(value) => api.insert(key.to_owned(), value.clone()),
                            None => api.shift_remove(key),
                        };
                    }
                }
            }
        }
        documents
    }

    /// The text of each file. JSON is YAML, and a source that nothing names any more is left out, since a change elsewhere
    /// may have taken the last one that named it.
    pub(crate) fn texts(&self) -> BTreeMap<String, String> {
        let mut named = BTreeSet::new();
        for value in self.0.values() {
            collect_sources(value, &mut named);
        }
        let mut documents = self.clone();
        let sources = documents
            .entries_mut("api.yaml")
            .and_then(|api| api.get_mut("sources"))
            .and_then(Value::as_object_mut);
        if let Some(sources) = sources {
            sources.retain(|name, _| named.contains(name));
        }
        documents
            .0
            .into_iter()
            .map(|(path, value)| (path, format!("{value:#}\n")))
            .collect()
    }
}

/// Whether two files say the same in the same order, which the comparison of values passes over.
fn is_same(one: Option<&&Value>, other: Option<&&Value>) -> bool {
    one == other && one.map(|value| value.to_string()) == other.map(|value| value.to_string())
}

/// What differs from other documents, file by file.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Changes(BTreeMap<String, Option<Value>>);

impl Changes {
    /// The files.
    pub(crate) fn files(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// Whether it is one of what holds for the whole API.
    pub(crate) fn is_of_api(&self) -> bool {
        self.files().any(|path| path.starts_with(API))
    }

    /// Whether no file is changed by both.
    pub(crate) fn is_apart_from(&self, others: &BTreeSet<String>) -> bool {
        self.0.keys().all(|path| !others.contains(path))
    }
}

/// What a file says. `Y` and `N` are texts, as they are to the loader.
fn parsed(text: &str) -> Result<Value, serde_yaml::Error> {
    let options = serde_yaml::options! { strict_booleans: true };
    serde_yaml::from_str_with_options(text, options)
}

fn collect_sources<'a>(value: &'a Value, named: &mut BTreeSet<&'a String>) {
    match value {
        Value::Object(entries) => {
            for (key, value) in entries {
                match value {
                    Value::String(name) if key == "source" => {
                        named.insert(name);
                    }
                    _ => collect_sources(value, named),
                }
            }
        }
        Value::Array(items) => {
            for item in items {
                collect_sources(item, named);
            }
        }
        _ => {}
    }
}
