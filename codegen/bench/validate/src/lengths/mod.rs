//! Small structs with lengths, in characters, and nothing else: what every competitor can express in full.
//!
//! Except serde_valid, whose lengths are in grapheme clusters.

mod by_hand;
mod garde;
mod ours;
mod serde_valid;
mod validator;

use serde_json::{Value, json};

use crate::competitor::{Competitor, Name};
use crate::count;
use bench_support::case::{Case, Script};

/// Everyone who competes in a case.
///
/// # Panics
///
/// When a competitor's struct cannot be read from the order.
#[must_use]
pub fn competitors(case: Case) -> Vec<Competitor> {
    let json = order(case);
    vec![
        Competitor::new(
            Name::Ours,
            &json,
            |order: &ours::Order| antom_runtime::Validate::validate(order),
            count::ours,
        ),
        Competitor::new(Name::ByHand, &json, by_hand::validate, Vec::len),
        Competitor::new(
            Name::Garde,
            &json,
            |order: &garde::Order| ::garde::Validate::validate(order),
            count::garde,
        ),
        Competitor::new(
            Name::Validator,
            &json,
            |order: &validator::Order| ::validator::Validate::validate(order),
            count::validator,
        ),
        Competitor::new(
            Name::SerdeValid,
            &json,
            |order: &serde_valid::Order| ::serde_valid::Validate::validate(order),
            count::serde_valid,
        ),
    ]
}

fn order(case: Case) -> Value {
    let script = case.script;
    let mut order = json!({
        "reference": "order-4711",
        "description": script.text(100),
        "buyer": { "name": script.text(50), "email": "somebody@shop.example", "city": script.text(12) },
        "goods": (0..case.goods).map(|number| goods(script, number)).collect::<Vec<_>>(),
    });
    if !case.is_valid {
        let last = case.goods - 1;
        order["reference"] = script.text(65).into();
        order["description"] = script.text(257).into();
        order["buyer"]["email"] = script.text(65).into();
        order["goods"][0]["category"] = script.text(65).into();
        order["goods"][last]["name"] = script.text(257).into();
    }
    order
}

fn goods(script: Script, number: usize) -> Value {
    json!({
        "id": format!("goods-{number}"),
        "name": script.text(120),
        "category": script.text(30),
        "url": "https://shop.example/goods/4711?colour=blue",
    })
}
