use antom::payments::create_payment_session::EasySafePay;

fn product(scenario: EasySafePay) -> String {
    scenario.product_code
}

fn main() {}
