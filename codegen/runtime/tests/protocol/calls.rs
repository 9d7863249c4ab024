//! Whole calls: the client against the gateway over loopback HTTP.

use antom_runtime::gateway::Keys;
use antom_runtime::protocol::Error;

use crate::raw_server::{RawServer, http};
use crate::shop::{CLIENT_ID, Code, PAID, PAY_PATH, client, gateway, payment};

const DECLINED: &str =
    r#"{"result":{"resultCode":"CARD_DECLINED","resultStatus":"F","resultMessage":"No funds."}}"#;
const IN_PROCESS_WITH_ID: &str =
    r#"{"paymentId":"P-1","result":{"resultCode":"PAYMENT_IN_PROCESS","resultStatus":"U"}}"#;
const IN_PROCESS: &str =
    r#"{"result":{"resultCode":"PAYMENT_IN_PROCESS","resultStatus":"U","resultMessage":"Wait."}}"#;

#[tokio::test]
async fn a_call_succeeds_and_arrives_once_with_what_was_meant() {
    let gateway = gateway(PAID).await;
    // A scheme is the same in capitals, also where it decides that no proxy is asked.
    let url = gateway.url().replace("http://", "HTTP://");
    let client = client(url).build().unwrap();
    assert_eq!(
        client
            .call(&payment())
            .await
            .unwrap()
            .into_response()
            .payment_id,
        "P-1"
    );
    let arrivals = gateway.arrivals();
    assert_eq!(arrivals.len(), 1);
    assert_eq!(arrivals[0].method, "POST");
    assert_eq!(arrivals[0].path, PAY_PATH);
    assert_eq!(arrivals[0].refusal, None);
    assert_eq!(arrivals[0].body, serde_json::to_vec(&payment()).unwrap());
}

#[tokio::test]
async fn an_invalid_request_is_told_whole_and_never_sent() {
    let gateway = gateway(PAID).await;
    let client = client(gateway.url()).build().unwrap();
    let mut request = payment();
    request.payment_request_id.clear();
    request.amount.value = 0;
    request.amount.currency = "usd".into();
    let error = client.call(&request).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "not sent, because invalid: paymentRequestId: not a text that identifies: it needs a visible character and no control characters; \
         amount.currency: not an ISO 4217 currency code, three capital letters such as USD; \
         amount.value: 0, at least 1"
    );
    let Error::Invalid(violations) = error else {
        panic!("invalid");
    };
    assert_eq!(violations.iter().count(), 3);
    assert!(gateway.arrivals().is_empty());
}

#[tokio::test]
async fn a_failed_result_is_a_failure() {
    let gateway = gateway(DECLINED).await;
    let client = client(gateway.url()).build().unwrap();
    let Err(Error::Failed(failure)) = client.call(&payment()).await else {
        panic!("a failure");
    };
    assert_eq!(failure.code, Code::CardDeclined);
    assert_eq!(failure.operation.name, "pay");
}

#[tokio::test]
async fn a_payment_in_process_is_an_answer_that_says_so() {
    let gateway = gateway(IN_PROCESS_WITH_ID).await;
    let client = client(gateway.url()).build().unwrap();
    let answer = client.call(&payment()).await.unwrap();
    assert!(answer.is_pending(), "{answer:?}");
    assert_eq!(answer.into_response().payment_id, "P-1");
}

#[tokio::test]
async fn a_payment_in_process_without_the_rest_of_its_response_is_told_as_one() {
    let gateway = gateway(IN_PROCESS).await;
    let client = client(gateway.url()).build().unwrap();
    let Err(Error::Accepted(accepted)) = client.call(&payment()).await else {
        panic!("accepted");
    };
    assert!(accepted.is_pending);
    assert_eq!(
        (accepted.code.as_str(), &*accepted.status),
        ("PAYMENT_IN_PROCESS", "U")
    );
    let missing = "paymentId: required, but missing";
    assert_eq!(accepted.unread.to_string(), missing);
}

