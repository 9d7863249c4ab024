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

/// Counts the characters of a text that has more bytes than `max`, only until the answer is known: there are no more than
/// `max` as soon as so many bytes continue one as are beyond `max`.
#[inline]
pub(super) fn has_more(text: &str, max: usize) -> bool {
    if text.len() / MOST_BYTES > max {
        return true;
    }
    let (chunks, words, rest) = pieces(text);
    let mut beyond = text.len() - max;
    let is_within = reach(chunks, &mut beyond) || reach(words, &mut beyond);
    !is_within && continuing(rest) < beyond
}

/// Whether the bytes that continue a character are as many as are sought; if not, they are taken off.
#[inline]
fn reach<const SIZE: usize>(pieces: &[[u8; SIZE]], sought: &mut usize) -> bool {
    for piece in pieces {
        match sought.checked_sub(continuing(piece)) {
            None | Some(0) => return true,
            Some(rest) => *sought = rest,
        }
    }
    false
}

/// Whether a text has fewer characters than `min`.
#[inline]
#[must_use]
pub fn is_shorter(text: &str, min: usize) -> bool {
    may_be_shorter(text, min) && has_less(text, min)
}

fn has_less(text: &str, min: usize) -> bool {
    let (chunks, words, rest) = pieces(text);
    let chunks: usize = chunks.iter().map(|chunk| continuing(chunk)).sum();
    let words: usize = words.iter().map(|word| continuing(word)).sum();
    text.len() - chunks - words - continuing(rest) < min
}

/// Whether a text has another number of characters than `exact`.
#[inline]
#[must_use]
pub fn is_not_long(text: &str, exact: usize) -> bool {
    is_longer(text, exact) || is_shorter(text, exact)
}

/// How many bytes are looked at together: so many that the processor adds them as vectors, and so few that their sum fits
/// into a byte of each.
const CHUNK: usize = 64;
/// What is left behind the chunks, which is all of a short text, is looked at in smaller pieces.
const WORD: usize = 8;

/// A text in chunks, the words behind them, and the bytes behind those.
#[inline]
fn pieces(text: &str) -> (&[[u8; CHUNK]], &[[u8; WORD]], &[u8]) {
    let (chunks, rest) = text.as_bytes().as_chunks();
    let (words, rest) = rest.as_chunks();
    (chunks, words, rest)
}

/// The number of bytes that continue a character, in no more than a chunk.
#[inline]
fn continuing(piece: &[u8]) -> usize {
    let continues = |byte: &u8| u8::from(byte & 0b1100_0000 == 0b1000_0000);
    usize::from(piece.iter().map(continues).sum::<u8>())
}
