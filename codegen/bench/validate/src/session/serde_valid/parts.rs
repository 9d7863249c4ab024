//! The parts of the request.

use antom::types;
use antom_runtime::validate::Format;
use antom_runtime::wire;
use serde::Deserialize;
use serde_valid::Validate;

use super::{Text, form, form_option};

#[derive(Debug, Deserialize, Validate)]
#[serde(rename_all = "camelCase")]
pub(super) struct Amount {
    #[serde(with = "wire::text")]
    value: u64,
    #[validate(max_length = 3)]
    #[validate(custom = |text| form(Format::Currency, text))]
    currency: Text,
}

#[derive(Debug, Deserialize, Validate)]
#[serde(rename_all = "camelCase")]
pub(super) struct Goods {
    #[validate(max_length = 64)]
    reference_goods_id: Option<String>,
    #[validate(max_length = 256)]
    goods_name: Option<String>,
    #[validate(max_length = 64)]
    goods_category: Option<String>,
    goods_brand: Option<String>,
    #[validate]
    goods_unit_amount: Option<Amount>,
    #[serde(default, with = "wire::text_option")]
    #[validate(minimum = 1)]
    goods_quantity: Option<u64>,
    goods_sku_name: Option<String>,
    #[validate(max_length = 2048)]
    goods_url: Option<String>,
    #[validate(max_length = 32)]
    delivery_method_type: Option<String>,
    goods_image_url: Option<String>,
    #[validate(max_length = 64)]
    price_id: Option<String>,
    #[validate]
    goods_discount_amount: Option<Amount>,
    #[validate(custom = |text| form_option(Format::DateTime, text))]
    goods_ends_on_time: Option<Text>,
    #[validate]
    cross_sell: Option<Box<Goods>>,
}

#[derive(Debug, Deserialize, Validate)]
#[serde(rename_all = "camelCase")]
pub(super) struct Shipping {
    #[validate]
    shipping_name: Option<UserName>,
    #[validate]
    shipping_address: Option<Address>,
    #[validate(max_length = 128)]
    shipping_carrier: Option<String>,
    #[validate(max_length = 16)]
    shipping_phone_no: Option<String>,
    #[validate(max_length = 64)]
    ship_to_email: Option<String>,
    #[validate(max_length = 64)]
    shipping_fee_id: Option<String>,
    #[validate]
    shipping_fee: Option<Amount>,
    #[validate(max_length = 64)]
    shipping_description: Option<String>,
    #[validate]
    delivery_estimate: Option<DeliveryEstimate>,
    shipping_number: Option<String>,
    notes: Option<String>,
}

#[derive(Debug, Deserialize, Validate)]
#[serde(rename_all = "camelCase")]
pub(super) struct DeliveryEstimate {
    #[validate]
    minimum: Option<DeliveryEstimateInfo>,
    #[validate]
    maximum: Option<DeliveryEstimateInfo>,
}

#[derive(Debug, Deserialize, Validate)]
#[serde(rename_all = "camelCase")]
pub(super) struct DeliveryEstimateInfo {
    #[validate(max_length = 16)]
    unit: Option<String>,
    #[serde(default, with = "wire::text_option")]
    value: Option<u64>,
}

#[derive(Debug, Deserialize, Validate)]
#[serde(rename_all = "camelCase")]
pub(super) struct Address {
    #[validate(max_length = 2)]
    #[validate(custom = |text| form(Format::Region, text))]
    region: Text,
    state: Option<String>,
    #[validate(max_length = 32)]
    city: Option<String>,
    #[validate(max_length = 256)]
    address1: Option<String>,
    #[validate(max_length = 256)]
    address2: Option<String>,
    #[validate(max_length = 32)]
    zip_code: Option<String>,
    label: Option<String>,
    address3: Option<String>,
}

#[derive(Debug, Deserialize, Validate)]
#[serde(rename_all = "camelCase")]
pub(super) struct UserName {
    #[validate(max_length = 32)]
    first_name: Option<String>,
    #[validate(max_length = 32)]
    middle_name: Option<String>,
    #[validate(max_length = 32)]
    last_name: Option<String>,
    #[validate(max_length = 128)]
    full_name: Option<String>,
}

#[derive(Debug, Deserialize, Validate)]
#[serde(rename_all = "camelCase")]
pub(super) struct Buyer {
    #[validate(max_length = 64)]
    reference_buyer_id: Option<String>,
    #[validate]
    buyer_name: Option<UserName>,
    #[validate(max_length = 24)]
    buyer_phone_no: Option<String>,
    #[validate(max_length = 64)]
    buyer_email: Option<String>,
    #[validate(max_length = 64)]
    #[validate(custom = |text| form_option(Format::DateTime, text))]
    buyer_registration_time: Option<Text>,
    #[serde(default, with = "wire::text_option")]
    is_account_verified: Option<bool>,
    #[serde(default, with = "wire::text_option")]
    successful_order_count: Option<u64>,
    buyer_phone_no_contry_code: Option<String>,
}

#[derive(Debug, Deserialize, Validate)]
#[serde(rename_all = "camelCase")]
pub(super) struct Env {
    terminal_type: Option<types::TerminalType>,
    os_type: Option<types::OsType>,
    user_agent: Option<String>,
    #[validate(max_length = 64)]
    device_token_id: Option<String>,
    #[validate(max_length = 64)]
    client_ip: Option<String>,
    cookie_id: Option<String>,
    #[validate(max_length = 2048)]
    extend_info: Option<String>,
    store_terminal_id: Option<String>,
    store_terminal_request_time: Option<String>,
    browser_info: Option<types::BrowserInfo>,
    #[serde(default, with = "wire::text_option")]
    color_depth: Option<u64>,
    #[serde(default, with = "wire::text_option")]
    #[validate(minimum = 1)]
    screen_height: Option<u64>,
    #[serde(default, with = "wire::text_option")]
    #[validate(minimum = 1)]
    screen_width: Option<u64>,
    #[serde(default, with = "wire::text_option")]
    time_zone_offset: Option<i64>,
    #[validate(max_length = 64)]
    device_brand: Option<String>,
    #[validate(max_length = 128)]
    device_model: Option<String>,
    device_language: Option<String>,
    device_id: Option<String>,
    os_version: Option<String>,
}

#[derive(Debug, Deserialize, Validate)]
#[serde(rename_all = "camelCase")]
pub(super) struct PaymentMethod {
    #[validate(max_length = 64)]
    payment_method_type: Option<String>,
    #[validate(max_length = 128)]
    payment_method_id: Option<String>,
    funding: Option<types::FundingType>,
    customer_id: Option<String>,
    #[validate(max_length = 2048)]
    extend_info: Option<String>,
    #[serde(default, with = "wire::text_option")]
    require_issuer_authentication: Option<bool>,
}

#[derive(Debug, Deserialize, Validate)]
#[serde(rename_all = "camelCase")]
pub(super) struct SettlementStrategy {
    #[validate(max_length = 3)]
    #[validate(custom = |text| form_option(Format::Currency, text))]
    settlement_currency: Option<Text>,
}

#[derive(Debug, Deserialize, Validate)]
#[serde(rename_all = "camelCase")]
pub(super) struct AgreementInfo {
    #[validate(max_length = 256)]
    auth_state: String,
    #[validate(max_length = 64)]
    user_login_id: Option<String>,
    user_login_type: Option<String>,
    display_user_login_id: Option<String>,
}
