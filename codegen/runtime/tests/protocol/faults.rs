//! Each fault of the gateway gives its own error, and none of them passes for a success or a failure.

use antom_runtime::gateway::Fault;
use antom_runtime::protocol::{Cause, Error, OutcomeUnknown, SignatureError};

use crate::shop::{Code, PAID, PAY_PATH, client, gateway, payment};

/// What a call leaves open while the gateway misbehaves so.
async fn outcome(fault: Fault) -> OutcomeUnknown<Code> {
    let gateway = gateway(PAID).await;
    let client = client(gateway.url()).build().unwrap();
    gateway.misbehave(fault);
    let error = client.call(&payment()).await.unwrap_err();
    let arrivals = gateway.arrivals();
    assert_eq!(arrivals.len(), 1, "{fault:?}: each call is sent once");
    assert_eq!(arrivals[0].refusal, None, "{fault:?}: it was accepted");
    gateway.misbehave(None);
    assert!(
        client.call(&payment()).await.is_ok(),
        "{fault:?}: all is well again"
    );
    match error {
        Error::OutcomeUnknown(unknown) => *unknown,
        other => panic!("{fault:?}: {other}"),
    }
}

async fn distrust(fault: Fault) -> SignatureError {
    match outcome(fault).await.cause {
        Cause::Untrusted(reason) => reason,
        cause => panic!("{fault:?}: {cause}"),
    }
}

#[tokio::test]
async fn each_fault_of_the_signature_is_told_apart() {
    assert_eq!(distrust(Fault::NoSignature).await, SignatureError::Missing);
    assert_eq!(
        distrust(Fault::ForeignSignature).await,
        SignatureError::ForeignKey
    );
    assert_eq!(distrust(Fault::AlteredBody).await, SignatureError::Altered);
    assert!(matches!(
        distrust(Fault::OtherPath).await,
        SignatureError::OtherPath(path) if path != PAY_PATH
    ));
    assert_eq!(
        distrust(Fault::OtherClient).await,
        SignatureError::OtherClient("SOMEBODY_ELSE".into())
    );
}

#[tokio::test]
async fn a_dropped_connection_leaves_the_outcome_open() {
    let unknown = outcome(Fault::Drop).await;
    assert!(matches!(unknown.cause, Cause::NoAnswer(_)), "{unknown:?}");
    assert_eq!(unknown.http_status, None);
}

#[tokio::test]
async fn the_page_of_a_bad_gateway_is_kept_for_people() {
    let unknown = outcome(Fault::BadGateway).await;
    assert!(matches!(
        unknown.cause,
        Cause::Untrusted(SignatureError::Missing)
    ));
    assert_eq!(unknown.http_status, Some(502));
    let body = unknown.untrusted_body.unwrap();
    assert!(body.starts_with(b"<html>"));
}
