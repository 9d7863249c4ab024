//! Every way an answer can fail to prove where it comes from, and the spellings of a signature that are accepted.

use std::time::Duration;

use antom_runtime::protocol::{
    Answer, Cause, Error, PlatformKeys, PrivateKey, PublicKey, Received, SignatureError, Signer,
};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::shop::{
    API, CLIENT_ID, Code, MERCHANT_KEY, PAID, PAY_PATH, PLATFORM_KEY, PLATFORM_PUB, Paid, TIME,
    answer, answer_at, content, payment, received, sign, signature_header, signer, then,
};

fn open(received: Received) -> Result<Paid, Error<Code>> {
    let opened = signer(CLIENT_ID).open_at(&payment(), received, then());
    opened.map(Answer::into_response)
}

/// Why an answer is not trusted. Whatever is wrong, its outcome must be unknown and its body kept for people only.
fn distrust(received: Received) -> SignatureError {
    let body = received.body.clone();
    match open(received) {
        Err(Error::OutcomeUnknown(unknown)) => {
            assert_eq!(unknown.untrusted_body.as_ref(), Some(&body));
            assert_eq!(unknown.http_status, Some(200));
            assert_eq!(unknown.idempotency_key.as_deref(), Some("order-4711"));
            match unknown.cause {
                Cause::Untrusted(reason) => reason,
                cause => panic!("{cause:?}"),
            }
        }
        other => panic!("{other:?}"),
    }
}

/// The signature of the right answer.
fn right() -> Vec<u8> {
    sign(
        PLATFORM_KEY,
        &content(PAY_PATH, CLIENT_ID, TIME, PAID.as_bytes()),
    )
}

fn with_header(header: &str) -> Received {
    let headers = [
        ("client-id", CLIENT_ID),
        ("response-time", TIME),
        ("signature", header),
    ];
    received(&headers, PAID.as_bytes())
}

fn without(name: &str) -> Received {
    let mut received = answer(PAID);
    received.headers.remove(name);
    received
}

/// The right answer, but signed over something else or with another key.
fn signed_over(key: &str, path: &str, client_id: &str, time: &str, body: &str) -> Received {
    let signature = sign(key, &content(path, client_id, time, body.as_bytes()));
    with_header(&signature_header(&signature))
}

#[test]
fn the_right_answer_is_accepted_in_every_spelling_of_its_signature() {
    let plain = STANDARD.encode(right());
    assert!(
        plain.contains('+') || plain.contains('/'),
        "a vector with signs to escape"
    );
    let upper = plain
        .replace('+', "%2B")
        .replace('/', "%2F")
        .replace('=', "%3D");
    let lower = plain
        .replace('+', "%2b")
        .replace('/', "%2f")
        .replace('=', "%3d");
    let every: String = plain.bytes().map(|byte| format!("%{byte:02X}")).collect();
    for digits in [&plain, &upper, &lower, &every] {
        for header in [
            format!("algorithm=RSA256,keyVersion=1,signature={digits}"),
            format!("signature={digits},keyVersion=1,algorithm=RSA256"),
            format!("algorithm=RSA256, keyVersion=1, signature={digits}"),
            format!(" algorithm = RSA256 ,\tkeyVersion = 1 , signature = {digits} "),
            format!("algorithm=RSA256,keyVersion=1,extra=1,signature={digits}"),
        ] {
            assert!(open(with_header(&header)).is_ok(), "{header}");
        }
    }
}

#[test]
fn an_answer_without_what_proves_it_is_refused() {
    assert_eq!(distrust(without("signature")), SignatureError::Missing);
    for name in ["client-id", "response-time"] {
        assert_eq!(distrust(without(name)), SignatureError::MissingHeader(name));
    }
    let mut not_text = answer(PAID);
    let bytes = http::HeaderValue::from_bytes(b"\xe4\xbb\x98").unwrap();
    not_text.headers.insert("response-time", bytes);
    assert_eq!(
        distrust(not_text),
        SignatureError::MissingHeader("response-time")
    );
}

