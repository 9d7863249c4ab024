//! Why a signature does not hold. This only words a refusal that is already certain; it accepts nothing.

use num_bigint::BigUint;

use super::api::Api;
use super::key::PublicKey;
use super::signature_error::SignatureError;
use super::signed_message::Message;

/// What stands in front of a SHA-256 hash in a PKCS#1 signature (RFC 8017, section 9.2).
const SHA_256_PREFIX: [u8; 19] = [
    0x30, 0x31, 0x30, 0x0d, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01, 0x05,
    0x00, 0x04, 0x20,
];
const HASH_BYTES: usize = 32;

/// The longest body that is hashed once more for each path of the API, so that a refusal takes some milliseconds at most.
const LONGEST_BODY: usize = 16 * 1024;

/// Words the refusal of a signature that does not hold for `message` by any of `keys`.
pub(super) fn why(
    api: &Api,
    keys: &[&PublicKey],
    message: &Message<'_>,
    signature: &[u8],
) -> SignatureError {
    let Some(key) = keys.iter().find(|key| is_made_with(key, signature)) else {
        return SignatureError::ForeignKey;
    };
    if message.body.len() > LONGEST_BODY {
        return SignatureError::Altered;
    }
    let other_path = api.whole_paths().find(|path| {
        let message = Message { path, ..*message };
        key.verifies(&message.content(), signature)
    });
    match other_path {
        Some(path) => SignatureError::OtherPath(path),
        None => SignatureError::Altered,
    }
}

/// Whether a signature, undone with the public key, gives the padding that only its private key can have made.
fn is_made_with(key: &PublicKey, signature: &[u8]) -> bool {
    let (modulus, exponent) = key.numbers();
    let (length, modulus) = (modulus.len(), BigUint::from_bytes_be(&modulus));
    if signature.len() != length {
        return false;
    }
    let signature = BigUint::from_bytes_be(signature);
    if signature >= modulus {
        return false;
    }
    let padded = signature
        .modpow(&BigUint::from_bytes_be(&exponent), &modulus)
        .to_bytes_be();
    // The first byte of the padding is zero, which a number does not show.
    let Some(ones) = (length - 1).checked_sub(2 + SHA_256_PREFIX.len() + HASH_BYTES) else {
        return false;
    };
    let expected: Vec<u8> = std::iter::once(0x01)
        .chain(std::iter::repeat_n(0xff, ones))
        .chain(std::iter::once(0x00))
        .chain(SHA_256_PREFIX)
        .collect();
    padded.len() == length - 1 && padded.starts_with(&expected)
}
