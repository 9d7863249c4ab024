//! A value of several levels, as the generator writes them: paths, order and the limit.

use antom_runtime::validate::Constraint;
use antom_runtime::{Currency, Validate, Violations};
use serde::Serialize;

use crate::refusals;

#[derive(Clone, Serialize, Validate)]
#[serde(rename_all = "camelCase")]
struct Request {
    #[validate(length(max = 64))]
    payment_request_id: String,
    #[validate(nested)]
    order: Order,
    #[validate(range(min = 1))]
    attempts: u64,
}

#[derive(Clone, Serialize, Validate)]
#[serde(rename_all = "camelCase")]
struct Order {
    #[validate(nested, items(max = 200))]
    goods: Vec<Goods>,
}

#[derive(Clone, Serialize, Validate)]
#[serde(rename_all = "camelCase")]
struct Goods {
    #[validate(length(max = 4))]
    goods_name: String,
    #[validate(nested)]
    goods_unit_amount: Option<Amount>,
}

#[derive(Clone, Serialize, Validate)]
struct Amount {
    #[validate(format = currency)]
    currency: Currency,
    #[validate(range(min = 1))]
    value: u64,
}

fn goods(name: &str, currency: &str) -> Goods {
    Goods {
        goods_name: name.into(),
        goods_unit_amount: Some(Amount {
            currency: currency.into(),
            value: 1,
        }),
    }
}

fn request(goods: Vec<Goods>) -> Request {
    Request {
        payment_request_id: "付".repeat(65),
        order: Order { goods },
        attempts: 0,
    }
}

#[test]
fn paths_are_whole_and_violations_stand_in_the_order_of_the_fields() {
    let request = request(vec![goods("ring", "US"), goods("strap", "USD")]);
    assert_eq!(
        refusals(&request),
        [
            "paymentRequestId: 65 characters, at most 64",
            "order.goods[0].goodsUnitAmount.currency: not an ISO 4217 currency code, three capital letters such as USD",
            "order.goods[1].goodsName: 5 characters, at most 4",
            "attempts: 0, at least 1",
        ]
    );
}

#[test]
fn a_hundred_violations_are_kept_and_the_rest_is_counted() {
    // One violation before and one behind the list.
    let violations = |count| {
        request(vec![goods("strap", "USD"); count])
            .validate()
            .unwrap_err()
    };
    let exact = violations(98);
    assert_eq!((exact.iter().count(), exact.omitted()), (100, 0));
    assert!(!exact.to_string().contains("more"));
    let above = violations(150);
    assert_eq!(
        (above.iter().count(), above.omitted()),
        (Violations::LIMIT, 52)
    );
    let text = above.to_string();
    assert!(text.starts_with("paymentRequestId: 65 characters, at most 64; order.goods[0]."));
    assert!(
        text.ends_with("order.goods[98].goodsName: 5 characters, at most 4; and 52 more"),
        "{text}"
    );
}

#[test]
fn a_list_over_its_limit_is_reported_before_its_items() {
    let mut request = request(vec![goods("ring", "USD"); 201]);
    request.payment_request_id = "付".repeat(64);
    request.attempts = 1;
    assert_eq!(refusals(&request), ["order.goods: 201 items, at most 200"]);
    assert_eq!(
        Order::CONSTRAINTS[0].constraints,
        [Constraint::Required, Constraint::MaxItems(200)]
    );
}
