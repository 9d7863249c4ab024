//! Types: known, used, finite.

use std::collections::HashSet;

use antom_runtime::Currency;

use super::Report;
use super::constraints;
use super::subject::{Subject, object_fields};
use crate::spec::{Field, Item, Scalar, TypeFile, TypeKind, did_you_mean};

/// Every type that a field names exists.
pub(super) fn unknown(subject: &Subject<'_>, report: &Report<'_>) {
    for field in subject.fields() {
        if let Item::Named(name) = &field.field_type.item
            && subject.type_named(name).is_none()
            && !subject.may_be_left_out(name)
        {
            let known = Scalar::ALL
                .iter()
                .map(|scalar| scalar.word())
                .chain(subject.spec.types.iter().map(|file| file.name.as_str()));
            let help = if name.contains(['<', '>']) {
                "write `Name`, `list<Name>` for a list, `map<Name>` for a map; there are no lists of lists".to_owned()
            } else {
                did_you_mean(name, known)
            };
            report.add(field.field_type.place, format!("no type `{name}`"), help);
        }
    }
}

/// Every type is reached from an operation or a notification.
pub(super) fn unused(subject: &Subject<'_>, report: &Report<'_>) {
    // What an unknown name should have been may be the type that seems to be unused.
    if subject.fields().any(|field| subject.is_lost(field)) {
        return;
    }
    let mut reached: HashSet<&str> = HashSet::new();
    let mut waiting: Vec<&Field> = subject
        .spec
        .operations
        .iter()
        .flat_map(|operation| operation.request.iter().chain(&operation.response))
        .chain(
            subject
                .spec
                .notifications
                .iter()
                .flat_map(|file| &file.body),
        )
        .collect();
    while let Some(field) = waiting.pop() {
        if let Some(file) = subject.type_of(field)
            && reached.insert(file.name.as_str())
        {
            waiting.extend(object_fields(file).into_iter().flatten());
        }
    }
    for file in &subject.spec.types {
        if !reached.contains(file.name.as_str()) && !subject.may_be_left_out(&file.name) {
            report.add(
                file.name.place,
                format!(
                    "no operation and no notification uses the type `{}`",
                    file.name.value
                ),
                "remove the file, or add the field that holds it",
            );
        }
    }
}

/// A type that contains itself needs something in between that has a size of its own.
///
/// One search through all types: a field that leads back to a type on the way to it closes a circle, and a spec in which
/// no field does has no circle. The way is a list of its own, since a chain of types may be longer than the stack.
pub(super) fn recursive<'a>(subject: &Subject<'a>, report: &Report<'_>) {
    let mut seen: HashSet<&str> = HashSet::new();
    for start in &subject.spec.types {
        if !seen.insert(&start.name) {
            continue;
        }
        let mut way: Vec<Step<'a>> = vec![Step::into(start)];
        while let Some(step) = way.last_mut() {
            let Some(field) = step.ahead.next() else {
                way.pop();
                continue;
            };
            step.last = Some(field);
            if field.boxed || !field.field_type.is_single() {
                continue;
            }
            let Some(next) = subject.type_of(field) else {
                continue;
            };
            if seen.insert(&next.name) {
                way.push(Step::into(next));
            } else if let Some(begin) = way.iter().position(|step| step.name == next.name.value) {
                report.add(
                    field.field_type.place,
                    format!(
                        "the type `{}` contains itself: {}",
                        next.name.value,
                        circle(&way[begin..])
                    ),
                    "add `boxed: true` to this field, or make it a list",
                );
            }
        }
    }
}

/// A type on the way of a search.
struct Step<'a> {
    name: &'a str,
    /// The fields that still have to be followed.
    ahead: std::slice::Iter<'a, Field>,
    /// The field that was followed last.
    last: Option<&'a Field>,
}

impl<'a> Step<'a> {
    fn into(file: &'a TypeFile) -> Self {
        Self {
            name: &file.name,
            ahead: object_fields(file).unwrap_or_default().iter(),
            last: None,
        }
    }
}

/// The fields of a circle, each with its type.
fn circle(way: &[Step<'_>]) -> String {
    let fields = way
        .iter()
        .filter_map(|step| Some(format!("{}.{}", step.name, step.last?.name.value)));
    fields.collect::<Vec<_>>().join(" → ")
}

/// An enum, and a list of allowed values, has a value.
pub(super) fn empty_enums(subject: &Subject<'_>, report: &Report<'_>) {
    constraints::nonsense(subject, report);
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

fn words(scalars: &[Scalar]) -> String {
    let words = scalars.iter().map(|scalar| scalar.word());
    words.collect::<Vec<_>>().join(" or ")
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
        let roles: [(_, &[Scalar]); 2] = [
            (&money.value, &[Scalar::Unsigned, Scalar::Signed]),
            (&money.currency, &[Scalar::Currency]),
        ];
        for (name, scalars) in roles {
            let is_one = |scalar: &Scalar| scalars.contains(scalar);
            let fits = |field: &Field| {
                field.is_required()
                    && field.field_type.is_single()
                    && matches!(&field.field_type.item, Item::Scalar(scalar) if is_one(scalar))
            };
            match fields.iter().find(|field| field.name.value == name.value) {
                Some(field) if fits(field) => {}
                Some(_) => report.add(
                    name.place,
                    format!("`{}` cannot be part of a sum of money", name.value),
                    format!(
                        "it must be `{{ type: {}, required: true }}`",
                        words(scalars)
                    ),
                ),
                None => report.add(
                    name.place,
                    format!("`{}` has no field `{}`", file.name.value, name.value),
                    did_you_mean(name, fields.iter().map(|field| field.name.as_str())),
                ),
            }
        }
        for (code, divisor) in &money.divisible_by {
            if Currency::from(code.as_str()).exponent().is_none() {
                report.add(
                    code.place,
                    format!("ISO 4217 has no currency `{}`", code.value),
                    "write its code, three capital letters such as USD",
                );
            }
            if divisor.value < 2 {
                report.add(
                    divisor.place,
                    format!("every amount is a multiple of {}", divisor.value),
                    "give the number of minor units that the smallest amount has, such as 100",
                );
            }
        }
        for field in fields {
            if roles.iter().all(|(name, _)| name.value != field.name.value) {
                report.add(
                    field.name.place,
                    format!("`{}` is no part of a sum of money", field.name.value),
                    "a sum of money has an amount and a currency and nothing else; put it in a type around this one",
                );
            }
        }
    }
}
