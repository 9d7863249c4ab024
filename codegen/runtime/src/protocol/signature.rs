//! The signature: how it stands in its header, and whether it holds.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

use super::api::Api;
use super::diagnosis;
use super::key::PrivateKey;
use super::platform_keys::PlatformKeys;
use super::signature_error::SignatureError;
use super::signed_message::Message;
use super::time::moment_of;

/// What a signature header says. Only the signature must be there: the others are labels.
#[derive(Clone, Debug, PartialEq, Eq)]
struct SignatureHeader<'a> {
    algorithm: Option<&'a str>,
    key_version: Option<&'a str>,
    signature: Vec<u8>,
}

/// What stands unescaped in the header; base64's `+`, `/` and `=` do not.
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'~');

impl<'a> SignatureHeader<'a> {
    /// Reads `algorithm=…,keyVersion=…,signature=…` in any order and any case, the signature percent-encoded or not.
    fn parse(header: &'a str) -> Result<Self, SignatureError> {
        let (mut algorithm, mut key_version, mut signature) = (None, None, None);
        let parts = header.split(',').map(str::trim);
        for part in parts.filter(|part| !part.is_empty()) {
            let (name, value) = part
                .split_once('=')
                .ok_or(SignatureError::Malformed("a part without `=`"))?;
            let place = match name.trim() {
                name if name.eq_ignore_ascii_case("algorithm") => &mut algorithm,
                name if name.eq_ignore_ascii_case("keyVersion") => &mut key_version,
                name if name.eq_ignore_ascii_case("signature") => &mut signature,
                _ => continue,
            };
            if place.replace(value.trim()).is_some() {
                return Err(SignatureError::Malformed("a part that stands twice"));
            }
        }
        let signature = signature
            .filter(|signature| !signature.is_empty())
            .ok_or(SignatureError::Malformed("no `signature=`"))?;
        let digits: Vec<u8> = percent_decode_str(signature).collect();
        Ok(Self {
            algorithm,
            key_version,
            signature: STANDARD
                .decode(digits)
                .map_err(|_| SignatureError::Malformed("the signature is not base64"))?,
        })
    }

    /// Whether it names another algorithm than the API's.
    fn other_algorithm(&self, api: &Api) -> Option<&'a str> {
        self.algorithm
            .filter(|named| !named.eq_ignore_ascii_case(api.algorithm))
    }
}

/// The value of the signature header for a message.
pub(crate) fn sign(api: &Api, key: &PrivateKey, message: &Message<'_>) -> String {
    let digits = STANDARD.encode(key.sign(&message.content()));
    format!(
        "algorithm={},keyVersion={},signature={}",
        api.algorithm,
        api.key_version,
        utf8_percent_encode(&digits, ESCAPED)
    )
}

/// How much is found out about a signature that does not hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Diagnosis {
    /// Nothing: whoever sends messages at will must not be able to cost more than they do who send true ones.
    Nothing,
    /// Why it does not hold, as far as that can be said in a bounded time.
    Reason,
}

/// Whether the signature in a header holds for a message, by the other side's keys.
pub(crate) fn verify(
    api: &Api,
    keys: &PlatformKeys,
    message: &Message<'_>,
    header: &str,
    diagnosis: Diagnosis,
) -> Result<(), SignatureError> {
    let header = SignatureHeader::parse(header)?;
    if moment_of(message.time).is_none() {
        return Err(SignatureError::Time);
    }
    let candidates = keys.labelled(header.key_version, api.key_version);
    let content = message.content();
    let mut known = candidates.iter();
    if known.any(|key| key.verifies(&content, &header.signature)) {
        return Ok(());
    }
    if let Some(other) = header.other_algorithm(api) {
        return Err(SignatureError::UnknownAlgorithm(other.to_owned()));
    }
    match (candidates.first(), diagnosis) {
        (None, _) => {
            let version = header.key_version.unwrap_or_default();
            Err(SignatureError::UnknownKeyVersion(version.to_owned()))
        }
        (Some(_), Diagnosis::Nothing) => Err(SignatureError::DoesNotHold),
        (Some(_), Diagnosis::Reason) => {
            Err(diagnosis::why(api, &candidates, message, &header.signature))
        }
    }
}
