//! Only an answer that the platform signed for this call is believed; every other one has an error of its own.

#![allow(clippy::unwrap_used)]

mod common;

use antom::gateway::{self, Fault, Reply, blocking_client_of};
use antom::payments::create_payment_session::{
    CreatePaymentSessionRequest, CreatePaymentSessionResponse,
};
use antom::{Cause, Error, SignatureError};
use common::{gateway, request};

/// What the client makes of an answer with a fault.
async fn cause_of(fault: Fault) -> (SignatureError, String) {
    let (gateway, client) = gateway().await;
    gateway.misbehave(fault);
    let error = client.create_payment_session(&request()).await.unwrap_err();
    assert_eq!(gateway.arrivals().len(), 1, "a call is sent once");
    let words = error.to_string();
    match error {
        Error::OutcomeUnknown(unknown) => {
            assert_eq!(unknown.idempotency_key.as_deref(), Some("payment-4711"));
            match unknown.cause {
                Cause::Untrusted(reason) => (reason, words),
                other => panic!("another cause: {other}"),
            }
        }
        other => panic!("another error: {other}"),
    }
}

#[tokio::test]
async fn the_sample_is_answered_verified_and_typed() {
    let (gateway, client) = gateway().await;
    let session = client.create_payment_session(&request()).await.unwrap();
    assert!(session.payment_session_data.ends_with("&&SG&&111"));
    assert_eq!(session.result.result_code, "SUCCESS");
    assert!(
        session
            .payment_session_expiry_time
            .to_system_time()
            .is_some()
    );
    let printed = format!("{session:?}");
    assert!(!printed.contains("&&SG&&"), "{printed}");
    gateway.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_blocking_client_gets_the_same_answer() {
    let (gateway, _) = gateway().await;
    let client = blocking_client_of(&gateway).build().unwrap();
    let session = client.create_payment_session(&request()).unwrap();
    assert_eq!(session.result.result_code, "SUCCESS");
    gateway.stop().await;
}

#[tokio::test]
async fn a_test_decides_the_answer_by_the_request() {
    let gateway = gateway::builder()
        .handle(
            |request: &CreatePaymentSessionRequest, mut session: CreatePaymentSessionResponse| {
                let id = request.payment_request_id.as_deref().unwrap_or("none");
                session.payment_session_id = format!("session-{id}");
                Reply::Response(session)
            },
        )
        .start("127.0.0.1:0")
        .await
        .unwrap();
    let client = gateway::client_of(&gateway).build().unwrap();
    let session = client.create_payment_session(&request()).await.unwrap();
    assert_eq!(session.payment_session_id, "session-payment-4711");
}

#[tokio::test]
async fn an_answer_with_a_signature_of_another_key_is_refused() {
    let (reason, _) = cause_of(Fault::ForeignSignature).await;
    assert_eq!(reason, SignatureError::ForeignKey);
}

#[tokio::test]
async fn an_answer_without_a_signature_is_refused() {
    let (reason, words) = cause_of(Fault::NoSignature).await;
    assert_eq!(reason, SignatureError::Missing);
    assert!(words.contains("nobody can say how it ended"), "{words}");
}

#[tokio::test]
async fn an_answer_of_which_one_byte_was_changed_is_refused() {
    let (reason, _) = cause_of(Fault::AlteredBody).await;
    assert_eq!(reason, SignatureError::Altered);
}

#[tokio::test]
async fn an_answer_that_was_signed_for_another_path_is_refused() {
    let (reason, _) = cause_of(Fault::OtherPath).await;
    assert!(matches!(reason, SignatureError::OtherPath(_)), "{reason}");
}

#[cfg(feature = "accounts")]
#[test]
fn a_balance_below_zero_is_read() {
    let json = br#"{"totalBalance":{"value":"-5","currency":"USD"}}"#;
    let balance: antom::types::AccountBalance = antom::json::read(json).unwrap();
    let total = balance.total_balance.unwrap();
    assert_eq!(total.value, -5);
    assert_eq!(total.to_string(), "-0.05 USD");
}
