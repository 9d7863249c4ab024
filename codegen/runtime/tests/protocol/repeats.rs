//! Calls without an idempotency key that are safe to repeat all the same, and rules and answers that ask for time.

use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use antom_runtime::Validate;
use antom_runtime::client::{Client, RetryPolicy};
use antom_runtime::gateway::{Fault, Gateway, GatewayBuilder, Keys, Route};
use antom_runtime::protocol::{
    Answer, Cause, Error, NotSent, Operation, OperationSpec, Repeat, Signed,
};
use serde::{Deserialize, Serialize};

use crate::raw_server::{RawServer, http};
use crate::retries::PayOnce;
use crate::shop::{
    self, API, CLIENT_ID, Code, MERCHANT_KEY, PAID, PAY, PLATFORM_KEY, Paid, Pay, answer_now,
    payment,
};

/// An operation without an idempotency key, at a path of its own, and with the results of a payment or none.
macro_rules! operation {
    ($name:ident, $path:literal, $repeat:expr, $results:expr) => {
        #[derive(Clone, Debug, Serialize, Deserialize, Validate)]
        #[serde(transparent)]
        struct $name(#[validate(nested)] Pay);

        impl Operation for $name {
            type Response = Paid;
            type Code = Code;
            type Sending = Signed;

            const SPEC: &'static OperationSpec = &OperationSpec {
                name: $path,
                path: $path,
                repeat: $repeat,
                results: $results,
                ..PAY_SPEC
            };
            const SENDING: Signed = Signed;

            fn idempotency_key(&self) -> Option<&str> {
                None
            }
        }
    };
}

const PAY_SPEC: OperationSpec = PAY;
operation!(Inquire, "/v1/inquire", Repeat::ChangesNothing, PAY.results);
operation!(Cancel, "/v1/cancel", Repeat::DoneOnce, PAY.results);
operation!(Tip, "/v1/tip", Repeat::Unsafe, PAY.results);
operation!(Refund, "/v1/refund", Repeat::ByKey, &[]);
operation!(Note, "/v1/note", Repeat::Unsafe, &[]);

async fn gateway() -> Gateway {
    let routes = vec![
        Route::new::<Pay>(PAID),
        Route::new::<Inquire>(PAID),
        Route::new::<Cancel>(PAID),
        Route::new::<Tip>(PAID),
        Route::new::<Refund>(PAID),
        Route::new::<Note>(PAID),
    ];
    GatewayBuilder::new(&API, routes)
        .client_id(CLIENT_ID)
        .keys(Keys::from_pem(MERCHANT_KEY, PLATFORM_KEY).expect("vectors"))
        .start("127.0.0.1:0")
        .await
        .expect("a free port")
}

fn client(url: String) -> Client {
    let retries = RetryPolicy::new(3).delays(Duration::from_millis(1), Duration::from_millis(2));
    let builder = shop::client(url).retries(retries);
    builder.build().expect("all is given")
}

/// Calls while the first answers are wrong in these ways; gives the answer and how often it was asked.
async fn call<R>(request: &R, faults: &[Fault]) -> (Result<Answer<Paid>, Error<Code>>, usize)
where
    R: Operation<Sending = Signed, Response = Paid, Code = Code>,
{
    let gateway = gateway().await;
    gateway.script(faults.iter().copied().map(Some));
    let answer = client(gateway.url()).call(request).await;
    (answer, gateway.arrivals().len())
}

const OPEN: [Fault; 5] = [
    Fault::Drop,
    Fault::CutBody,
    Fault::BadGateway,
    Fault::TooManyRequests(0),
    Fault::ResultAfter("UNKNOWN_EXCEPTION", "U"),
];

#[tokio::test]
async fn a_call_that_changes_nothing_or_is_done_once_is_sent_again_without_a_key() {
    for fault in OPEN {
        for (answer, asked) in [
            call(&Inquire(payment()), &[fault, fault]).await,
            call(&Cancel(payment()), &[fault, fault]).await,
        ] {
            assert!(answer.is_ok(), "{fault:?}: {answer:?}");
            assert_eq!(asked, 3, "{fault:?}");
        }
        for (answer, asked) in [
            call(&Tip(payment()), &[fault]).await,
            // One whose key is not there.
            call(&PayOnce(payment()), &[fault]).await,
        ] {
            assert!(matches!(answer, Err(Error::OutcomeUnknown(_))), "{fault:?}");
            assert_eq!(asked, 1, "{fault:?}");
        }
    }
}

#[tokio::test]
async fn the_last_answer_to_a_question_is_as_good_as_the_first() {
    let script = [Fault::Drop, Fault::Result("CARD_DECLINED", "F")];
    let (answer, asked) = call(&Inquire(payment()), &script).await;
    assert!(
        matches!(&answer, Err(Error::Failed(failure)) if failure.code == Code::CardDeclined),
        "{answer:?}"
    );
    assert_eq!(asked, 2);
    // Of what changes something the first attempt may have done it.
    let (answer, _) = call(&Cancel(payment()), &script).await;
    let Err(Error::OutcomeUnknown(unknown)) = answer else {
        panic!("{answer:?}");
    };
    let kept = unknown
        .verified_body
        .expect("the last answer is the platform's");
    assert!(kept.as_bytes().starts_with(b"{\"result\""));
}

