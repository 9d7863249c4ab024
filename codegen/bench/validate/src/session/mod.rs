//! The createPaymentSession request.
//!
//! Ours and the validator written by hand see the generated types themselves. The peers see structs of the same shape with
//! the same constraints; parts of a request that no case fills in (travel, lodging, games, the merchant) have the generated
//! types there, too, and the peers do not look into them, which is in their favour.

mod by_hand;
mod garde;
mod serde_valid;
mod validator;

use antom::payments::create_payment_session::CreatePaymentSessionRequest;
use antom_runtime::Validate as _;
use bench_support::case::Case;
use bench_support::request::request;

use crate::competitor::{Competitor, Name};
use crate::count;

/// Everyone who competes in a case.
///
/// # Panics
///
/// When a peer's struct cannot be read from the request.
#[must_use]
pub fn competitors(case: Case) -> Vec<Competitor> {
    let request = request(case);
    let json = serde_json::to_value(&request).expect("every request can be written");
    vec![
        Competitor::new(
            Name::Ours,
            &json,
            |request: &CreatePaymentSessionRequest| request.validate(),
            count::ours,
        ),
        Competitor::new(Name::ByHand, &json, by_hand::validate, Vec::len),
        Competitor::new(
            Name::Garde,
            &json,
            |request: &garde::Request| ::garde::Validate::validate(request),
            count::garde,
        ),
        Competitor::new(
            Name::Validator,
            &json,
            |request: &validator::Request| ::validator::Validate::validate(request),
            count::validator,
        ),
        Competitor::new(
            Name::SerdeValid,
            &json,
            |request: &serde_valid::Request| ::serde_valid::Validate::validate(request),
            count::serde_valid,
        ),
    ]
}
