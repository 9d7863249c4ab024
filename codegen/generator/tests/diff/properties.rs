//! What holds for every pair of specs.

use std::path::Path;

use antom_codegen::diff::{Diff, diff};
use antom_codegen::model::{Model, Type, TypeKind};

use crate::support::{CASES, rendered};

/// Words of rules, and what they become when old and new change places.
#[rustfmt::skip]
const MIRRORED: &[(&str, &str)] = &[
    ("added-with-outcome", "removed-with-outcome"),
    ("added-like-another", "removed-like-another"),
    ("added", "removed"),
    ("set", "unset"),
    ("tightened", "loosened"),
    ("narrowed", "widened"),
    ("became-required", "became-optional"),
    ("became-known", "became-unknown"),
    ("became-known-required", "became-unknown-required"),
    ("became-native", "became-string"),
    ("became-sensitive", "became-printed"),
    ("became-built", "no-longer-built"),
    ("became-default", "no-longer-default"),
    ("can-be-pending", "never-pending"),
    ("field-boxed", "field-unboxed"),
    ("deprecated", "undeprecated"),
    ("joined-group", "left-group"),
    ("object-became-enum", "enum-became-object"),
    ("single-became-list", "list-became-single"),
    ("single-became-map", "map-became-single"),
    ("list-became-map", "map-became-list"),
];

/// A rule that is found where this one is, when old and new change places.
fn mirrored(id: &str) -> String {
    let there = MIRRORED.iter().map(|(one, other)| (*one, *other));
    let back = MIRRORED.iter().map(|(one, other)| (*other, *one));
    let parts = there.chain(back);
    // The longest end, for `set` is the end of `unset`, too.
    let longest = parts
        .filter(|(end, _)| {
            id.strip_suffix(end)
                .is_some_and(|start| start.is_empty() || start.ends_with('-'))
        })
        .max_by_key(|(end, _)| end.len());
    match longest {
        Some((end, other)) => id[..id.len() - end.len()].to_owned() + other,
        None => id.to_owned(),
    }
}

/// What is found, in a form that two diffs can be compared by.
fn found(diff: &Diff, rule: impl Fn(&str) -> String) -> Vec<(String, String)> {
    let findings = diff.findings.iter();
    let mut found: Vec<_> = findings
        .map(|finding| (rule(&finding.rule.id), finding.path.to_string()))
        .collect();
    found.sort();
    found
}

/// The largest spec that there is.
fn whole_api() -> Model {
    let spec = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../spec");
    antom_codegen::read(&spec).expect("the spec is sound")
}

#[test]
fn a_spec_does_not_differ_from_itself() {
    let model = whole_api();
    let diff = diff(&model, &model);
    assert!(diff.findings.is_empty(), "{}", rendered(&diff));
}

/// Turns around whatever has no order in a type.
fn reverse(shared: &mut Type) {
    shared.groups.reverse();
    match &mut shared.kind {
        TypeKind::Object {
            object, samples, ..
        } => {
            object.fields.reverse();
            samples.reverse();
            for field in &mut object.fields {
                field.limits.one_of.reverse();
            }
        }
        TypeKind::Enum(variants) => variants.reverse(),
    }
}

#[test]
fn the_order_of_files_and_keys_is_no_change() {
    let old = whole_api();
    let mut new = old.clone();
    new.groups.reverse();
    new.protocol.hosts.reverse();
    new.protocol.statuses.reverse();
    new.types.edit(|types| {
        types.reverse();
        types.iter_mut().for_each(reverse);
    });
    for group in &mut new.groups {
        group.operations.reverse();
        group.notifications.reverse();
        for operation in &mut group.operations {
            operation.request.fields.reverse();
            operation.response.fields.reverse();
            operation.results.reverse();
            operation.scenarios.reverse();
            for scenario in &mut operation.scenarios {
                scenario.fixed.reverse();
                scenario.required.reverse();
            }
        }
        for notification in &mut group.notifications {
            notification.body.fields.reverse();
            notification.values.reverse();
            notification.fields.reverse();
        }
    }
    let diff = diff(&old, &new);
    assert!(diff.findings.is_empty(), "{}", rendered(&diff));
}

#[test]
fn old_and_new_can_change_places() {
    for (name, case) in CASES.iter() {
        let [old, new] = &case.sides;
        let there = found(&diff(old, new), mirrored);
        let back = found(&diff(new, old), str::to_owned);
        assert_eq!(there, back, "{name}");
    }
}
