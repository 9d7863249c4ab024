//! What the code that `#[derive(Validate)]` writes calls. None of it is generic over the struct.

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

/// A value that is a whole number.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a whole number",
    label = "this constraint is for whole numbers"
)]
pub trait Number: Copy {
    /// The number.
    fn number(self) -> i128;
}

macro_rules! numbers {
    ($($number:ty)*) => {
        $(impl Number for $number {
            #[inline]
            fn number(self) -> i128 {
                i128::from(self)
            }
        })*
    };
}

numbers!(u8 u16 u32 u64 i8 i16 i32 i64);

/// Whether a text has more characters than `max`. A text whose bytes are within the limit is not counted.
#[inline]
#[must_use]
pub fn is_longer(text: &str, max: usize) -> bool {
    text.len() > max && text.chars().nth(max).is_some()
}

/// Whether a text has fewer characters than `min`.
#[inline]
#[must_use]
pub fn is_shorter(text: &str, min: usize) -> bool {
    // A character has at most four bytes.
    text.len() < min.saturating_mul(4) && text.chars().take(min).count() < min
}
