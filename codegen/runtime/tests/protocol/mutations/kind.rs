//! The ways in which an answer is spoilt, and those that leave it what it was.

use base64::Engine;

use super::original::{Call, Message, Original, Strangers};
use crate::numbers::Numbers;
use crate::shop::signature_header;

/// One way to change an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    BitFlipped,
    ByteInserted,
    ByteDeleted,
    ByteReplaced,
    Truncated,
    SignatureBytes,
    HeadersSwapped,
    HeaderRemoved,
    HeaderDoubled,
    CaseChanged,
    Respelled,
    Misspelled,
    Spliced,
    BorderMoved,
    AlgorithmReplaced,
    KeyVersionReplaced,
    StatusReplaced,
    OtherCall,
    OtherTime,
    OtherRequest,
}

impl Kind {
    pub(super) const ALL: [Self; 20] = [
        Self::BitFlipped,
        Self::ByteInserted,
        Self::ByteDeleted,
        Self::ByteReplaced,
        Self::Truncated,
        Self::SignatureBytes,
        Self::HeadersSwapped,
        Self::HeaderRemoved,
        Self::HeaderDoubled,
        Self::CaseChanged,
        Self::Respelled,
        Self::Misspelled,
        Self::Spliced,
        Self::BorderMoved,
        Self::AlgorithmReplaced,
        Self::KeyVersionReplaced,
        Self::StatusReplaced,
        Self::OtherCall,
        Self::OtherTime,
        Self::OtherRequest,
    ];

    /// Whether an answer changed so is still the answer.
    pub(super) fn is_harmless(self) -> bool {
        matches!(self, Self::Respelled | Self::StatusReplaced)
    }
}

/// Changes one of the originals. It may happen that a change leaves everything as it was, or makes another original.
pub(super) fn mutation(
    kind: Kind,
    originals: &[Original],
    strangers: &Strangers,
    numbers: &mut Numbers,
) -> (Call, Message) {
    let original = numbers.one_of(originals);
    let mut call = original.call;
    let mut message = original.message.clone();
    match kind {
        Kind::BitFlipped => flip(place(&mut message, numbers), numbers),
        Kind::ByteInserted => {
            let byte = byte(numbers);
            let place = place(&mut message, numbers);
            place.insert(numbers.below(place.len() + 1), byte);
        }
        Kind::ByteDeleted => delete(place(&mut message, numbers), numbers),
        Kind::ByteReplaced => {
            let byte = byte(numbers);
            let place = place(&mut message, numbers);
            let at = numbers.below(place.len().max(1));
            if let Some(place) = place.get_mut(at) {
                *place = byte;
            }
        }
        Kind::Truncated => {
            let place = place(&mut message, numbers);
            let length = numbers.below(place.len().max(1));
            match numbers.below(2) {
                0 => place.truncate(length),
                _ => drop(place.drain(..place.len() - length)),
            }
        }
        Kind::SignatureBytes => {
            let signature = other_signature(&original.signature, numbers);
            *signature_of(&mut message) = signature_header(&signature)
                .replace(
                    "keyVersion=1",
                    &format!("keyVersion={}", original.key_version),
                )
                .into_bytes();
        }
        Kind::HeadersSwapped => {
            let one = numbers.below(3);
            let other = (one + 1 + numbers.below(2)) % 3;
            let value = message.headers[one].1.clone();
            message.headers[one].1 = std::mem::replace(&mut message.headers[other].1, value);
        }
        Kind::HeaderRemoved => drop(message.headers.remove(numbers.below(3))),
        Kind::HeaderDoubled => {
            let (name, mut value) = numbers.one_of(&message.headers).clone();
            match numbers.below(4) {
                0 => {}
                1 => flip(&mut value, numbers),
                2 => value.clear(),
                _ => {
                    let headers = &numbers.one_of(originals).message.headers;
                    value = header(headers, name);
                }
            }
            message.headers.insert(numbers.below(4), (name, value));
        }
        Kind::CaseChanged => change_case(signature_of(&mut message), numbers),
        Kind::Respelled => *signature_of(&mut message) = respelled(original, numbers),
        Kind::Misspelled => *signature_of(&mut message) = misspelled(original, numbers),
        Kind::Spliced => message = spliced(&message, &numbers.one_of(originals).message, numbers),
        Kind::BorderMoved => move_border(&mut message, numbers),
        Kind::AlgorithmReplaced => {
            const OTHERS: &[&str] = &[
                "",
                "RSA",
                "rsa256",
                "RSA512",
                "none",
                "HMAC256",
                "RSA256 RSA256",
                "%52SA256",
            ];
            let part = format!("algorithm={}", numbers.one_of(OTHERS));
            replace(signature_of(&mut message), "algorithm=RSA256", &part);
            // The label alone changes nothing; beside a signature that does not hold it is what is told.
            if numbers.below(2) == 0 {
                flip(&mut message.body, numbers);
            }
        }
        Kind::KeyVersionReplaced => {
            const OTHERS: &[&str] = &[
                "",
                "0",
                "1",
                "2",
                "3",
                "01",
                "1.0",
                "-1",
                "999999999999999999999",
            ];
            let part = format!("keyVersion={}", numbers.one_of(OTHERS));
            let own = format!("keyVersion={}", original.key_version);
            replace(signature_of(&mut message), &own, &part);
        }
        Kind::StatusReplaced => {
            message.status = u16::try_from(100 + numbers.below(500)).expect("three digits");
        }
        Kind::OtherCall => {
            while call == original.call {
                call = *numbers.one_of(&Call::ALL);
            }
        }
        Kind::OtherTime => return strange(&strangers.of_other_times, numbers),
        Kind::OtherRequest => return strange(&strangers.of_other_requests, numbers),
    }
    (call, message)
}

