//! The parts of the request.

use antom::types;
use antom_runtime::validate::Format;
use antom_runtime::wire;
use garde::Validate;
use serde::Deserialize;

use super::{Text, form};

#[derive(Debug, Deserialize, Validate)]
#[serde(rename_all = "camelCase")]
#[garde(allow_unvalidated)]
pub(super) struct Amount {
    #[serde(with = "wire::text")]
    value: u64,
    #[garde(length(chars, max = 3), custom(form(Format::Currency)))]
    currency: Text,
}

#[derive(Debug, Deserialize, Validate)]
#[serde(rename_all = "camelCase")]
#[garde(allow_unvalidated)]
pub(super) struct Goods {
    #[garde(length(chars, max = 64))]
    reference_goods_id: Option<String>,
    #[garde(length(chars, max = 256))]
    goods_name: Option<String>,
    #[garde(length(chars, max = 64))]
    goods_category: Option<String>,
    goods_brand: Option<String>,
    #[garde(dive)]
    goods_unit_amount: Option<Amount>,
    #[serde(default, with = "wire::text_option")]
    #[garde(range(min = 1))]
    goods_quantity: Option<u64>,
    goods_sku_name: Option<String>,
    #[garde(length(chars, max = 2048))]
    goods_url: Option<String>,
    #[garde(length(chars, max = 32))]
    delivery_method_type: Option<String>,
    goods_image_url: Option<String>,
    #[garde(length(chars, max = 64))]
    price_id: Option<String>,
    #[garde(dive)]
    goods_discount_amount: Option<Amount>,
    #[garde(inner(custom(form(Format::DateTime))))]
    goods_ends_on_time: Option<Text>,
    #[garde(dive)]
    cross_sell: Option<Box<Goods>>,
}

#[derive(Debug, Deserialize, Validate)]
#[serde(rename_all = "camelCase")]
#[garde(allow_unvalidated)]
pub(super) struct Shipping {
    #[garde(dive)]
    shipping_name: Option<UserName>,
    #[garde(dive)]
    shipping_address: Option<Address>,
    #[garde(length(chars, max = 128))]
    shipping_carrier: Option<String>,
    #[garde(length(chars, max = 16))]
    shipping_phone_no: Option<String>,
    #[garde(length(chars, max = 64))]
    ship_to_email: Option<String>,
    #[garde(length(chars, max = 64))]
    shipping_fee_id: Option<String>,
    #[garde(dive)]
    shipping_fee: Option<Amount>,
    #[garde(length(chars, max = 64))]
    shipping_description: Option<String>,
    #[garde(dive)]
    delivery_estimate: Option<DeliveryEstimate>,
    shipping_number: Option<String>,
    notes: Option<String>,
}

#[derive(Debug, Deserialize, Validate)]
#[serde(rename_all = "camelCase")]
#[garde(allow_unvalidated)]
pub(super) struct DeliveryEstimate {
    #[garde(dive)]
    minimum: Option<DeliveryEstimateInfo>,
    #[garde(dive)]
    maximum: Option<DeliveryEstimateInfo>,
}

#[derive(Debug, Deserialize, Validate)]
#[serde(rename_all = "camelCase")]
#[garde(allow_unvalidated)]
pub(super) struct DeliveryEstimateInfo {
    #[garde(length(chars, max = 16))]
    unit: Option<String>,
    #[serde(default, with = "wire::text_option")]
    value: Option<u64>,
}

#[derive(Debug, Deserialize, Validate)]
#[serde(rename_all = "camelCase")]
#[garde(allow_unvalidated)]
pub(super) struct Address {
    #[garde(length(chars, max = 2), custom(form(Format::Region)))]
    region: Text,
    state: Option<String>,
    #[garde(length(chars, max = 32))]
    city: Option<String>,
    #[garde(length(chars, max = 256))]
    address1: Option<String>,
    #[garde(length(chars, max = 256))]
    address2: Option<String>,
    #[garde(length(chars, max = 32))]
    zip_code: Option<String>,
    label: Option<String>,
    address3: Option<String>,
}

