//! A request that keeps every rule, a gateway, and a client of it.

use antom::gateway::{self, Gateway};
use antom::payments::create_payment_session::{CreatePaymentSessionRequest, EasySafePay};
use antom::types::{Amount, NewOrder, PaymentMethod, SettlementStrategy};
use antom::{Client, Currency};

pub(crate) fn request() -> CreatePaymentSessionRequest {
    let amount = Amount::from_minor_units(4980, Currency::USD);
    EasySafePay {
        payment_request_id: "payment-4711".into(),
        order: NewOrder {
            order_amount: amount.clone(),
        }
        .build(),
        payment_amount: amount,
        payment_method: PaymentMethod::new().payment_method_type("ALIPAY_CN"),
        payment_redirect_url: "https://shop.example/paid".into(),
        payment_notify_url: "https://shop.example/notify".into(),
        settlement_strategy: SettlementStrategy::new().settlement_currency(Currency::USD),
    }
    .request()
}

pub(crate) async fn gateway() -> (Gateway, Client) {
    let gateway = gateway::builder()
        .start("127.0.0.1:0")
        .await
        .expect("a free port on this machine");
    let client = gateway::client_of(&gateway)
        .build()
        .expect("the gateway's own data make a client");
    (gateway, client)
}
