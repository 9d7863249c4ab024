//! Every fault against every rule: what is sent again, what is not, and what the caller is told in the end.

use std::time::{Duration, Instant};

use antom_runtime::Validate;
use antom_runtime::client::{Client, ClientBuilder, RetryPolicy, blocking};
use antom_runtime::gateway::{Arrival, Fault, Gateway, GatewayBuilder, Keys, Route};
use antom_runtime::protocol::{
    Answer, Cause, Error, Operation, OperationSpec, SignatureError, Signed,
};
use serde::{Deserialize, Serialize};

use crate::shop::{
    self, API, CLIENT_ID, Code, MERCHANT_KEY, PAID, PAY, PLATFORM_KEY, Paid, Pay, payment,
};

/// The same operation without an idempotency key.
#[derive(Clone, Debug, Serialize, Deserialize, Validate)]
#[serde(transparent)]
pub(crate) struct PayOnce(#[validate(nested)] pub(crate) Pay);

impl Operation for PayOnce {
    type Response = Paid;
    type Code = Code;
    type Sending = Signed;

    const SPEC: &'static OperationSpec = &PAY;
    const SENDING: Signed = Signed;

    fn idempotency_key(&self) -> Option<&str> {
        None
    }
}

/// Longer than an attempt may take.
const TOO_LATE: Duration = Duration::from_secs(5);

async fn gateway() -> Gateway {
    GatewayBuilder::new(&API, vec![Route::new::<Pay>(PAID)])
        .client_id(CLIENT_ID)
        .keys(Keys::from_pem(MERCHANT_KEY, PLATFORM_KEY).expect("vectors"))
        .start("127.0.0.1:0")
        .await
        .expect("a free port")
}

fn builder<C>(gateway: &Gateway) -> ClientBuilder<C> {
    let delays = (Duration::from_millis(1), Duration::from_millis(2));
    shop::builder(gateway.url())
        .attempt_timeout(Duration::from_millis(900))
        .retries(RetryPolicy::new(3).delays(delays.0, delays.1))
}

fn client(gateway: &Gateway) -> Client {
    builder::<Client>(gateway).build().expect("all is given")
}

/// What the caller is told.
#[derive(Debug, PartialEq)]
enum Told {
    Done,
    Failed,
    Open,
}

fn told(answer: &Result<Answer<Paid>, Error<Code>>) -> Told {
    match answer {
        Ok(Answer::Done(_)) => Told::Done,
        Err(Error::Failed(_)) => Told::Failed,
        Err(Error::OutcomeUnknown(_)) => Told::Open,
        other => panic!("{other:?}"),
    }
}

/// Makes a call while the first answers are wrong in these ways.
async fn call<R: Operation<Sending = Signed, Response = Paid, Code = Code>>(
    request: &R,
    script: &[Fault],
) -> (Result<Answer<Paid>, Error<Code>>, Vec<Arrival>) {
    let gateway = gateway().await;
    gateway.script(script.iter().copied().map(Some));
    let answer = client(&gateway).call(request).await;
    let arrivals = gateway.arrivals();
    gateway.stop().await;
    (answer, arrivals)
}

/// The same by the blocking client.
async fn call_blocking<
    R: Operation<Sending = Signed, Response = Paid, Code = Code> + Clone + Send + 'static,
>(
    request: &R,
    script: &[Fault],
) -> (Result<Answer<Paid>, Error<Code>>, Vec<Arrival>) {
    let gateway = gateway().await;
    gateway.script(script.iter().copied().map(Some));
    let client = builder::<blocking::Client>(&gateway)
        .build()
        .expect("all is given");
    let request = request.clone();
    let answer = tokio::task::spawn_blocking(move || client.call(&request));
    let answer = answer.await.expect("no panic");
    let arrivals = gateway.arrivals();
    gateway.stop().await;
    (answer, arrivals)
}

/// What the caller is told, and after how many attempts.
type Expected = (Told, usize);

/// A fault; what the caller is told with an idempotency key, and after how many attempts; and without one.
#[rustfmt::skip]
const MATRIX: &[(Fault, Expected, Expected)] = &[
    (Fault::DropBefore,                             (Told::Done, 2),   (Told::Open, 1)),
    (Fault::Drop,                                   (Told::Done, 2),   (Told::Open, 1)),
    (Fault::CutBody,                                (Told::Done, 2),   (Told::Open, 1)),
    (Fault::Delay(TOO_LATE),                        (Told::Done, 2),   (Told::Open, 1)),
    (Fault::Drip(Duration::from_millis(50)),        (Told::Done, 2),   (Told::Open, 1)),
    (Fault::BadGateway,                             (Told::Done, 2),   (Told::Open, 1)),
    (Fault::Unavailable,                            (Told::Done, 2),   (Told::Open, 1)),
    (Fault::TooManyRequests(0),                     (Told::Done, 2),   (Told::Open, 1)),
    (Fault::Result("UNKNOWN_EXCEPTION", "U"),       (Told::Done, 2),   (Told::Open, 1)),
    (Fault::ResultAfter("UNKNOWN_EXCEPTION", "U"),  (Told::Done, 2),   (Told::Open, 1)),
    // It failed, nothing was done, and the spec says to call again.
    (Fault::Result("SYSTEM_BUSY", "F"),             (Told::Done, 2),   (Told::Done, 2)),
    (Fault::Result("CARD_DECLINED", "F"),           (Told::Failed, 1), (Told::Failed, 1)),
    // Whoever answers so is not asked again.
    (Fault::NoSignature,                            (Told::Open, 1),   (Told::Open, 1)),
    (Fault::ForeignSignature,                       (Told::Open, 1),   (Told::Open, 1)),
    (Fault::AlteredBody,                            (Told::Open, 1),   (Told::Open, 1)),
    (Fault::OtherPath,                              (Told::Open, 1),   (Told::Open, 1)),
    (Fault::OtherClient,                            (Told::Open, 1),   (Told::Open, 1)),
    (Fault::Garbage,                                (Told::Open, 1),   (Told::Open, 1)),
    (Fault::ResultAfter("NEW_CODE", "U"),           (Told::Open, 1),   (Told::Open, 1)),
];

#[tokio::test]
async fn each_fault_is_met_by_its_rule() {
    for (fault, with_key, without_key) in MATRIX {
        let (answer, arrivals) = call(&payment(), &[*fault]).await;
        assert_eq!((told(&answer), arrivals.len()), *with_key, "{fault:?}");
        let (answer, arrivals) = call(&PayOnce(payment()), &[*fault]).await;
        assert_eq!((told(&answer), arrivals.len()), *without_key, "{fault:?}");
    }
}

#[tokio::test]
async fn the_blocking_client_meets_each_fault_by_the_same_rule() {
    for (fault, with_key, without_key) in MATRIX {
        let (answer, arrivals) = call_blocking(&payment(), &[*fault]).await;
        assert_eq!((told(&answer), arrivals.len()), *with_key, "{fault:?}");
        let (answer, arrivals) = call_blocking(&PayOnce(payment()), &[*fault]).await;
        assert_eq!((told(&answer), arrivals.len()), *without_key, "{fault:?}");
    }
}

#[tokio::test]
async fn what_is_sent_again_is_the_same_bytes_newly_signed() {
    let (answer, arrivals) = call(&payment(), &[Fault::Drop, Fault::Unavailable]).await;
    assert_eq!(told(&answer), Told::Done);
    assert_eq!(arrivals.len(), 3);
    let header = |arrival: &Arrival, name: &str| arrival.headers[name].clone();
    for pair in arrivals.windows(2) {
        assert_eq!(pair[0].body, pair[1].body);
        assert!(
            pair.iter().all(|arrival| arrival.refusal.is_none()),
            "each is signed well"
        );
        assert_ne!(
            header(&pair[0], "request-time"),
            header(&pair[1], "request-time")
        );
        assert_ne!(header(&pair[0], "signature"), header(&pair[1], "signature"));
    }
}

#[tokio::test]
async fn a_fault_that_lasts_ends_with_the_last_attempt() {
    let gateway = gateway().await;
    gateway.misbehave(Fault::Drop);
    let answer = client(&gateway).call(&payment()).await;
    assert_eq!(told(&answer), Told::Open);
    assert_eq!(gateway.arrivals().len(), 3);
}

#[tokio::test]
async fn a_certain_failure_after_an_open_attempt_leaves_the_outcome_open() {
    let script = [Fault::Drop, Fault::Result("CARD_DECLINED", "F")];
    let (answer, _) = call(&payment(), &script).await;
    let Err(Error::OutcomeUnknown(unknown)) = answer else {
        panic!("the first attempt may have succeeded: {answer:?}");
    };
    assert!(
        matches!(
            unknown.cause,
            Cause::Reported {
                code: Code::CardDeclined,
                ..
            }
        ),
        "{unknown:?}"
    );
    assert_eq!(unknown.idempotency_key.as_deref(), Some("order-4711"));
}

#[tokio::test]
async fn a_refused_connection_after_an_open_attempt_leaves_the_outcome_open() {
    let gateway = gateway().await;
    let client = client(&gateway);
    gateway.misbehave(Fault::Delay(TOO_LATE));
    let request = payment();
    let call = client.call(&request);
    // The gateway is gone before the first attempt has timed out.
    let (answer, ()) = tokio::join!(call, async {
        tokio::time::sleep(Duration::from_millis(100)).await;
        drop(gateway);
    });
    assert_eq!(told(&answer), Told::Open);
}

#[tokio::test]
async fn a_refused_connection_is_tried_again_even_without_a_key() {
    let gateway = gateway().await;
    let client = client(&gateway);
    gateway.stop().await;
    let error = client.call(&PayOnce(payment())).await.unwrap_err();
    assert!(matches!(error, Error::NotSent(_)), "{error}");
}

#[tokio::test]
async fn retry_after_is_honoured_or_ends_the_call() {
    let start = Instant::now();
    let (answer, arrivals) = call(&payment(), &[Fault::TooManyRequests(1)]).await;
    assert_eq!((told(&answer), arrivals.len()), (Told::Done, 2));
    assert!(start.elapsed() >= Duration::from_secs(1));

    let (answer, arrivals) = call(&payment(), &[Fault::TooManyRequests(3600)]).await;
    assert_eq!((told(&answer), arrivals.len()), (Told::Open, 1));
    let Err(Error::OutcomeUnknown(unknown)) = answer else {
        panic!("open")
    };
    assert_eq!(unknown.retry_after, Some(Duration::from_secs(3600)));
    assert!(matches!(
        unknown.cause,
        Cause::Untrusted(SignatureError::Missing)
    ));
}

#[tokio::test]
async fn all_attempts_together_keep_the_time_of_the_call() {
    let gateway = gateway().await;
    gateway.misbehave(Fault::Delay(TOO_LATE));
    let client = shop::client(gateway.url())
        .attempt_timeout(Duration::from_millis(200))
        .timeout(Duration::from_millis(500))
        .retries(RetryPolicy::new(100).delays(Duration::ZERO, Duration::ZERO))
        .build()
        .unwrap();
    let start = Instant::now();
    let answer = client.call(&payment()).await;
    assert_eq!(told(&answer), Told::Open);
    assert!(
        start.elapsed() < Duration::from_secs(1),
        "{:?}",
        start.elapsed()
    );
}

#[tokio::test]
async fn a_call_that_is_dropped_is_not_sent_again() {
    const DAY: Duration = Duration::from_secs(24 * 60 * 60);
    let gateway = gateway().await;
    gateway.misbehave(Fault::Drop);
    let client = shop::client(gateway.url())
        // A random part of that is waited, which as good as never is as short as this test.
        .timeout(2 * DAY)
        .retries(RetryPolicy::new(3).delays(DAY, DAY))
        .build()
        .unwrap();
    let request = payment();
    let call = tokio::time::timeout(Duration::from_millis(150), client.call(&request));
    assert!(call.await.is_err(), "it waits for its second attempt");
    tokio::time::sleep(Duration::from_millis(50)).await;
    assert_eq!(gateway.arrivals().len(), 1);
}
