//! Values that are numbers.

use std::cmp::Ordering;
use std::num::NonZero;

use super::limit::{Digits, Limit};
use super::plain_number::PlainNumber;
use crate::scalar::Decimal;

/// A value that is a number, or a text that should be one.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a number",
    label = "this constraint is for numbers",
    note = "ranges are for integers, for `f32` and `f64`, and for texts that hold a decimal number"
)]
pub trait Number {
    /// Whether it is below a limit, or no number at all.
    fn is_below(&self, limit: &Limit) -> bool;

    /// Whether it is above a limit, or no number at all.
    fn is_above(&self, limit: &Limit) -> bool;

    /// Whether it may be below a limit of which `least` is the next whole number not below it. Says no only where that is
    /// certain, and fast.
    fn may_be_below(&self, _least: i128) -> bool {
        true
    }

    /// Whether it may be above a limit of which `most` is the next whole number not above it. Says no only where that is
    /// certain, and fast.
    fn may_be_above(&self, _most: i128) -> bool {
        true
    }

    /// The number itself, where a whole number can say it.
    fn measured(&self) -> Option<i128> {
        None
    }
}

macro_rules! integers {
    ($($integer:ty)*) => {
        $(impl Number for $integer {
            #[inline]
            fn is_below(&self, limit: &Limit) -> bool {
                let number = i128::from(*self);
                number < limit.floor || (number == limit.floor && !limit.is_whole)
            }

            #[inline]
            fn is_above(&self, limit: &Limit) -> bool {
                i128::from(*self) > limit.floor
            }

            #[inline]
            fn may_be_below(&self, least: i128) -> bool {
                i128::from(*self) < least
            }

            #[inline]
            fn may_be_above(&self, most: i128) -> bool {
                i128::from(*self) > most
            }

            #[inline]
            fn measured(&self) -> Option<i128> {
                Some(i128::from(*self))
            }
        })*
    };
}

integers!(u8 u16 u32 u64 i8 i16 i32 i64 i128);

impl Number for u128 {
    fn is_below(&self, limit: &Limit) -> bool {
        self.measured().is_some_and(|number| number.is_below(limit))
    }

    fn is_above(&self, limit: &Limit) -> bool {
        // No limit is above the largest `i128`.
        self.measured().is_none_or(|number| number.is_above(limit))
    }

    fn measured(&self) -> Option<i128> {
        i128::try_from(*self).ok()
    }
}

macro_rules! sizes {
    ($($size:ty as $same:ty;)*) => {
        $(impl Number for $size {
            #[inline]
            fn is_below(&self, limit: &Limit) -> bool {
                (*self as $same).is_below(limit)
            }

            #[inline]
            fn is_above(&self, limit: &Limit) -> bool {
                (*self as $same).is_above(limit)
            }

            #[inline]
            fn may_be_below(&self, least: i128) -> bool {
                (*self as $same).may_be_below(least)
            }

            #[inline]
            fn may_be_above(&self, most: i128) -> bool {
                (*self as $same).may_be_above(most)
            }

            #[inline]
            fn measured(&self) -> Option<i128> {
                (*self as $same).measured()
            }
        })*
    };
}

sizes! {
    usize as u64;
    isize as i64;
}

macro_rules! non_zero {
    ($($integer:ty)*) => {
        $(impl Number for NonZero<$integer> {
            #[inline]
            fn is_below(&self, limit: &Limit) -> bool {
                self.get().is_below(limit)
            }

            #[inline]
            fn is_above(&self, limit: &Limit) -> bool {
                self.get().is_above(limit)
            }

            #[inline]
            fn may_be_below(&self, least: i128) -> bool {
                self.get().may_be_below(least)
            }

            #[inline]
            fn may_be_above(&self, most: i128) -> bool {
                self.get().may_be_above(most)
            }

            #[inline]
            fn measured(&self) -> Option<i128> {
                self.get().measured()
            }
        })*
    };
}

non_zero!(u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize);

macro_rules! floats {
    ($($float:ty)*) => {
        $(impl Number for $float {
            fn is_below(&self, limit: &Limit) -> bool {
                // What is no number is not at least anything.
                !limit.text.parse::<Self>().is_ok_and(|limit| *self >= limit)
            }

            fn is_above(&self, limit: &Limit) -> bool {
                !limit.text.parse::<Self>().is_ok_and(|limit| *self <= limit)
            }
        })*
    };
}

floats!(f32 f64);

macro_rules! texts {
    ($($text:ty)*) => {
        $(impl Number for $text {
            fn is_below(&self, limit: &Limit) -> bool {
                compare(self, limit).is_none_or(Ordering::is_lt)
            }

            fn is_above(&self, limit: &Limit) -> bool {
                compare(self, limit).is_none_or(Ordering::is_gt)
            }
        })*
    };
}

texts!(str String std::borrow::Cow<'_, str> Box<str>);

impl Number for Decimal {
    fn is_below(&self, limit: &Limit) -> bool {
        self.as_str().is_below(limit)
    }

    fn is_above(&self, limit: &Limit) -> bool {
        self.as_str().is_above(limit)
    }
}

impl<T: Number + ?Sized> Number for &T {
    fn is_below(&self, limit: &Limit) -> bool {
        (**self).is_below(limit)
    }

    fn is_above(&self, limit: &Limit) -> bool {
        (**self).is_above(limit)
    }

    fn may_be_below(&self, least: i128) -> bool {
        (**self).may_be_below(least)
    }

    fn may_be_above(&self, most: i128) -> bool {
        (**self).may_be_above(most)
    }

    fn measured(&self) -> Option<i128> {
        (**self).measured()
    }
}

/// Compares decimal text with a limit; `None` when the text is no plain decimal number.
fn compare(text: &str, limit: &Limit) -> Option<Ordering> {
    Some(PlainNumber::of(text)?.cmp(&PlainNumber::of(limit.text)?))
}

/// A value that is a number without rounding, or a text that should be one.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no exact number",
    label = "this constraint is for exact numbers",
    note = "multiples are of integers, and of texts that hold a decimal number; a float is rounded"
)]
pub trait Exact {
    /// Whether it is a number and a multiple of a step above zero, which has 37 digits at most.
    fn is_multiple_of(&self, step: &Limit) -> bool;
}