/// An answer that the platform signed, and not to this request now; its signature may be spelled in another way.
fn strange(strangers: &[Original], numbers: &mut Numbers) -> (Call, Message) {
    let stranger = numbers.one_of(strangers);
    let mut message = stranger.message.clone();
    if numbers.below(2) == 0 {
        *signature_of(&mut message) = respelled(stranger, numbers);
    }
    (stranger.call, message)
}

/// A byte that something may mean, or any other.
fn byte(numbers: &mut Numbers) -> u8 {
    const BYTES: &[u8] = b",=%.+/ \t\n\r\0\"{}0129aAzZ\x7f\x80\xff";
    match numbers.below(2) {
        0 => *numbers.one_of(BYTES),
        _ => u8::try_from(numbers.below(256)).expect("below 256"),
    }
}

/// A header's value or the body.
fn place<'a>(message: &'a mut Message, numbers: &mut Numbers) -> &'a mut Vec<u8> {
    match numbers.below(4) {
        3 => &mut message.body,
        number => &mut message.headers[number].1,
    }
}

fn signature_of(message: &mut Message) -> &mut Vec<u8> {
    &mut message.headers[2].1
}

fn header(headers: &[(&'static str, Vec<u8>)], name: &str) -> Vec<u8> {
    let found = headers.iter().find(|(found, _)| *found == name);
    found.expect("every original has it").1.clone()
}

fn flip(bytes: &mut [u8], numbers: &mut Numbers) {
    let at = numbers.below(bytes.len().max(1));
    if let Some(byte) = bytes.get_mut(at) {
        *byte ^= 1 << numbers.below(8);
    }
}

fn delete(bytes: &mut Vec<u8>, numbers: &mut Numbers) {
    if !bytes.is_empty() {
        bytes.remove(numbers.below(bytes.len()));
    }
}

fn replace(value: &mut Vec<u8>, from: &str, to: &str) {
    let text = String::from_utf8(value.clone()).expect("signature headers are text");
    *value = text.replacen(from, to, 1).into_bytes();
}

/// Other bytes than the signature's, most of them as many.
fn other_signature(signature: &[u8], numbers: &mut Numbers) -> Vec<u8> {
    let mut signature = signature.to_vec();
    match numbers.below(6) {
        0 | 1 => flip(&mut signature, numbers),
        2 => delete(&mut signature, numbers),
        // The same number, written longer.
        3 => signature.insert(0, 0),
        4 => signature.fill(*numbers.one_of(&[0, 0xff])),
        _ => {
            let length = signature.len();
            signature.rotate_left(1 + numbers.below(length - 1));
        }
    }
    signature
}

fn change_case(value: &mut [u8], numbers: &mut Numbers) {
    let change = |byte: &mut u8| *byte ^= u8::from(byte.is_ascii_alphabetic()) << 5;
    match numbers.below(4) {
        0 => value.make_ascii_lowercase(),
        1 => value.make_ascii_uppercase(),
        // The digits of an escape, whose case means nothing.
        2 => {
            for at in 0..value.len().saturating_sub(2) {
                if value[at] == b'%' {
                    value[at + 1..at + 3].iter_mut().for_each(change);
                }
            }
        }
        _ => {
            let letters: Vec<_> = value
                .iter_mut()
                .filter(|byte| byte.is_ascii_alphabetic())
                .collect();
            let at = numbers.below(letters.len());
            letters.into_iter().skip(at).take(1).for_each(change);
        }
    }
}

/// The same signature in another of its spellings.
fn respelled(original: &Original, numbers: &mut Numbers) -> Vec<u8> {
    let escape = numbers.below(4);
    let digits: String = original
        .digits
        .chars()
        .map(|digit| match (escape, numbers.below(3)) {
            (0, _) | (1, 0) => digit.to_string(),
            (2, _) | (1, 1) => format!("%{:02x}", u32::from(digit)),
            _ => format!("%{:02X}", u32::from(digit)),
        })
        .collect();
    let mut parts = vec![
        "algorithm=RSA256".to_owned(),
        format!("keyVersion={}", original.key_version),
        format!("signature={digits}"),
    ];
    if numbers.below(2) == 0 {
        parts.push((*numbers.one_of(&["extra=1", "=", "sign=AAAA", "x==,y=", ""])).to_owned());
    }
    let count = parts.len();
    parts.rotate_left(numbers.below(count));
    parts.swap(numbers.below(count), numbers.below(count));
    let space = *numbers.one_of(&["", " ", "\t ", "  "]);
    let parts: Vec<String> = parts
        .into_iter()
        .map(|part| {
            format!(
                "{space}{}{space}",
                part.replacen('=', &format!("{space}={space}"), 1)
            )
        })
        .collect();
    parts.join(",").into_bytes()
}

/// The same signature in what looks like a spelling and is none, and sometimes in one that is.
fn misspelled(original: &Original, numbers: &mut Numbers) -> Vec<u8> {
    use base64::engine::general_purpose::{STANDARD_NO_PAD, URL_SAFE};
    let digits = &original.digits;
    let digits = match numbers.below(8) {
        0 => URL_SAFE.encode(&original.signature),
        1 => STANDARD_NO_PAD.encode(&original.signature),
        // Escaped twice.
        2 => digits
            .replace('+', "%252B")
            .replace('/', "%252F")
            .replace('=', "%253D"),
        // As a server leaves it that takes it for a form.
        3 => digits.replace('+', " "),
        4 => digits.replace('=', "%3"),
        5 => format!("{digits}="),
        // The same digits but for bits that no byte has.
        6 => {
            digits
                .replace("==", "")
                .trim_end_matches(['A', 'Q', 'g', 'w'])
                .to_owned()
                + "x=="
        }
        _ => {
            let (front, back) = digits.split_at(numbers.below(digits.len()));
            format!(
                "{front}{}{back}",
                numbers.one_of(&["%0A", "%20", " ", "%00", "%FF", ",", "%"])
            )
        }
    };
    format!(
        "algorithm=RSA256,keyVersion={},signature={digits}",
        original.key_version
    )
    .into_bytes()
}

/// One answer made of two.
fn spliced(one: &Message, other: &Message, numbers: &mut Numbers) -> Message {
    let mut made = one.clone();
    for (mine, theirs) in made.headers.iter_mut().zip(&other.headers) {
        if numbers.below(2) == 0 {
            *mine = theirs.clone();
        }
    }
    match numbers.below(4) {
        0 => made.body.clone_from(&other.body),
        1 => {
            let front = numbers.below(one.body.len() + 1);
            let back = numbers.below(other.body.len() + 1);
            made.body = [&one.body[..front], &other.body[back..]].concat();
        }
        // Halves of two signatures.
        2 => {
            let at = numbers.below(one.headers[2].1.len().min(other.headers[2].1.len()));
            made.headers[2].1 = [&one.headers[2].1[..at], &other.headers[2].1[at..]].concat();
        }
        _ => {}
    }
    made
}

/// Moves bytes between the parts that are signed as one text, with and without the point that joins them.
fn move_border(message: &mut Message, numbers: &mut Numbers) {
    let join = |front: &[u8], back: &[u8]| [front, b".", back].concat();
    let client_id = message.headers[0].1.clone();
    let time = message.headers[1].1.clone();
    let body = message.body.clone();
    let (whole, place) = match numbers.below(3) {
        0 => (join(&client_id, &time), 0),
        _ => (join(&time, &body), 1),
    };
    let points: Vec<usize> = (0..whole.len()).filter(|at| whole[*at] == b'.').collect();
    let (front, back) = match numbers.below(3) {
        0 => whole.split_at(numbers.below(whole.len())),
        // At a point, which keeps the text that is signed.
        _ => {
            let at = *numbers.one_of(&points);
            (&whole[..at], &whole[at + 1..])
        }
    };
    message.headers[place].1 = front.to_vec();
    match place {
        0 => message.headers[1].1 = back.to_vec(),
        _ => message.body = back.to_vec(),
    }
}