#[derive(Debug, Deserialize, Validate)]
#[serde(rename_all = "camelCase")]
#[garde(allow_unvalidated)]
pub(super) struct UserName {
    #[garde(length(chars, max = 32))]
    first_name: Option<String>,
    #[garde(length(chars, max = 32))]
    middle_name: Option<String>,
    #[garde(length(chars, max = 32))]
    last_name: Option<String>,
    #[garde(length(chars, max = 128))]
    full_name: Option<String>,
}

#[derive(Debug, Deserialize, Validate)]
#[serde(rename_all = "camelCase")]
#[garde(allow_unvalidated)]
pub(super) struct Buyer {
    #[garde(length(chars, max = 64))]
    reference_buyer_id: Option<String>,
    #[garde(dive)]
    buyer_name: Option<UserName>,
    #[garde(length(chars, max = 24))]
    buyer_phone_no: Option<String>,
    #[garde(length(chars, max = 64))]
    buyer_email: Option<String>,
    #[garde(length(chars, max = 64), inner(custom(form(Format::DateTime))))]
    buyer_registration_time: Option<Text>,
    #[serde(default, with = "wire::text_option")]
    is_account_verified: Option<bool>,
    #[serde(default, with = "wire::text_option")]
    successful_order_count: Option<u64>,
    buyer_phone_no_contry_code: Option<String>,
}

#[derive(Debug, Deserialize, Validate)]
#[serde(rename_all = "camelCase")]
#[garde(allow_unvalidated)]
pub(super) struct Env {
    terminal_type: Option<types::TerminalType>,
    os_type: Option<types::OsType>,
    user_agent: Option<String>,
    #[garde(length(chars, max = 64))]
    device_token_id: Option<String>,
    #[garde(length(chars, max = 64))]
    client_ip: Option<String>,
    cookie_id: Option<String>,
    #[garde(length(chars, max = 2048))]
    extend_info: Option<String>,
    store_terminal_id: Option<String>,
    store_terminal_request_time: Option<String>,
    browser_info: Option<types::BrowserInfo>,
    #[serde(default, with = "wire::text_option")]
    color_depth: Option<u64>,
    #[serde(default, with = "wire::text_option")]
    #[garde(range(min = 1))]
    screen_height: Option<u64>,
    #[serde(default, with = "wire::text_option")]
    #[garde(range(min = 1))]
    screen_width: Option<u64>,
    #[serde(default, with = "wire::text_option")]
    time_zone_offset: Option<i64>,
    #[garde(length(chars, max = 64))]
    device_brand: Option<String>,
    #[garde(length(chars, max = 128))]
    device_model: Option<String>,
    device_language: Option<String>,
    device_id: Option<String>,
    os_version: Option<String>,
}

#[derive(Debug, Deserialize, Validate)]
#[serde(rename_all = "camelCase")]
#[garde(allow_unvalidated)]
pub(super) struct PaymentMethod {
    #[garde(length(chars, max = 64))]
    payment_method_type: Option<String>,
    #[garde(length(chars, max = 128))]
    payment_method_id: Option<String>,
    funding: Option<types::FundingType>,
    customer_id: Option<String>,
    #[garde(length(chars, max = 2048))]
    extend_info: Option<String>,
    #[serde(default, with = "wire::text_option")]
    require_issuer_authentication: Option<bool>,
}

#[derive(Debug, Deserialize, Validate)]
#[serde(rename_all = "camelCase")]
#[garde(allow_unvalidated)]
pub(super) struct SettlementStrategy {
    #[garde(length(chars, max = 3), inner(custom(form(Format::Currency))))]
    settlement_currency: Option<Text>,
}

#[derive(Debug, Deserialize, Validate)]
#[serde(rename_all = "camelCase")]
#[garde(allow_unvalidated)]
pub(super) struct AgreementInfo {
    #[garde(length(chars, max = 256))]
    auth_state: String,
    #[garde(length(chars, max = 64))]
    user_login_id: Option<String>,
    user_login_type: Option<String>,
    display_user_login_id: Option<String>,
}
