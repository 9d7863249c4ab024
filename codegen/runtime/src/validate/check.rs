//! What the code that `#[derive(Validate)]` writes calls. None of it is generic over the struct.

pub use super::limit::Number;

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

/// Whether a text has more characters than `max`. A text whose bytes are within the limit is not counted.
#[inline]
#[must_use]
pub fn is_longer(text: &str, max: usize) -> bool {
    text.len() > max && has_more(text, max)
}

/// Counts in a function of its own, so that the code that calls it stays small.
fn has_more(text: &str, max: usize) -> bool {
    text.chars().nth(max).is_some()
}

/// Whether a text has fewer characters than `min`.
#[inline]
#[must_use]
pub fn is_shorter(text: &str, min: usize) -> bool {
    // A character has at most four bytes.
    text.len() < min.saturating_mul(4) && has_less(text, min)
}

fn has_less(text: &str, min: usize) -> bool {
    text.chars().take(min).count() < min
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
