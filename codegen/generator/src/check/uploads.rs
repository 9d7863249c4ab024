//! Operations whose requests carry a file.

use std::collections::HashSet;

use super::Report;
use super::constraints::refusals;
use super::subject::{Subject, demanded_field, is_plain_text, spoken_of};
use crate::spec::{OperationFile, Upload};

/// How many digits a SHA-256 has.
const DIGITS: usize = 64;

/// An upload has named parts and a limit, its digest a field of its own, and the API a host for it.
pub(super) fn uploads(subject: &Subject<'_>, report: &Report<'_>) {
    for operation in &subject.spec.operations {
        let Some(upload) = &operation.upload else {
            continue;
        };
        parts(upload, report);
        limit(upload, report);
        digest(operation, upload, report);
        if operation.authentication.is_some() {
            report.add(
                upload.json.place,
                "a call in a session carries no file",
                "take out `upload` or `authentication`",
            );
        }
        let hosts = &subject.spec.api.protocol.hosts;
        if !hosts.is_empty() && hosts.iter().all(|host| host.upload_url.is_none()) {
            report.add(
                upload.json.place,
                "no host of api.yaml takes files",
                "give one an `upload_url`; it may be the same as its `url`",
            );
        }
    }
}

fn parts(upload: &Upload, report: &Report<'_>) {
    if upload.files.is_empty() {
        report.add(
            upload.json.place,
            "no part holds the file",
            "add `files:` with one name at least",
        );
    }
    let mut seen: HashSet<&str> = HashSet::new();
    for name in std::iter::once(&upload.json).chain(&upload.files) {
        let is_name = !name.is_empty()
            && name
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
        if !is_name {
            report.add(
                name.place,
                format!("`{}` is no name of a part", name.value),
                "write letters, digits, hyphens and underscores",
            );
        } else if !seen.insert(name) {
            report.add(
                name.place,
                format!("another part is named `{}`", name.value),
                "each of them needs a name of its own",
            );
        }
    }
}

fn limit(upload: &Upload, report: &Report<'_>) {
    match &upload.max_bytes {
        Some(most) if most.value > 0 => {}
        Some(most) => report.add(
            most.place,
            "no file is so small",
            "a file has one byte at least",
        ),
        None => report.add(
            upload.json.place,
            "nothing says how large the file may be",
            "add `max_bytes: …`",
        ),
    }
}

fn digest(operation: &OperationFile, upload: &Upload, report: &Report<'_>) {
    let name = &upload.sha256;
    let Some(field) = demanded_field(operation, name, report) else {
        return;
    };
    if !is_plain_text(field) || !field.is_required() {
        report.add(
            name.place,
            format!("`{}` cannot hold the digest", name.value),
            "it must be `{ type: string, required: true }`",
        );
        return;
    }
    for refusal in refusals(field, &"0".repeat(DIGITS)) {
        report.add(
            field.name.place,
            format!("`{}` holds no SHA-256: {refusal}", name.value),
            format!("it has {DIGITS} digits; correct the limit"),
        );
    }
    for spoken in spoken_of(operation) {
        if spoken.value == name.value {
            report.add(
                spoken.place,
                format!("`{}` is made of the file", name.value),
                "nobody else can set it or rely on it; take it out here",
            );
        }
    }
}
