//! The request for serde_valid. What it has no rule for is a function of ours: forms of text, and what is required when.
//! Its lengths are in grapheme clusters; it has none in characters.

#![expect(
    dead_code,
    reason = "fields without a constraint are there for the shape"
)]

use std::borrow::Cow;

use antom::types;
use antom_runtime::validate::Format;
use antom_runtime::wire;
use serde::Deserialize;
use serde_valid::Validate;
use serde_valid::validation::Error;

mod parts;

use parts::{
    AgreementInfo, Amount, Buyer, Env, Goods, PaymentMethod, SettlementStrategy, Shipping,
};

type Text = Cow<'static, str>;
type Checked = Result<(), Error>;

fn form(format: Format, text: &Text) -> Checked {
    match format.matches(text) {
        true => Ok(()),
        false => Err(Error::Custom("not of the form that it must have".into())),
    }
}

fn form_option(format: Format, text: &Option<Text>) -> Checked {
    text.as_ref().map_or(Ok(()), |text| form(format, text))
}

fn needed<T>(request: &Request, part: &Option<T>) -> Checked {
    let is_needed = request.product_code == "AGREEMENT_PAYMENT"
        && request.product_scene.as_deref() == Some("EASY_PAY");
    match part {
        None if is_needed => Err(Error::Custom("required, but missing".into())),
        _ => Ok(()),
    }
}

#[derive(Debug, Deserialize, Validate)]
#[serde(rename_all = "camelCase")]
pub(in crate::session) struct Request {
    product_code: String,
    #[validate(max_length = 32)]
    product_scene: Option<String>,
    #[validate(max_length = 64)]
    payment_request_id: String,
    #[validate(custom = |part| needed(self, part))]
    #[validate]
    order: Option<Order>,
    #[validate(custom = |part| needed(self, part))]
    #[validate]
    payment_amount: Option<Amount>,
    #[validate(custom = |part| needed(self, part))]
    #[validate]
    payment_method: Option<PaymentMethod>,
    #[validate(max_length = 2048)]
    #[validate(custom = |part| needed(self, part))]
    #[validate(custom = |text| form_option(Format::Url, text))]
    payment_redirect_url: Option<Text>,
    #[validate(max_length = 2048)]
    #[validate(custom = |part| needed(self, part))]
    #[validate(custom = |text| form_option(Format::Url, text))]
    payment_notify_url: Option<Text>,
    #[validate(custom = |part| needed(self, part))]
    #[validate]
    settlement_strategy: Option<SettlementStrategy>,
    #[validate]
    env: Option<Env>,
    #[validate]
    agreement_info: Option<AgreementInfo>,
    #[validate(custom = |text| form_option(Format::DateTime, text))]
    payment_session_expiry_time: Option<Text>,
}

#[derive(Debug, Deserialize, Validate)]
#[serde(rename_all = "camelCase")]
struct Order {
    #[validate]
    order_amount: Amount,
    #[validate(max_length = 64)]
    reference_order_id: Option<String>,
    #[validate(max_length = 256)]
    order_description: Option<String>,
    #[validate]
    order_discount_amount: Option<Amount>,
    #[validate]
    sub_total_order_amount: Option<Amount>,
    merchant: Option<types::Merchant>,
    #[serde(default)]
    #[validate(max_items = 100)]
    #[validate]
    goods: Vec<Goods>,
    #[validate]
    shipping: Option<Shipping>,
    #[validate]
    buyer: Option<Buyer>,
    #[validate]
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
