//! The kinds of changes of what holds for the whole API.

use fastrand::Rng;
use serde_json::{Map, Value, json};

use super::field::rename_key;
use super::{Kind, files, new_name, new_words, one, spec};
use crate::documents::Documents;

#[rustfmt::skip]
pub(super) const KINDS: &[Kind] = &[
    spec("api-name-changed", |d, rng| set(d, rng, "api")),
    spec("crate-name-changed", |d, _| { api(d)?.insert("crate".into(), json!("zed")); Some("zed".into()) }),
    spec("version-changed", |d, rng| { let version = format!("0.1.{}", rng.u8(1..)); api(d)?.insert("version".into(), json!(version)); Some(version) }),
    spec("api-summary-changed", |d, rng| set(d, rng, "summary")),
    spec("api-docs-changed", |d, rng| { let docs = format!("https://docs.example/{}", new_name(rng)); api(d)?.insert("docs".into(), json!(docs)); Some(docs) }),
    spec("host-added", |d, rng| { let name = new_name(rng); part(d, "hosts")?.insert(name.clone(), json!({ "url": format!("https://{name}.example"), "summary": new_words(rng) })); Some(name) }),
    spec("host-removed", |d, rng| { let name = entry(d, rng, "hosts")?; part(d, "hosts")?.shift_remove(&name); Some(name) }),
    spec("host-renamed", |d, rng| { let name = entry(d, rng, "hosts")?; let new = new_name(rng); rename_key(part(d, "hosts")?, &name, &new); Some(name) }),
    spec("host-url-changed", |d, rng| { let name = entry(d, rng, "hosts")?; part(d, "hosts")?[&name]["url"] = json!(format!("https://{}.example", new_name(rng))); Some(name) }),
    spec("base-path-changed", |d, rng| { let path = format!("/{}", new_name(rng)); api(d)?.insert("base_path".into(), json!(path)); Some(path) }),
    spec("sandbox-unset", |d, _| { api(d)?.shift_remove("sandbox")?; Some("sandbox".into()) }),
    spec("sandbox-prefix-changed", |d, _| { part(d, "sandbox")?.insert("client_id_prefix".into(), json!("TRY_")); Some("TRY_".into()) }),
    spec("sandbox-path-changed", |d, rng| { let path = format!("/{}", new_name(rng)); part(d, "sandbox")?.insert("base_path".into(), json!(path)); Some(path) }),
    spec("wire-default-changed", |d, _| { api(d)?.insert("wire".into(), json!("native")); Some("native".into()) }),
    spec("content-type-changed", |d, _| { api(d)?.insert("content_type".into(), json!("application/json")); Some("application/json".into()) }),
    spec("signature-algorithm-changed", |d, _| { part(d, "signature")?.insert("algorithm".into(), json!("RSA512")); Some("RSA512".into()) }),
    spec("key-version-changed", |d, rng| { let version = rng.u8(2..); part(d, "signature")?.insert("key_version".into(), json!(version)); Some(version.to_string()) }),
    spec("header-renamed", |d, rng| { let name = entry(d, rng, "headers")?; part(d, "headers")?.insert(name.clone(), json!(format!("x-{}", new_name(rng)))); Some(name) }),
    spec("agent-token-unset", |d, _| { part(d, "headers")?.shift_remove("agent_token")?; Some("agent_token".into()) }),
    spec("envelope-message-renamed", envelope_renamed),
    spec("status-outcome-changed", |d, rng| {
        let name = entry(d, rng, "statuses")?;
        let outcome = ["success", "pending", "failed", "unknown"][rng.usize(..4)];
        part(d, "statuses")?[&name]["outcome"] = json!(outcome);
        Some(format!("{name} to {outcome}"))
    }),
    spec("status-added", |d, rng| { part(d, "statuses")?.insert("Z".into(), json!({ "outcome": "failed", "summary": new_words(rng) })); Some("Z".into()) }),
    spec("acknowledgement-changed", |d, _| { part(d, "acknowledgement")?.insert("message".into(), json!("received")); Some("received".into()) }),
    spec("gateway-code-changed", |d, rng| { let name = entry(d, rng, "gateway")?; let code = new_name(rng).to_uppercase(); part(d, "gateway")?[&name]["code"] = json!(code); Some(format!("{name} to {code}")) }),
    spec("gateway-message-changed", |d, rng| { let name = entry(d, rng, "gateway")?; part(d, "gateway")?[&name]["message"] = json!(new_words(rng)); Some(name) }),
    spec("group-default-set", |d, rng| group(d, rng, |group| !group.contains_key("default") && group.insert("default".into(), json!(true)).is_none())),
    spec("group-default-unset", |d, rng| group(d, rng, |group| group.shift_remove("default").is_some())),
    spec("group-summary-changed", |d, rng| { let name = entry(d, rng, "groups")?; part(d, "groups")?[&name]["summary"] = json!(new_words(rng)); Some(name) }),
    spec("group-renamed", group_renamed),
];

fn api(documents: &mut Documents) -> Option<&mut Map<String, Value>> {
    documents.entries_mut("api.yaml")
}

fn part<'a>(documents: &'a mut Documents, key: &str) -> Option<&'a mut Map<String, Value>> {
    api(documents)?.get_mut(key)?.as_object_mut()
}

/// A random name in a part.
fn entry(documents: &Documents, rng: &mut Rng, key: &str) -> Option<String> {
    let names: Vec<&String> = documents
        .entries("api.yaml")?
        .get(key)?
        .as_object()?
        .keys()
        .collect();
    one(rng, &names).map(|name| (*name).clone())
}

/// Puts new words under a key.
fn set(documents: &mut Documents, rng: &mut Rng, key: &str) -> Option<String> {
    let words = new_words(rng);
    api(documents)?.insert(key.into(), json!(words));
    Some(words)
}

fn group(
    documents: &mut Documents,
    rng: &mut Rng,
    change: fn(&mut Map<String, Value>) -> bool,
) -> Option<String> {
    let groups = part(documents, "groups")?;
    let mut names: Vec<String> = groups.keys().cloned().collect();
    rng.shuffle(&mut names);
    names.into_iter().find(|name| {
        groups
            .get_mut(name)
            .and_then(Value::as_object_mut)
            .is_some_and(change)
    })
}

/// The result's message under another name, in the envelope and in the type that every response holds.
fn envelope_renamed(documents: &mut Documents, rng: &mut Rng) -> Option<String> {
    let new = new_name(rng);
    let old = part(documents, "envelope")?.insert("message".into(), json!(new))?;
    let old = old.as_str()?;
    let holder = documents
        .below("types")
        .find(|(_, held)| held["fields"].get(old).is_some());
    let file = holder?.0.to_owned();
    let fields = documents
        .entries_mut(&file)?
        .get_mut("fields")?
        .as_object_mut()?;
    rename_key(fields, old, &new);
    Some(format!("message to {new}"))
}

fn group_renamed(documents: &mut Documents, rng: &mut Rng) -> Option<String> {
    let old = entry(documents, rng, "groups")?;
    let new = new_name(rng);
    rename_key(part(documents, "groups")?, &old, &new);
    for folder in ["operations", "notifications"] {
        let prefix = format!("{folder}/{old}/");
        for file in files(documents, &format!("{folder}/{old}")) {
            let value = documents.take(&file)?;
            documents.put(file.replace(&prefix, &format!("{folder}/{new}/")), value);
        }
    }
    Some(format!("{old} to {new}"))
}
