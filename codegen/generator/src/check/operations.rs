//! Operations and their scenarios.

use std::collections::HashSet;

use super::Report;
use super::constraints::refusals;
use super::subject::{
    Subject, demanded_field, is_plain_text, object_fields, request_field, spoken_of,
};
use crate::spec::{Requirement, did_you_mean};

/// Paths begin with one slash and hold no query.
pub(super) fn paths(subject: &Subject<'_>, report: &Report<'_>) {
    let api = &subject.spec.api;
    let base_paths = std::iter::once(&api.protocol.base_path).chain(
        api.protocol
            .sandbox
            .as_ref()
            .map(|sandbox| &sandbox.base_path),
    );
    let paths = subject
        .spec
        .operations
        .iter()
        .map(|operation| &operation.path);
    for path in base_paths.chain(paths) {
        let wrong = if !path.starts_with('/') {
            "does not begin with a slash"
        } else if path.ends_with('/') || path.contains("//") || path.contains("/.") {
            "has an empty or a dotted part"
        } else if !path
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"/-_.~".contains(&byte))
        {
            "holds characters that a path does not have"
        } else {
            continue;
        };
        report.add(
            path.place,
            format!("the path `{}` {wrong}", path.value),
            "write it as `/v1/group/operation`, without host, query or trailing slash",
        );
    }
}

/// The folder of an operation or a notification is a group of `api.yaml`.
pub(super) fn groups(subject: &Subject<'_>, report: &Report<'_>) {
    let groups = &subject.spec.api.groups;
    if groups.is_empty() {
        // Another finding says so.
        return;
    }
    let operations = subject.spec.operations.iter();
    let notifications = subject.spec.notifications.iter();
    let folders = operations
        .map(|file| (&file.group, &file.name))
        .chain(notifications.map(|file| (&file.group, &file.name)));
    let mut seen: HashSet<&str> = HashSet::new();
    for (folder, name) in folders {
        if seen.insert(folder) && !groups.iter().any(|(name, _)| name.value == *folder) {
            report.add(
                name.place,
                format!("the folder `{folder}` is no group of api.yaml"),
                did_you_mean(folder, groups.iter().map(|(name, _)| name.as_str())),
            );
        }
    }
}

/// The status of a result is one of `api.yaml`.
pub(super) fn statuses(subject: &Subject<'_>, report: &Report<'_>) {
    let protocol = &subject.spec.api.protocol;
    let of_results = subject
        .spec
        .operations
        .iter()
        .flat_map(|operation| &operation.results)
        .map(|result| &result.status)
        // A status that is missing is told as such.
        .filter(|status| !status.is_empty());
    for status in of_results.chain(protocol.fixed_results().map(|result| &result.status)) {
        if !protocol
            .statuses
            .iter()
            .any(|(name, _)| name.value == status.value)
        {
            report.add(
                status.place,
                format!("no status `{}`", status.value),
                did_you_mean(
                    status,
                    protocol.statuses.iter().map(|(name, _)| name.as_str()),
                ),
            );
        }
    }
}

/// Fields that an operation or a scenario speaks of exist.
pub(super) fn fields(subject: &Subject<'_>, report: &Report<'_>) {
    for operation in &subject.spec.operations {
        for name in spoken_of(operation) {
            demanded_field(operation, name, report);
        }
    }
}

/// A scenario fixes texts and enums, to values that their fields allow, and does not require what it fixes.
pub(super) fn scenarios(subject: &Subject<'_>, report: &Report<'_>) {
    for operation in &subject.spec.operations {
        for scenario in &operation.scenarios {
            for (name, value) in &scenario.fixed {
                let Some(field) = request_field(operation, name) else {
                    continue;
                };
                if subject.is_lost(field) {
                    continue;
                }
                let listed = subject.enum_values(field);
                if !is_plain_text(field) && listed.is_none() {
                    report.add(
                        name.place,
                        format!("`{}` cannot be fixed", name.value),
                        "only fields of `type: string` and of enums can",
                    );
                    continue;
                }
                if let Some(listed) = listed
                    && !listed.iter().any(|known| known.name.value == value.value)
                {
                    report.add(
                        value.place,
                        format!("`{}` is no value of `{}`", value.value, name.value),
                        did_you_mean(value, listed.iter().map(|known| known.name.as_str())),
                    );
                }
                for refusal in refusals(field, value) {
                    report.add(
                        value.place,
                        format!(
                            "`{}` is not allowed in `{}`: {refusal}",
                            value.value, name.value
                        ),
                        "correct the value or the field's limit",
                    );
                }
                if scenario
                    .required
                    .iter()
                    .any(|required| required.value == name.value)
                {
                    report.add(
                        name.place,
                        format!("`{}` is both fixed and required", name.value),
                        "a fixed field is set by the scenario itself; take it out of `required`",
                    );
                }
            }
        }
    }
}

/// The operation to inquire with exists.
pub(super) fn inquiries(subject: &Subject<'_>, report: &Report<'_>) {
    let operations = &subject.spec.operations;
    let is_known = |name: &str| operations.iter().any(|file| file.name.value == name);
    for name in operations
        .iter()
        .filter_map(|file| file.inquire_with.as_ref())
    {
        if !is_known(name) && !subject.may_be_left_out(name) {
            report.add(
                name.place,
                format!("no operation `{}`", name.value),
                did_you_mean(name, operations.iter().map(|file| file.name.as_str())),
            );
        }
    }
}

/// An idempotency key that can be left out, or that is no text, does not make a repeated call safe.
pub(super) fn idempotency(subject: &Subject<'_>, report: &Report<'_>) {
    for operation in &subject.spec.operations {
        if let Some(key) = &operation.idempotency_key
            && let Some(field) = request_field(operation, key)
            && (field.requirement == Requirement::Optional || !is_plain_text(field))
        {
            report.add(
                key.place,
                format!("`{}` cannot serve as idempotency key", key.value),
                "it must be `{ type: string, required: true }`, or `required: unknown` if no source says",
            );
        }
    }
}

/// The response has the result that `api.yaml` describes.
pub(super) fn envelope(subject: &Subject<'_>, report: &Report<'_>) {
    let envelope = &subject.spec.api.protocol.envelope;
    for operation in &subject.spec.operations {
        let result = operation
            .response
            .iter()
            .find(|field| field.name.value == envelope.field.value && field.is_required());
        let Some(result) = result else {
            report.add(
                operation.name.place,
                format!(
                    "the response of `{}` has no required field `{}`",
                    operation.name.value, envelope.field.value
                ),
                "add it, or correct `envelope` in api.yaml",
            );
            continue;
        };
        if subject.is_lost(result) {
            continue;
        }
        let Some(parts) = subject.type_of(result).and_then(object_fields) else {
            report.add(
                result.field_type.place,
                format!("`{}` must hold a type with fields", result.name.value),
                "see `envelope` in api.yaml",
            );
            continue;
        };
        for part in [&envelope.code, &envelope.status, &envelope.message] {
            if !parts.iter().any(|field| field.name.value == part.value) {
                report.add(
                    result.field_type.place,
                    format!("the result has no field `{}`", part.value),
                    did_you_mean(part, parts.iter().map(|field| field.name.as_str())),
                );
            }
        }
    }
}
