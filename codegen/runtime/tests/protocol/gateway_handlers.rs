//! A gateway whose answers a test decides, by the request or by its idempotency key.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use antom_runtime::gateway::{Fault, Gateway, GatewayBuilder, Keys, Reply, Route};
use antom_runtime::protocol::{Answer, Error};

use crate::retries::PayOnce;
use crate::shop::{
    API, CLIENT_ID, Code, MERCHANT_KEY, PAID, PLATFORM_KEY, Paid, Pay, client, payment,
};

fn pay(id: &str, value: u64) -> Pay {
    let mut pay = payment();
    pay.payment_request_id = id.into();
    pay.amount.value = value;
    pay
}

/// A gateway that declines what costs more than a hundred, and counts how often it was asked.
async fn gateway(asked: &Arc<AtomicUsize>) -> Gateway {
    let asked = Arc::clone(asked);
    GatewayBuilder::new(&API, vec![Route::new::<Pay>(PAID)])
        .client_id(CLIENT_ID)
        .keys(Keys::from_pem(MERCHANT_KEY, PLATFORM_KEY).unwrap())
        .handle(move |request: &Pay, mut response: Paid| {
            let number = asked.fetch_add(1, Ordering::Relaxed);
            if request.amount.value > 100 {
                return Reply::result("CARD_DECLINED", "F");
            }
            response.payment_id = format!("{}-{number}", request.payment_request_id);
            Reply::Response(response)
        })
        .start("127.0.0.1:0")
        .await
        .unwrap()
}

#[tokio::test]
async fn a_handler_decides_by_the_request_once_for_each_idempotency_key() {
    let asked = Arc::default();
    let gateway = gateway(&asked).await;
    let client = client(gateway.url()).build().unwrap();
    for _ in 0..2 {
        let paid = client.call(&pay("a", 100)).await.unwrap().into_response();
        assert_eq!(paid.payment_id, "a-0");
    }
    for _ in 0..2 {
        let error = client.call(&pay("b", 101)).await.unwrap_err();
        assert!(
            matches!(&error, Error::Failed(failure) if failure.code == Code::CardDeclined),
            "{error}"
        );
    }
    let error = client.call(&pay("", 1)).await.unwrap_err();
    assert!(matches!(error, Error::Invalid(_)), "{error}");
    assert_eq!(asked.load(Ordering::Relaxed), 2);
    let processed: Vec<bool> = gateway
        .arrivals()
        .iter()
        .map(|arrival| arrival.is_processed)
        .collect();
    assert_eq!(processed, [true, false, false, false]);
}

#[tokio::test]
async fn requests_with_one_key_that_come_together_are_processed_once() {
    let asked = Arc::default();
    let gateway = gateway(&asked).await;
    let client = client(gateway.url()).build().unwrap();
    let calls: Vec<_> = (0..16)
        .map(|_| {
            let client = client.clone();
            tokio::spawn(async move { client.call(&pay("a", 1)).await })
        })
        .collect();
    for call in calls {
        let paid = call.await.unwrap().unwrap().into_response();
        assert_eq!(paid.payment_id, "a-0");
    }
    assert_eq!(asked.load(Ordering::Relaxed), 1);
}

#[tokio::test]
async fn faults_are_scripted_by_idempotency_key() {
    let asked = Arc::default();
    let gateway = gateway(&asked).await;
    let client = client(gateway.url()).build().unwrap();
    gateway.script_for("b", [Some(Fault::Drop), None]);
    gateway.script([Some(Fault::Result("CARD_DECLINED", "F"))]);
    let is_done = |answer: &Result<_, _>| matches!(answer, Ok(Answer::Done(_)));

    let dropped = client.call(&pay("b", 1)).await;
    assert!(
        matches!(dropped, Err(Error::OutcomeUnknown(_))),
        "{dropped:?}"
    );
    let again = client.call(&pay("b", 1)).await;
    assert!(is_done(&again), "{again:?}");
    assert_eq!(again.unwrap().into_response().payment_id, "b-0");

    let declined = client.call(&pay("a", 1)).await;
    assert!(matches!(declined, Err(Error::Failed(_))), "{declined:?}");
    assert!(is_done(&client.call(&pay("a", 1)).await));
}

#[test]
#[should_panic(expected = "this gateway has no operation pay")]
fn a_handler_for_an_operation_that_is_not_there_is_a_mistake_of_the_test() {
    let builder = GatewayBuilder::new(&API, Vec::new());
    let _ = builder.handle(|_: &PayOnce, paid| Reply::Response(paid));
}
