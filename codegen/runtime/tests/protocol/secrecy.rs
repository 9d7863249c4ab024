//! What is printed for a log holds no key and no sensitive value.

use std::fmt::Debug;

use antom_runtime::gateway::Keys;
use antom_runtime::protocol::{PrivateKey, PublicKey};

use crate::shop::{
    CARD_NO, CLIENT_ID, MERCHANT_KEY, PLATFORM_KEY, PLATFORM_PUB, answer, client, payment, signer,
    then,
};

fn printed(value: &impl Debug) -> String {
    format!("{value:?}\n{value:#?}")
}

/// No piece of the private keys' base64, hex or numbers: a fingerprint is all that may be that long.
fn assert_no_key(text: &str) {
    for key in [MERCHANT_KEY, PLATFORM_KEY] {
        for line in key.lines().filter(|line| !line.starts_with('-')) {
            assert!(!text.contains(&line[..16.min(line.len())]), "{text}");
        }
    }
    let longest = text
        .split(|c: char| !c.is_ascii_alphanumeric())
        .map(str::len)
        .max();
    assert!(longest < Some(20), "{text}");
}

#[test]
fn keys_print_a_fingerprint_only() {
    let private = PrivateKey::from_pem(MERCHANT_KEY).unwrap();
    let public = PublicKey::from_pem(PLATFORM_PUB).unwrap();
    let keys = Keys::from_pem(MERCHANT_KEY, PLATFORM_KEY).unwrap();
    for text in [printed(&private), printed(&public), printed(&keys)] {
        assert_no_key(&text);
        assert!(text.contains("Key("), "{text}");
    }
    // Both halves show the same fingerprint, so that a person sees which public key belongs to which private one.
    let half = |text: String| text.split_once('(').unwrap().1.to_owned();
    assert_eq!(
        half(format!("{private:?}")),
        half(format!("{:?}", private.public_key()))
    );
}

#[test]
fn signers_and_clients_print_no_key_and_no_token() {
    assert_no_key(&printed(&signer(CLIENT_ID)));
    let builder = client("http://127.0.0.1:1").agent_token("token-4711");
    let before = printed(&builder);
    let client = builder.build().unwrap();
    for text in [before, printed(&client)] {
        assert_no_key(&text);
        assert!(!text.contains("token-4711"), "{text}");
        assert!(text.contains(CLIENT_ID), "{text}");
    }
}

#[test]
fn a_sealed_request_prints_no_sensitive_value() {
    let request = payment();
    assert!(!printed(&request).contains(CARD_NO));
    let sealed = signer(CLIENT_ID).seal(&request).unwrap();
    assert!(std::str::from_utf8(&sealed.body).unwrap().contains(CARD_NO));
    assert!(!printed(&sealed).contains(CARD_NO), "{sealed:?}");
}

#[test]
fn an_error_prints_no_body() {
    let body = format!(r#"{{"cardNo":"{CARD_NO}"}}"#);
    let mut untrusted = answer(&body);
    untrusted.headers.remove("signature");
    for received in [untrusted, answer(&body)] {
        let error = signer(CLIENT_ID)
            .open_at(&payment(), received, then())
            .unwrap_err();
        let text = format!("{error}\n{}", printed(&error));
        assert!(!text.contains(CARD_NO), "{text}");
    }
    let mut invalid = payment();
    invalid.card_no = Some(CARD_NO.repeat(2));
    let error = signer(CLIENT_ID).seal(&invalid).unwrap_err();
    let text = format!("{error}\n{}", printed(&error));
    assert!(text.contains("cardNo: 32 characters, at most 19"), "{text}");
    assert!(!text.contains(CARD_NO), "{text}");
}
