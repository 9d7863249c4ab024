//! What the platform reports by itself is verified, of this time, and typed; what is not must not be acknowledged.

use std::time::Duration;

use antom_runtime::protocol::{
    Api, FixedResult, NotificationError, NotificationKind, Notifications, PublicKey, Receiver,
    SignatureError, UnknownNotification,
};
use antom_runtime::{json, wire};
use bytes::Bytes;
use proptest::prelude::*;
use serde::Deserialize;

use crate::shop::{
    API, CLIENT_ID, MERCHANT_KEY, PAID, PLATFORM_KEY, PLATFORM_PUB, TIME, content, gateway, sign,
    signature_header, then,
};

const PATH: &str = "/notify";
const BODY: &str = r#"{"kind":"PAID","paymentId":"P-1"}"#;

#[derive(Debug, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Moved {
    payment_id: String,
    #[serde(default, with = "wire::text_option")]
    amount: Option<u64>,
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
            feature: "payments",
            values: &[("kind", &["PAID", "PAID_LATE"])],
            fields: &[],
            read: Some(|body| json::read(body).map(Self::Paid)),
        },
        NotificationKind {
            name: "refunded",
            feature: "refunds",
            values: &[("kind", &["PAID"])],
            fields: &["refundId"],
            read: Some(|body| json::read(body).map(Self::Refunded)),
        },
        // As in a build without its feature.
        NotificationKind {
            name: "disputed",
            feature: "disputes",
            values: &[("kind", &["PAID"])],
            fields: &["refundId", "disputeId"],
            read: None,
        },
    ];

    fn unknown(notification: UnknownNotification) -> Self {
        Self::Unknown(notification)
    }
}

fn receiver() -> Receiver<Notification> {
    Receiver::new(CLIENT_ID, PublicKey::from_pem(PLATFORM_PUB).unwrap()).unwrap()
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

/// What a notification is does not depend on what this build reads.
#[test]
fn a_kind_whose_feature_is_off_keeps_its_body_and_names_the_feature() {
    let body = r#"{"kind":"PAID","paymentId":"P-1","refundId":"R-1","disputeId":"D-1"}"#;
    let opened = open(&notification(PATH, PATH, TIME, body)).unwrap();
    let Notification::Unknown(unknown) = opened else {
        panic!("{opened:?}");
    };
    assert_eq!(unknown.body, body);
    let kind = unknown.kind.unwrap();
    assert_eq!((kind.name, kind.feature), ("disputed", "disputes"));
}

#[test]
fn what_nobody_reads_hides_no_notification() {
    let deep = format!("{}{}", "[".repeat(200), "]".repeat(200));
    for odd in ["1e400", &deep, r#""\ud800""#, "[null]", r#"{"\udfff":1}"#] {
        for body in [
            format!(r#"{{"zz":{odd},"kind":"PAID","paymentId":"P-1"}}"#),
            format!(r#"{{"kind":"PAID","paymentId":"P-1","\ud800":{odd}}}"#),
        ] {
            let opened = open(&notification(PATH, PATH, TIME, &body));
            assert!(matches!(opened, Ok(Notification::Paid(_))), "{body:.80}");
        }
    }
}

#[test]
fn a_notification_that_cannot_be_read_whole_hands_over_what_can_be() {
    let body = r#"{"kind":"PAID","paymentId":"P-1","amount":"1e3"}"#;
    let error = open(&notification(PATH, PATH, TIME, body)).unwrap_err();
    let NotificationError::Unreadable {
        kind,
        violations,
        body: kept,
    } = error
    else {
        panic!("{error}");
    };
    assert_eq!((kind, kept.as_bytes()), ("paid", &Bytes::from(body)));
    assert_eq!(
        violations.to_string(),
        "amount: cannot be read as the type that this field has"
    );
    let moved: Moved = kept.read_partly().value.unwrap();
    assert_eq!((&*moved.payment_id, moved.amount), ("P-1", None));
}

#[test]
fn a_body_that_does_not_fit_its_kind_is_not_acknowledged() {
    let error = open(&notification(PATH, PATH, TIME, r#"{"kind":"PAID"}"#)).unwrap_err();
    assert_eq!(
        error.to_string(),
        "not everything in the notification `paid` can be read: paymentId: required, but missing"
    );
    for (body, words) in [
        ("", "the notification is empty"),
        ("[]", "the notification is no JSON object"),
        ("null", "the notification is no JSON object"),
        ("}{", "the notification is no JSON"),
        ("{} {}", "the notification is followed by something else"),
        (
            "\u{feff}{}",
            "the notification begins with a byte order mark, which JSON does not have",
        ),
    ] {
        let error = open(&notification(PATH, PATH, TIME, body)).unwrap_err();
        assert!(matches!(error, NotificationError::NotJson(_)), "{error}");
        assert_eq!(error.to_string(), words);
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
        assert_eq!(reason, SignatureError::DoesNotHold, "{path}");
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
    assert_eq!(distrust(&altered), SignatureError::DoesNotHold);
    // Only who asks is told which of the reasons it is, since that takes its time.
    let why = |request: &http::Request<Bytes>| receiver().why_untrusted(request);
    assert_eq!(why(&altered), Some(SignatureError::Altered));
    assert_eq!(why(&good()), None);

    let mut put = good();
    *put.method_mut() = http::Method::PUT;
    assert_eq!(distrust(&put), SignatureError::DoesNotHold);

    // Whoever knows the merchant's key is not the platform.
    let signature = sign(
        MERCHANT_KEY,
        &content(PATH, CLIENT_ID, TIME, BODY.as_bytes()),
    );
    let mut foreign = good();
    let header = signature_header(&signature).parse().unwrap();
    foreign.headers_mut().insert("signature", header);
    assert_eq!(distrust(&foreign), SignatureError::DoesNotHold);
    assert_eq!(why(&foreign), Some(SignatureError::ForeignKey));
    let words = distrust(&foreign).to_string();
    for part in [
        "key",
        "the path, such as by a proxy",
        "the body",
        "the time",
    ] {
        assert!(words.contains(part), "{words}");
    }
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
