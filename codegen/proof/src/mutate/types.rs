//! The kinds of changes of shared types.

use fastrand::Rng;
use serde_json::{Map, Value, json};

use super::field::{fields_mut, item, lists, rename_key};
use super::{Kind, another_spelling, change_one, files, new_name, new_words, one, spec};
use crate::documents::Documents;

#[rustfmt::skip]
pub(super) const KINDS: &[Kind] = &[
    spec("type-added", added),
    spec("type-removed", removed),
    spec("type-renamed", renamed),
    spec("type-rust-name-set", |d, rng| change(d, rng, |t, rng| { let name = format!("Zed{}", rng.u16(..)); t.insert("rust".into(), json!(name)); true })),
    spec("type-rust-name-unset", |d, rng| change(d, rng, |t, _| t.shift_remove("rust").is_some())),
    spec("type-summary-changed", |d, rng| change(d, rng, |t, rng| { t.insert("summary".into(), json!(new_words(rng))); true })),
    spec("type-note-changed", |d, rng| change(d, rng, |t, rng| { t.insert("note".into(), json!(new_words(rng))); true })),
    spec("type-source-changed", source_changed),
    spec("object-to-enum", |d, rng| change(d, rng, |t, rng| {
        let Some(name) = t.shift_remove("type") else { return false };
        for key in ["fields", "money", "samples"] { t.shift_remove(key); }
        t.insert("enum".into(), name);
        t.insert("values".into(), json!({ "FIRST": { "summary": new_words(rng) } }));
        true
    })),
    spec("enum-to-object", |d, rng| change(d, rng, |t, rng| {
        let Some(name) = t.shift_remove("enum") else { return false };
        t.shift_remove("values");
        t.insert("type".into(), name);
        t.insert("fields".into(), json!({ "first": { "type": "string", "summary": new_words(rng) } }));
        true
    })),
    spec("money-unset", |d, rng| change(d, rng, |t, _| t.shift_remove("money").is_some())),
    spec("enum-value-added", |d, rng| of_values(d, rng, |values, rng| {
        values.insert(new_name(rng).to_uppercase(), json!({ "summary": new_words(rng) }));
        true
    })),
    spec("enum-value-removed", |d, rng| of_values(d, rng, |values, rng| {
        let names: Vec<String> = values.keys().cloned().collect();
        one(rng, &names).is_some_and(|name| values.shift_remove(name).is_some())
    })),
    spec("enum-value-respelt", |d, rng| of_values(d, rng, |values, rng| {
        let names: Vec<String> = values.keys().cloned().collect();
        one(rng, &names).is_some_and(|name| { rename_key(values, name, &another_spelling(name)); true })
    })),
    spec("enum-value-rust-name-set", |d, rng| of_value(d, rng, |value, rng| { value.insert("rust".into(), json!(format!("Zed{}", rng.u16(..)))); true })),
    spec("enum-value-deprecated", |d, rng| of_value(d, rng, |value, rng| { value.insert("deprecated".into(), json!(new_words(rng))); true })),
    spec("enum-value-undeprecated", |d, rng| of_value(d, rng, |value, _| value.shift_remove("deprecated").is_some())),
    spec("enum-value-summary-changed", |d, rng| of_value(d, rng, |value, rng| { value.insert("summary".into(), json!(new_words(rng))); true })),
];

fn source_changed(documents: &mut Documents, rng: &mut Rng) -> Option<String> {
    let sources = documents.entries("api.yaml")?.get("sources")?.as_object()?;
    let names: Vec<String> = sources.keys().cloned().collect();
    let (files, name) = (files(documents, "types"), one(rng, &names)?);
    let file = one(rng, &files)?;
    let held = documents.entries_mut(file)?;
    held.insert("source".into(), json!(name));
    Some(format!("{file} to {name}"))
}

/// The key that names an object or an enum.
fn naming_key(held: &Map<String, Value>) -> &'static str {
    match held.contains_key("type") {
        true => "type",
        false => "enum",
    }
}

