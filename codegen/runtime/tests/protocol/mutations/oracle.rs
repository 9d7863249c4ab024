//! What must be accepted, told without the code under test: the answer is one that was signed, byte for byte, and its
//! header spells that answer's own signature.
//!
//! PKCS#1 signatures have one value only, and all that were ever made are known here. So nothing is verified: whatever
//! differs from all of them can only be forged.

use super::original::{Call, Message, Original};

/// The original that a message still is, if any.
pub(super) fn original_of<'a>(
    originals: &'a [Original],
    call: Call,
    message: &Message,
) -> Option<&'a Original> {
    let time = header(message, "response-time")?;
    signed_by(originals, call, message)
        .find(|original| original.time.as_bytes() == time && original.body == message.body)
}

/// The originals of the same call and client whose signature stands in a message.
fn signed_by<'a>(
    originals: &'a [Original],
    call: Call,
    message: &Message,
) -> impl Iterator<Item = &'a Original> {
    let client_id = header(message, "client-id");
    let spelled = header(message, "signature").and_then(Spelled::of);
    originals.iter().filter(move |original| {
        // Of two keys the version chooses; the algorithm is a label that nothing depends on.
        let is_its_signature = spelled.as_ref().is_some_and(|spelled| {
            let own = original.key_version.as_bytes();
            spelled.key_version.is_none_or(|version| version == own)
                && unescaped(spelled.digits) == original.digits.as_bytes()
        });
        original.call == call
            && client_id == Some(original.client_id.as_bytes())
            && is_its_signature
    })
}

/// A header's value. Of a header that stands twice the first is the one that counts.
fn header<'a>(message: &'a Message, name: &str) -> Option<&'a [u8]> {
    let found = message.headers.iter().find(|(found, _)| *found == name);
    found.map(|(_, value)| value.as_slice())
}

/// A signature header's parts.
struct Spelled<'a> {
    key_version: Option<&'a [u8]>,
    digits: &'a [u8],
}

impl<'a> Spelled<'a> {
    /// `None` when a part that is not empty has no name, when one of the three stands twice, or when there is no signature.
    fn of(header: &'a [u8]) -> Option<Self> {
        let is_text = header
            .iter()
            .all(|byte| matches!(byte, b' '..=b'~' | b'\t'));
        let mut parts = Vec::new();
        let written = header.split(|byte| *byte == b',').map(<[u8]>::trim_ascii);
        for part in written.filter(|part| !part.is_empty()) {
            let border = part.iter().position(|byte| *byte == b'=')?;
            parts.push((part[..border].trim_ascii(), part[border + 1..].trim_ascii()));
        }
        let most_once = |name: &[u8]| {
            let named = |(found, _): &&(&[u8], _)| found.eq_ignore_ascii_case(name);
            let mut found = parts.iter().filter(named);
            match (found.next(), found.next()) {
                (found, None) if is_text => Some(found.map(|(_, value)| *value)),
                _ => None,
            }
        };
        most_once(b"algorithm")?;
        Some(Self {
            key_version: most_once(b"keyVersion")?,
            digits: most_once(b"signature")??,
        })
    }
}

/// `%` with two hexadecimal digits as the byte that they stand for, everything else as it is.
fn unescaped(text: &[u8]) -> Vec<u8> {
    let digit = |at: usize| char::from(*text.get(at)?).to_digit(16);
    let mut bytes = Vec::new();
    let mut at = 0;
    while at < text.len() {
        match (text[at], digit(at + 1), digit(at + 2)) {
            (b'%', Some(high), Some(low)) => {
                bytes.push(u8::try_from(high * 16 + low).expect("two digits are a byte"));
                at += 3;
            }
            (byte, ..) => {
                bytes.push(byte);
                at += 1;
            }
        }
    }
    bytes
}
