//! The kinds of changes of fields.

use serde_json::{Map, Value, json};

use super::field::{Facts, FieldKind, SCALARS, fields_mut, lists, rename_key, sites};
use super::{Change, Kind, another_spelling, new_name, new_words, one, spec};
use crate::documents::Documents;

/// A change of one field that fits.
const fn field(
    name: &'static str,
    fits: fn(&Facts<'_>) -> bool,
    change: fn(&mut Map<String, Value>, &mut fastrand::Rng, &Documents),
) -> Kind {
    Kind {
        name,
        change: Change::Field(FieldKind { fits, change }),
    }
}

/// A limit that can be set, unset, tightened and loosened.
macro_rules! limit {
    ($name:literal, $key:literal, $fits:expr, set $set:literal, tighter $tighter:literal) => {
        &[
            field(
                concat!("field-", $name, "-set"),
                |f| $fits(f) && !f.has($key),
                |f, _, _| {
                    f.insert($key.into(), json!($set));
                },
            ),
            field(
                concat!("field-", $name, "-unset"),
                |f| f.has($key),
                |f, _, _| {
                    f.shift_remove($key);
                },
            ),
            field(
                concat!("field-", $name, "-tightened"),
                |f| f.number($key).is_some(),
                |f, _, _| {
                    let now = f[$key].as_i64().unwrap_or_default();
                    f.insert($key.into(), json!(now + $tighter));
                },
            ),
            field(
                concat!("field-", $name, "-loosened"),
                |f| f.number($key).is_some(),
                |f, _, _| {
                    let now = f[$key].as_i64().unwrap_or_default();
                    f.insert($key.into(), json!(now - $tighter));
                },
            ),
        ]
    };
}

const MIN_LENGTH: &[Kind; 4] =
    limit!("min-length", "min_length", |f: &Facts<'_>| f.is_plain_text(), set 2, tighter 1);
const MAX_LENGTH: &[Kind; 4] =
    limit!("max-length", "max_length", |f: &Facts<'_>| f.has_length(), set 80, tighter -3);
const MIN: &[Kind; 4] = limit!("min", "min", |f: &Facts<'_>| f.is_number(), set 3, tighter 2);
const MAX: &[Kind; 4] = limit!("max", "max", |f: &Facts<'_>| f.is_number(), set 5000, tighter -2);
const MIN_ITEMS: &[Kind; 4] =
    limit!("min-items", "min_items", |f: &Facts<'_>| !f.is_single(), set 2, tighter 1);
const MAX_ITEMS: &[Kind; 4] =
    limit!("max-items", "max_items", |f: &Facts<'_>| !f.is_single(), set 9, tighter -1);

/// The tables, one after another.
pub(super) const TABLES: &[&[Kind]] = &[
    PRESENCE, SHAPES, MIN_LENGTH, MAX_LENGTH, MIN, MAX, MIN_ITEMS, MAX_ITEMS, VALUES, WORDS,
];

#[rustfmt::skip]
const PRESENCE: &[Kind] = &[
    spec("field-added-required", |d, rng| added(d, rng, json!(true))),
    spec("field-added-optional", |d, rng| added(d, rng, json!(false))),
    spec("field-added-unknown", |d, rng| added(d, rng, json!("unknown"))),
    spec("field-removed-required", |d, rng| removed(d, rng, true)),
    spec("field-removed-optional", |d, rng| removed(d, rng, false)),
    spec("field-renamed", renamed),
    spec("field-respelt", respelt),
    spec("fields-reordered", reordered),
    field("field-required-learned", |f| f.text("required").is_some(), |f, _, _| { f.insert("required".into(), json!(true)); }),
    field("field-required-set", |f| !f.is_required() && f.text("required").is_none() && f.is_single(), |f, _, _| { f.insert("required".into(), json!(true)); }),
    field("field-required-unset", |f| f.is_required() && f.is_single(), |f, _, _| { f.shift_remove("required"); }),
    field("collection-required-set", |f| !f.is_required() && f.text("required").is_none() && !f.is_single(), |f, _, _| { f.insert("required".into(), json!(true)); }),
    field("collection-required-unset", |f| f.is_required() && !f.is_single(), |f, _, _| { f.shift_remove("required"); }),
    field("field-required-unknown", |f| !f.is_required() && f.text("required").is_none(), |f, _, _| { f.insert("required".into(), json!("unknown")); }),
    field("field-required-known", |f| f.text("required").is_some(), |f, _, _| { f.shift_remove("required"); }),
];

#[rustfmt::skip]
const SHAPES: &[Kind] = &[
    field("field-scalar-changed", |f| f.is_scalar(), |f, rng, _| {
        let new = one(rng, &SCALARS).copied().unwrap_or("string");
        replace_item(f, new);
    }),
    field("field-text-to-scalar", |f| f.is_plain_text(), |f, rng, _| {
        let new = one(rng, &SCALARS[1..]).copied().unwrap_or("url");
        replace_item(f, new);
    }),
    field("field-scalar-to-text", |f| f.is_scalar() && !f.is_plain_text(), |f, _, _| replace_item(f, "string")),
    field("field-text-to-enum", |f| f.is_plain_text(), |f, rng, d| replace_by_type(f, rng, d, "enum")),
    field("field-enum-to-text", |f| f.is_enum(), |f, _, _| replace_item(f, "string")),
    field("field-enum-to-enum", |f| f.is_enum(), |f, rng, d| replace_by_type(f, rng, d, "enum")),
    field("field-object-to-text", |f| f.is_object(), |f, _, _| replace_item(f, "string")),
    field("field-text-to-object", |f| f.is_plain_text(), |f, rng, d| replace_by_type(f, rng, d, "type")),
    field("field-object-to-object", |f| f.is_object(), |f, rng, d| replace_by_type(f, rng, d, "type")),
    field("field-single-to-list", |f| f.is_single(), |f, _, _| wrap(f, "list<")),
    field("field-list-to-single", |f| f.is_list(), |f, _, _| wrap(f, "")),
    field("field-single-to-map", |f| f.is_single() && (f.is_plain_text() || f.is_object()), |f, _, _| wrap(f, "map<")),
    field("field-map-to-single", |f| f.is_map(), |f, _, _| wrap(f, "")),
    field("field-list-to-map", |f| f.is_list() && (f.is_plain_text() || f.is_object()), |f, _, _| wrap(f, "map<")),
    field("field-map-to-list", |f| f.is_map(), |f, _, _| wrap(f, "list<")),
    field("field-boxed-set", |f| f.is_single() && f.is_object() && !f.has("boxed"), |f, _, _| { f.insert("boxed".into(), json!(true)); }),
    field("field-wire-native", |f| (f.is_number() || f.item() == "bool") && !f.has("wire"), |f, _, _| { f.insert("wire".into(), json!("native")); }),
    field("field-wire-string", |f| f.has("wire"), |f, _, _| { f.shift_remove("wire"); }),
    field("field-rust-name-set", |f| !f.has("rust"), |f, rng, _| { f.insert("rust".into(), json!(new_name(rng))); }),
    field("field-rust-name-unset", |f| f.has("rust"), |f, _, _| { f.shift_remove("rust"); }),
];

#[rustfmt::skip]
const VALUES: &[Kind] = &[
    field("field-pattern-set", |f| f.is_plain_text() && !f.has("pattern") && !f.has("fixed"), |f, _, _| { f.insert("pattern".into(), json!("[0-9A-Za-z_-]+")); }),
    field("field-pattern-unset", |f| f.has("pattern"), |f, _, _| { f.shift_remove("pattern"); }),
    field("field-pattern-changed", |f| f.has("pattern"), |f, _, _| { f.insert("pattern".into(), json!("[A-Z]{2,9}")); }),
    field("field-fixed-set", |f| f.is_plain_text() && f.is_single() && !f.has("one_of"), |f, _, _| { f.insert("fixed".into(), json!("FIXED")); }),
    field("field-fixed-unset", |f| f.has("fixed"), |f, _, _| { f.shift_remove("fixed"); }),
    field("field-fixed-changed", |f| f.has("fixed"), |f, _, _| { f.insert("fixed".into(), json!("OTHER")); }),
    field("field-one-of-set", |f| f.is_plain_text() && !f.has("fixed") && !f.has("one_of"), |f, _, _| { f.insert("one_of".into(), json!(["ONE", "TWO", "THREE"])); }),
    field("field-one-of-unset", |f| f.has("one_of"), |f, _, _| { f.shift_remove("one_of"); }),
    field("field-one-of-value-added", |f| f.has("one_of"), |f, _, _| {
        if let Some(values) = f["one_of"].as_array_mut() { values.push(json!("FOUR")); }
    }),
    field("field-one-of-value-removed", |f| f.has("one_of"), |f, _, _| {
        if let Some(values) = f["one_of"].as_array_mut() { values.pop(); }
    }),
    field("field-sensitive-set", |f| !f.has("sensitive"), |f, _, _| { f.insert("sensitive".into(), json!(true)); }),
    field("field-sensitive-unset", |f| f.has("sensitive"), |f, _, _| { f.shift_remove("sensitive"); }),
];

#[rustfmt::skip]
const WORDS: &[Kind] = &[
    field("field-deprecated-set", |f| !f.has("deprecated"), |f, rng, _| { f.insert("deprecated".into(), json!(new_words(rng))); }),
    field("field-deprecated-unset", |f| f.has("deprecated"), |f, _, _| { f.shift_remove("deprecated"); }),
    field("field-deprecated-changed", |f| f.has("deprecated"), |f, rng, _| { f.insert("deprecated".into(), json!(new_words(rng))); }),
    field("field-summary-changed", |_| true, |f, rng, _| { f.insert("summary".into(), json!(new_words(rng))); }),
    field("field-note-changed", |_| true, |f, rng, _| { f.insert("note".into(), json!(new_words(rng))); }),
    field("field-note-removed", |f| f.has("note"), |f, _, _| { f.shift_remove("note"); }),
    field("field-source-changed", |f| f.has("source"), |f, rng, d| {
        let sources = d.entries("api.yaml").and_then(|api| api.get("sources")).and_then(Value::as_object);
        let names: Vec<&String> = sources.into_iter().flat_map(Map::keys).collect();
        if let Some(name) = one(rng, &names) { f.insert("source".into(), json!(name)); }
    }),
    field("field-since-set", |f| !f.has("since"), |f, _, _| { f.insert("since".into(), json!("2026-02-03")); }),
    field("field-since-changed", |f| f.has("since"), |f, _, _| { f.insert("since".into(), json!("2026-03-04")); }),
    field("field-since-unset", |f| f.has("since"), |f, _, _| { f.shift_remove("since"); }),
];

/// Limits that belong to what a field held, and not to what it holds now.
fn drop_limits(field: &mut Map<String, Value>) {
    for key in [
        "min_length",
        "max_length",
        "min",
        "max",
        "pattern",
        "fixed",
        "one_of",
        "wire",
        "boxed",
    ] {
        field.shift_remove(key);
    }
}

/// Puts another item into a field, within the same list or map.
fn replace_item(field: &mut Map<String, Value>, new: &str) {
    let written = field
        .get("type")
        .and_then(Value::as_str)
        .unwrap_or_default();
    let held = super::field::item(written);
    let replaced = written.replace(held, new);
    field.insert("type".into(), json!(replaced));
    drop_limits(field);
}

fn replace_by_type(
    field: &mut Map<String, Value>,
    rng: &mut fastrand::Rng,
    documents: &Documents,
    key: &str,
) {
    let names: Vec<&str> = documents
        .below("types")
        .filter_map(|(_, value)| value.get(key)?.as_str())
        .collect();
    if let Some(name) = one(rng, &names) {
        replace_item(field, name);
    }
}

/// Puts another container around what a field holds.
fn wrap(field: &mut Map<String, Value>, opening: &str) {
    let written = field
        .get("type")
        .and_then(Value::as_str)
        .unwrap_or_default();
    let held = super::field::item(written);
    let wrapped = match opening {
        "" => held.to_owned(),
        opening => format!("{opening}{held}>"),
    };
    field.insert("type".into(), json!(wrapped));
    for key in ["min_items", "max_items", "boxed", "fixed"] {
        field.shift_remove(key);
    }
}

fn added(documents: &mut Documents, rng: &mut fastrand::Rng, required: Value) -> Option<String> {
    let lists = lists(documents);
    let list = one(rng, &lists)?;
    let name = new_name(rng);
    let written = *one(
        rng,
        &[
            "string",
            "u64",
            "bool",
            "url",
            "list<string>",
            "Amount",
            "datetime",
            "map<string>",
        ],
    )?;
    let fields = fields_mut(documents, list)?;
    let source = fields
        .values()
        .find_map(|field| field.get("source"))
        .cloned();
    let mut field = json!({ "type": written, "required": required, "summary": new_words(rng) });
    if let (Some(source), Some(entries)) = (source, field.as_object_mut()) {
        entries.insert("source".into(), source);
    }
    fields.insert(name.clone(), field);
    Some(format!("{} {}.{name}: {written}", list.file, list.key))
}

fn removed(
    documents: &mut Documents,
    rng: &mut fastrand::Rng,
    is_required: bool,
) -> Option<String> {
    let sites = sites(documents, |field| field.is_required() == is_required);
    let site = one(rng, &sites)?;
    fields_mut(documents, &site.list)?.shift_remove(&site.name);
    if site.list.key == "request" {
        forget(documents, &site.list.file, &site.name);
    }
    Some(site.shown())
}

/// Takes a field out of the scenarios of its operation.
fn forget(documents: &mut Documents, file: &str, name: &str) {
    let Some(entries) = documents.entries_mut(file) else {
        return;
    };
    let scenarios = entries.get_mut("scenarios").and_then(Value::as_object_mut);
    for scenario in scenarios.into_iter().flat_map(Map::values_mut) {
        if let Some(required) = scenario.get_mut("required").and_then(Value::as_array_mut) {
            required.retain(|one| one != name);
        }
        if let Some(fixed) = scenario.get_mut("fixed").and_then(Value::as_object_mut) {
            fixed.shift_remove(name);
        }
    }
}

/// Writes the name of a field in another way, and keeps its name in Rust.
fn respelt(documents: &mut Documents, rng: &mut fastrand::Rng) -> Option<String> {
    let sites = sites(documents, |field| !field.has("rust"));
    let site = one(rng, &sites)?;
    let (file, name) = (&site.list.file, &site.name);
    let new = another_spelling(name);
    rename_key(fields_mut(documents, &site.list)?, name, &new);
    if site.list.key == "request" {
        let entries = documents.entries_mut(file)?;
        rename_in_operation(entries, name, &new);
    }
    Some(format!("{} to {new}", site.shown()))
}

/// Renames a field wherever its operation speaks of it.
fn rename_in_operation(entries: &mut Map<String, Value>, old: &str, new: &str) {
    if entries.get("idempotency_key") == Some(&json!(old)) {
        entries.insert("idempotency_key".into(), json!(new));
    }
    let scenarios = entries.get_mut("scenarios").and_then(Value::as_object_mut);
    for scenario in scenarios.into_iter().flat_map(Map::values_mut) {
        if let Some(fixed) = scenario.get_mut("fixed").and_then(Value::as_object_mut) {
            rename_key(fixed, old, new);
        }
        let required = scenario.get_mut("required").and_then(Value::as_array_mut);
        for name in required.into_iter().flatten().filter(|name| **name == old) {
            *name = json!(new);
        }
    }
}

fn renamed(documents: &mut Documents, rng: &mut fastrand::Rng) -> Option<String> {
    let sites = sites(documents, |_| true);
    let site = one(rng, &sites)?;
    let name = new_name(rng);
    rename_key(fields_mut(documents, &site.list)?, &site.name, &name);
    Some(format!("{} to {name}", site.shown()))
}

fn reordered(documents: &mut Documents, rng: &mut fastrand::Rng) -> Option<String> {
    let lists = lists(documents);
    let list = one(rng, &lists)?;
    let fields = fields_mut(documents, list)?;
    let mut entries: Vec<(String, Value)> = std::mem::take(fields).into_iter().collect();
    rng.shuffle(&mut entries);
    *fields = entries.into_iter().collect();
    Some(format!("{} {}", list.file, list.key))
}
