//! The createPaymentSession request.
//!
//! Ours and the validator written by hand see the generated types themselves. The peers see structs of the same shape with
//! the same constraints; parts of a request that no case fills in (travel, lodging, games, the merchant) have the generated
//! types there, too, and the peers do not look into them, which is in their favour.

mod by_hand;
mod garde;
mod request;
mod serde_valid;
mod validator;

use antom::payments::create_payment_session::CreatePaymentSessionRequest;
use antom_runtime::Validate as _;
use serde_json::Value;

use crate::case::Case;
use crate::competitor::{Competitor, Name};

/// Everyone who competes in a case.
///
/// # Panics
///
/// When a peer's struct cannot be read from the request.
#[must_use]
pub fn competitors(case: Case) -> Vec<Competitor> {
    let request = request::request(case);
    let json = serde_json::to_value(&request).expect("every request can be written");
    vec![
        Competitor::new(
            Name::Ours,
            &json,
            |request: &CreatePaymentSessionRequest| request.validate(),
            |found| {
                found
                    .as_ref()
                    .map_or_else(|found| found.iter().len() + found.omitted(), |()| 0)
            },
        ),
        Competitor::new(Name::ByHand, &json, by_hand::validate, Vec::len),
        Competitor::new(
            Name::Garde,
            &json,
            |request: &garde::Request| ::garde::Validate::validate(request),
            |found| {
                found
                    .as_ref()
                    .map_or_else(|found| found.iter().count(), |()| 0)
            },
        ),
        Competitor::new(
            Name::Validator,
            &json,
            |request: &validator::Request| ::validator::Validate::validate(request),
            |found| found.as_ref().map_or_else(leaves, |()| 0),
        ),
        Competitor::new(
            Name::SerdeValid,
            &json,
            |request: &serde_valid::Request| ::serde_valid::Validate::validate(request),
            |found| found.as_ref().map_or_else(texts, |()| 0),
        ),
    ]
}

/// How many violations validator's tree holds.
pub(crate) fn leaves(errors: &::validator::ValidationErrors) -> usize {
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
pub(crate) fn texts(errors: &::serde_valid::validation::Errors) -> usize {
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