fn name(documents: &Documents, file: &str) -> Option<String> {
    let name = documents
        .text(file, "type")
        .or_else(|| documents.text(file, "enum"));
    name.map(str::to_owned)
}

/// Changes random types until one lets itself be changed.
fn change(
    documents: &mut Documents,
    rng: &mut Rng,
    change: fn(&mut Map<String, Value>, &mut Rng) -> bool,
) -> Option<String> {
    change_one(documents, rng, "types", change)
}

/// Changes the values of random enums until one lets itself be changed.
fn of_values(
    documents: &mut Documents,
    rng: &mut Rng,
    change: fn(&mut Map<String, Value>, &mut Rng) -> bool,
) -> Option<String> {
    change_one(documents, rng, "types", |held, rng| {
        let values = held.get_mut("values").and_then(Value::as_object_mut);
        values.is_some_and(|values| change(values, rng))
    })
}

/// Changes random values of enums until one lets itself be changed.
fn of_value(
    documents: &mut Documents,
    rng: &mut Rng,
    change: fn(&mut Map<String, Value>, &mut Rng) -> bool,
) -> Option<String> {
    let mut files = files(documents, "types");
    rng.shuffle(&mut files);
    files.into_iter().find_map(|file| {
        let values = documents
            .entries_mut(&file)?
            .get_mut("values")?
            .as_object_mut()?;
        let mut values: Vec<(&String, &mut Value)> = values.iter_mut().collect();
        rng.shuffle(&mut values);
        let mut values = values.into_iter();
        let (name, _) = values.find_map(|(name, value)| {
            let entries = value.as_object_mut()?;
            change(entries, rng).then_some((name, ()))
        })?;
        Some(format!("{file} {name}"))
    })
}

/// A copy of a type under another name, and an optional field that holds it.
fn added(documents: &mut Documents, rng: &mut Rng) -> Option<String> {
    let files = files(documents, "types");
    let file = one(rng, &files)?;
    let mut copy = documents.entries(file)?.clone();
    let new = format!("Zed{}", rng.u16(..));
    let key = naming_key(&copy);
    copy.insert(key.into(), json!(new));
    copy.shift_remove("rust");
    documents.put(
        format!("types/{}.yaml", new.to_lowercase()),
        Value::Object(copy),
    );
    let lists = lists(documents);
    let list = one(rng, &lists)?;
    let field = new_name(rng);
    let entry = json!({ "type": new, "summary": new_words(rng) });
    fields_mut(documents, list)?.insert(field.clone(), entry);
    Some(format!(
        "{new}, as {file}, in {} {}.{field}",
        list.file, list.key
    ))
}

/// A type and every field that holds it.
fn removed(documents: &mut Documents, rng: &mut Rng) -> Option<String> {
    let mut files = files(documents, "types");
    rng.shuffle(&mut files);
    let file = files
        .into_iter()
        .find(|file| name(documents, file).is_some_and(|name| holders(documents, &name) <= 2))?;
    let name = name(documents, &file)?;
    documents.take(&file);
    for list in lists(documents) {
        if let Some(fields) = fields_mut(documents, &list) {
            fields.retain(|_, field| field["type"].as_str().map(item) != Some(&name));
        }
    }
    Some(file)
}

fn holders(documents: &Documents, name: &str) -> usize {
    super::field::sites(documents, |field| field.item() == name).len()
}

/// Another name in the API, everywhere.
fn renamed(documents: &mut Documents, rng: &mut Rng) -> Option<String> {
    let files = files(documents, "types");
    let file = one(rng, &files)?;
    let old = name(documents, file)?;
    let new = format!("Zed{}", rng.u16(..));
    let held = documents.entries_mut(file)?;
    let key = naming_key(held);
    held.insert(key.into(), json!(new));
    for list in lists(documents) {
        for (_, field) in fields_mut(documents, &list).into_iter().flatten() {
            let written = field["type"].as_str().unwrap_or_default();
            if item(written) == old {
                field["type"] = json!(written.replace(&old, &new));
            }
        }
    }
    Some(format!("{old} to {new}"))
}
