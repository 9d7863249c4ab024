//! The kinds of changes of operations.

use fastrand::Rng;
use serde_json::{Map, Value, json};

use super::field::rename_key;
use super::{Kind, another_spelling, change_one, groups, new_name, new_words, one, spec};
use crate::documents::Documents;

#[rustfmt::skip]
pub(super) const KINDS: &[Kind] = &[
    spec("operation-added", added),
    spec("operation-removed", removed),
    spec("operation-renamed", |d, rng| change(d, rng, |o, rng| { let name = new_name(rng); o.insert("operation".into(), json!(name)); true })),
    spec("operation-respelt", |d, rng| change(d, rng, |o, rng| {
        let Some(name) = o.get("operation").and_then(Value::as_str).map(another_spelling) else { return false };
        let path = format!("/v2/{}", new_name(rng));
        o.insert("operation".into(), json!(name));
        o.contains_key("path") && o.insert("path".into(), json!(path)).is_some()
    })),
    spec("operation-deprecated", |d, rng| change(d, rng, |o, rng| { o.insert("deprecated".into(), json!(new_words(rng))); true })),
    spec("operation-moved", moved),
    spec("operation-rust-name-set", |d, rng| change(d, rng, |o, rng| { let name = new_name(rng); o.insert("rust".into(), json!(name)); true })),
    spec("operation-path-changed", |d, rng| change(d, rng, |o, rng| {
        let path = format!("/v2/{}", new_name(rng));
        o.contains_key("path") && o.insert("path".into(), json!(path)).is_some()
    })),
    spec("operation-path-became-whole", |d, rng| change(d, rng, |o, _| {
        let is_below = o.contains_key("path");
        rename_key(o, "path", "whole_path");
        is_below
    })),
    spec("operation-path-became-relative", |d, rng| change(d, rng, |o, _| {
        let is_whole = o.contains_key("whole_path");
        rename_key(o, "whole_path", "path");
        is_whole
    })),
    spec("operation-method-changed", |d, rng| change(d, rng, |o, _| {
        let new = if o.contains_key("method") { "POST" } else { "PUT" };
        o.insert("method".into(), json!(new));
        true
    })),
    spec("operation-key-set", key_set),
    spec("operation-key-unset", |d, rng| change(d, rng, |o, _| o.shift_remove("idempotency_key").is_some())),
    spec("operation-repeatable-set", |d, rng| change(d, rng, |o, _| {
        let is_plain = !["idempotency_key", "authentication", "repeatable"].iter().any(|key| o.contains_key(*key));
        is_plain && o.insert("repeatable".into(), json!({ "because": "changes_nothing" })).is_none()
    })),
    spec("operation-repeatable-unset", |d, rng| change(d, rng, |o, _| o.shift_remove("repeatable").is_some())),
    spec("operation-inquiry-set", |d, rng| {
        let names: Vec<String> = d.below("operations").filter_map(|(_, o)| Some(o["operation"].as_str()?.to_owned())).collect();
        let name = one(rng, &names)?.clone();
        let file = pick(d, rng, |_| true)?;
        d.entries_mut(&file)?.insert("inquire_with".into(), json!(name));
        Some(format!("{file} to {name}"))
    }),
    spec("operation-inquiry-unset", |d, rng| change(d, rng, |o, _| o.shift_remove("inquire_with").is_some())),
    spec("operation-summary-changed", |d, rng| change(d, rng, |o, rng| { o.insert("summary".into(), json!(new_words(rng))); true })),
    spec("operation-note-changed", |d, rng| change(d, rng, |o, rng| { o.insert("note".into(), json!(new_words(rng))); true })),
    spec("operation-docs-changed", |d, rng| change(d, rng, |o, rng| { o.insert("docs".into(), json!(format!("https://docs.example/{}", new_name(rng)))); true })),
    spec("operation-source-changed", |d, rng| change(d, rng, |o, _| {
        let fields = o.get("request").and_then(Value::as_object).into_iter().flat_map(Map::values);
        let other = fields.filter_map(|field| field.get("source")).find(|source| Some(*source) != o.get("source")).cloned();
        other.is_some_and(|source| o.insert("source".into(), source).is_some())
    })),
];

/// The file of a random operation that fits.
pub(super) fn pick(
    documents: &Documents,
    rng: &mut Rng,
    fits: impl Fn(&Map<String, Value>) -> bool,
) -> Option<String> {
    let files: Vec<&str> = documents
        .below("operations")
        .filter(|(_, value)| value.as_object().is_some_and(&fits))
        .map(|(path, _)| path)
        .collect();
    one(rng, &files).map(|file| (*file).to_owned())
}

/// Changes random operations until one lets itself be changed.
pub(super) fn change(
    documents: &mut Documents,
    rng: &mut Rng,
    change: fn(&mut Map<String, Value>, &mut Rng) -> bool,
) -> Option<String> {
    change_one(documents, rng, "operations", change)
}

fn added(documents: &mut Documents, rng: &mut Rng) -> Option<String> {
    let file = pick(documents, rng, |operation| operation.contains_key("path"))?;
    let mut operation = documents.entries(&file)?.clone();
    let name = new_name(rng);
    operation.insert("operation".into(), json!(name));
    operation.insert("path".into(), json!(format!("/v1/{name}")));
    operation.shift_remove("rust");
    let group = file.rsplit_once('/')?.0;
    let new = format!("{group}/{name}.yaml");
    documents.put(new.clone(), Value::Object(operation));
    Some(format!("{new}, as {file}"))
}

fn removed(documents: &mut Documents, rng: &mut Rng) -> Option<String> {
    let file = pick(documents, rng, |_| true)?;
    let operation = documents.take(&file)?;
    for (_, other) in documents.all_mut() {
        let other = other.as_object_mut();
        if let Some(other) =
            other.filter(|other| other.get("inquire_with") == operation.get("operation"))
        {
            other.shift_remove("inquire_with");
        }
    }
    Some(file)
}

fn moved(documents: &mut Documents, rng: &mut Rng) -> Option<String> {
    let file = pick(documents, rng, |_| true)?;
    let groups = groups(documents)?;
    let group = one(rng, &groups)?;
    let name = file.rsplit_once('/')?.1.to_owned();
    let new = format!("operations/{group}/{name}");
    if documents.entries(&new).is_some() {
        return None;
    }
    let operation = documents.take(&file)?;
    documents.put(new.clone(), operation);
    Some(format!("{file} to {group}"))
}

fn key_set(documents: &mut Documents, rng: &mut Rng) -> Option<String> {
    let required = |operation: &Map<String, Value>| -> Vec<String> {
        let fields = operation.get("request").and_then(Value::as_object);
        let texts = fields
            .into_iter()
            .flatten()
            .filter(|(_, field)| field["type"] == "string" && field["required"] == true);
        texts.map(|(name, _)| name.clone()).collect()
    };
    let file = pick(documents, rng, |operation| !required(operation).is_empty())?;
    let operation = documents.entries_mut(&file)?;
    let names = required(operation);
    let name = one(rng, &names)?;
    operation.insert("idempotency_key".into(), json!(name));
    Some(format!("{file} to {name}"))
}
