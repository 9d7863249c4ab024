//! What the platform reports by itself is verified, of this time, and typed; what is not must not be acknowledged.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use antom_runtime::json;
use antom_runtime::protocol::{
    Api, FixedResult, NotificationError, NotificationKind, Notifications, PublicKey, Receiver,
    SignatureError, UnknownNotification,
};
use bytes::Bytes;
use proptest::prelude::*;
use serde::Deserialize;

use crate::shop::{
    API, CLIENT_ID, MERCHANT_KEY, PAID, PLATFORM_KEY, PLATFORM_PUB, TIME, content, gateway, sign,
    signature_header,
};

const PATH: &str = "/notify";
const BODY: &str = r#"{"kind":"PAID","paymentId":"P-1"}"#;

#[derive(Debug, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Moved {
    payment_id: String,
}

/// Two kinds, of which the second is the first with a field more.
#[derive(Debug)]
enum Notification {
    Paid(Moved),
    Refunded(Moved),
    Unknown(UnknownNotification),
}

impl Notifications for Notification {
    const API: &'static Api = &API;
    const ACKNOWLEDGEMENT: FixedResult = FixedResult {
        code: "SUCCESS",
        status: "S",
        message: "success",
    };
    const KINDS: &'static [NotificationKind<Self>] = &[
        NotificationKind {
            name: "paid",
            values: &[("kind", &["PAID", "PAID_LATE"])],
            fields: &[],
            read: |body| json::read(body).map(Self::Paid),
        },
        NotificationKind {
            name: "refunded",
            values: &[("kind", &["PAID"])],
            fields: &["refundId"],
            read: |body| json::read(body).map(Self::Refunded),
        },
    ];

    fn unknown(notification: UnknownNotification) -> Self {
        Self::Unknown(notification)
    }
}

fn receiver() -> Receiver<Notification> {
    Receiver::new(CLIENT_ID, PublicKey::from_pem(PLATFORM_PUB).unwrap()).unwrap()
}

/// The moment at which the vectors were signed.
fn then() -> SystemTime {
    UNIX_EPOCH + Duration::from_millis(TIME.parse().unwrap())
}

/// A notification to `url`, signed over `path`, by a signer that shares no code with the runtime.
fn notification(url: &str, path: &str, time: &str, body: &str) -> http::Request<Bytes> {
    let signature = sign(
        PLATFORM_KEY,
        &content(path, CLIENT_ID, time, body.as_bytes()),
    );
    http::Request::post(url)
        .header("Client-Id", CLIENT_ID)
        .header("Request-Time", time)
        .header("Signature", signature_header(&signature))
        .body(body.to_owned().into())
        .unwrap()
}

fn open(request: &http::Request<Bytes>) -> Result<Notification, NotificationError> {
    receiver().open_at(request, then())
}