#[tokio::test]
async fn wrong_keys_and_client_ids_are_explained() {
    let gateway = gateway(PAID).await;
    let wrong = Keys::generate();
    // The merchant's key is not the one that the platform knows: its answer is signed and says so.
    let client_with_wrong_key = client(gateway.url())
        .private_key(wrong.merchant().clone())
        .build()
        .unwrap();
    let Err(Error::Failed(failure)) = client_with_wrong_key.call(&payment()).await else {
        panic!("refused");
    };
    assert_eq!(failure.code, Code::InvalidSignature);
    assert!(
        failure
            .message
            .contains("not signed with the key that belongs to the configured public key"),
        "{}",
        failure.message
    );
    // The platform's key is wrong: the call may well have been made.
    let client_with_wrong_platform = client(gateway.url())
        .platform_key(wrong.platform_public())
        .build()
        .unwrap();
    let error = client_with_wrong_platform
        .call(&payment())
        .await
        .unwrap_err();
    assert!(matches!(error, Error::OutcomeUnknown(_)), "{error}");
    // Another client: what comes back is for somebody else.
    let other = client(gateway.url())
        .client_id("SANDBOX_OTHER")
        .build()
        .unwrap();
    let error = other.call(&payment()).await.unwrap_err();
    assert!(
        error
            .to_string()
            .contains(&format!("it is for the client `{CLIENT_ID}`")),
        "{error}"
    );
    let refusals: Vec<_> = gateway
        .arrivals()
        .into_iter()
        .map(|it| it.refusal)
        .collect();
    assert!(
        refusals[0]
            .as_ref()
            .is_some_and(|it| it.starts_with("INVALID_SIGNATURE"))
    );
    assert_eq!(refusals[1], None, "the payment was made");
    assert!(
        refusals[2]
            .as_ref()
            .is_some_and(|it| it.starts_with("INVALID_SIGNATURE"))
    );
}

#[tokio::test]
async fn a_client_of_production_does_not_reach_the_sandbox_s_path() {
    let gateway = gateway(PAID).await;
    let client = client(gateway.url()).client_id("SHOP").build().unwrap();
    client.call(&payment()).await.unwrap_err();
    assert_eq!(gateway.arrivals()[0].path, "/shop/api/v1/payments/pay");
}

#[tokio::test]
async fn clones_share_one_client_and_many_calls_are_answered_each_once() {
    let gateway = gateway(PAID).await;
    let client = client(gateway.url()).build().unwrap();
    let calls: Vec<_> = (0..20)
        .map(|number| {
            let client = client.clone();
            tokio::spawn(async move {
                let mut request = payment();
                request.payment_request_id = format!("order-{number}");
                client
                    .call(&request)
                    .await
                    .map(|paid| paid.into_response().payment_id)
            })
        })
        .collect();
    for call in calls {
        assert_eq!(call.await.unwrap().unwrap(), "P-1");
    }
    assert_eq!(gateway.arrivals().len(), 20);
}

#[tokio::test]
async fn a_stopped_gateway_takes_no_more_calls() {
    let gateway = gateway(PAID).await;
    let client = client(gateway.url()).build().unwrap();
    assert!(client.call(&payment()).await.is_ok());
    gateway.stop().await;
    let error = client.call(&payment()).await.unwrap_err();
    assert!(
        matches!(error, Error::NotSent(_) | Error::OutcomeUnknown(_)),
        "{error}"
    );
}

/// A proxy that the environment names would see payments in the clear. The environment is read once a process, so that
/// the call is made by this test program started again.
#[test]
fn a_call_to_this_machine_goes_through_no_proxy() {
    let proxy = RawServer::answering(http("502 Bad Gateway", "", ""), false);
    let mut again = std::process::Command::new(std::env::current_exe().unwrap());
    again.args([
        "--exact",
        "calls::a_call_succeeds_and_arrives_once_with_what_was_meant",
    ]);
    for name in ["http_proxy", "all_proxy"] {
        again.env(name, &proxy.url);
    }
    let output = again
        .env_remove("no_proxy")
        .env_remove("NO_PROXY")
        .output()
        .unwrap();
    let words = String::from_utf8_lossy(&output.stdout);
    assert!(
        output.status.success() && words.contains("1 passed"),
        "{words}"
    );
    assert_eq!(proxy.requests(), 0);
}
