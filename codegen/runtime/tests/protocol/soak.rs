//! Many calls, many faults at random: the gateway's ledger and what the callers were told must agree.

use std::collections::HashMap;
use std::time::Duration;

use antom_runtime::client::RetryPolicy;
use antom_runtime::gateway::{Fault, GatewayBuilder, Keys, Route};
use antom_runtime::protocol::{Answer, Error};
use serde_json::Value;

use crate::numbers::Numbers;
use crate::retries::PayOnce;
use crate::shop::{API, CLIENT_ID, MERCHANT_KEY, PAID, PLATFORM_KEY, Pay, client, payment};

/// Each of them hits one arrival in twenty.
const FAULTS: &[Fault] = &[
    Fault::DropBefore,
    Fault::Drop,
    Fault::CutBody,
    Fault::Delay(Duration::from_secs(1)),
    Fault::BadGateway,
    Fault::Unavailable,
    Fault::TooManyRequests(0),
    Fault::Result("CARD_DECLINED", "F"),
    Fault::Result("UNKNOWN_EXCEPTION", "U"),
    Fault::ResultAfter("UNKNOWN_EXCEPTION", "U"),
    Fault::NoSignature,
    Fault::ForeignSignature,
    Fault::Garbage,
];

/// What a caller was told, by the number of processed payments that it allows.
#[derive(Clone, Copy, Debug)]
enum Told {
    /// Exactly one.
    Done,
    /// None.
    NotDone,
    /// None or one; an inquiry tells.
    Open,
}

async fn soak(calls: u64, at_once: u64) {
    let gateway = GatewayBuilder::new(&API, vec![Route::new::<Pay>(PAID)])
        .client_id(CLIENT_ID)
        .keys(Keys::from_pem(MERCHANT_KEY, PLATFORM_KEY).unwrap())
        .start("127.0.0.1:0")
        .await
        .unwrap();
    let mut numbers = Numbers::of(0);
    gateway.script((0..calls * 3).map(|_| FAULTS.get(numbers.below(20)).copied()));
    let client = client(gateway.url())
        .attempt_timeout(Duration::from_millis(500))
        .retries(RetryPolicy::new(3).delays(Duration::from_millis(1), Duration::from_millis(20)))
        .build()
        .unwrap();
    let mut told = HashMap::new();
    let mut open = 0_u64;
    for start in (0..calls).step_by(usize::try_from(at_once).unwrap()) {
        let batch: Vec<_> = (start..(start + at_once).min(calls))
            .map(|number| {
                let client = client.clone();
                let mut payment = payment();
                payment.payment_request_id = format!("payment-{number}");
                tokio::spawn(async move {
                    // Every fourth call has no idempotency key.
                    let answer = match number % 4 {
                        0 => client.call(&PayOnce(payment)).await,
                        _ => client.call(&payment).await,
                    };
                    let told = match answer {
                        Ok(Answer::Done(_)) => Told::Done,
                        Err(Error::Failed(_) | Error::NotSent(_)) => Told::NotDone,
                        Err(Error::OutcomeUnknown(_)) => Told::Open,
                        other => panic!("{other:?}"),
                    };
                    (format!("payment-{number}"), told)
                })
            })
            .collect();
        for call in batch {
            let (payment, what) = call.await.unwrap();
            open += u64::from(matches!(what, Told::Open));
            told.insert(payment, what);
        }
    }
    let mut ledger: HashMap<String, u32> = HashMap::new();
    for arrival in gateway
        .arrivals()
        .iter()
        .filter(|arrival| arrival.is_processed)
    {
        let body: Value = serde_json::from_slice(&arrival.body).unwrap();
        let payment = body["paymentRequestId"].as_str().unwrap().to_owned();
        *ledger.entry(payment).or_default() += 1;
    }
    assert_eq!(told.len() as u64, calls, "every caller was told something");
    for (payment, told) in &told {
        let processed = ledger.get(payment).copied().unwrap_or_default();
        let agrees = match told {
            Told::Done => processed == 1,
            Told::NotDone => processed == 0,
            Told::Open => processed <= 1,
        };
        assert!(
            agrees,
            "{payment}: told {told:?}, processed {processed} times"
        );
    }
    println!(
        "{calls} calls, {} arrivals, {open} open outcomes, {} payments processed: none lost, none doubled",
        gateway.arrivals().len(),
        ledger.len()
    );
    gateway.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_ledger_and_the_callers_agree() {
    soak(400, 50).await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "takes minutes; `cargo xtask test --all` runs it"]
async fn the_ledger_and_the_callers_agree_over_20_000_calls() {
    soak(20_000, 100).await;
}
