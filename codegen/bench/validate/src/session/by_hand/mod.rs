//! What a careful programmer would write instead of the derive: one plain function a struct, over the same structs.
//!
//! Each function reports paths within its own struct; the caller puts its own part in front of them, and only when there
//! is something to put it in front of. So a valid request builds no path at all.

use antom::payments::create_payment_session::CreatePaymentSessionRequest;
use antom::types::{
    Address, AgreementInfo, Amount, Buyer, DeliveryEstimate, Env, Goods, Order, PaymentMethod,
    SettlementStrategy, Shipping, UserName,
};
use antom_runtime::validate::Format;

mod problem;

use problem::{
    Kind, Problems, at_least_one, each_within, form, length, prefix, report, text, within,
};

pub(in crate::session) fn validate(request: &CreatePaymentSessionRequest) -> Problems {
    let mut found = Problems::new();
    let is_easy_safe_pay = request.product_code == "AGREEMENT_PAYMENT"
        && request.product_scene.as_deref() == Some("EASY_PAY");
    let needed = |name, is_there: bool, found: &mut Problems| {
        if is_easy_safe_pay && !is_there {
            report(found, name, Kind::Missing);
        }
    };
    let is_one_time = request.product_code == "CASHIER_PAYMENT";
    let needed_by_both = |name, is_there: bool, found: &mut Problems| {
        if (is_easy_safe_pay || is_one_time) && !is_there {
            report(found, name, Kind::Missing);
        }
    };
    text(&mut found, "productScene", &request.product_scene, 32);
    needed_by_both(
        "paymentRequestId",
        request.payment_request_id.is_some(),
        &mut found,
    );
    text(
        &mut found,
        "paymentRequestId",
        &request.payment_request_id,
        64,
    );
    needed_by_both("order", request.order.is_some(), &mut found);
    within(&mut found, "order", &request.order, order);
    needed_by_both(
        "paymentAmount",
        request.payment_amount.is_some(),
        &mut found,
    );
    within(&mut found, "paymentAmount", &request.payment_amount, amount);
    needed(
        "paymentMethod",
        request.payment_method.is_some(),
        &mut found,
    );
    within(
        &mut found,
        "paymentMethod",
        &request.payment_method,
        payment_method,
    );
    let urls = [
        ("paymentRedirectUrl", &request.payment_redirect_url),
        ("paymentNotifyUrl", &request.payment_notify_url),
    ];
    for (name, url) in urls {
        needed(name, url.is_some(), &mut found);
        if let Some(url) = url {
            length(&mut found, name, url.as_str(), 2048);
            form(&mut found, name, url.as_str(), Format::Url);
        }
    }
    needed(
        "settlementStrategy",
        request.settlement_strategy.is_some(),
        &mut found,
    );
    within(
        &mut found,
        "settlementStrategy",
        &request.settlement_strategy,
        settlement,
    );
    within(&mut found, "env", &request.env, env);
    within(
        &mut found,
        "agreementInfo",
        &request.agreement_info,
        agreement,
    );
    if let Some(time) = &request.payment_session_expiry_time {
        form(
            &mut found,
            "paymentSessionExpiryTime",
            time.as_str(),
            Format::DateTime,
        );
    }
    found
}

fn order(order: &Order, found: &mut Problems) {
    each_within(found, "orderAmount", &order.order_amount, amount);
    text(found, "referenceOrderId", &order.reference_order_id, 64);
    text(found, "orderDescription", &order.order_description, 256);
    within(
        found,
        "orderDiscountAmount",
        &order.order_discount_amount,
        amount,
    );
    within(
        found,
        "subTotalOrderAmount",
        &order.sub_total_order_amount,
        amount,
    );
    if order.goods.len() > 100 {
        let items = order.goods.len();
        report(found, "goods", Kind::TooMany { items, max: 100 });
    }
    for (index, item) in order.goods.iter().enumerate() {
        let before = found.len();
        goods(item, found);
        prefix(found, before, || format!("goods[{index}]"));
    }
    within(found, "shipping", &order.shipping, shipping);
    within(found, "buyer", &order.buyer, buyer);
    within(found, "env", &order.env, env);
}

fn amount(amount: &Amount, found: &mut Problems) {
    length(found, "currency", amount.currency.as_str(), 3);
    form(
        found,
        "currency",
        amount.currency.as_str(),
        Format::Currency,
    );
}