#[test]
fn an_answer_for_somebody_else_is_refused_though_its_signature_holds() {
    let other = "SANDBOX_OTHER";
    let signature = sign(
        PLATFORM_KEY,
        &content(PAY_PATH, other, TIME, PAID.as_bytes()),
    );
    let headers = [
        ("client-id", other),
        ("response-time", TIME),
        ("signature", &*signature_header(&signature)),
    ];
    assert_eq!(
        distrust(received(&headers, PAID.as_bytes())),
        SignatureError::OtherClient(other.into())
    );
}

#[test]
fn a_malformed_header_is_refused_with_what_is_wrong() {
    let digits = STANDARD.encode(right());
    let truncated = &digits[..digits.len() - 4];
    let rows = [
        (String::new(), "no `signature=`"),
        (",".into(), "no `signature=`"),
        ("RSA256".into(), "a part without `=`"),
        (digits.clone() + ",", "no `signature=`"),
        ("algorithm=RSA256,keyVersion=1,".into(), "no `signature=`"),
        ("algorithm=RSA256,keyVersion=1".into(), "no `signature=`"),
        (
            "algorithm=RSA256,keyVersion=1,signature=".into(),
            "no `signature=`",
        ),
        (
            format!("algorithm=RSA256,keyVersion=1,signature={digits},signature={digits}"),
            "a part that stands twice",
        ),
        (
            format!("keyVersion=1,KEYVERSION=1,signature={digits}"),
            "a part that stands twice",
        ),
        (
            "algorithm=RSA256,keyVersion=1,signature=%".into(),
            "the signature is not base64",
        ),
        (
            format!("algorithm=RSA256,keyVersion=1,signature={digits}="),
            "the signature is not base64",
        ),
        (
            // A `+` that a server decoded to a space.
            format!("algorithm=RSA256,keyVersion=1,signature=A {digits}"),
            "the signature is not base64",
        ),
    ];
    for (header, expected) in rows {
        assert_eq!(
            distrust(with_header(&header)),
            SignatureError::Malformed(expected),
            "{header}"
        );
    }
    // Whole base64, but too few bytes for a signature.
    assert_eq!(
        distrust(with_header(&format!(
            "algorithm=RSA256,keyVersion=1,signature={truncated}"
        ))),
        SignatureError::ForeignKey
    );
}

/// With one key there is nothing to choose: whatever the labels say, the signature holds or it does not.
#[test]
fn the_labels_of_a_signature_by_the_one_key_add_nothing() {
    let digits = STANDARD.encode(right());
    for header in [
        format!("signature={digits}"),
        format!("keyVersion=1,signature={digits}"),
        format!("algorithm=RSA256,signature={digits}"),
        format!("algorithm=RSA256,keyVersion=1,signature={digits},"),
        format!(",algorithm=RSA256,,keyVersion=1,signature={digits}, "),
        format!("Algorithm=RSA256,KeyVersion=1,Signature={digits}"),
        format!("ALGORITHM=rsa256,KEYVERSION=1,SIGNATURE={digits}"),
        format!("algorithm=SHA256withRSA,keyVersion=1,signature={digits}"),
        format!("algorithm=,keyVersion=,signature={digits}"),
    ] {
        assert!(open(with_header(&header)).is_ok(), "{header}");
    }
    for version in ["2", "0", "01", "-1", "one"] {
        let header = format!("algorithm=RSA256,keyVersion={version},signature={digits}");
        assert!(open(with_header(&header)).is_ok(), "{header}");
    }
}

#[test]
fn a_signature_that_does_not_hold_under_another_algorithm_says_so() {
    let foreign = sign(
        MERCHANT_KEY,
        &content(PAY_PATH, CLIENT_ID, TIME, PAID.as_bytes()),
    );
    let digits = STANDARD.encode(foreign);
    for algorithm in ["RSA", "none", "HMAC256", ""] {
        assert_eq!(
            distrust(with_header(&format!(
                "algorithm={algorithm},keyVersion=1,signature={digits}"
            ))),
            SignatureError::UnknownAlgorithm(algorithm.into())
        );
    }
}

