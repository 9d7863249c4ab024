//! The smallest or largest number that a value may be.

use std::fmt;

/// A decimal number as it was written, so that it is neither rounded nor too large for a type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    pub(super) text: &'static str,
    /// The largest whole number that is not above it.
    pub(super) floor: i128,
    pub(super) is_whole: bool,
}

impl Limit {
    /// A whole number.
    #[must_use]
    pub const fn whole(text: &'static str, number: i128) -> Self {
        Self {
            text,
            floor: number,
            is_whole: true,
        }
    }

    /// A number with decimal places, and the largest whole number that is not above it.
    #[must_use]
    pub const fn decimal(text: &'static str, floor: i128) -> Self {
        Self {
            text,
            floor,
            is_whole: false,
        }
    }

    /// The number as it was written.
    #[must_use]
    pub const fn as_str(&self) -> &'static str {
        self.text
    }
}

/// An integer of any type, as a constant that is a limit may be.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no integer",
    label = "a constant that limits a number is an integer",
    note = "write a limit with decimal places as a literal"
)]
pub trait Integer: Copy {}

macro_rules! integer_types {
    ($($integer:ty)*) => { $(impl Integer for $integer {})* };
}

integer_types!(u8 u16 u32 u64 usize i8 i16 i32 i64 i128 isize);

/// Hands an integer on and takes nothing else, which a cast would.
#[must_use]
pub const fn integer<T: Integer>(number: T) -> T {
    number
}

/// Most bytes of an integer in digits: those of the smallest of 128 bits.
const MOST_DIGITS: usize = 40;

/// An integer in decimal digits, written while the program is compiled.
pub struct Digits {
    /// They stand at the end.
    bytes: [u8; MOST_DIGITS],
    start: usize,
}

impl Digits {
    /// Writes an integer.
    #[must_use]
    pub const fn of(number: i128) -> Self {
        let (mut bytes, mut start) = ([b'0'; MOST_DIGITS], MOST_DIGITS);
        let mut rest = number.unsigned_abs();
        while rest > 0 || start == MOST_DIGITS {
            start -= 1;
            // Less than ten is left, which a byte holds.
            bytes[start] = b'0' + (rest % 10) as u8;
            rest /= 10;
        }
        if number < 0 {
            start -= 1;
            bytes[start] = b'-';
        }
        Self { bytes, start }
    }

    /// The digits.
    #[must_use]
    pub const fn as_str(&self) -> &str {
        let (_, digits) = self.bytes.split_at(self.start);
        match std::str::from_utf8(digits) {
            Ok(digits) => digits,
            Err(_) => panic!("digits are ASCII"),
        }
    }
}

impl fmt::Display for Limit {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.text)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Digits;

    proptest! {
        #[test]
        fn digits_written_by_the_compiler_are_those_of_the_number(number: i128) {
            for number in [number, 0, i128::MIN, i128::MAX, number % 1000] {
                let digits = Digits::of(number);
                prop_assert_eq!(digits.as_str(), number.to_string());
            }
        }
    }
}
