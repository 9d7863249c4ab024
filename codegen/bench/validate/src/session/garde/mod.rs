//! The request for garde. What garde has no rule for is a function of ours: forms of text, and what is required when.

#![expect(
    dead_code,
    reason = "fields without a constraint are there for the shape"
)]

use std::borrow::Cow;

use antom::types;
use antom_runtime::validate::Format;
use antom_runtime::wire;
use garde::{Error, Validate};
use serde::Deserialize;

mod parts;

use parts::{
    AgreementInfo, Amount, Buyer, Env, Goods, PaymentMethod, SettlementStrategy, Shipping,
};

type Text = Cow<'static, str>;

fn form(format: Format) -> impl Fn(&Text, &()) -> garde::Result {
    move |text, ()| match format.matches(text) {
        true => Ok(()),
        false => Err(Error::new("not of the form that it must have")),
    }
}

fn needed<T>(request: &Request) -> impl Fn(&Option<T>, &()) -> garde::Result {
    let is_needed = request.product_code == "AGREEMENT_PAYMENT"
        && request.product_scene.as_deref() == Some("EASY_PAY");
    move |part, ()| match part {
        None if is_needed => Err(Error::new("required, but missing")),
        _ => Ok(()),
    }
}

#[derive(Debug, Deserialize, Validate)]
#[serde(rename_all = "camelCase")]
#[garde(allow_unvalidated)]
pub(in crate::session) struct Request {
    product_code: String,
    #[garde(length(chars, max = 32))]
    product_scene: Option<String>,
    #[garde(length(chars, max = 64))]
    payment_request_id: String,
    #[garde(custom(needed(self)), dive)]
    order: Option<Order>,
    #[garde(custom(needed(self)), dive)]
    payment_amount: Option<Amount>,
    #[garde(custom(needed(self)), dive)]
    payment_method: Option<PaymentMethod>,
    #[garde(
        length(chars, max = 2048),
        custom(needed(self)),
        inner(custom(form(Format::Url)))
    )]
    payment_redirect_url: Option<Text>,
    #[garde(
        length(chars, max = 2048),
        custom(needed(self)),
        inner(custom(form(Format::Url)))
    )]
    payment_notify_url: Option<Text>,
    #[garde(custom(needed(self)), dive)]
    settlement_strategy: Option<SettlementStrategy>,
    #[garde(dive)]
    env: Option<Env>,
    #[garde(dive)]
    agreement_info: Option<AgreementInfo>,
    #[garde(inner(custom(form(Format::DateTime))))]
    payment_session_expiry_time: Option<Text>,
}

#[derive(Debug, Deserialize, Validate)]
#[serde(rename_all = "camelCase")]
#[garde(allow_unvalidated)]
struct Order {
    #[garde(dive)]
    order_amount: Amount,
    #[garde(length(chars, max = 64))]
    reference_order_id: Option<String>,
    #[garde(length(chars, max = 256))]
    order_description: Option<String>,
    #[garde(dive)]
    order_discount_amount: Option<Amount>,
    #[garde(dive)]
    sub_total_order_amount: Option<Amount>,
    merchant: Option<types::Merchant>,
    #[serde(default)]
    #[garde(length(max = 100), dive)]
    goods: Vec<Goods>,
    #[garde(dive)]
    shipping: Option<Shipping>,
    #[garde(dive)]
    buyer: Option<Buyer>,
    #[garde(dive)]
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