#[test]
fn an_answer_of_another_time_is_refused_though_its_signature_holds() {
    let opened = |signer: &Signer, time: &str| {
        let opened = signer.open_at(&payment(), answer_at(time, PAID), then());
        opened.map(Answer::into_response)
    };
    let usual = signer(CLIENT_ID);
    // Ten minutes before and after.
    for time in ["1699999400000", "1700000600000", "2023-11-14T22:03:20Z"] {
        assert!(opened(&usual, time).is_ok(), "{time}");
    }
    for time in [
        "1699999399999",
        "1700000600001",
        "1577836800000",
        "0",
        "2023-11-14T22:13:20+01:00",
        "99999999999999999999999",
    ] {
        let error = opened(&usual, time).unwrap_err();
        let Error::OutcomeUnknown(unknown) = error else {
            panic!("{error}");
        };
        let expected = if time.len() > 20 && time.starts_with('9') {
            SignatureError::Time
        } else {
            SignatureError::OtherTime(time.into())
        };
        assert!(
            matches!(&unknown.cause, Cause::Untrusted(reason) if *reason == expected),
            "{unknown}"
        );
        assert!(unknown.untrusted_body.is_some() && unknown.verified_body.is_none());
    }
    let wide = signer(CLIENT_ID).answer_window(Duration::MAX);
    assert!(opened(&wide, "0").is_ok());
    let narrow = signer(CLIENT_ID).answer_window(Duration::ZERO);
    assert!(opened(&narrow, TIME).is_ok() && opened(&narrow, "1700000000001").is_err());
}

