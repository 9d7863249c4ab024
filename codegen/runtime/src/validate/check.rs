//! What the code that `#[derive(Validate)]` writes calls. None of it is generic over the struct.

pub use super::limit::Number;

use super::constraint::FieldConstraints;
use super::format::Format;
use super::limit::Limit;
use super::path::Path;
use super::violation::Violations;

/// A value that is text: lengths, formats, patterns and fixed values can be asked of it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not text",
    label = "this constraint is for text",
    note = "lengths, formats, patterns, fixed and allowed values are for `String` and types that are `AsRef<str>`"
)]
pub trait Text {
    /// The text.
    fn text(&self) -> &str;
}

impl<T: AsRef<str> + ?Sized> Text for T {
    #[inline]
    fn text(&self) -> &str {
        self.as_ref()
    }
}

/// A key of a map, which is a step of the path to its entry.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no text, and the keys of a map are",
    label = "this map has keys that no path can name",
    note = "keys are `String` or another type that is `AsRef<str>`, as they are in JSON"
)]
pub trait Key {
    /// The text.
    fn key(&self) -> &str;
}

impl<T: AsRef<str> + ?Sized> Key for T {
    #[inline]
    fn key(&self) -> &str {
        self.as_ref()
    }
}

/// A character has at most so many bytes.
const MOST_BYTES: usize = 4;

/// Whether a text has more characters than `max`. A text whose bytes are within the limit is not counted.
#[inline]
#[must_use]
pub fn is_longer(text: &str, max: usize) -> bool {
    text.len() > max && has_more(text, max)
}

/// Counts in a function of its own, so that the code that calls it stays small, and only until the answer is known: the text
/// has no more characters than `max` as soon as so many of its bytes continue one as are beyond `max`.
fn has_more(text: &str, max: usize) -> bool {
    if text.len() > max.saturating_mul(MOST_BYTES) {
        return true;
    }
    let mut beyond = text.len() - max;
    for chunk in text.as_bytes().chunks(CHUNK) {
        let continuing = chunk.len() - begun(chunk);
        if continuing >= beyond {
            return false;
        }
        beyond -= continuing;
    }
    true
}

/// Whether a text has fewer characters than `min`.
#[inline]
#[must_use]
pub fn is_shorter(text: &str, min: usize) -> bool {
    text.len() < min.saturating_mul(MOST_BYTES) && has_less(text, min)
}

fn has_less(text: &str, min: usize) -> bool {
    text.len() < min || text.as_bytes().chunks(CHUNK).map(begun).sum::<usize>() < min
}

/// How many bytes are looked at together.
const CHUNK: usize = 64;

/// The number of characters that begin in a chunk. So short a sum lets the compiler add many bytes at a time.
fn begun(chunk: &[u8]) -> usize {
    let begins = |byte: &u8| u8::from(byte & 0b1100_0000 != 0b1000_0000);
    usize::from(chunk.iter().map(begins).sum::<u8>())
}

/// Functions that check one constraint of a field and report it, so that the code that calls them is one line. Fields that
/// are sensitive do not come here: their paths hide more.
///
/// The row of that number says the field's wire name; `at` is the path of what holds it.
macro_rules! of_fields {
    ($($name:ident($value:ident: $trait:ident, $limit:ident: $type:ty) if $breaks:expr => $report:ident($measured:expr);)*) => {
        $(
            /// Checks this constraint of a field.
            #[inline]
            pub fn $name(
                $value: &(impl $trait + ?Sized),
                $limit: $type,
                at: &Path<'_>,
                rows: &[FieldConstraints],
                row: usize,
                constraint: usize,
                found: &mut Violations,
            ) {
                if $breaks {
                    let row = &rows[row];
                    found.$report(&at.field(row.wire_name), row, constraint, $measured);
                }
            }
        )*
    };
}

of_fields! {
    min_length(value: Text, min: usize) if is_shorter(value.text(), min) => text(value.text());
    max_length(value: Text, max: usize) if is_longer(value.text(), max) => text(value.text());
    format(value: Text, format: Format) if !format.matches(value.text()) => text(value.text());
    fixed(value: Text, fixed: &str) if value.text() != fixed => text(value.text());
    min(value: Number, limit: &Limit) if value.is_below(limit) => number(value.measured());
    max(value: Number, limit: &Limit) if value.is_above(limit) => number(value.measured());
}

/// Whether a text has another number of characters than `exact`.
#[inline]
#[must_use]
pub fn is_not_long(text: &str, exact: usize) -> bool {
    is_longer(text, exact) || is_shorter(text, exact)
}

/// Whether two items are equal. Every pair is compared, without a copy of anything.
#[must_use]
pub fn has_twins<T: PartialEq>(items: &[T]) -> bool {
    items
        .iter()
        .enumerate()
        .any(|(number, item)| items[..number].contains(item))
}
