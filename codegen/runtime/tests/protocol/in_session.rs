//! Calls that a session authenticates: what leaves, what is believed, and how far.

use std::time::Duration;

use antom_runtime::client::{Client, RetryPolicy, blocking};
use antom_runtime::gateway::{Fault, Gateway, GatewayBuilder, Keys, Reply, Route};
use antom_runtime::protocol::{
    Answer, Cause, Error, InSession, NotSent, Operation, OperationSpec, Outcome, Repeat,
    ResultRule, Retry, SessionId, Unverified,
};
use antom_runtime::{SafeDebug, Validate};
use serde::{Deserialize, Serialize};

use crate::raw_server::{self, RawServer};
use crate::shop::{self, API, CLIENT_ID, Code, MERCHANT_KEY, PLATFORM_KEY, Pay, payment};

const COUNTED: &str = r#"{"result":{"resultCode":"SUCCESS","resultStatus":"S","resultMessage":"success"},"counted":3}"#;
const SESSION: &str = "session-4711";

#[derive(Clone, Serialize, Deserialize, SafeDebug, Validate)]
pub(crate) struct Count {
    #[validate(length(min = 1, max = 8))]
    pub(crate) event: String,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Counted {
    pub(crate) result: serde_json::Value,
    pub(crate) counted: u64,
}

impl Operation for Count {
    type Response = Counted;
    type Code = Code;
    type Sending = InSession;

    const SPEC: &'static OperationSpec = &OperationSpec {
        name: "count",
        method: "POST",
        path: "/v1/events/count",
        is_whole_path: false,
        repeat: Repeat::ByKey,
        inquire_with: None,
        results: &[ResultRule {
            code: "BUSY",
            status: "U",
            outcome: Outcome::Unknown,
            retry: Retry::SameRequest,
            advice: "Count again.",
        }],
    };
    const SENDING: InSession = InSession {
        header: "x-session-id",
    };

    // A key alone must not make a call in a session come again.
    fn idempotency_key(&self) -> Option<&str> {
        Some(&self.event)
    }
}

pub(crate) fn count() -> Count {
    Count {
        event: "sale".into(),
    }
}

pub(crate) fn session() -> SessionId {
    SessionId::new(SESSION).unwrap()
}

async fn gateway() -> Gateway {
    let routes = vec![Route::new::<Count>(COUNTED), Route::new::<Pay>(shop::PAID)];
    GatewayBuilder::new(&API, routes)
        .client_id(CLIENT_ID)
        .keys(Keys::from_pem(MERCHANT_KEY, PLATFORM_KEY).unwrap())
        .start("127.0.0.1:0")
        .await
        .unwrap()
}

/// A client that would send everything again that it may.
fn client(url: impl Into<String>) -> Client {
    shop::client(url)
        .agent_token("planted-token")
        .header("x-shop-trace", "planted-trace")
        .attempt_timeout(Duration::from_millis(900))
        .retries(RetryPolicy::new(3).delays(Duration::ZERO, Duration::ZERO))
        .build()
        .unwrap()
}

async fn error_of(server: &RawServer) -> Error<Code> {
    let error = client(&server.url)
        .call_in_session(&session(), &count())
        .await
        .unwrap_err();
    assert_eq!(server.requests(), 1, "it is sent once");
    error
}

async fn unknown_of(server: &RawServer) -> (Cause<Code>, Option<u16>) {
    match error_of(server).await {
        Error::OutcomeUnknown(unknown) => (unknown.cause, unknown.http_status),
        error => panic!("{error}"),
    }
}