#[test]
fn an_answer_that_repeats_another_request_s_id_is_refused_though_its_signature_holds() {
    let with = |id: &str| PAID.replacen('{', &format!(r#"{{"paymentRequestId":{id},"#), 1);
    let failed = |id: &str| {
        format!(
            r#"{{"result":{{"resultCode":"CARD_DECLINED","resultStatus":"F"}},"paymentRequestId":{id}}}"#
        )
    };
    // The same, or nothing.
    for id in [r#""order-4711""#, r#""\u006frder-4711""#, "null", r#""""#] {
        assert!(open(answer(&with(id))).is_ok(), "{id}");
        let error = open(answer(&failed(id))).unwrap_err();
        assert!(matches!(error, Error::Failed(_)), "{error}");
    }
    for id in [
        r#""order-4712""#,
        r#""Order-4711""#,
        r#""order-4711 ""#,
        r#""\ud800""#,
        "4711",
        "[]",
        r#"{"a":"order-4711"}"#,
        // Two, one of which is right.
        r#""order-4711","paymentRequestId":"order-4712""#,
    ] {
        for body in [with(id), failed(id)] {
            assert_eq!(
                distrust(answer(&body)),
                SignatureError::OtherCall("paymentRequestId"),
                "{id}"
            );
        }
    }
}

#[test]
fn a_second_key_verifies_the_signatures_of_its_version_and_no_others() {
    let platform_key = PublicKey::from_pem(PLATFORM_PUB).unwrap();
    let new_key = PrivateKey::generate();
    let keys = PlatformKeys::from(platform_key).and("2", new_key.public_key());
    let private_key = PrivateKey::from_pem(MERCHANT_KEY).unwrap();
    let signer = Signer::new(&API, CLIENT_ID.into(), private_key, keys, None).unwrap();
    let open = |signature: &str| {
        let opened = signer.open_at(&payment(), with_header(signature), then());
        opened.map(Answer::into_response)
    };
    let content = content(PAY_PATH, CLIENT_ID, TIME, PAID.as_bytes());
    let header = |version: &str, signature: Vec<u8>| {
        format!(
            "algorithm=RSA256,keyVersion={version},signature={}",
            STANDARD.encode(signature)
        )
    };
    let new = sign(&new_key.to_pem(), &content);
    assert!(open(&header("1", right())).is_ok());
    assert!(open(&header("2", new.clone())).is_ok());
    for (version, signature) in [("1", new.clone()), ("2", right()), ("3", new.clone())] {
        assert!(open(&header(version, signature)).is_err(), "{version}");
    }
    // One that names no version may be of any.
    for signature in [right(), new] {
        assert!(open(&format!("signature={}", STANDARD.encode(signature))).is_ok());
    }
}

#[test]
fn a_foreign_key_is_told_from_altered_content() {
    let foreign = signed_over(MERCHANT_KEY, PAY_PATH, CLIENT_ID, TIME, PAID);
    assert_eq!(distrust(foreign), SignatureError::ForeignKey);
    for altered in [
        signed_over(PLATFORM_KEY, PAY_PATH, CLIENT_ID, TIME, "{}"),
        signed_over(PLATFORM_KEY, PAY_PATH, CLIENT_ID, "1700000000001", PAID),
        signed_over(PLATFORM_KEY, PAY_PATH, "SANDBOX_OTHER", TIME, PAID),
        signed_over(PLATFORM_KEY, "/unlisted", CLIENT_ID, TIME, PAID),
        // One line end more, as a proxy might add.
        signed_over(
            PLATFORM_KEY,
            PAY_PATH,
            CLIENT_ID,
            TIME,
            &format!("{PAID}\n"),
        ),
    ] {
        assert_eq!(distrust(altered), SignatureError::Altered);
    }
    // Numbers that are no signature under any key: zero, and one not below the modulus.
    for bytes in [[0; 256], [0xff; 256]] {
        let header = signature_header(&bytes);
        assert_eq!(distrust(with_header(&header)), SignatureError::ForeignKey);
    }
}

#[test]
fn an_answer_to_another_operation_or_environment_names_the_path_it_is_for() {
    for path in [
        "/shop/sandbox/api/v1/payments/refund",
        "/shop/api/v1/payments/pay",
        "/shop/api/v1/payments/refund",
    ] {
        let answer = signed_over(PLATFORM_KEY, path, CLIENT_ID, TIME, PAID);
        let reason = distrust(answer);
        assert_eq!(reason, SignatureError::OtherPath(path.into()));
        assert!(reason.to_string().ends_with(path), "{reason}");
    }
}

/// The content joins time and body by a point, which a body may hold too: moving that border keeps the signature.
#[test]
fn the_border_between_time_and_body_cannot_be_moved() {
    let body = r#"{"note":"1.{}"}"#;
    let signed = answer(body);
    let signature = signed.headers["signature"].to_str().unwrap().to_owned();
    let moved_time = format!(r#"{TIME}.{{"note":"1"#);
    for (time, body) in [(moved_time.as_str(), r#"{}"}"#), ("1700000000000.{", "")] {
        let headers = [
            ("client-id", CLIENT_ID),
            ("response-time", time),
            ("signature", &*signature),
        ];
        assert_eq!(
            distrust(received(&headers, body.as_bytes())),
            SignatureError::Time
        );
    }
    // A fraction of a second has a point of its own.
    let time = "2023-11-14T22:13:20.123+05:30";
    let signature = sign(
        PLATFORM_KEY,
        &content(PAY_PATH, CLIENT_ID, time, PAID.as_bytes()),
    );
    let headers = [
        ("client-id", CLIENT_ID),
        ("response-time", "2023-11-14T22:13:20"),
        ("signature", &*signature_header(&signature)),
    ];
    let body = format!("123+05:30.{PAID}");
    assert_eq!(
        distrust(received(&headers, body.as_bytes())),
        SignatureError::Time
    );
}

#[test]
fn times_are_accepted_in_both_forms() {
    for time in [
        "1700000000000",
        "2023-11-14T22:13:20+00:00",
        "2023-11-15T03:43:20.123+05:30",
        "2023-11-14T22:13:20Z",
    ] {
        let signature = sign(
            PLATFORM_KEY,
            &content(PAY_PATH, CLIENT_ID, time, PAID.as_bytes()),
        );
        let headers = [
            ("client-id", CLIENT_ID),
            ("response-time", time),
            ("signature", &*signature_header(&signature)),
        ];
        assert!(open(received(&headers, PAID.as_bytes())).is_ok(), "{time}");
    }
}

#[test]
fn the_words_tell_a_person_where_to_look() {
    let error = open(without("signature")).unwrap_err().to_string();
    assert_eq!(
        error,
        "pay was sent, but nobody can say how it ended: the answer is not to be trusted: no signature; \
         a gateway that does not know the client ID or its key may answer so (HTTP status 200); \
         inquire with inquiryPayment about `order-4711`"
    );
}
