//! The quick start: one signed call and its verified answer.
//!
//! Without further ado it starts a local gateway in this process and calls it:
//!
//! ```sh
//! cargo run -p antom --example create_payment_session --features gateway
//! ```
//!
//! With `ANTOM_CLIENT_ID`, `ANTOM_PRIVATE_KEY`, `ANTOM_PUBLIC_KEY` and `ANTOM_HOST` set it calls that host instead, such as
//! the sandbox. The two keys are the paths of files or the keys themselves, in PEM or bare base64.

use std::env;
use std::error::Error;
use std::fs;
use std::path::Path;

use antom::gateway::{self, Gateway};
use antom::payments::create_payment_session::{CreatePaymentSessionRequest, EasySafePay};
use antom::types::{Amount, Buyer, NewAgreementInfo, NewOrder, PaymentMethod, SettlementStrategy};
use antom::{Client, Currency, PrivateKey, PublicKey};

const VARIABLES: [&str; 4] = [
    "ANTOM_CLIENT_ID",
    "ANTOM_PRIVATE_KEY",
    "ANTOM_PUBLIC_KEY",
    "ANTOM_HOST",
];

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let set: Vec<String> = VARIABLES
        .into_iter()
        .filter_map(|name| env::var(name).ok())
        .collect();
    match set.as_slice() {
        [client_id, private_key, public_key, host] => {
            let platform_key = PublicKey::from_pem(&key_text(public_key)?)?;
            let client = Client::builder()
                .client_id(client_id)
                .private_key(PrivateKey::from_pem(&key_text(private_key)?)?)
                .platform_key(platform_key.clone())
                .base_url(host)
                .build()?;
            call(&client, host, &platform_key).await
        }
        [] => {
            let gateway: Gateway = gateway::builder().start("127.0.0.1:0").await?;
            let client = gateway::client_of(&gateway).build()?;
            let platform_key = gateway.keys().platform().public_key();
            call(&client, &gateway.url(), &platform_key).await?;
            gateway.stop().await;
            Ok(())
        }
        _ => Err(format!("set all of {} or none of them", VARIABLES.join(", ")).into()),
    }
}

/// The text of a key, which was given itself or as the path of a file.
fn key_text(given: &str) -> std::io::Result<String> {
    if Path::new(given).exists() {
        fs::read_to_string(given)
    } else {
        Ok(given.to_owned())
    }
}

fn request() -> Result<CreatePaymentSessionRequest, Box<dyn Error>> {
    let amount = Amount::from_decimal("49.80", Currency::USD)?;
    let order = NewOrder {
        order_amount: amount.clone(),
    }
    .build()
    .reference_order_id("order-4711")
    .order_description("A wrist strap of steel")
    .buyer(Buyer::new().reference_buyer_id("buyer-42"));
    // The required fields are one literal: leave one out, and the compiler names it.
    let request = EasySafePay {
        payment_request_id: "payment-4711".into(),
        order,
        payment_amount: amount,
        payment_method: PaymentMethod::new().payment_method_type("ALIPAY_CN"),
        payment_redirect_url: "https://shop.example/paid".into(),
        payment_notify_url: "https://shop.example/notify".into(),
        settlement_strategy: SettlementStrategy::new().settlement_currency(Currency::USD),
    }
    .request()
    .agreement_info(
        NewAgreementInfo {
            auth_state: "authorization-4711".into(),
        }
        .build(),
    );
    Ok(request)
}

async fn call(client: &Client, host: &str, platform_key: &PublicKey) -> Result<(), Box<dyn Error>> {
    let request = request()?;
    println!(
        "request to {host}:\n{}\n",
        serde_json::to_string_pretty(&request)?
    );
    let session = client.create_payment_session(&request).await?;
    println!("answer:\n{session:#?}\n");
    println!("signature: verified with {platform_key:?}");
    println!(
        "the session data for the client-side SDK has {} bytes",
        session.payment_session_data.len()
    );
    Ok(())
}
