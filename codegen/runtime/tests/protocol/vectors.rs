//! What openssl signed is accepted, and openssl accepts what is signed here.

use std::path::Path;
use std::process::Command;

use std::time::Duration;

use antom_runtime::protocol::{PrivateKey, PublicKey, Signer};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::shop::{self, API, MERCHANT_PUB, Paid, content, payment, signature_header, signer};

macro_rules! vectors {
    ($($name:literal)*) => {
        [$((
            $name,
            include_str!(concat!("../vectors/", $name, ".content")),
            include_str!(concat!("../vectors/", $name, ".signature")),
        )),*]
    };
}

const VECTORS: [(&str, &str, &str); 4] =
    vectors!["plain" "iso-time-and-unicode" "pretty-printed" "production"];

#[test]
fn answers_that_openssl_signed_are_accepted() {
    for (name, content, signature) in VECTORS {
        let (_, rest) = content.split_once('\n').expect("a line with the path");
        let mut parts = rest.splitn(3, '.');
        let (Some(client_id), Some(time), Some(body)) = (parts.next(), parts.next(), parts.next())
        else {
            panic!("{name}: three parts");
        };
        let signature = STANDARD.decode(signature).expect("base64");
        let received = shop::received(
            &[
                ("client-id", client_id),
                ("response-time", time),
                ("signature", &signature_header(&signature)),
            ],
            body.as_bytes(),
        );
        let signer = signer(client_id).answer_window(Duration::MAX);
        let opened = signer.open(&payment(), received).expect(name);
        let Paid { payment_id, .. } = opened.into_response();
        let expected = if name == "iso-time-and-unicode" {
            "付款-😀"
        } else {
            "P-1"
        };
        assert_eq!(payment_id, expected);
        // These signatures have one value only, so that the signer of the other tests can be compared to openssl.
        assert_eq!(
            shop::sign(shop::PLATFORM_KEY, content.as_bytes()),
            signature
        );
    }
}

/// The content that a sealed request must have signed, and its signature.
fn sealed(client_id: &str, path: &str) -> (Vec<u8>, Vec<u8>) {
    let sealed = signer(client_id).seal(&payment()).expect("a valid payment");
    assert_eq!((sealed.method, sealed.path.as_str()), ("POST", path));
    let header = |name| sealed.headers[name].to_str().expect("text");
    assert_eq!(header("client-id"), client_id);
    assert_eq!(header("content-type"), "application/json; charset=UTF-8");
    let digits = header("signature")
        .strip_prefix("algorithm=RSA256,keyVersion=1,signature=")
        .expect("the form of the header");
    assert!(!digits.contains(['+', '/', '=']), "{digits}");
    let digits = digits
        .replace("%2B", "+")
        .replace("%2F", "/")
        .replace("%3D", "=");
    let content = content(path, client_id, header("request-time"), &sealed.body);
    (content, STANDARD.decode(digits).expect("base64"))
}

const SEALED: [(&str, &str); 2] = [
    ("SANDBOX_SHOP", "/shop/sandbox/api/v1/payments/pay"),
    ("SHOP", "/shop/api/v1/payments/pay"),
];

#[test]
fn a_request_is_signed_as_another_signer_signs_it() {
    for (client_id, path) in SEALED {
        let (content, signature) = sealed(client_id, path);
        assert_eq!(signature, shop::sign(shop::MERCHANT_KEY, &content));
    }
}

#[test]
fn openssl_accepts_what_is_signed_here() {
    if Command::new("openssl").arg("version").output().is_err() {
        // The vectors say the same the other way round.
        return;
    }
    let directory = Path::new(env!("CARGO_TARGET_TMPDIR"));
    for (client_id, path) in SEALED {
        let (content, signature) = sealed(client_id, path);
        let (content_file, signature_file, key_file) = (
            directory.join(format!("{client_id}.content")),
            directory.join(format!("{client_id}.signature")),
            directory.join(format!("{client_id}.pub")),
        );
        std::fs::write(&content_file, content).expect("a writable directory");
        std::fs::write(&signature_file, signature).expect("a writable directory");
        std::fs::write(&key_file, MERCHANT_PUB).expect("a writable directory");
        let verified = Command::new("openssl")
            .args(["dgst", "-sha256", "-verify"])
            .arg(&key_file)
            .arg("-signature")
            .args([&signature_file, &content_file])
            .output()
            .expect("openssl runs");
        assert!(verified.status.success(), "{verified:?}");
    }
}

#[test]
fn the_time_is_now_in_milliseconds_and_the_body_is_what_was_signed() {
    let before = std::time::SystemTime::UNIX_EPOCH
        .elapsed()
        .expect("a clock")
        .as_millis();
    let sealed = signer("SHOP").seal(&payment()).expect("a valid payment");
    let after = std::time::SystemTime::UNIX_EPOCH
        .elapsed()
        .expect("a clock")
        .as_millis();
    let time: u128 = sealed.headers["request-time"]
        .to_str()
        .expect("text")
        .parse()
        .expect("a number");
    assert!((before..=after).contains(&time));
    assert_eq!(
        sealed.body,
        r#"{"paymentRequestId":"order-4711","amount":{"currency":"USD","value":"4980"},"cardNo":"4111111111111111"}"#
    );
    assert!(!sealed.headers.contains_key("agent-token"));
}

#[test]
fn an_agent_token_goes_along_unsigned() {
    let signer = Signer::new(
        &API,
        "SHOP".into(),
        PrivateKey::from_pem(shop::MERCHANT_KEY).expect("a vector"),
        PublicKey::from_pem(shop::PLATFORM_PUB).expect("a vector"),
        Some("token-1"),
    )
    .expect("a token");
    let sealed = signer.seal(&payment()).expect("a valid payment");
    assert_eq!(sealed.headers["agent-token"], "token-1");
    assert!(sealed.headers["agent-token"].is_sensitive());
}