fn goods(item: &Goods, found: &mut Problems) {
    text(found, "referenceGoodsId", &item.reference_goods_id, 64);
    text(found, "goodsName", &item.goods_name, 256);
    text(found, "goodsCategory", &item.goods_category, 64);
    within(found, "goodsUnitAmount", &item.goods_unit_amount, amount);
    at_least_one(found, "goodsQuantity", item.goods_quantity);
    text(found, "goodsUrl", &item.goods_url, 2048);
    text(found, "deliveryMethodType", &item.delivery_method_type, 32);
    text(found, "priceId", &item.price_id, 64);
    within(
        found,
        "goodsDiscountAmount",
        &item.goods_discount_amount,
        amount,
    );
    if let Some(time) = &item.goods_ends_on_time {
        form(found, "goodsEndsOnTime", time.as_str(), Format::DateTime);
    }
    if let Some(inner) = &item.cross_sell {
        each_within(found, "crossSell", &**inner, goods);
    }
}

fn shipping(shipping: &Shipping, found: &mut Problems) {
    within(found, "shippingName", &shipping.shipping_name, user_name);
    within(
        found,
        "shippingAddress",
        &shipping.shipping_address,
        address,
    );
    text(found, "shippingCarrier", &shipping.shipping_carrier, 128);
    text(found, "shippingPhoneNo", &shipping.shipping_phone_no, 16);
    text(found, "shipToEmail", &shipping.ship_to_email, 64);
    text(found, "shippingFeeId", &shipping.shipping_fee_id, 64);
    within(found, "shippingFee", &shipping.shipping_fee, amount);
    text(
        found,
        "shippingDescription",
        &shipping.shipping_description,
        64,
    );
    within(
        found,
        "deliveryEstimate",
        &shipping.delivery_estimate,
        delivery_estimate,
    );
}

fn delivery_estimate(estimate: &DeliveryEstimate, found: &mut Problems) {
    for (name, part) in [
        ("minimum", &estimate.minimum),
        ("maximum", &estimate.maximum),
    ] {
        within(found, name, part, |part, found| {
            text(found, "unit", &part.unit, 16)
        });
    }
}

fn address(address: &Address, found: &mut Problems) {
    length(found, "region", address.region.as_str(), 2);
    form(found, "region", address.region.as_str(), Format::Region);
    text(found, "city", &address.city, 32);
    text(found, "address1", &address.address1, 256);
    text(found, "address2", &address.address2, 256);
    text(found, "zipCode", &address.zip_code, 32);
}

fn user_name(name: &UserName, found: &mut Problems) {
    text(found, "firstName", &name.first_name, 32);
    text(found, "middleName", &name.middle_name, 32);
    text(found, "lastName", &name.last_name, 32);
    text(found, "fullName", &name.full_name, 128);
}

fn buyer(buyer: &Buyer, found: &mut Problems) {
    text(found, "referenceBuyerId", &buyer.reference_buyer_id, 64);
    within(found, "buyerName", &buyer.buyer_name, user_name);
    text(found, "buyerPhoneNo", &buyer.buyer_phone_no, 24);
    text(found, "buyerEmail", &buyer.buyer_email, 64);
    if let Some(time) = &buyer.buyer_registration_time {
        length(found, "buyerRegistrationTime", time.as_str(), 64);
        form(
            found,
            "buyerRegistrationTime",
            time.as_str(),
            Format::DateTime,
        );
    }
}

fn env(env: &Env, found: &mut Problems) {
    text(found, "deviceTokenId", &env.device_token_id, 64);
    text(found, "clientIp", &env.client_ip, 64);
    text(found, "extendInfo", &env.extend_info, 2048);
    at_least_one(found, "screenHeight", env.screen_height);
    at_least_one(found, "screenWidth", env.screen_width);
    text(found, "deviceBrand", &env.device_brand, 64);
    text(found, "deviceModel", &env.device_model, 128);
}

fn payment_method(method: &PaymentMethod, found: &mut Problems) {
    text(found, "paymentMethodType", &method.payment_method_type, 64);
    text(found, "paymentMethodId", &method.payment_method_id, 128);
    text(found, "extendInfo", &method.extend_info, 2048);
}

fn settlement(strategy: &SettlementStrategy, found: &mut Problems) {
    if let Some(currency) = &strategy.settlement_currency {
        length(found, "settlementCurrency", currency.as_str(), 3);
        form(
            found,
            "settlementCurrency",
            currency.as_str(),
            Format::Currency,
        );
    }
}

fn agreement(agreement: &AgreementInfo, found: &mut Problems) {
    length(found, "authState", &agreement.auth_state, 256);
    text(found, "userLoginId", &agreement.user_login_id, 64);
}
