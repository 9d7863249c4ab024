//! The example's server believes what the platform signed, over HTTP, and acknowledges nothing else.

#![allow(clippy::unwrap_used)]

#[allow(dead_code)]
#[path = "../examples/receive_notifications.rs"]
mod receive_notifications;

use antom::gateway::{self, Gateway};
use antom::notification::Receiver;
use antom::{Bytes, http};
use tokio::net::TcpListener;

const REFUNDED: &str = r#"{"notifyType":"REFUND_RESULT","result":{"resultCode":"SUCCESS","resultStatus":"S","resultMessage":"success"},"refundStatus":"SUCCESS","refundRequestId":"refund-1","refundId":"R-1","refundAmount":{"value":4980,"currency":"USD"}}"#;
const ACKNOWLEDGED: &str =
    r#"{"result":{"resultCode":"SUCCESS","resultMessage":"success","resultStatus":"S"}}"#;

/// A gateway, and the example's server with its URL for notifications.
async fn server() -> (Gateway, http::Uri) {
    let gateway = gateway::builder().start("127.0.0.1:0").await.unwrap();
    let receiver = Receiver::new(gateway.client_id(), gateway.keys().platform_public()).unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let router = receive_notifications::router(receiver);
    tokio::spawn(async move { axum::serve(listener, router).await });
    let url = format!("http://{address}/antom/notify?shop=7");
    (gateway, url.parse().unwrap())
}

async fn delivered(request: http::Request<Bytes>) -> (u16, String) {
    let request = reqwest::Request::try_from(request).unwrap();
    let response = reqwest::Client::new().execute(request).await.unwrap();
    (response.status().as_u16(), response.text().await.unwrap())
}

#[tokio::test]
async fn a_notification_of_the_platform_is_acknowledged_whatever_its_kind() {
    let (gateway, url) = server().await;
    for body in [REFUNDED, r#"{"notifyType":"NEW_KIND"}"#] {
        let answer = delivered(gateway.notification(url.clone(), body)).await;
        assert_eq!(answer, (200, ACKNOWLEDGED.to_owned()));
    }
}

#[tokio::test]
async fn what_is_not_the_platforms_or_cannot_be_read_is_not_acknowledged() {
    let (gateway, url) = server().await;
    let mut altered = gateway.notification(url.clone(), REFUNDED);
    *altered.body_mut() = REFUNDED.replace("4980", "4981").into();
    let mut unsigned = gateway.notification(url.clone(), REFUNDED);
    unsigned.headers_mut().remove("signature");
    let stranger = gateway::builder().start("127.0.0.1:0").await.unwrap();
    let foreign = stranger.notification(url.clone(), REFUNDED);
    for request in [altered, unsigned, foreign] {
        assert_eq!(delivered(request).await, (403, String::new()));
    }
    let incomplete = gateway.notification(url, r#"{"notifyType":"PAYMENT_RESULT","result":{}}"#);
    assert_eq!(delivered(incomplete).await, (422, String::new()));
}
