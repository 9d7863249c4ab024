//! What breaks a rule of the page is refused before anything is sent, with its path and its limit.

#![allow(clippy::unwrap_used)]

mod common;

use antom::payments::create_payment_session::CreatePaymentSessionRequest;
use antom::types::{Amount, Goods, SettlementStrategy};
use antom::{Currency, Error, Validate, json};
use common::{gateway, request};
use serde_json::{Value, json as value};

/// Sends a request that must not leave the process, and gives the words of the refusal.
async fn refusal(request: &CreatePaymentSessionRequest) -> String {
    let (gateway, client) = gateway().await;
    let error = client.create_payment_session(request).await.unwrap_err();
    assert!(gateway.arrivals().is_empty(), "something was sent");
    match error {
        Error::Invalid(violations) => violations.to_string(),
        other => panic!("another error: {other}"),
    }
}

#[tokio::test]
async fn a_product_scene_of_33_characters_is_refused() {
    let mut request = request();
    request.product_scene = Some("x".repeat(33));
    assert_eq!(
        refusal(&request).await,
        "productScene: 33 characters, at most 32"
    );
}

#[tokio::test]
async fn a_payment_request_id_of_65_characters_is_refused() {
    let mut request = request();
    request.payment_request_id = Some("付".repeat(65));
    assert_eq!(
        refusal(&request).await,
        "paymentRequestId: 65 characters, at most 64"
    );
}

#[tokio::test]
async fn a_payment_request_id_of_64_characters_of_any_script_is_sent() {
    let (gateway, client) = gateway().await;
    for character in ["x", "付", "😀"] {
        let mut request = request();
        request.payment_request_id = Some(character.repeat(64));
        client.create_payment_session(&request).await.unwrap();
    }
    assert_eq!(gateway.arrivals().len(), 3);
}

#[tokio::test]
async fn a_redirect_url_of_2049_characters_is_refused() {
    let start = "https://shop.example/";
    let url = format!("{start}{}", "x".repeat(2049 - start.len()));
    let request = request().payment_redirect_url(url);
    assert_eq!(
        refusal(&request).await,
        "paymentRedirectUrl: 2049 characters, at most 2048"
    );
}

#[tokio::test]
async fn a_session_expiry_without_an_offset_is_refused() {
    let request = request().payment_session_expiry_time("2026-11-27T12:01:01");
    assert_eq!(
        refusal(&request).await,
        "paymentSessionExpiryTime: not an ISO 8601 date and time with an offset, such as 2019-11-27T12:01:01+08:00"
    );
}

#[tokio::test]
async fn a_currency_in_small_letters_is_refused_wherever_it_stands() {
    let price = Amount::from_minor_units(1, Currency::from("usd"));
    let mut request = request();
    let order = request.order.take().unwrap();
    let request = request
        .order(order.goods([Goods::new().goods_unit_amount(price)]))
        .settlement_strategy(SettlementStrategy::new().settlement_currency("usd"));
    let code = "not an ISO 4217 currency code, three capital letters such as USD";
    assert_eq!(
        refusal(&request).await,
        format!(
            "order.goods[0].goodsUnitAmount.currency: {code}; settlementStrategy.settlementCurrency: {code}"
        )
    );
}

#[tokio::test]
async fn every_violation_is_reported_in_the_order_of_the_fields() {
    let mut request = request().payment_notify_url("shop.example");
    request.product_scene = None;
    request.payment_request_id = Some("x".repeat(100));
    let violations = request.validate().unwrap_err();
    let codes: Vec<(String, &str)> = violations
        .iter()
        .map(|one| (one.path.to_string(), one.code()))
        .collect();
    assert_eq!(
        codes,
        [
            ("paymentRequestId".to_owned(), "length.max"),
            ("paymentNotifyUrl".to_owned(), "format.url")
        ]
    );
}

/// A request as JSON, with one top-level field taken out.
fn without(field: &str) -> Vec<u8> {
    let mut json = serde_json::to_value(request()).unwrap();
    json.as_object_mut()
        .unwrap()
        .remove(field)
        .expect("the field was there");
    serde_json::to_vec(&json).unwrap()
}

#[tokio::test]
async fn a_settlement_strategy_that_raw_json_leaves_out_is_refused() {
    let request: CreatePaymentSessionRequest = json::read(&without("settlementStrategy")).unwrap();
    assert_eq!(
        refusal(&request).await,
        "settlementStrategy: required when productCode is AGREEMENT_PAYMENT and productScene is EASY_PAY, but missing"
    );
}

#[test]
fn a_field_that_every_product_needs_is_missed_while_raw_json_is_read() {
    let violations =
        json::read_valid::<CreatePaymentSessionRequest>(&without("productCode")).unwrap_err();
    assert_eq!(violations.to_string(), "productCode: required, but missing");
}

#[test]
fn numbers_are_read_in_both_forms_and_written_as_the_page_says() {
    for quantity in [value!("3"), value!(3)] {
        let goods: Goods = serde_json::from_value(value!({ "goodsQuantity": quantity })).unwrap();
        assert_eq!(goods.goods_quantity, Some(3));
        let written: Value = serde_json::to_value(&goods).unwrap();
        assert_eq!(written, value!({ "goodsQuantity": "3" }));
    }
}

/// The words for a request for so many minor units.
fn words_of(units: u64, currency: Currency) -> String {
    let amount = Amount::from_minor_units(units, currency);
    match request().payment_amount(amount).validate() {
        Ok(()) => String::new(),
        Err(violations) => violations.to_string(),
    }
}

#[test]
fn what_is_paid_is_above_nothing_and_has_16_digits_at_most() {
    let most = 9_999_999_999_999_999;
    assert_eq!(words_of(1, Currency::USD), "");
    assert_eq!(words_of(most, Currency::USD), "");
    assert_eq!(words_of(0, Currency::USD), "paymentAmount: 0, at least 1");
    for units in [most + 1, u64::MAX] {
        assert_eq!(
            words_of(units, Currency::USD),
            format!("paymentAmount.value: {units}, at most {most}")
        );
    }
}

#[test]
fn rupiahs_are_whole() {
    assert_eq!(words_of(1000, Currency::IDR), "");
    assert_eq!(
        words_of(1050, Currency::IDR),
        "paymentAmount.value: an amount in IDR is a multiple of 100 minor units"
    );
    let refused = Amount::from_decimal("10.50", Currency::IDR).unwrap_err();
    assert_eq!(
        refused.to_string(),
        "an amount in IDR is a multiple of 100 minor units"
    );
    assert!(Amount::from_decimal("10.00", Currency::IDR).is_ok());
}

#[test]
fn a_discount_of_nothing_is_good() {
    let nothing = Amount::from_minor_units(0, Currency::USD);
    assert_eq!(nothing.validate(), Ok(()));
}
