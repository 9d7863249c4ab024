//! Limits: on the right fields, and not in each other's way.

use super::Report;
use super::subject::Subject;
use crate::fact::limit::{Held, Limited, Limits, Nonsense};
use crate::spec::{Container, Field, Item, Place, Scalar, TypeKind};

fn scalar_of(field: &Field) -> Option<Scalar> {
    match &field.field_type.item {
        Item::Scalar(scalar) => Some(*scalar),
        Item::Named(_) | Item::Unknown => None,
    }
}

fn is_enum(subject: &Subject<'_>, field: &Field) -> bool {
    let shared = subject.type_of(field);
    shared.is_some_and(|file| matches!(file.kind, TypeKind::Enum { .. }))
}

/// What a field carries besides limits fits its type, too.
fn carried(subject: &Subject<'_>, field: &Field, report: &Report<'_>) {
    let scalar = scalar_of(field);
    let has_forms = scalar.is_some_and(|scalar| !scalar.is_text());
    if let Some(wire) = field.wire.as_ref().filter(|_| !has_forms) {
        misplace("wire", wire.place, "u64, i64 and bool", field, report);
    }
    let is_object = scalar.is_none() && !is_enum(subject, field) && field.field_type.is_single();
    if field.boxed && !is_object {
        let words = "objects that are not in a list";
        misplace("boxed", field.name.place, words, field, report);
    }
}

fn misplace(key: &str, place: Place, words: &str, field: &Field, report: &Report<'_>) {
    report.add(
        place,
        format!("`{key}` does not fit the type of `{}`", field.name.value),
        format!("`{key}` is for {words}"),
    );
}

/// A constraint fits the type of its field.
pub(super) fn misplaced(subject: &Subject<'_>, report: &Report<'_>) {
    for field in subject.fields() {
        if !subject.is_lost(field) {
            let held = Held {
                scalar: scalar_of(field),
                is_enum: is_enum(subject, field),
                is_money: subject.is_money(field),
                is_single: field.field_type.is_single(),
            };
            for (key, place, fits) in field.limit_places.keys() {
                if !(fits.allows)(&held) {
                    misplace(key, place, fits.words, field, report);
                }
            }
            carried(subject, field, report);
        }
        if let Item::Scalar(scalar) = field.field_type.item
            && field.field_type.container == Container::Map
            && !scalar.is_text()
        {
            report.add(
                field.field_type.place,
                format!("there is no map of {}", scalar.word()),
                "maps hold text or types of the spec",
            );
        }
    }
}

/// Limits can be meant: this rule reports what each kind of limit finds under its name.
pub(super) fn nonsense(subject: &Subject<'_>, report: &Report<'_>) {
    let found = subject.nonsense.get_or_init(|| of_every_rule(subject));
    for (place, one) in found.iter().filter(|(_, one)| one.rule == report.code) {
        report.add(*place, one.message.as_str(), one.help.as_str());
    }
}

/// Whatever cannot be meant, under the names of all rules, and where it stands.
fn of_every_rule(subject: &Subject<'_>) -> Vec<(Place, Nonsense)> {
    let mut found = Vec::new();
    for field in subject.fields() {
        if field.limit_places.is_empty() {
            continue;
        }
        let counted = subject.amount_of(field).unwrap_or(field);
        let limited = Limited {
            name: &field.name,
            limits: &field.limits,
            places: &field.limit_places,
            scalar: scalar_of(field),
            numbers: scalar_of(counted).and_then(Scalar::numbers),
        };
        let of_field = Limits::nonsense(&limited).into_iter();
        found.extend(of_field.filter_map(|one| Some((field.limit_places.of(one.at)?, one))));
    }
    found
}

/// Why a text may not stand in a field; empty when it may.
pub(super) fn refusals(field: &Field, text: &str) -> Vec<String> {
    field.limits.refusals_of_text(scalar_of(field), text)
}
