use antom::payments::create_payment_session::EasySafePay;
use antom::types::{Amount, PaymentMethod, SettlementStrategy};
use antom::Currency;

fn main() {
    let _ = EasySafePay {
        payment_request_id: "payment-4711".into(),
        payment_amount: Amount::from_minor_units(4980, Currency::USD),
        payment_method: PaymentMethod::new(),
        payment_redirect_url: "https://shop.example/paid".into(),
        payment_notify_url: "https://shop.example/notify".into(),
        settlement_strategy: SettlementStrategy::new(),
    };
}
