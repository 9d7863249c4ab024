//! The parts of the request.

use antom::types;
use antom_runtime::wire;
use serde::{Deserialize, Serialize};
use validator::Validate;

use super::{Text, is_currency, is_datetime, is_region};

#[derive(Debug, Deserialize, Serialize, Validate)]
#[serde(rename_all = "camelCase")]
pub(super) struct Amount {
    #[serde(with = "wire::text")]
    value: u64,
    #[validate(length(max = 3), custom(function = is_currency))]
    currency: Text,
}

#[derive(Debug, Deserialize, Serialize, Validate)]
#[serde(rename_all = "camelCase")]
pub(super) struct Goods {
    #[validate(length(max = 64))]
    reference_goods_id: Option<String>,
    #[validate(length(max = 256))]
    goods_name: Option<String>,
    #[validate(length(max = 64))]
    goods_category: Option<String>,
    goods_brand: Option<String>,
    #[validate(nested)]
    goods_unit_amount: Option<Amount>,
    #[serde(default, with = "wire::text_option")]
    #[validate(range(min = 1))]
    goods_quantity: Option<u64>,
    goods_sku_name: Option<String>,
    #[validate(length(max = 2048))]
    goods_url: Option<String>,
    #[validate(length(max = 32))]
    delivery_method_type: Option<String>,
    goods_image_url: Option<String>,
    #[validate(length(max = 64))]
    price_id: Option<String>,
    #[validate(nested)]
    goods_discount_amount: Option<Amount>,
    #[validate(custom(function = is_datetime))]
    goods_ends_on_time: Option<Text>,
    #[validate(nested)]
    cross_sell: Option<Box<Goods>>,
}

#[derive(Debug, Deserialize, Serialize, Validate)]
#[serde(rename_all = "camelCase")]
pub(super) struct Shipping {
    #[validate(nested)]
    shipping_name: Option<UserName>,
    #[validate(nested)]
    shipping_address: Option<Address>,
    #[validate(length(max = 128))]
    shipping_carrier: Option<String>,
    #[validate(length(max = 16))]
    shipping_phone_no: Option<String>,
    #[validate(length(max = 64))]
    ship_to_email: Option<String>,
    #[validate(length(max = 64))]
    shipping_fee_id: Option<String>,
    #[validate(nested)]
    shipping_fee: Option<Amount>,
    #[validate(length(max = 64))]
    shipping_description: Option<String>,
    #[validate(nested)]
    delivery_estimate: Option<DeliveryEstimate>,
    shipping_number: Option<String>,
    notes: Option<String>,
}

#[derive(Debug, Deserialize, Serialize, Validate)]
#[serde(rename_all = "camelCase")]
pub(super) struct DeliveryEstimate {
    #[validate(nested)]
    minimum: Option<DeliveryEstimateInfo>,
    #[validate(nested)]
    maximum: Option<DeliveryEstimateInfo>,
}

#[derive(Debug, Deserialize, Serialize, Validate)]
#[serde(rename_all = "camelCase")]
pub(super) struct DeliveryEstimateInfo {
    #[validate(length(max = 16))]
    unit: Option<String>,
    #[serde(default, with = "wire::text_option")]
    value: Option<u64>,
}

#[derive(Debug, Deserialize, Serialize, Validate)]
#[serde(rename_all = "camelCase")]
pub(super) struct Address {
    #[validate(length(max = 2), custom(function = is_region))]
    region: Text,
    state: Option<String>,
    #[validate(length(max = 32))]
    city: Option<String>,
    #[validate(length(max = 256))]
    address1: Option<String>,
    #[validate(length(max = 256))]
    address2: Option<String>,
    #[validate(length(max = 32))]
    zip_code: Option<String>,
    label: Option<String>,
    address3: Option<String>,
}

#[derive(Debug, Deserialize, Serialize, Validate)]
#[serde(rename_all = "camelCase")]
pub(super) struct UserName {
    #[validate(length(max = 32))]
    first_name: Option<String>,
    #[validate(length(max = 32))]
    middle_name: Option<String>,
    #[validate(length(max = 32))]
    last_name: Option<String>,
    #[validate(length(max = 128))]
    full_name: Option<String>,
}

#[derive(Debug, Deserialize, Serialize, Validate)]
#[serde(rename_all = "camelCase")]
pub(super) struct Buyer {
    #[validate(length(max = 64))]
    reference_buyer_id: Option<String>,
    #[validate(nested)]
    buyer_name: Option<UserName>,
    #[validate(length(max = 24))]
    buyer_phone_no: Option<String>,
    #[validate(length(max = 64))]
    buyer_email: Option<String>,
    #[validate(length(max = 64), custom(function = is_datetime))]
    buyer_registration_time: Option<Text>,
    #[serde(default, with = "wire::text_option")]
    is_account_verified: Option<bool>,
    #[serde(default, with = "wire::text_option")]
    successful_order_count: Option<u64>,
    buyer_phone_no_contry_code: Option<String>,
}

#[derive(Debug, Deserialize, Serialize, Validate)]
#[serde(rename_all = "camelCase")]
pub(super) struct Env {
    terminal_type: Option<types::TerminalType>,
    os_type: Option<types::OsType>,
    user_agent: Option<String>,
    #[validate(length(max = 64))]
    device_token_id: Option<String>,
    #[validate(length(max = 64))]
    client_ip: Option<String>,
    cookie_id: Option<String>,
    #[validate(length(max = 2048))]
    extend_info: Option<String>,
    store_terminal_id: Option<String>,
    store_terminal_request_time: Option<String>,
    browser_info: Option<types::BrowserInfo>,
    #[serde(default, with = "wire::text_option")]
    color_depth: Option<u64>,
    #[serde(default, with = "wire::text_option")]
    #[validate(range(min = 1))]
    screen_height: Option<u64>,
    #[serde(default, with = "wire::text_option")]
    #[validate(range(min = 1))]
    screen_width: Option<u64>,
    #[serde(default, with = "wire::text_option")]
    time_zone_offset: Option<i64>,
    #[validate(length(max = 64))]
    device_brand: Option<String>,
    #[validate(length(max = 128))]
    device_model: Option<String>,
    device_language: Option<String>,
    device_id: Option<String>,
    os_version: Option<String>,
}

#[derive(Debug, Deserialize, Serialize, Validate)]
#[serde(rename_all = "camelCase")]
pub(super) struct PaymentMethod {
    #[validate(length(max = 64))]
    payment_method_type: Option<String>,
    #[validate(length(max = 128))]
    payment_method_id: Option<String>,
    funding: Option<types::FundingType>,
    customer_id: Option<String>,
    #[validate(length(max = 2048))]
    extend_info: Option<String>,
    #[serde(default, with = "wire::text_option")]
    require_issuer_authentication: Option<bool>,
}

#[derive(Debug, Deserialize, Serialize, Validate)]
#[serde(rename_all = "camelCase")]
pub(super) struct SettlementStrategy {
    #[validate(length(max = 3), custom(function = is_currency))]
    settlement_currency: Option<Text>,
}

#[derive(Debug, Deserialize, Serialize, Validate)]
#[serde(rename_all = "camelCase")]
pub(super) struct AgreementInfo {
    #[validate(length(max = 256))]
    auth_state: String,
    #[validate(length(max = 64))]
    user_login_id: Option<String>,
    user_login_type: Option<String>,
    display_user_login_id: Option<String>,
}
