//! Keys in every form that a person may hold them in, and what else a person may paste.

use antom_runtime::protocol::{KeyError, KeyKind, PrivateKey, PublicKey};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::shop::{MERCHANT_KEY, MERCHANT_PUB};

const MERCHANT_PKCS1: &str = include_str!("../vectors/merchant-pkcs1.key");
const MERCHANT_PKCS1_PUB: &str = include_str!("../vectors/merchant-pkcs1.pub");
const CERTIFICATE: &str = include_str!("../vectors/certificate.crt");
const EC_KEY: &str = include_str!("../vectors/ec.key");
const EC_SEC1_KEY: &str = include_str!("../vectors/ec-sec1.key");
const EC_PUB: &str = include_str!("../vectors/ec.pub");
const SHORT_KEY: &str = include_str!("../vectors/short.key");
const SHORT_PUB: &str = include_str!("../vectors/short.pub");
const ENCRYPTED: &str = include_str!("../vectors/encrypted.key");
const ENCRYPTED_PKCS1: &str = include_str!("../vectors/encrypted-pkcs1.key");

/// The base64 of a PEM text without its lines, as consoles show keys.
fn bare(pem: &str) -> String {
    pem.lines().filter(|line| !line.starts_with('-')).collect()
}

/// A key's text in every form of white space that survives copying.
fn forms(pem: &str) -> Vec<String> {
    let one_line = bare(pem);
    let wrapped: Vec<&str> = pem.lines().filter(|line| !line.starts_with('-')).collect();
    vec![
        pem.to_owned(),
        pem.replace('\n', "\r\n"),
        pem.trim_end().to_owned(),
        format!("\u{feff}{pem}"),
        format!("\n  \t{pem}\r\n\n"),
        format!("{one_line}\n"),
        format!("  {one_line}  "),
        wrapped.join("\n"),
        wrapped.join("\r\n"),
        wrapped.join(" "),
        one_line,
    ]
}

#[test]
fn private_keys_are_read_in_every_form() {
    for pem in [MERCHANT_KEY, MERCHANT_PKCS1] {
        for text in forms(pem) {
            let key = PrivateKey::from_pem(&text).unwrap_or_else(|error| panic!("{error}: {text}"));
            assert_eq!(key.public_key().to_pem(), MERCHANT_PUB);
            assert_eq!(*key.to_pem(), MERCHANT_KEY);
        }
        let der = STANDARD.decode(bare(pem)).unwrap();
        assert!(PrivateKey::from_der(&der).is_ok());
    }
}

#[test]
fn public_keys_are_read_in_every_form() {
    for pem in [MERCHANT_PUB, MERCHANT_PKCS1_PUB] {
        for text in forms(pem) {
            let key = PublicKey::from_pem(&text).unwrap_or_else(|error| panic!("{error}: {text}"));
            assert_eq!(key.to_pem(), MERCHANT_PUB);
        }
        let der = STANDARD.decode(bare(pem)).unwrap();
        assert!(PublicKey::from_der(&der).is_ok());
    }
}

fn misplaced(expected: KeyKind, found: KeyKind) -> KeyError {
    KeyError::Kind { expected, found }
}