fn distrust(request: &http::Request<Bytes>) -> SignatureError {
    match open(request) {
        Err(NotificationError::Untrusted(reason)) => reason,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_notification_becomes_the_kind_that_says_most_of_it() {
    let open = |body: &str| open(&notification(PATH, PATH, TIME, body)).unwrap();
    assert!(matches!(open(BODY), Notification::Paid(paid) if paid.payment_id == "P-1"));
    let late = r#"{"kind":"PAID_LATE","paymentId":"P-1","refundId":"R-1"}"#;
    assert!(matches!(open(late), Notification::Paid(_)));
    let refunded = r#"{"kind":"PAID","paymentId":"P-1","refundId":"R-1"}"#;
    assert!(
        matches!(open(refunded), Notification::Refunded(refunded) if refunded.payment_id == "P-1")
    );
    let null = r#"{"kind":"PAID","paymentId":"P-1","refundId":null}"#;
    assert!(matches!(open(null), Notification::Paid(_)));
}

#[test]
fn a_kind_that_is_not_known_keeps_its_body_and_does_not_print_it() {
    for body in [r#"{"kind":"MOVED","cardNo":"4111"}"#, "{}", r#"{"kind":1}"#] {
        let opened = open(&notification(PATH, PATH, TIME, body)).unwrap();
        let Notification::Unknown(unknown) = opened else {
            panic!("{opened:?}");
        };
        assert_eq!(unknown.body, body);
        assert!(!format!("{unknown:?}").contains("4111"));
    }
}

#[test]
fn a_body_that_does_not_fit_its_kind_is_not_acknowledged() {
    let error = open(&notification(PATH, PATH, TIME, r#"{"kind":"PAID"}"#)).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the notification `paid` cannot be read: paymentId: required, but missing"
    );
    for body in ["", "[]", "null", "}{"] {
        let error = open(&notification(PATH, PATH, TIME, body)).unwrap_err();
        assert!(matches!(error, NotificationError::NotJson), "{error}");
    }
}

#[test]
fn the_path_is_signed_with_its_query_or_without_it() {
    let whole = "/notify?shop=7";
    for path in [whole, PATH] {
        assert!(
            open(&notification(whole, path, TIME, BODY)).is_ok(),
            "{path}"
        );
        let absolute = format!("https://shop.example{whole}");
        assert!(
            open(&notification(&absolute, path, TIME, BODY)).is_ok(),
            "{path}"
        );
    }
    for path in ["/notify?shop=8", "/notify/", "/", "/other"] {
        let reason = distrust(&notification(whole, path, TIME, BODY));
        assert_eq!(reason, SignatureError::Altered, "{path}");
    }
}

#[test]
fn what_is_not_the_platforms_word_to_this_merchant_is_refused() {
    let good = || notification(PATH, PATH, TIME, BODY);
    for (name, reason) in [
        ("signature", SignatureError::Missing),
        ("client-id", SignatureError::MissingHeader("client-id")),
        (
            "request-time",
            SignatureError::MissingHeader("request-time"),
        ),
    ] {
        let mut request = good();
        request.headers_mut().remove(name);
        assert_eq!(distrust(&request), reason);
    }

    let mut other = good();
    other
        .headers_mut()
        .insert("client-id", "SOMEBODY".parse().unwrap());
    assert_eq!(
        distrust(&other),
        SignatureError::OtherClient("SOMEBODY".into())
    );

    let mut altered = good();
    *altered.body_mut() = BODY.replace("P-1", "P-2").into();
    assert_eq!(distrust(&altered), SignatureError::Altered);

    let mut put = good();
    *put.method_mut() = http::Method::PUT;
    assert_eq!(distrust(&put), SignatureError::Altered);

    // Whoever knows the merchant's key is not the platform.
    let signature = sign(
        MERCHANT_KEY,
        &content(PATH, CLIENT_ID, TIME, BODY.as_bytes()),
    );
    let mut foreign = good();
    let header = signature_header(&signature).parse().unwrap();
    foreign.headers_mut().insert("signature", header);
    assert_eq!(distrust(&foreign), SignatureError::ForeignKey);
}

#[test]
fn the_window_is_what_the_platform_may_need_and_no_longer() {
    const HOUR: Duration = Duration::from_secs(3600);
    let request = notification(PATH, PATH, TIME, BODY);
    let within = |now| receiver().open_at(&request, now).is_ok();
    assert!(within(then() + 25 * HOUR));
    assert!(!within(then() + 25 * HOUR + Duration::from_millis(1)));
    assert!(within(then() - HOUR));
    assert!(!within(then() - HOUR - Duration::from_millis(1)));

    let short = receiver().window(Duration::from_secs(300));
    let error = short.open_at(&request, then() + HOUR).unwrap_err();
    assert_eq!(
        error.to_string(),
        format!("the notification is of another time: {TIME}")
    );

    for time in ["2023-11-14T22:13:20Z", "2023-11-15T03:43:20.000+05:30"] {
        let request = notification(PATH, PATH, time, BODY);
        assert!(
            receiver().open_at(&request, then() + 25 * HOUR).is_ok(),
            "{time}"
        );
        let late = then() + 26 * HOUR;
        assert!(receiver().open_at(&request, late).is_err(), "{time}");
    }
    // A number of milliseconds that no clock shows.
    let request = notification(PATH, PATH, &u64::MAX.to_string(), BODY);
    assert!(receiver().open_at(&request, then()).is_err());
}

#[test]
fn the_acknowledgement_is_the_fixed_result() {
    let response = receiver().acknowledgement();
    assert_eq!(response.status(), 200);
    assert_eq!(
        response.headers()["content-type"],
        "application/json; charset=UTF-8"
    );
    let body: serde_json::Value = serde_json::from_slice(response.body()).unwrap();
    let expected =
        r#"{"result":{"resultCode":"SUCCESS","resultStatus":"S","resultMessage":"success"}}"#;
    assert_eq!(
        body,
        serde_json::from_str::<serde_json::Value>(expected).unwrap()
    );
}

#[tokio::test]
async fn the_gateway_signs_notifications_as_the_platform_does() {
    let gateway = gateway(PAID).await;
    let url = "https://shop.example/notify?shop=7".parse().unwrap();
    let request = gateway.notification(url, BODY);
    assert!(matches!(
        receiver().open(&request),
        Ok(Notification::Paid(_))
    ));
}

proptest! {
    #[test]
    fn no_request_makes_the_receiver_panic(
        url in "/[ -~&&[^#\\\\^`{|}<>\" ]]{0,20}",
        time in "[0-9TZ:.+-]{0,24}",
        signature in "(algorithm=RSA256,keyVersion=1,signature=)?[ -~]{0,60}",
        body: Vec<u8>,
    ) {
        let request = http::Request::post(url)
            .header("client-id", CLIENT_ID)
            .header("request-time", time)
            .header("signature", signature)
            .body(body.into());
        if let Ok(request) = request {
            prop_assert!(receiver().open_at(&request, then()).is_err());
        }
    }
}
