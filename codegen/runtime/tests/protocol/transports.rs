//! Clients over an HTTP client of the user's own, and the blocking client where an async runtime runs.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use antom_runtime::client::{
    Client, ExchangeLimits, Interrupted, RetryPolicy, Transport, blocking,
};
use antom_runtime::protocol::{Answer, Cause, Error};
use bytes::Bytes;

use crate::retries::PayOnce;
use crate::shop::{PAID, PAY_PATH, Paid, answer_now, builder, gateway, payment};

/// How an exchange goes.
#[derive(Clone, Copy)]
enum Exchange {
    Answered,
    NoConnection,
    Reset,
    TooLong,
    /// The body is longer than was asked for.
    Careless,
}

/// An HTTP client that is none: it keeps what it was given and answers what it was told.
#[derive(Clone, Default)]
struct Scripted(Arc<Mutex<Script>>);

#[derive(Default)]
struct Script {
    to_come: Vec<Exchange>,
    requests: Vec<http::Request<Bytes>>,
    limits: Vec<ExchangeLimits>,
    waits: usize,
}

impl Scripted {
    fn new(exchanges: &[Exchange]) -> Self {
        let scripted = Self::default();
        scripted.script().to_come = exchanges.iter().rev().copied().collect();
        scripted
    }

    fn script(&self) -> std::sync::MutexGuard<'_, Script> {
        self.0.lock().expect("no panic")
    }

    fn next(
        &self,
        request: http::Request<Bytes>,
        limits: ExchangeLimits,
    ) -> Result<http::Response<Bytes>, Interrupted> {
        let mut script = self.script();
        script.requests.push(request);
        script.limits.push(limits);
        match script.to_come.pop().unwrap_or(Exchange::Answered) {
            Exchange::Answered => {
                let answer = answer_now(PAID);
                let mut response = http::Response::new(answer.body);
                *response.headers_mut() = answer.headers;
                Ok(response)
            }
            Exchange::NoConnection => Err(Interrupted::BeforeSending("no route".into())),
            Exchange::Reset => Err(Interrupted::AfterSending("reset".into())),
            Exchange::TooLong => Err(Interrupted::TooLong),
            Exchange::Careless => Ok(http::Response::new(
                vec![b'x'; limits.body_bytes + 1].into(),
            )),
        }
    }
}

impl Transport for Scripted {
    async fn exchange(
        &self,
        request: http::Request<Bytes>,
        limits: ExchangeLimits,
    ) -> Result<http::Response<Bytes>, Interrupted> {
        self.next(request, limits)
    }

    async fn wait(&self, _delay: Duration) {
        self.script().waits += 1;
    }
}

impl blocking::Transport for Scripted {
    fn exchange(
        &self,
        request: http::Request<Bytes>,
        limits: ExchangeLimits,
    ) -> Result<http::Response<Bytes>, Interrupted> {
        self.next(request, limits)
    }
}

const URL: &str = "https://gateway.example";

fn asynchronous(scripted: &Scripted) -> Client {
    builder::<Client>(URL)
        .retries(RetryPolicy::new(3).delays(Duration::ZERO, Duration::ZERO))
        .build_with(scripted.clone())
        .expect("all is given")
}

fn is_done<T, C>(answer: &Result<Answer<T>, Error<C>>) -> bool {
    matches!(answer, Ok(Answer::Done(_)))
}

#[tokio::test]
async fn a_transport_gets_the_whole_signed_request_and_its_limits() {
    let scripted = Scripted::default();
    let client = builder::<Client>(URL)
        .attempt_timeout(Duration::from_secs(7))
        .body_limit(4711)
        .header("x-shop-trace", "planted-trace")
        .agent_token("planted-token")
        .build_with(scripted.clone())
        .unwrap();
    assert!(is_done(&client.call(&payment()).await));
    let script = scripted.script();
    let request = &script.requests[0];
    assert_eq!(request.method(), "POST");
    assert_eq!(request.uri().to_string(), format!("{URL}{PAY_PATH}"));
    assert_eq!(
        request.body().as_ref(),
        serde_json::to_vec(&payment()).unwrap()
    );
    for name in ["client-id", "request-time", "signature", "content-type"] {
        assert!(request.headers().contains_key(name), "{name}");
    }
    assert_eq!(request.headers()["x-shop-trace"], "planted-trace");
    assert_eq!(request.headers()["agent-token"], "planted-token");
    assert!(!format!("{:?}", request.headers()).contains("planted"));
    assert_eq!(script.limits[0].body_bytes, 4711);
    assert!(script.limits[0].time <= Duration::from_secs(7));
}

#[tokio::test]
async fn what_a_transport_says_of_an_interruption_decides_what_follows() {
    let scripted = Scripted::new(&[Exchange::NoConnection, Exchange::NoConnection]);
    assert!(is_done(
        &asynchronous(&scripted).call(&PayOnce(payment())).await
    ));
    assert_eq!(scripted.script().requests.len(), 3);
    assert_eq!(scripted.script().waits, 2);

    let scripted = Scripted::new(&[Exchange::Reset]);
    let error = asynchronous(&scripted)
        .call(&PayOnce(payment()))
        .await
        .unwrap_err();
    assert!(matches!(error, Error::OutcomeUnknown(_)), "{error}");
    assert_eq!(scripted.script().requests.len(), 1);

    let scripted = Scripted::new(&[Exchange::Reset]);
    assert!(is_done(&asynchronous(&scripted).call(&payment()).await));
    assert_eq!(scripted.script().requests.len(), 2);

    for exchange in [Exchange::TooLong, Exchange::Careless] {
        let error = asynchronous(&Scripted::new(&[exchange]))
            .call(&payment())
            .await
            .unwrap_err();
        let Error::OutcomeUnknown(unknown) = error else {
            panic!("{error}");
        };
        assert!(matches!(unknown.cause, Cause::TooLong { .. }), "{unknown}");
    }
}

#[test]
fn a_blocking_transport_needs_no_async_runtime() {
    let scripted = Scripted::new(&[Exchange::Reset]);
    let client = builder::<blocking::Client>(URL)
        .retries(RetryPolicy::new(2).delays(Duration::ZERO, Duration::ZERO))
        .build_with(scripted.clone())
        .unwrap();
    assert!(is_done(&client.call(&payment())));
    assert_eq!(scripted.script().requests.len(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_blocking_client_may_be_made_used_and_dropped_where_an_async_runtime_runs() {
    let gateway = gateway(PAID).await;
    let client = builder::<blocking::Client>(gateway.url()).build().unwrap();
    let calls: Vec<_> = (0..4)
        .map(|_| {
            let client = client.clone();
            std::thread::spawn(move || client.call(&payment()).map(Answer::into_response))
        })
        .collect();
    let answer: Answer<Paid> = client.call(&payment()).unwrap();
    assert_eq!(answer.into_response().payment_id, "P-1");
    for call in calls {
        assert_eq!(call.join().unwrap().unwrap().payment_id, "P-1");
    }
    assert_eq!(gateway.arrivals().len(), 5);
}
