//! Requests as an integrator would fill them in.

use antom::payments::create_payment_session::{CreatePaymentSessionRequest, EasySafePay};
use antom::types::{
    Address, Amount, Buyer, DeliveryEstimate, DeliveryEstimateInfo, Env, Goods, NewAddress,
    NewAgreementInfo, NewOrder, Order, PaymentMethod, SettlementStrategy, Shipping, UserName,
};
use antom::{Currency, DateTime};

use crate::case::{Case, Script};

/// The API allows no more goods in a list. More than that stand below these, as what is sold with them.
const LIST: usize = 100;

/// A request that keeps every rule, or breaks five.
#[must_use]
pub fn request(case: Case) -> CreatePaymentSessionRequest {
    let script = case.script;
    let mut request = EasySafePay {
        payment_request_id: "order-4711-2024-05-09-000001".into(),
        order: order(case),
        payment_amount: amount(),
        payment_method: PaymentMethod::new()
            .payment_method_type("ALIPAY_CN")
            .payment_method_id("281001139639769500000000"),
        payment_redirect_url: "https://shop.example/checkout/result?order=4711".into(),
        payment_notify_url: "https://shop.example/antom/notify".into(),
        settlement_strategy: SettlementStrategy::new().settlement_currency(Currency::USD),
    }
    .request()
    .env(env())
    .agreement_info(
        NewAgreementInfo {
            auth_state: "663A8FA9-D836-48EE-8AA1-1FF682989DC7".into(),
        }
        .build()
        .user_login_id(script.text(24)),
    )
    .payment_session_expiry_time(DateTime::from("2024-05-09T13:00:00+08:00"));
    if !case.is_valid {
        spoil(&mut request, script);
    }
    request
}

/// Breaks [`Case::VIOLATIONS`] constraints of several kinds, on several levels.
fn spoil(request: &mut CreatePaymentSessionRequest, script: Script) {
    request.payment_request_id = Some(script.text(65));
    request.payment_notify_url = Some("shop.example/antom/notify".into());
    if let Some(order) = &mut request.order {
        if let Some(first) = order.goods.first_mut() {
            first.goods_quantity = Some(0);
        }
        if let Some(last) = order.goods.last_mut() {
            last.goods_name = Some(script.text(257));
        }
        if let Some(buyer) = &mut order.buyer {
            buyer.buyer_email = Some(script.text(65));
        }
    }
}

fn amount() -> Amount {
    Amount::from_minor_units(4980, Currency::USD)
}

fn order(case: Case) -> Order {
    let script = case.script;
    let listed = case.goods.min(LIST);
    let below = case.goods / listed;
    NewOrder {
        order_amount: amount(),
    }
    .build()
    .reference_order_id("order-4711")
    .order_description(script.text(100))
    .goods((0..listed).map(|number| chain(script, number, below)))
    .shipping(shipping(script))
    .buyer(buyer(script))
}

/// Goods, and below them those that are sold with them: `length` in all.
fn chain(script: Script, number: usize, length: usize) -> Goods {
    let goods = Goods::new()
        .reference_goods_id(format!("goods-{number}-{length}"))
        .goods_name(script.text(120))
        .goods_category(script.text(30))
        .goods_brand("Antom")
        .goods_unit_amount(amount())
        .goods_quantity(2)
        .goods_sku_name(script.text(20))
        .goods_url("https://shop.example/goods/4711?colour=blue")
        .delivery_method_type("PHYSICAL");
    match length {
        0 | 1 => goods,
        _ => goods.cross_sell(chain(script, number, length - 1)),
    }
}

fn name(script: Script) -> UserName {
    UserName::new()
        .first_name(script.text(12))
        .last_name(script.text(12))
        .full_name(script.text(50))
}

fn buyer(script: Script) -> Buyer {
    Buyer::new()
        .reference_buyer_id("buyer-0815")
        .buyer_name(name(script))
        .buyer_phone_no("+49 30 1234567")
        .buyer_email("somebody@shop.example")
        .buyer_registration_time(DateTime::from("2019-11-27T12:01:01+08:00"))
}

fn address(script: Script) -> Address {
    NewAddress {
        region: "CN".into(),
    }
    .build()
    .state(script.text(8))
    .city(script.text(12))
    .address1(script.text(100))
    .address2(script.text(40))
    .zip_code("310000")
}

fn shipping(script: Script) -> Shipping {
    let day = || DeliveryEstimateInfo::new().unit("DAY").value(3);
    Shipping::new()
        .shipping_name(name(script))
        .shipping_address(address(script))
        .shipping_carrier("FedEx")
        .shipping_phone_no("13800000000")
        .shipping_fee(amount())
        .delivery_estimate(DeliveryEstimate::new().minimum(day()).maximum(day()))
}

fn env() -> Env {
    Env::new()
        .terminal_type("WEB".into())
        .client_ip("203.0.113.7")
        .device_token_id("e2f4a6b8-0000-4000-8000-000000000001")
        .screen_height(1080)
        .screen_width(1920)
        .device_brand("Example")
        .device_model("Phone 15")
}