#[test]
fn what_is_no_private_key_is_told_apart() {
    let public = || misplaced(KeyKind::Private, KeyKind::Public);
    let truncated_pem = &MERCHANT_KEY[..800];
    let bare_key = bare(MERCHANT_KEY);
    let bare_pub = bare(MERCHANT_PUB);
    let rows: [(&str, &str, KeyError); 16] = [
        ("public key", MERCHANT_PUB, public()),
        ("PKCS#1 public key", MERCHANT_PKCS1_PUB, public()),
        ("bare public key", &bare_pub, public()),
        (
            "certificate",
            CERTIFICATE,
            misplaced(KeyKind::Private, KeyKind::Certificate),
        ),
        ("EC key", EC_KEY, KeyError::NotRsa),
        ("EC key in SEC 1", EC_SEC1_KEY, KeyError::NotRsa),
        ("bare EC key", &bare(EC_KEY), KeyError::NotRsa),
        ("1024 bits", SHORT_KEY, KeyError::TooShort),
        ("1024 bits, bare", &bare(SHORT_KEY), KeyError::TooShort),
        ("encrypted", ENCRYPTED, KeyError::Encrypted),
        ("encrypted PKCS#1", ENCRYPTED_PKCS1, KeyError::Encrypted),
        ("truncated PEM", truncated_pem, KeyError::Encoding),
        ("truncated base64", &bare_key[..800], KeyError::NotRsa),
        ("garbage", "not a key", KeyError::Encoding),
        ("path of a file", "merchant.key", KeyError::Encoding),
        ("empty", " \n", KeyError::Encoding),
    ];
    for (what, text, expected) in rows {
        assert_eq!(PrivateKey::from_pem(text).unwrap_err(), expected, "{what}");
    }
}

#[test]
fn what_is_no_public_key_is_told_apart() {
    let private = || misplaced(KeyKind::Public, KeyKind::Private);
    let rows: [(&str, &str, KeyError); 16] = [
        ("private key", MERCHANT_KEY, private()),
        ("PKCS#1 private key", MERCHANT_PKCS1, private()),
        ("bare private key", &bare(MERCHANT_KEY), private()),
        ("bare PKCS#1 private key", &bare(MERCHANT_PKCS1), private()),
        ("bare short private key", &bare(SHORT_KEY), private()),
        (
            "certificate",
            CERTIFICATE,
            misplaced(KeyKind::Public, KeyKind::Certificate),
        ),
        ("bare certificate", &bare(CERTIFICATE), KeyError::NotRsa),
        ("EC key", EC_PUB, KeyError::NotRsa),
        ("1024 bits", SHORT_PUB, KeyError::TooShort),
        ("1024 bits, bare", &bare(SHORT_PUB), KeyError::TooShort),
        ("encrypted private key", ENCRYPTED, KeyError::Encrypted),
        ("truncated PEM", &MERCHANT_PUB[..200], KeyError::Encoding),
        (
            "truncated base64",
            &bare(MERCHANT_PUB)[..200],
            KeyError::NotRsa,
        ),
        (
            "empty block",
            "-----BEGIN PUBLIC KEY-----\n-----END PUBLIC KEY-----",
            KeyError::Encoding,
        ),
        (
            "no end of the label",
            "-----BEGIN PUBLIC KEY",
            KeyError::Encoding,
        ),
        ("empty", "", KeyError::Encoding),
    ];
    for (what, text, expected) in rows {
        assert_eq!(PublicKey::from_pem(text).unwrap_err(), expected, "{what}");
    }
}

#[test]
fn the_words_say_what_to_do() {
    let words = |error: KeyError| error.to_string();
    assert_eq!(
        words(PrivateKey::from_pem(MERCHANT_PUB).unwrap_err()),
        "a private key belongs here, this is a public key"
    );
    assert_eq!(
        words(PublicKey::from_pem(CERTIFICATE).unwrap_err()),
        "a public key belongs here, this is a certificate"
    );
    assert_eq!(
        words(PrivateKey::from_pem(ENCRYPTED).unwrap_err()),
        "this private key is protected by a password; decrypt it first"
    );
    assert_eq!(
        words(PrivateKey::from_pem(SHORT_KEY).unwrap_err()),
        "shorter than 2048 bits, which is not safe"
    );
    assert!(words(PrivateKey::from_pem("").unwrap_err()).contains("neither PEM nor base64"));
}

#[test]
fn a_new_key_survives_the_way_through_its_text() {
    let key = PrivateKey::generate();
    let read = PrivateKey::from_pem(&key.to_pem()).unwrap();
    assert_eq!(read.public_key(), key.public_key());
    assert_ne!(
        read.public_key(),
        PublicKey::from_pem(MERCHANT_PUB).unwrap()
    );
}