#[tokio::test]
async fn the_session_is_the_only_thing_that_tells_who_calls() {
    let gateway = gateway().await;
    let answer = client(gateway.url())
        .call_in_session(&session(), &count())
        .await
        .unwrap();
    assert_eq!(
        answer
            .map(Answer::into_response)
            .trust_without_signature()
            .counted,
        3
    );
    let arrivals = gateway.arrivals();
    // The client is one of the sandbox, whose path everything else of it goes to.
    assert_eq!(arrivals[0].path, "/shop/api/v1/events/count");
    assert_eq!(arrivals[0].body, r#"{"event":"sale"}"#);
    let headers = &arrivals[0].headers;
    let mut names: Vec<&str> = headers.keys().map(http::HeaderName::as_str).collect();
    names.sort_unstable();
    assert_eq!(
        names,
        [
            "accept",
            "content-length",
            "content-type",
            "host",
            "user-agent",
            "x-session-id"
        ]
    );
    assert_eq!(headers["x-session-id"], SESSION);
    assert_eq!(headers["accept"], "application/json");
    assert_eq!(headers["content-type"], "application/json; charset=UTF-8");
}

#[tokio::test]
async fn a_call_in_a_session_runs_in_a_task_of_its_own() {
    let gateway = gateway().await;
    let client = client(gateway.url());
    let counted = tokio::spawn(async move { client.call_in_session(&session(), &count()).await });
    assert!(counted.await.unwrap().is_ok());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_blocking_client_calls_in_a_session_as_well() {
    let gateway = gateway().await;
    let client = shop::builder::<blocking::Client>(gateway.url())
        .build()
        .unwrap();
    let counted: Unverified<Answer<Counted>> =
        client.call_in_session(&session(), &count()).unwrap();
    assert!(!counted.trust_without_signature().is_pending());
}

#[test]
fn whoever_sends_requests_himself_is_told_which_version_of_http_to_use() {
    let merchant = shop::signer(CLIENT_ID);
    let version = |base_url| {
        let request = merchant.prepare_in_session(&session(), &count(), base_url);
        request.unwrap().version()
    };
    assert_eq!(version("https://gateway.example"), http::Version::HTTP_2);
    assert_eq!(version("HTTPS://gateway.example"), http::Version::HTTP_2);
    assert_eq!(version("http://127.0.0.1:8400"), http::Version::HTTP_11);
    assert_eq!(version("HTTP://127.0.0.1:8400"), http::Version::HTTP_11);
    for no_url in ["gateway example", "https://"] {
        let error = merchant
            .prepare_in_session(&session(), &count(), no_url)
            .unwrap_err();
        let Error::NotSent(NotSent::Url(_)) = error else {
            panic!("{error}");
        };
    }
    let received = shop::received(&[], COUNTED.as_bytes());
    let answer = merchant.read_in_session(&count(), received).unwrap();
    let answer = answer.trust_without_signature().into_response();
    assert_eq!(answer.counted, 3);
}

#[test]
fn only_what_can_be_a_session_is_one_and_it_is_never_printed() {
    for id in ["", " ", "a b", " a", "a\r\nclient-id: b", "a\n", "ü", "\0"] {
        assert!(SessionId::new(id).is_err(), "{id:?}");
    }
    assert!(!format!("{:?}", session()).contains("4711"));
}

#[tokio::test]
async fn what_is_invalid_is_not_sent_in_a_session_either() {
    let gateway = gateway().await;
    let count = Count {
        event: "too long a name".into(),
    };
    let error = client(gateway.url())
        .call_in_session(&session(), &count)
        .await
        .unwrap_err();
    assert!(matches!(error, Error::Invalid(_)), "{error}");
    assert!(gateway.arrivals().is_empty());
}

#[tokio::test]
async fn a_call_in_a_session_is_sent_once_whatever_becomes_of_it() {
    for fault in [
        Fault::Drop,
        Fault::DropBefore,
        Fault::CutBody,
        Fault::Delay(Duration::from_secs(2)),
        Fault::BadGateway,
        Fault::TooManyRequests(0),
        Fault::Garbage,
        Fault::Result("BUSY", "U"),
    ] {
        let gateway = gateway().await;
        gateway.misbehave(fault);
        let error = client(gateway.url())
            .call_in_session(&session(), &count())
            .await
            .unwrap_err();
        assert!(
            matches!(error, Error::OutcomeUnknown(_)),
            "{fault:?}: {error}"
        );
        assert_eq!(gateway.arrivals().len(), 1, "{fault:?}");
    }
}

#[tokio::test]
async fn another_status_than_200_is_no_answer_whatever_it_says() {
    for status in ["500 Internal Server Error", "403 Forbidden", "201 Created"] {
        let server = RawServer::answering(raw_server::http(status, "", COUNTED), false);
        let (cause, http_status) = unknown_of(&server).await;
        assert!(matches!(cause, Cause::Status), "{cause}");
        assert_eq!(http_status, status[..3].parse().ok());
    }
}

#[tokio::test]
async fn an_answer_without_a_result_or_of_another_form_is_no_success() {
    for (body, place) in [
        (r#"{"counted":3}"#, "result: required"),
        (
            r#"{"result":{"resultCode":"SUCCESS"},"counted":3}"#,
            "result.resultStatus",
        ),
        ("<html></html>", "the value itself: is no JSON"),
    ] {
        let server = RawServer::answering(raw_server::http("200 OK", "", body), false);
        let (cause, _) = unknown_of(&server).await;
        let Cause::Unreadable(violations) = cause else {
            panic!("{cause}");
        };
        assert!(violations.to_string().contains(place), "{violations}");
    }
}

#[tokio::test]
async fn a_failure_that_nothing_verifies_is_told_as_such() {
    let failed =
        r#"{"result":{"resultCode":"PARAM_ILLEGAL","resultStatus":"F","resultMessage":"No."}}"#;
    let server = RawServer::answering(raw_server::http("200 OK", "", failed), false);
    let error = error_of(&server).await;
    assert!(error.to_string().contains("nothing verifies"), "{error}");
    let Error::FailedUnverified(failure) = error else {
        panic!("{error}");
    };
    assert_eq!(failure.code, Code::ParamIllegal);
}

#[tokio::test]
async fn the_gateway_takes_a_session_and_nothing_besides() {
    let gateway = gateway().await;
    let url = format!("{}/shop/api/v1/events/count", gateway.url());
    let refused = async |headers: &[(&str, &str)]| {
        let request = reqwest::Client::new()
            .post(&url)
            .body(r#"{"event":"sale"}"#);
        let request = headers.iter().fold(request, |request, (name, value)| {
            request.header(*name, *value)
        });
        let answer = request.send().await.unwrap();
        assert!(!answer.headers().contains_key("signature"));
        answer.text().await.unwrap().contains("PARAM_ILLEGAL")
    };
    assert!(!refused(&[("x-session-id", SESSION)]).await);
    assert!(refused(&[]).await);
    assert!(refused(&[("x-session-id", " ")]).await);
    assert!(refused(&[("x-session-id", SESSION), ("x-session-id", "b")]).await);
    assert!(refused(&[("x-session-id", SESSION), ("client-id", CLIENT_ID)]).await);
    // A session opens the door to its own operations alone.
    let pay = format!("{}{}", gateway.url(), shop::PAY_PATH);
    let body = serde_json::to_vec(&payment()).unwrap();
    let request = reqwest::Client::new().post(pay).body(body);
    let answer = request
        .header("x-session-id", SESSION)
        .send()
        .await
        .unwrap();
    assert!(answer.text().await.unwrap().contains("INVALID_SIGNATURE"));
}

#[tokio::test]
async fn a_test_decides_what_a_session_is_answered() {
    let gateway = GatewayBuilder::new(&API, vec![Route::new::<Count>(COUNTED)])
        .handle(|_: &Count, mut counted: Counted| {
            counted.counted = 7;
            Reply::Response(counted)
        })
        .start("127.0.0.1:0")
        .await
        .unwrap();
    let answer = client(gateway.url())
        .call_in_session(&session(), &count())
        .await
        .unwrap();
    let answer = answer.trust_without_signature().into_response();
    assert_eq!(answer.counted, 7);
}