macro_rules! exact_integers {
    ($($integer:ty)*) => {
        $(impl Exact for $integer {
            fn is_multiple_of(&self, step: &Limit) -> bool {
                match i128::try_from(*self) {
                    Ok(number) if step.is_whole => number.checked_rem(step.floor) == Some(0),
                    Ok(number) => is_multiple(Digits::of(number).as_str(), step.text),
                    Err(_) => is_multiple(&self.to_string(), step.text),
                }
            }
        }

        impl Exact for NonZero<$integer> {
            fn is_multiple_of(&self, step: &Limit) -> bool {
                Exact::is_multiple_of(&self.get(), step)
            }
        })*
    };
}

exact_integers!(u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize);

macro_rules! exact_texts {
    ($($text:ty)*) => {
        $(impl Exact for $text {
            fn is_multiple_of(&self, step: &Limit) -> bool {
                is_multiple(self.as_ref(), step.text)
            }
        })*
    };
}

exact_texts!(str String std::borrow::Cow<'_, str> Box<str> Decimal);

impl<T: Exact + ?Sized> Exact for &T {
    fn is_multiple_of(&self, step: &Limit) -> bool {
        Exact::is_multiple_of(*self, step)
    }
}

/// Whether a text is a decimal number that a step divides, however many digits it has. A step is above zero and has 37 digits
/// at most.
#[must_use]
pub fn is_multiple(text: &str, step: &str) -> bool {
    /// The digits before the point and those behind it that say something.
    fn digits(text: &str) -> (&str, &str) {
        let text = text.strip_prefix('-').unwrap_or(text);
        let (whole, places) = text.split_once('.').unwrap_or((text, ""));
        (whole, places.trim_end_matches('0'))
    }
    if PlainNumber::of(text).is_none() {
        return false;
    }
    let ((whole, places), (step_whole, step_places)) = (digits(text), digits(step));
    // Both are counted in units of the step's last place, of which finer places are no multiple.
    let Some(missing) = step_places.len().checked_sub(places.len()) else {
        return false;
    };
    let units = |rest: u128, digit: u8| rest.checked_mul(10)?.checked_add(u128::from(digit - b'0'));
    let mut of_step = step_whole.bytes().chain(step_places.bytes());
    let Some(step) = of_step.try_fold(0, units) else {
        return false;
    };
    let zeros = std::iter::repeat_n(b'0', missing);
    let mut of_number = whole.bytes().chain(places.bytes()).chain(zeros);
    let rest = of_number.try_fold(0, |rest, digit| units(rest, digit)?.checked_rem(step));
    rest == Some(0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Limit, Number};

    const ZERO: Limit = Limit::whole("0", 0);
    const CENT: Limit = Limit::decimal("0.01", 0);
    const BELOW_ZERO: Limit = Limit::decimal("-1.5", -2);

    #[test]
    fn a_limit_between_two_whole_numbers_divides_them() {
        assert!(0_u64.is_below(&CENT) && !1_u64.is_below(&CENT));
        assert!(!0_u64.is_above(&CENT) && 1_u64.is_above(&CENT));
        assert!((-2_i64).is_below(&BELOW_ZERO) && !(-1_i64).is_below(&BELOW_ZERO));
        assert!(!(-2_i64).is_above(&BELOW_ZERO) && (-1_i64).is_above(&BELOW_ZERO));
    }

    #[test]
    fn text_is_compared_exactly_whatever_its_length() {
        for text in ["0.01", "00.010", "0.0100"] {
            assert!(!text.is_below(&CENT) && !text.is_above(&CENT), "{text}");
        }
        let long = format!("0.00{}", "9".repeat(1000));
        assert!(long.is_below(&CENT));
        assert!(format!("{}.0", "9".repeat(1000)).is_above(&CENT));
        assert!(!"-0.0".is_below(&ZERO) && !"-0.0".is_above(&ZERO));
        assert!("-1.6".is_below(&BELOW_ZERO) && "-1.4".is_above(&BELOW_ZERO));
    }

    #[test]
    fn what_is_no_number_keeps_no_limit() {
        for text in [
            "", "-", ".", "1.", ".5", "+1", "1e2", "0x1", " 1", "１", "NaN",
        ] {
            assert!(text.is_below(&ZERO) && text.is_above(&ZERO), "{text}");
        }
        assert!(f64::NAN.is_below(&ZERO) && f64::NAN.is_above(&ZERO));
        assert!(f64::INFINITY.is_above(&ZERO) && !f64::INFINITY.is_below(&ZERO));
    }

    proptest! {
        #[test]
        fn whole_numbers_and_their_texts_agree(number: i64) {
            let text = number.to_string();
            for limit in [&ZERO, &CENT, &BELOW_ZERO] {
                prop_assert_eq!(number.is_below(limit), text.is_below(limit));
                prop_assert_eq!(number.is_above(limit), text.is_above(limit));
            }
        }
    }
}
