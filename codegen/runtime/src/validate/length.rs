//! How many characters a text has, counted no further than the answer needs.

/// A character has at most so many bytes.
const MOST_BYTES: usize = 4;

/// Whether a text has more bytes than `max`, without which it cannot have more characters.
#[inline]
pub(super) const fn may_be_longer(text: &str, max: usize) -> bool {
    text.len() > max
}

/// Whether a text has so few bytes that it may have fewer characters than `min`.
#[inline]
pub(super) const fn may_be_shorter(text: &str, min: usize) -> bool {
    text.len() < min.saturating_mul(MOST_BYTES)
}

/// Whether a text has more characters than `max`. A text whose bytes are within the limit is not counted.
#[inline]
#[must_use]
pub fn is_longer(text: &str, max: usize) -> bool {
    may_be_longer(text, max) && has_more(text, max)
}

/// Counts in a function of its own, so that the code that calls it stays small, and only until the answer is known: the text
/// has no more characters than `max` as soon as so many of its bytes continue one as are beyond `max`.
fn has_more(text: &str, max: usize) -> bool {
    if text.len() > max.saturating_mul(MOST_BYTES) {
        return true;
    }
    let mut beyond = text.len() - max;
    let (chunks, rest) = text.as_bytes().as_chunks::<CHUNK>();
    for chunk in chunks {
        let continuing = continuing(chunk);
        if continuing >= beyond {
            return false;
        }
        beyond -= continuing;
    }
    continuing(rest) < beyond
}

/// Whether a text has fewer characters than `min`.
#[inline]
#[must_use]
pub fn is_shorter(text: &str, min: usize) -> bool {
    may_be_shorter(text, min) && has_less(text, min)
}

fn has_less(text: &str, min: usize) -> bool {
    text.len() < min || {
        let (chunks, rest) = text.as_bytes().as_chunks::<CHUNK>();
        let all: usize = chunks.iter().map(|chunk| continuing(chunk)).sum();
        text.len() - all - continuing(rest) < min
    }
}

/// Whether a text has another number of characters than `exact`.
#[inline]
#[must_use]
pub fn is_not_long(text: &str, exact: usize) -> bool {
    is_longer(text, exact) || is_shorter(text, exact)
}

/// How many bytes are looked at together. So few have a sum that fits into a byte, which lets the compiler add many bytes
/// at a time.
const CHUNK: usize = 64;

/// The number of bytes in a chunk that continue a character.
#[inline]
fn continuing(chunk: &[u8]) -> usize {
    let continues = |byte: &u8| u8::from(byte & 0b1100_0000 == 0b1000_0000);
    usize::from(chunk.iter().map(continues).sum::<u8>())
}
