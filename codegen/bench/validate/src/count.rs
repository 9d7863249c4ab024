//! How many violations a validator found, in the form in which each one tells them.

use ::serde_valid::validation::Errors;
use ::validator::ValidationErrors;
use antom_runtime::Violations;
use serde_json::Value;

pub(crate) fn ours(found: &Result<(), Violations>) -> usize {
    found
        .as_ref()
        .map_or_else(|found| found.iter().len() + found.omitted(), |()| 0)
}

pub(crate) fn garde(found: &Result<(), ::garde::Report>) -> usize {
    found
        .as_ref()
        .map_or_else(|found| found.iter().count(), |()| 0)
}

pub(crate) fn validator(found: &Result<(), ValidationErrors>) -> usize {
    found.as_ref().map_or_else(leaves, |()| 0)
}

pub(crate) fn serde_valid(found: &Result<(), Errors>) -> usize {
    found.as_ref().map_or_else(texts, |()| 0)
}

/// How many violations validator's tree holds.
fn leaves(errors: &ValidationErrors) -> usize {
    use ::validator::ValidationErrorsKind::{Field, List, Struct};
    errors
        .0
        .values()
        .map(|kind| match kind {
            Struct(inner) => leaves(inner),
            List(items) => items.values().map(|inner| leaves(inner)).sum(),
            Field(found) => found.len(),
        })
        .sum()
}

/// How many violations serde_valid's tree holds: the texts in it as JSON.
fn texts(errors: &Errors) -> usize {
    fn count(value: &Value) -> usize {
        match value {
            Value::String(_) => 1,
            Value::Array(items) => items.iter().map(count).sum(),
            Value::Object(members) => members.values().map(count).sum(),
            _ => 0,
        }
    }
    serde_json::to_value(errors).map_or(0, |errors| count(&errors))
}
