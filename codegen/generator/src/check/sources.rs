//! Where facts come from.

use super::Report;
use super::subject::Subject;
use crate::spec::{Placed, TypeKind, did_you_mean};

/// Every mention of a source.
fn mentions<'a>(subject: &Subject<'a>) -> Vec<&'a Placed<String>> {
    let spec = subject.spec;
    let of_types = spec.types.iter().flat_map(|file| {
        let samples = match &file.kind {
            TypeKind::Object { samples, .. } => samples.as_slice(),
            TypeKind::Enum { .. } => &[],
        };
        let of_samples = samples.iter().filter_map(|sample| sample.source.as_ref());
        file.source.iter().chain(of_samples)
    });
    let of_operations = spec.operations.iter().flat_map(|operation| {
        let results = operation
            .results
            .iter()
            .filter_map(|result| result.source.as_ref());
        let scenarios = operation
            .scenarios
            .iter()
            .filter_map(|scenario| scenario.source.as_ref());
        let authentication = operation.authentication.iter();
        let authentication = authentication.filter_map(|one| one.source.as_ref());
        let upload = operation.upload.iter();
        let upload = upload.filter_map(|one| one.source.as_ref());
        let repeatable = operation.repeatable.iter();
        let repeatable = repeatable.filter_map(|one| one.source.as_ref());
        let of_file = operation.source.iter().chain(authentication).chain(upload);
        let of_file = of_file.chain(repeatable);
        of_file.chain(results).chain(scenarios)
    });
    let of_fields = subject.fields().filter_map(|field| field.source.as_ref());
    let of_notifications = spec.notifications.iter().flat_map(|file| {
        let samples = file.samples.iter();
        file.source
            .iter()
            .chain(samples.filter_map(|sample| sample.source.as_ref()))
    });
    let of_hosts = spec
        .api
        .protocol
        .hosts
        .iter()
        .filter_map(|host| host.source.as_ref());
    let of_api = spec.api.protocol.fixed_results();
    of_api
        .filter_map(|result| result.source.as_ref())
        .chain(of_hosts)
        .chain(of_types)
        .chain(of_operations)
        .chain(of_notifications)
        .chain(of_fields)
        .collect()
}

fn is_known(subject: &Subject<'_>, mention: &str) -> bool {
    let mut sources = subject.spec.api.sources.iter();
    sources.any(|(name, _)| name.value == mention)
}

/// Every source is one of `api.yaml`.
pub(super) fn unknown(subject: &Subject<'_>, report: &Report<'_>) {
    let sources = &subject.spec.api.sources;
    for mention in mentions(subject) {
        if !is_known(subject, mention) {
            report.add(
                mention.place,
                format!("no source `{}`", mention.value),
                did_you_mean(mention, sources.iter().map(|(name, _)| name.as_str())),
            );
        }
    }
}

/// Every type, operation and notification says where its facts come from.
pub(super) fn missing(subject: &Subject<'_>, report: &Report<'_>) {
    let types = subject
        .spec
        .types
        .iter()
        .map(|file| (&file.name, &file.source));
    let operations = subject
        .spec
        .operations
        .iter()
        .map(|operation| (&operation.name, &operation.source));
    let notifications = subject
        .spec
        .notifications
        .iter()
        .map(|notification| (&notification.name, &notification.source));
    for (name, source) in types.chain(operations).chain(notifications) {
        if source.is_none() {
            report.add(
                name.place,
                format!("nothing says where the facts of `{}` come from", name.value),
                "add `source: …` with a name from `sources` in api.yaml",
            );
        }
    }
}

/// Every source is the source of something.
pub(super) fn unused(subject: &Subject<'_>, report: &Report<'_>) {
    let mentions = mentions(subject);
    // What an unknown name should have been may be the source that seems to be unused.
    if !mentions.iter().all(|mention| is_known(subject, mention)) {
        return;
    }
    for (name, _) in &subject.spec.api.sources {
        if !mentions.iter().any(|mention| mention.value == name.value)
            && !subject.may_be_left_out(name)
        {
            report.add(
                name.place,
                format!("nothing comes from the source `{}`", name.value),
                "remove it, or name it where its facts stand",
            );
        }
    }
}
