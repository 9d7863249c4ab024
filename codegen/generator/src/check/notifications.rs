//! Notifications: told apart, and acknowledged.

use std::collections::{BTreeSet, HashMap};

use super::Report;
use super::constraints::refusals;
use super::subject::{Subject, is_plain_text};
use crate::spec::{Field, NotificationFile, Place, Placed, did_you_mean};

/// A notification is recognised by texts and fields of its body, and by others than every other one.
pub(super) fn recognition(subject: &Subject<'_>, report: &Report<'_>) {
    let mut seen: HashMap<BTreeSet<(&str, Option<&str>)>, &NotificationFile> = HashMap::new();
    for file in &subject.spec.notifications {
        let conditions = conditions(file);
        if conditions.is_empty() {
            report.add(
                file.name.place,
                format!(
                    "nothing tells `{}` from other notifications",
                    file.name.value
                ),
                "add `recognized_by:` with `values:` or `fields:`",
            );
            continue;
        }
        for (name, values) in &file.recognition.values {
            if let Some(field) = body_field(file, name, report) {
                allowed_values(subject, field, name.place, values, report);
            }
        }
        for name in &file.recognition.fields {
            body_field(file, name, report);
        }
        if let Some(first) = seen.insert(conditions, file) {
            report.add(
                file.name.place,
                format!(
                    "`{}` is recognised by the same as `{}`",
                    file.name.value, first.name.value
                ),
                "say what one of them has that the other has not",
            );
        }
    }
}

/// What a body must have to be of a kind: a field with one of its values, or a field.
fn conditions(file: &NotificationFile) -> BTreeSet<(&str, Option<&str>)> {
    let values = file.recognition.values.iter().flat_map(|(name, values)| {
        let values = values.iter();
        values.map(|value| (name.as_str(), Some(value.as_str())))
    });
    let fields = file.recognition.fields.iter();
    values
        .chain(fields.map(|name| (name.as_str(), None)))
        .collect()
}

fn body_field<'a>(
    file: &'a NotificationFile,
    name: &Placed<String>,
    report: &Report<'_>,
) -> Option<&'a Field> {
    let field = file
        .body
        .iter()
        .find(|field| field.name.value == name.value);
    if field.is_none() {
        report.add(
            name.place,
            format!(
                "the body of `{}` has no field `{}`",
                file.name.value, name.value
            ),
            did_you_mean(name, file.body.iter().map(|field| field.name.as_str())),
        );
    }
    field
}

fn allowed_values(
    subject: &Subject<'_>,
    field: &Field,
    place: Place,
    values: &[Placed<String>],
    report: &Report<'_>,
) {
    if values.is_empty() {
        report.add(
            place,
            "no value is listed",
            "list the values that this kind has",
        );
    }
    if subject.is_lost(field) {
        return;
    }
    if !is_plain_text(field) && subject.enum_values(field).is_none() {
        report.add(
            place,
            format!("`{}` is no single text", field.name.value),
            "a kind is told by the value of a text; for other fields, use `fields:`",
        );
        return;
    }
    for value in values {
        for refusal in refusals(field, value) {
            report.add(
                value.place,
                format!(
                    "`{}` is not allowed in `{}`: {refusal}",
                    value.value, field.name.value
                ),
                "correct the value or the field's limit",
            );
        }
    }
}

/// `api.yaml` says how a notification is acknowledged.
pub(super) fn acknowledged(subject: &Subject<'_>, report: &Report<'_>) {
    let spec = subject.spec;
    if let Some(first) = spec.notifications.first()
        && spec.api.protocol.acknowledgement.is_none()
    {
        report.add(
            spec.api.name.place,
            format!("nothing says how `{}` is acknowledged", first.name.value),
            "add `acknowledgement: { code: …, status: …, message: … }`",
        );
    }
}
