//! The signature: what is signed, how it stands in its header, and whether it holds.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

use super::api::Api;
use super::diagnosis;
use super::key::PrivateKey;
use super::platform_keys::PlatformKeys;
use crate::validate::moment;

/// Everything that a signature covers.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Message<'a> {
    pub(crate) method: &'a str,
    /// The whole path, with the query if there is one.
    pub(crate) path: &'a str,
    pub(crate) client_id: &'a str,
    pub(crate) time: &'a str,
    pub(crate) body: &'a [u8],
}

impl Message<'_> {
    pub(super) fn content(&self) -> Vec<u8> {
        let Self {
            method,
            path,
            client_id,
            time,
            body,
        } = self;
        let head = format!("{method} {path}\n{client_id}.{time}.");
        let mut content = Vec::with_capacity(head.len() + body.len());
        content.extend_from_slice(head.as_bytes());
        content.extend_from_slice(body);
        content
    }
}

/// Why a signature is not accepted.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SignatureError {
    /// There is no signature. A gateway that cannot tell who called may answer so.
    #[error("no signature; a gateway that does not know the client ID or its key may answer so")]
    Missing,
    /// A header that the signature covers is absent or is not text.
    #[error("no header `{0}`, which the signature covers")]
    MissingHeader(&'static str),
    /// The header does not have the form of a signature.
    #[error("the signature header is malformed: {0}")]
    Malformed(&'static str),
    /// The algorithm is not the API's.
    #[error("the signature algorithm `{0}` is not the API's")]
    UnknownAlgorithm(String),
    /// There is no key of that version.
    #[error("no key of version `{0}` is known")]
    UnknownKeyVersion(String),
    /// It is for somebody else.
    #[error("it is for the client `{0}`")]
    OtherClient(String),
    /// The time that the signature covers is not one. Time and body are signed as one text, joined by a point: a part of
    /// the body that moved into the time would not break the signature.
    #[error("the time that the signature covers is not a time")]
    Time,
    /// It was made with another key, or is no signature at all.
    #[error("not signed with the key that belongs to the configured public key")]
    ForeignKey,
    /// It was made with the right key for another path.
    #[error("signed with the right key, but for the path {0}")]
    OtherPath(String),
    /// It was made with the right key for other content: the body, the time or the client ID was changed.
    #[error("signed with the right key, but the signed content was altered on the way")]
    Altered,
}

/// What a signature header says.
#[derive(Clone, Debug, PartialEq, Eq)]
struct SignatureHeader<'a> {
    algorithm: &'a str,
    key_version: &'a str,
    signature: Vec<u8>,
}

/// What stands unescaped in the header; base64's `+`, `/` and `=` do not.
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'~');

impl<'a> SignatureHeader<'a> {
    /// Reads `algorithm=…,keyVersion=…,signature=…` in any order, the signature percent-encoded or not.
    fn parse(header: &'a str) -> Result<Self, SignatureError> {
        let (mut algorithm, mut key_version, mut signature) = (None, None, None);
        for part in header.split(',') {
            let (name, value) = part
                .split_once('=')
                .ok_or(SignatureError::Malformed("a part without `=`"))?;
            let place = match name.trim() {
                "algorithm" => &mut algorithm,
                "keyVersion" => &mut key_version,
                "signature" => &mut signature,
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
            algorithm: algorithm.ok_or(SignatureError::Malformed("no `algorithm=`"))?,
            key_version: key_version.ok_or(SignatureError::Malformed("no `keyVersion=`"))?,
            signature: STANDARD
                .decode(digits)
                .map_err(|_| SignatureError::Malformed("the signature is not base64"))?,
        })
    }
}

/// Whether a text is milliseconds since the epoch, or a whole date and time with its offset. A part of such a time is none,
/// so that nothing of it can pass for the beginning of the body.
fn is_time(text: &str) -> bool {
    let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number || moment(text).is_some()
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

/// Whether the signature in a header holds for a message, by the other side's keys.
pub(crate) fn verify(
    api: &Api,
    keys: &PlatformKeys,
    message: &Message<'_>,
    header: &str,
) -> Result<(), SignatureError> {
    let header = SignatureHeader::parse(header)?;
    if !is_time(message.time) {
        return Err(SignatureError::Time);
    }
    if header.algorithm != api.algorithm {
        return Err(SignatureError::UnknownAlgorithm(
            header.algorithm.to_owned(),
        ));
    }
    let key = keys
        .of_version(header.key_version, api.key_version)
        .ok_or_else(|| SignatureError::UnknownKeyVersion(header.key_version.to_owned()))?;
    if key.verifies(&message.content(), &header.signature) {
        return Ok(());
    }
    Err(diagnosis::why(api, key, message, &header.signature))
}
