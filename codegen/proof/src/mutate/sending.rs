//! The kinds of changes of how operations are sent.

use fastrand::Rng;
use serde_json::{Map, Value, json};

use super::field::rename_key;
use super::operation::change;
use super::{Kind, new_name, spec};
use crate::documents::Documents;

#[rustfmt::skip]
pub(super) const KINDS: &[Kind] = &[
    spec("operation-session-set", |d, rng| change(d, rng, |o, _| {
        let is_signed = !o.contains_key("authentication") && !o.contains_key("upload");
        is_signed && o.insert("authentication".into(), json!({ "session": "x-session" })).is_none()
    })),
    spec("operation-session-unset", |d, rng| change(d, rng, |o, _| o.shift_remove("authentication").is_some())),
    spec("session-header-changed", |d, rng| change(d, rng, |o, rng| {
        let header = format!("x-{}", new_name(rng));
        let authentication = o.get_mut("authentication").and_then(Value::as_object_mut);
        authentication.is_some_and(|words| words.insert("session".into(), json!(header)).is_some())
    })),
    spec("upload-unset", |d, rng| change(d, rng, |o, _| o.shift_remove("upload").is_some())),
    spec("upload-json-part-changed", |d, rng| of_upload(d, rng, |upload, rng| { let name = new_name(rng); upload.insert("json".into(), json!(name)).is_some() })),
    spec("upload-file-part-added", |d, rng| of_upload(d, rng, |upload, rng| {
        let name = new_name(rng);
        let parts = upload.get_mut("files").and_then(Value::as_array_mut);
        parts.is_some_and(|parts| { parts.push(json!(name)); true })
    })),
    spec("upload-file-part-removed", |d, rng| of_upload(d, rng, |upload, _| {
        let parts = upload.get_mut("files").and_then(Value::as_array_mut);
        parts.is_some_and(|parts| parts.len() > 1 && parts.pop().is_some())
    })),
    spec("upload-digest-renamed", |d, rng| change(d, rng, |o, rng| {
        let new = new_name(rng);
        let upload = o.get_mut("upload").and_then(Value::as_object_mut);
        let old = upload.and_then(|upload| upload.insert("sha256".into(), json!(new)));
        let fields = o.get_mut("request").and_then(Value::as_object_mut);
        let (Some(old), Some(fields)) = (old, fields) else { return false };
        rename_key(fields, old.as_str().unwrap_or_default(), &new);
        true
    })),
    spec("upload-limit-tightened", |d, rng| of_upload(d, rng, |upload, _| limit(upload, -1))),
    spec("upload-limit-loosened", |d, rng| of_upload(d, rng, |upload, _| limit(upload, 1))),
    spec("host-upload-url-changed", |d, rng| {
        let url = format!("https://{}.example", new_name(rng));
        let hosts = d.entries_mut("api.yaml")?.get_mut("hosts")?.as_object_mut()?;
        let host = hosts.values_mut().filter_map(Value::as_object_mut).find(|host| host.contains_key("upload_url"))?;
        host.insert("upload_url".into(), json!(url));
        Some(url)
    }),
    spec("host-upload-url-unset", |d, rng| {
        let hosts = d.entries_mut("api.yaml")?.get_mut("hosts")?.as_object_mut()?;
        let mut hosts: Vec<&mut Map<String, Value>> = hosts.values_mut().filter_map(Value::as_object_mut).collect();
        rng.shuffle(&mut hosts);
        hosts.into_iter().find_map(|host| host.shift_remove("upload_url")).map(|url| url.to_string())
    }),
];

/// Changes the upload of the random operation that has one.
fn of_upload(
    documents: &mut Documents,
    rng: &mut Rng,
    change: fn(&mut Map<String, Value>, &mut Rng) -> bool,
) -> Option<String> {
    let mut files: Vec<String> = documents
        .below("operations")
        .filter(|(_, operation)| operation.get("upload").is_some())
        .map(|(path, _)| path.to_owned())
        .collect();
    rng.shuffle(&mut files);
    files.into_iter().find(|file| {
        let upload = documents
            .entries_mut(file)
            .and_then(|operation| operation.get_mut("upload"));
        upload
            .and_then(Value::as_object_mut)
            .is_some_and(|upload| change(upload, rng))
    })
}

/// Moves the limit of the file's size by some bytes.
fn limit(upload: &mut Map<String, Value>, by: i64) -> bool {
    let now = upload.get("max_bytes").and_then(Value::as_i64);
    now.is_some_and(|now| upload.insert("max_bytes".into(), json!(now + by)).is_some())
}
