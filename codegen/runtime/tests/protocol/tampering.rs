//! No single flipped bit gets past the signature.

use std::sync::LazyLock;

use antom_runtime::protocol::{Cause, Error, Received, Signer};
use http::HeaderValue;
use proptest::prelude::*;

use crate::shop::{
    CLIENT_ID, PAID, PAY_PATH, PLATFORM_KEY, TIME, answer, content, payment, sign,
    signature_header, signer, then,
};

static SIGNER: LazyLock<Signer> = LazyLock::new(|| signer(CLIENT_ID));
static ANSWER: LazyLock<Received> = LazyLock::new(|| answer(PAID));
static SIGNATURE: LazyLock<Vec<u8>> = LazyLock::new(|| {
    sign(
        PLATFORM_KEY,
        &content(PAY_PATH, CLIENT_ID, TIME, PAID.as_bytes()),
    )
});

fn is_refused(received: Received) -> bool {
    match SIGNER.open_at(&payment(), received, then()) {
        Err(Error::OutcomeUnknown(unknown)) => matches!(unknown.cause, Cause::Untrusted(_)),
        _ => false,
    }
}

fn flipped(bytes: &[u8], bit: usize) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    let bit = bit % (bytes.len() * 8);
    bytes[bit / 8] ^= 1 << (bit % 8);
    bytes
}

#[test]
fn the_unchanged_answer_is_accepted() {
    assert!(SIGNER.open_at(&payment(), ANSWER.clone(), then()).is_ok());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn a_flipped_bit_of_the_body_is_noticed(bit: usize) {
        let mut received = ANSWER.clone();
        received.body = flipped(PAID.as_bytes(), bit).into();
        prop_assert!(is_refused(received));
    }

    #[test]
    fn a_flipped_bit_of_the_time_or_the_client_id_is_noticed(bit: usize, name in "response-time|client-id") {
        let mut received = ANSWER.clone();
        let value = flipped(received.headers[&name].as_bytes(), bit);
        // What a header cannot hold cannot arrive.
        let Ok(value) = HeaderValue::from_bytes(&value) else { return Ok(()) };
        received.headers.insert(http::HeaderName::try_from(name).expect("a name"), value);
        prop_assert!(is_refused(received));
    }

    #[test]
    fn a_flipped_bit_of_the_signature_is_noticed(bit: usize) {
        let mut received = ANSWER.clone();
        let header = signature_header(&flipped(&SIGNATURE, bit));
        received.headers.insert("signature", HeaderValue::from_str(&header).expect("text"));
        prop_assert!(is_refused(received));
    }

    #[test]
    fn a_cut_or_longer_body_is_noticed(length in 0..PAID.len(), more in "[ \n}]{1,3}") {
        for body in [PAID[..length].to_owned(), format!("{PAID}{more}")] {
            let mut received = ANSWER.clone();
            received.body = body.into();
            prop_assert!(is_refused(received));
        }
    }

    #[test]
    fn any_text_as_a_signature_header_is_refused_without_a_panic(header in "[ -~]{0,80}|(algorithm|keyVersion|signature)=[ -~]{0,40}") {
        let mut received = ANSWER.clone();
        received.headers.insert("signature", HeaderValue::from_str(&header).expect("text"));
        prop_assert!(is_refused(received));
    }
}
