//! Calls that are cut short: what is said of them must be no more than what is known.

use std::net::TcpListener;
use std::time::{Duration, Instant};

use antom_runtime::protocol::{Cause, Error, NotSent, OutcomeUnknown, SignatureError};

use crate::raw_server::{RawServer, http};
use crate::shop::{Code, PAID, answer_now, client, payment};

/// The answer of a call that must leave its outcome open, and that must have been sent once.
async fn open_outcome(server: &RawServer) -> OutcomeUnknown<Code> {
    let client = client(&server.url)
        .timeout(Duration::from_secs(5))
        .body_limit(1000)
        .build()
        .unwrap();
    let error = client.call(&payment()).await.unwrap_err();
    assert_eq!(server.requests(), 1, "each call is sent once");
    match error {
        Error::OutcomeUnknown(unknown) => {
            assert_eq!(unknown.idempotency_key.as_deref(), Some("order-4711"));
            *unknown
        }
        other => panic!("{other}"),
    }
}

/// The header lines of the platform's right answer.
fn signed_headers(body: &str) -> String {
    answer_now(body)
        .headers
        .iter()
        .map(|(name, value)| format!("{name}: {}\r\n", value.to_str().unwrap()))
        .collect()
}

#[tokio::test]
async fn a_refused_connection_has_sent_nothing() {
    // A port that was free a moment ago.
    let port = TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap()
        .port();
    let client = client(format!("http://127.0.0.1:{port}")).build().unwrap();
    let error = client.call(&payment()).await.unwrap_err();
    assert!(
        matches!(&error, Error::NotSent(NotSent::Connection(_))),
        "{error:?}"
    );
    let words = error.to_string();
    assert!(words.starts_with("not sent: no connection: "), "{words}");
    assert!(
        words.to_lowercase().contains("refused"),
        "the cause is named: {words}"
    );
}

#[tokio::test]
async fn silence_until_the_time_out_leaves_the_outcome_open() {
    let server = RawServer::answering("", true);
    let client = client(&server.url)
        .timeout(Duration::from_millis(200))
        .build()
        .unwrap();
    let start = Instant::now();
    let error = client.call(&payment()).await.unwrap_err();
    assert!(start.elapsed() < Duration::from_secs(5));
    let words = error.to_string();
    let Error::OutcomeUnknown(unknown) = error else {
        panic!("{words}");
    };
    assert!(matches!(unknown.cause, Cause::NoAnswer(_)));
    assert!(words.contains("no whole answer arrived"), "{words}");
    assert!(words.contains("timed out"), "{words}");
    assert!(
        words.ends_with("inquire with inquiryPayment about `order-4711`"),
        "{words}"
    );
    assert_eq!(server.requests(), 1);
}

#[tokio::test]
async fn a_cut_connection_leaves_the_outcome_open() {
    let whole = http("200 OK", &signed_headers(PAID), PAID);
    for bytes in [
        "",
        "HTTP/1.1 200 OK\r\ncontent-le",
        &whole[..whole.len() - 1],
        "SSH-2.0-OpenSSH_9.6\r\n",
    ] {
        let server = RawServer::answering(bytes, false);
        let unknown = open_outcome(&server).await;
        assert!(matches!(unknown.cause, Cause::NoAnswer(_)), "{unknown:?}");
    }
    // The same server with the last byte gives the right answer.
    let server = RawServer::answering(whole, false);
    let client = client(&server.url).build().unwrap();
    assert_eq!(
        client
            .call(&payment())
            .await
            .unwrap()
            .into_response()
            .payment_id,
        "P-1"
    );
}

#[tokio::test]
async fn a_cut_answer_in_the_middle_of_its_time_out_leaves_the_outcome_open() {
    let whole = http("200 OK", &signed_headers(PAID), PAID);
    let server = RawServer::answering(&whole[..whole.len() - 1], true);
    let client = client(&server.url)
        .timeout(Duration::from_millis(200))
        .build()
        .unwrap();
    let error = client.call(&payment()).await.unwrap_err();
    assert!(
        matches!(&error, Error::OutcomeUnknown(unknown) if matches!(unknown.cause, Cause::NoAnswer(_))),
        "{error}"
    );
}

#[tokio::test]
async fn an_answer_over_the_limit_leaves_the_outcome_open() {
    let long = format!("{PAID}{}", " ".repeat(1001 - PAID.len()));
    let at_limit = &long[..1000];
    let chunked = format!(
        "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n{}\r\n{:x}\r\n{long}\r\n0\r\n\r\n",
        signed_headers(&long),
        long.len(),
    );
    for bytes in [http("200 OK", &signed_headers(&long), &long), chunked] {
        let server = RawServer::answering(bytes, false);
        let unknown = open_outcome(&server).await;
        assert!(
            matches!(unknown.cause, Cause::TooLong { limit: 1000 }),
            "{unknown:?}"
        );
        assert!(
            unknown
                .to_string()
                .contains("the answer is longer than 1000 bytes")
        );
    }
    let server = RawServer::answering(http("200 OK", &signed_headers(at_limit), at_limit), false);
    let client = client(&server.url).body_limit(1000).build().unwrap();
    assert!(client.call(&payment()).await.is_ok());
}

#[tokio::test]
async fn a_redirect_is_not_followed() {
    let target = RawServer::answering(http("200 OK", &signed_headers(PAID), PAID), false);
    for status in [
        "301 Moved",
        "302 Found",
        "303 See Other",
        "307 Temporary",
        "308 Permanent",
    ] {
        let location = format!("location: {}/shop\r\n", target.url);
        let server = RawServer::answering(http(status, &location, ""), false);
        let unknown = open_outcome(&server).await;
        assert!(matches!(
            unknown.cause,
            Cause::Untrusted(SignatureError::Missing)
        ));
        assert_eq!(unknown.http_status, status[..3].parse().ok());
    }
    assert_eq!(target.requests(), 0);
}

#[tokio::test]
async fn a_status_is_not_believed_without_a_signature() {
    for status in [
        "200 OK",
        "400 Bad Request",
        "401 No",
        "403 No",
        "404 No",
        "429 Later",
        "500 No",
        "503 No",
    ] {
        let server = RawServer::answering(http(status, "", "{}"), false);
        let unknown = open_outcome(&server).await;
        assert!(matches!(
            unknown.cause,
            Cause::Untrusted(SignatureError::Missing)
        ));
        assert!(
            unknown
                .to_string()
                .contains(&format!("(HTTP status {})", &status[..3])),
            "{unknown}"
        );
    }
}
