//! Types: known, used, finite.

use std::collections::HashSet;

use super::Report;
use super::subject::{Subject, object_fields};
use crate::spec::{Field, Item, SCALARS, Scalar, TypeFile, TypeKind, did_you_mean};

/// Every type that a field names exists.
pub(super) fn unknown(subject: &Subject<'_>, report: &Report<'_>) {
    for field in subject.fields() {
        if let Item::Named(name) = &field.field_type.item
            && subject.type_named(name).is_none()
        {
            let known = SCALARS
                .iter()
                .map(|(word, _)| *word)
                .chain(subject.spec.types.iter().map(|file| file.name.as_str()));
            report.add(
                field.field_type.place,
                format!("no type `{name}`"),
                did_you_mean(name, known),
            );
        }
    }
}

/// Every type is reached from an operation.
pub(super) fn unused(subject: &Subject<'_>, report: &Report<'_>) {
    let mut reached: HashSet<&str> = HashSet::new();
    let mut waiting: Vec<&Field> = subject
        .spec
        .operations
        .iter()
        .flat_map(|operation| operation.request.iter().chain(&operation.response))
        .collect();
    while let Some(field) = waiting.pop() {
        if let Some(file) = subject.type_of(field)
            && reached.insert(file.name.as_str())
        {
            waiting.extend(object_fields(file).into_iter().flatten());
        }
    }
    for file in &subject.spec.types {
        if !reached.contains(file.name.as_str()) {
            report.add(
                file.name.place,
                format!("no operation uses the type `{}`", file.name.value),
                "remove the file, or add the field that holds it",
            );
        }
    }
}

/// A type that contains itself needs something in between that has a size of its own.
pub(super) fn recursive(subject: &Subject<'_>, report: &Report<'_>) {
    for file in &subject.spec.types {
        let mut route = Vec::new();
        if let Some(field) = leads_back(subject, file, file, &mut HashSet::new(), &mut route) {
            route.reverse();
            report.add(
                field.field_type.place,
                format!(
                    "the type `{}` contains itself: {}",
                    file.name.value,
                    route.join(" → ")
                ),
                "add `boxed: true` to this field, or make it a list",
            );
        }
    }
}

/// The field of `from` on the way back to `target`; `route` collects the way, last step first.
fn leads_back<'a>(
    subject: &Subject<'a>,
    from: &'a TypeFile,
    target: &TypeFile,
    seen: &mut HashSet<&'a str>,
    route: &mut Vec<String>,
) -> Option<&'a Field> {
    let direct = object_fields(from)?
        .iter()
        .filter(|field| !field.boxed && !field.field_type.list);
    for field in direct {
        let Some(next) = subject.type_of(field) else {
            continue;
        };
        let is_back = next.name.value == target.name.value;
        if is_back
            || (seen.insert(next.name.as_str())
                && leads_back(subject, next, target, seen, route).is_some())
        {
            route.push(format!("{}.{}", from.name.value, field.name.value));
            return Some(field);
        }
    }
    None
}

/// An enum has a value.
pub(super) fn empty_enums(subject: &Subject<'_>, report: &Report<'_>) {
    for file in &subject.spec.types {
        if let TypeKind::Enum { values } = &file.kind
            && values.is_empty()
        {
            report.add(
                file.name.place,
                format!("the enum `{}` has no values", file.name.value),
                "add `values:` with one entry for each value, or use `string`",
            );
        }
    }
}

/// An object has a field.
pub(super) fn empty_objects(subject: &Subject<'_>, report: &Report<'_>) {
    for file in &subject.spec.types {
        if object_fields(file).is_some_and(<[Field]>::is_empty) {
            report.add(
                file.name.place,
                format!("the type `{}` has no fields", file.name.value),
                "add `fields:` with one entry for each field",
            );
        }
    }
}

/// A sum of money is one required number of minor units in one required currency.
pub(super) fn money(subject: &Subject<'_>, report: &Report<'_>) {
    for file in &subject.spec.types {
        let TypeKind::Object {
            fields,
            money: Some(money),
            ..
        } = &file.kind
        else {
            continue;
        };
        let roles = [
            (&money.value, Scalar::Unsigned),
            (&money.currency, Scalar::Currency),
        ];
        for (name, scalar) in roles {
            let fits = |field: &Field| {
                field.is_required()
                    && !field.field_type.list
                    && field.field_type.item == Item::Scalar(scalar)
            };
            match fields.iter().find(|field| field.name.value == name.value) {
                Some(field) if fits(field) => {}
                Some(_) => report.add(
                    name.place,
                    format!("`{}` cannot be part of a sum of money", name.value),
                    format!("it must be `{{ type: {}, required: true }}`", scalar.word()),
                ),
                None => report.add(
                    name.place,
                    format!("`{}` has no field `{}`", file.name.value, name.value),
                    did_you_mean(name, fields.iter().map(|field| field.name.as_str())),
                ),
            }
        }
        if fields.len() != roles.len() {
            report.add(
                file.name.place,
                format!("`{}` has fields besides its sum of money", file.name.value),
                "a sum of money has an amount and a currency and nothing else",
            );
        }
    }
}
