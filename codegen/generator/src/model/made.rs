//! Calls for the operations of which no page shows one: made from the spec, to test it and to answer with.

use antom_runtime::Decimal;
use serde_json::{Map, Value, json};

use super::{CallSample, Container, Field, Item, Model, Object, Operation, TypeKind};
use crate::fact::Holds;
use crate::fact::limit::Made;
use crate::spec::{Outcome, Scalar, Wire};

/// Makes a call for each operation without a sample.
pub(super) fn fill_in(model: &mut Model) {
    let made: Vec<Option<CallSample>> = model
        .operations()
        .map(|operation| match operation.sample() {
            Some(_) => None,
            None => call(model, operation),
        })
        .collect();
    let operations = model
        .groups
        .iter_mut()
        .flat_map(|group| &mut group.operations);
    for (operation, made) in operations.zip(made) {
        operation.made = made;
    }
}

/// `None` where the spec demands what cannot be made up, such as a text of a pattern.
fn call(model: &Model, operation: &Operation) -> Option<CallSample> {
    let key = operation.idempotency_key.as_deref();
    let request = object(model, &operation.request, &|field| {
        field.is_required() || Some(field.wire_name.as_str()) == key
    })?;
    let mut response = object(model, &operation.response, &|field| {
        field.is_required() || matches!(field.item, Item::Scalar(_) | Item::Enum(_))
    })?;
    let envelope = &model.protocol.envelope;
    response.insert(envelope.field.clone(), success(model, operation)?);
    Some(CallSample {
        name: None,
        request: Value::Object(request),
        response: Value::Object(response),
    })
}

/// The result of a call that is done.
fn success(model: &Model, operation: &Operation) -> Option<Value> {
    let protocol = &model.protocol;
    let listed = operation
        .results
        .iter()
        .find(|result| result.outcome == Outcome::Success)
        .map(|result| (&result.code, &result.status));
    let usual = protocol
        .acknowledgement
        .as_ref()
        .map(|result| (&result.code, &result.status));
    let (code, status) = listed.or(usual)?;
    let names = &protocol.envelope;
    Some(json!({ &names.code: code, &names.status: status, &names.message: "success" }))
}

/// An object with those of its fields that are wanted; in the objects below only what is required.
fn object(
    model: &Model,
    object: &Object,
    is_wanted: &dyn Fn(&Field) -> bool,
) -> Option<Map<String, Value>> {
    let fields = object.fields.iter().filter(|field| is_wanted(field));
    fields
        .map(|field| Some((field.wire_name.clone(), value(model, field)?)))
        .collect()
}

fn value(model: &Model, field: &Field) -> Option<Value> {
    let item = item(model, field)?;
    Some(match field.container {
        Container::None => item,
        Container::List => {
            let Made::Count(count) = field.limits.made(Made::Count(1))? else {
                return None;
            };
            Value::Array(vec![item; count])
        }
        Container::Map => json!({ "key": item }),
    })
}

fn item(model: &Model, field: &Field) -> Option<Value> {
    match &field.item {
        Item::Scalar(scalar) => self::scalar(field, *scalar),
        Item::Enum(name) => {
            let shared = model.type_named(name)?;
            match &shared.kind {
                TypeKind::Enum(variants) => variants.first().map(|first| json!(first.wire)),
                TypeKind::Object { .. } => None,
            }
        }
        Item::Object(name) => {
            let mut made = object(model, model.object(name)?, &Field::is_required)?;
            if let Some((amount, _)) = model.money(name)
                && field.limits.range.min.is_some()
            {
                // The limits of a field of sums are those of their amounts.
                let mut amount = amount.clone();
                amount.limits.range.min.clone_from(&field.limits.range.min);
                made.insert(amount.wire_name.clone(), value(model, &amount)?);
            }
            Some(Value::Object(made))
        }
    }
}

fn scalar(field: &Field, scalar: Scalar) -> Option<Value> {
    let Some(sample) = scalar.sample() else {
        return text(field).map(Value::String);
    };
    let written = match scalar.holds() {
        Holds::Text => return Some(json!(sample)),
        Holds::Flag => sample.to_owned(),
        Holds::Whole { .. } | Holds::Decimal => {
            let number: Decimal = sample.parse().ok()?;
            let Made::Number(number) = field.limits.made(Made::Number(number))? else {
                return None;
            };
            number.to_string()
        }
    };
    Some(match field.wire {
        Wire::Native if !scalar.is_text() => serde_json::from_str(&written).ok()?,
        Wire::Text | Wire::Native => Value::String(written),
    })
}

/// The field's own name, as its limits want it.
fn text(field: &Field) -> Option<String> {
    /// Most characters of a name that is taken whole.
    const LONGEST: usize = 64;
    let name = field.wire_name.chars().take(LONGEST).collect();
    match field.limits.made(Made::Text(name))? {
        Made::Text(text) => Some(text),
        Made::Number(_) | Made::Count(_) => None,
    }
}
