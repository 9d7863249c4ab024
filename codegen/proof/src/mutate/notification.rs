//! The kinds of changes of notifications.

use fastrand::Rng;
use serde_json::{Map, Value, json};

use super::{Kind, change_one, groups, new_name, new_words, one, spec};
use crate::documents::Documents;

#[rustfmt::skip]
pub(super) const KINDS: &[Kind] = &[
    spec("notification-added", added),
    spec("notification-removed", |d, rng| { let file = pick(d, rng)?; d.take(&file)?; Some(file) }),
    spec("notification-renamed", |d, rng| change(d, rng, |n, rng| { let name = new_name(rng); n.insert("notification".into(), json!(name)); true })),
    spec("notification-moved", moved),
    spec("notification-rust-name-set", |d, rng| change(d, rng, |n, rng| { let name = new_name(rng); n.insert("rust".into(), json!(name)); true })),
    spec("notification-value-added", |d, rng| change(d, rng, |n, _| values(n).is_some_and(|all| { all.push(json!("ANOTHER")); true }))),
    spec("notification-value-removed", |d, rng| change(d, rng, |n, _| values(n).is_some_and(|all| all.len() > 1 && all.pop().is_some()))),
    spec("notification-field-added", |d, rng| change(d, rng, |n, rng| {
        let names: Vec<String> = n.get("body").and_then(Value::as_object).into_iter().flat_map(|body| body.keys().cloned()).collect();
        let Some(name) = one(rng, &names) else { return false };
        let Some(recognized) = n.get_mut("recognized_by").and_then(Value::as_object_mut) else { return false };
        let fields = recognized.entry("fields").or_insert_with(|| json!([])).as_array_mut();
        fields.filter(|fields| !fields.iter().any(|one| one == name)).is_some_and(|fields| { fields.push(json!(name)); true })
    })),
    spec("notification-field-removed", |d, rng| change(d, rng, |n, _| {
        let fields = n.get_mut("recognized_by").and_then(|all| all.get_mut("fields")).and_then(Value::as_array_mut);
        fields.is_some_and(|fields| fields.pop().is_some())
    })),
    spec("notification-summary-changed", |d, rng| change(d, rng, |n, rng| { n.insert("summary".into(), json!(new_words(rng))); true })),
    spec("notification-note-changed", |d, rng| change(d, rng, |n, rng| { n.insert("note".into(), json!(new_words(rng))); true })),
    spec("notification-docs-changed", |d, rng| change(d, rng, |n, rng| { n.insert("docs".into(), json!(format!("https://docs.example/{}", new_name(rng)))); true })),
];

/// The values that the first field must have by which it is recognized.
fn values(notification: &mut Map<String, Value>) -> Option<&mut Vec<Value>> {
    let values = notification
        .get_mut("recognized_by")?
        .get_mut("values")?
        .as_object_mut()?;
    values.values_mut().next()?.as_array_mut()
}

fn pick(documents: &Documents, rng: &mut Rng) -> Option<String> {
    let files: Vec<&str> = documents
        .below("notifications")
        .map(|(path, _)| path)
        .collect();
    one(rng, &files).map(|file| (*file).to_owned())
}

fn change(
    documents: &mut Documents,
    rng: &mut Rng,
    change: fn(&mut Map<String, Value>, &mut Rng) -> bool,
) -> Option<String> {
    change_one(documents, rng, "notifications", change)
}

fn added(documents: &mut Documents, rng: &mut Rng) -> Option<String> {
    let file = pick(documents, rng)?;
    let mut notification = documents.entries(&file)?.clone();
    let (name, field) = (new_name(rng), new_name(rng));
    notification.insert("notification".into(), json!(name));
    notification.shift_remove("rust");
    let body = notification.get_mut("body")?.as_object_mut()?;
    body.insert(
        field.clone(),
        json!({ "type": "string", "required": true, "summary": new_words(rng) }),
    );
    notification.insert("recognized_by".into(), json!({ "fields": [field] }));
    let new = format!("{}/{name}.yaml", file.rsplit_once('/')?.0);
    documents.put(new.clone(), Value::Object(notification));
    Some(format!("{new}, as {file}"))
}

fn moved(documents: &mut Documents, rng: &mut Rng) -> Option<String> {
    let file = pick(documents, rng)?;
    let groups = groups(documents)?;
    let group = one(rng, &groups)?;
    let new = format!("notifications/{group}/{}", file.rsplit_once('/')?.1);
    if new == file {
        return None;
    }
    let notification = documents.take(&file)?;
    documents.put(new, notification);
    Some(format!("{file} to {group}"))
}
