//! The request for validator. What it has no rule for is a function of ours: forms of text, and what is required when,
//! for which it has one place for the whole struct and one error.

use std::borrow::Cow;

use antom::types;
use antom_runtime::validate::Format;
use antom_runtime::wire;
use serde::{Deserialize, Serialize};
use validator::{Validate, ValidationError};

mod parts;

use parts::{
    AgreementInfo, Amount, Buyer, Env, Goods, PaymentMethod, SettlementStrategy, Shipping,
};

type Text = Cow<'static, str>;
type Checked = Result<(), ValidationError>;

fn form(format: Format, text: &str) -> Checked {
    match format.matches(text) {
        true => Ok(()),
        false => Err(ValidationError::new("form")),
    }
}

fn is_url(text: &Text) -> Checked {
    form(Format::Url, text)
}

fn is_datetime(text: &Text) -> Checked {
    form(Format::DateTime, text)
}

fn is_currency(text: &Text) -> Checked {
    form(Format::Currency, text)
}

fn is_region(text: &Text) -> Checked {
    form(Format::Region, text)
}

fn needed(request: &Request) -> Checked {
    let is_needed = request.product_code == "AGREEMENT_PAYMENT"
        && request.product_scene.as_deref() == Some("EASY_PAY");
    let is_complete = request.order.is_some()
        && request.payment_amount.is_some()
        && request.payment_method.is_some()
        && request.payment_redirect_url.is_some()
        && request.payment_notify_url.is_some()
        && request.settlement_strategy.is_some();
    match is_needed && !is_complete {
        true => Err(ValidationError::new("required")),
        false => Ok(()),
    }
}

#[derive(Debug, Deserialize, Serialize, Validate)]
#[serde(rename_all = "camelCase")]
#[validate(schema(function = needed))]
pub(in crate::session) struct Request {
    product_code: String,
    #[validate(length(max = 32))]
    product_scene: Option<String>,
    #[validate(length(max = 64))]
    payment_request_id: String,
    #[validate(nested)]
    order: Option<Order>,
    #[validate(nested)]
    payment_amount: Option<Amount>,
    #[validate(nested)]
    payment_method: Option<PaymentMethod>,
    #[validate(length(max = 2048), custom(function = is_url))]
    payment_redirect_url: Option<Text>,
    #[validate(length(max = 2048), custom(function = is_url))]
    payment_notify_url: Option<Text>,
    #[validate(nested)]
    settlement_strategy: Option<SettlementStrategy>,
    #[validate(nested)]
    env: Option<Env>,
    #[validate(nested)]
    agreement_info: Option<AgreementInfo>,
    #[validate(custom(function = is_datetime))]
    payment_session_expiry_time: Option<Text>,
}

#[derive(Debug, Deserialize, Serialize, Validate)]
#[serde(rename_all = "camelCase")]
struct Order {
    #[validate(nested)]
    order_amount: Amount,
    #[validate(length(max = 64))]
    reference_order_id: Option<String>,
    #[validate(length(max = 256))]
    order_description: Option<String>,
    #[validate(nested)]
    order_discount_amount: Option<Amount>,
    #[validate(nested)]
    sub_total_order_amount: Option<Amount>,
    merchant: Option<types::Merchant>,
    #[serde(default)]
    #[validate(length(max = 100), nested)]
    goods: Vec<Goods>,
    #[validate(nested)]
    shipping: Option<Shipping>,
    #[validate(nested)]
    buyer: Option<Buyer>,
    #[validate(nested)]
    env: Option<Env>,
    extend_info: Option<String>,
    transit: Option<types::Transit>,
    lodging: Option<types::Lodging>,
    gaming: Option<types::Gaming>,
    #[serde(default, with = "wire::text_option")]
    need_declaration: Option<bool>,
    declaration: Option<types::Declaration>,
    order_type: Option<String>,
}