#[tokio::test]
async fn a_rule_with_a_time_is_followed_no_sooner() {
    let later = Fault::Result("COME_BACK_LATER", "F");
    let start = Instant::now();
    let (answer, asked) = call(&payment(), &[later, later]).await;
    assert!(answer.is_ok(), "{answer:?}");
    assert_eq!(asked, 3);
    assert!(start.elapsed() >= Duration::from_millis(600));

    // Where there is no such time left, it is the last answer that counts.
    let gateway = gateway().await;
    gateway.misbehave(later);
    let hasty = shop::client(gateway.url())
        .timeout(Duration::from_millis(200))
        .retries(RetryPolicy::new(3))
        .build()
        .unwrap();
    let answer = hasty.call(&payment()).await;
    assert!(matches!(answer, Err(Error::Failed(_))), "{answer:?}");
    assert_eq!(gateway.arrivals().len(), 1);
}

/// A signed answer with one more header line.
fn signed(body: &str, header: &str) -> RawServer {
    let answer = answer_now(body);
    let headers = answer.headers.iter();
    let headers: String = headers
        .map(|(name, value)| format!("{name}: {}\r\n", value.to_str().unwrap()))
        .collect();
    RawServer::answering(
        http("200 OK", &format!("{headers}{header}\r\n"), body),
        false,
    )
}

#[tokio::test]
async fn a_signed_answer_that_asks_to_wait_is_waited_for() {
    let unknown = r#"{"result":{"resultCode":"UNKNOWN_EXCEPTION","resultStatus":"U"}}"#;
    let busy = r#"{"result":{"resultCode":"SYSTEM_BUSY","resultStatus":"F"}}"#;
    let date = httpdate::fmt_http_date(SystemTime::now() + Duration::from_secs(7200));
    for body in [unknown, busy] {
        for value in ["3600", &date, "99999999999999999999"] {
            let server = signed(body, &format!("retry-after: {value}"));
            let error = client(server.url.clone())
                .call(&payment())
                .await
                .unwrap_err();
            let asked = match error {
                Error::OutcomeUnknown(unknown) => unknown.retry_after,
                Error::Failed(failure) => failure.retry_after,
                other => panic!("{other:?}"),
            };
            assert!(asked >= Some(Duration::from_secs(3600)), "{value}");
            assert_eq!(server.requests(), 1, "{value}");
        }
        let server = signed(body, "retry-after: 1");
        let start = Instant::now();
        assert!(client(server.url.clone()).call(&payment()).await.is_err());
        assert!(start.elapsed() >= Duration::from_secs(2), "{body}");
        assert_eq!(server.requests(), 3);
    }
    let past = httpdate::fmt_http_date(UNIX_EPOCH);
    let server = signed(unknown, &format!("retry-after: {past}"));
    assert!(client(server.url.clone()).call(&payment()).await.is_err());
    assert_eq!(server.requests(), 3);
}

/// A server that takes connections and never says a word, so that no TLS comes about.
#[tokio::test]
async fn a_connection_that_never_came_about_has_sent_nothing_whichever_time_is_over_first() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("https://{}", listener.local_addr().unwrap());
    let short = Duration::from_millis(200);
    let long = Duration::from_secs(30);
    for (connect, attempt, total) in [
        (long, short, long),
        (long, long, short),
        (short, long, long),
        (short, short, short),
    ] {
        let client = shop::client(&*url)
            .connect_timeout(connect)
            .attempt_timeout(attempt)
            .timeout(total)
            .build()
            .unwrap();
        let error = client.call(&PayOnce(payment())).await.unwrap_err();
        assert!(
            matches!(error, Error::NotSent(NotSent::Connection(_))),
            "{error}"
        );
    }
}

#[tokio::test]
async fn a_key_that_came_before_leaves_open_what_the_first_request_did_though_no_page_says_so() {
    let unlisted = Fault::Result("REPEAT_REQ_INCONSISTENT", "F");
    let (answer, _) = call(&Refund(payment()), &[unlisted]).await;
    assert!(
        matches!(answer, Err(Error::OutcomeUnknown(_))),
        "{answer:?}"
    );
    // Of what has no key the code is a failure, by its status.
    let (answer, _) = call(&Note(payment()), &[unlisted]).await;
    assert!(matches!(answer, Err(Error::Failed(_))), "{answer:?}");
}

#[tokio::test]
async fn the_gateway_repeats_the_request_s_own_id_in_its_sample() {
    const ECHOED: &str = r#"{"result":{"resultCode":"SUCCESS","resultStatus":"S"},"paymentRequestId":"of the sample","paymentId":"P-1"}"#;
    let gateway = shop::gateway(ECHOED).await;
    let answer = client(gateway.url()).call(&payment()).await;
    assert!(answer.is_ok(), "{answer:?}");
}

#[tokio::test]
async fn the_first_request_with_a_key_decides_what_the_key_stands_for() {
    let gateway = gateway().await;
    let client = client(gateway.url());
    let mut other = payment();
    other.amount.value += 1;
    assert!(client.call(&payment()).await.is_ok());
    let error = client.call(&other).await.unwrap_err();
    let Error::OutcomeUnknown(unknown) = error else {
        panic!("{error}");
    };
    let Cause::Reported { code, message, .. } = &unknown.cause else {
        panic!("{unknown}");
    };
    assert_eq!(code.as_str(), "REPEAT_REQ_INCONSISTENT");
    assert!(message.contains("with another request"), "{message}");
    // The first one is answered as ever.
    assert!(client.call(&payment()).await.is_ok());
    let processed = gateway.arrivals();
    let processed = processed.iter().filter(|arrival| arrival.is_processed);
    assert_eq!(processed.count(), 1);
}
