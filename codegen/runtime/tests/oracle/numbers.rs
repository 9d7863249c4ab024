//! Ranges against digits that are padded to one width and compared as text.

use antom_runtime::validate::Limit;
use antom_runtime::validate::check::{Exact, Number};
use proptest::prelude::*;

/// A number as digits without a point, so wide that all numbers of these tests have the same width.
fn padded(text: &str) -> (bool, String) {
    const WIDTH: usize = 50;
    let (is_negative, digits) = match text.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, text),
    };
    let (whole, places) = digits.split_once('.').unwrap_or((digits, ""));
    let padded = format!("{whole:0>WIDTH$}{places:0<WIDTH$}");
    let is_zero = padded.bytes().all(|digit| digit == b'0');
    (is_negative && !is_zero, padded)
}

fn is_less(one: &str, other: &str) -> bool {
    match (padded(one), padded(other)) {
        ((true, one), (true, other)) => one > other,
        ((false, one), (false, other)) => one < other,
        ((is_negative, _), _) => is_negative,
    }
}

/// A limit as the derive would write it.
fn limit(text: &str) -> Limit {
    let (whole, places) = text.split_once('.').unwrap_or((text, ""));
    let whole: i128 = whole.parse().expect("these tests write plain digits");
    let is_whole = places.trim_matches('0').is_empty();
    // The interface is for texts in a program, which live for ever; so do these few.
    let text: &'static str = text.to_owned().leak();
    match is_whole {
        true => Limit::whole(text, whole),
        false => Limit::decimal(text, whole - i128::from(text.starts_with('-'))),
    }
}

/// Few digits, so that equal numbers, and such as differ only in their places, are frequent.
const DECIMAL: &str = r"-?(0|00|1|2|10|12)(\.(0|1|5|10|50|51|05|001)0{0,2})?";
const LONG: &str = r"-?[0-9]{1,25}(\.[0-9]{1,40})?";

fn check(
    number: &(impl Number + ?Sized),
    text: &str,
    limit_text: &str,
) -> Result<(), TestCaseError> {
    let limit = limit(limit_text);
    prop_assert_eq!(
        number.is_below(&limit),
        is_less(text, limit_text),
        "{} below {}",
        text,
        limit_text
    );
    prop_assert_eq!(
        number.is_above(&limit),
        is_less(limit_text, text),
        "{} above {}",
        text,
        limit_text
    );
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2048))]

    #[test]
    fn decimal_texts_compare_as_padded_digits_do(text in DECIMAL, limit in DECIMAL, long in LONG, other in LONG) {
        check(text.as_str(), &text, &limit)?;
        check(long.as_str(), &long, &other)?;
        check(long.as_str(), &long, &long)?;
        check(&long, &long, &limit)?;
    }

    #[test]
    fn integers_of_every_type_compare_as_padded_digits_do(number: i128, small in -13_i8..14, limit in DECIMAL) {
        macro_rules! each {
            ($($integer:ty)*) => {
                $(for number in [
                    number as $integer,
                    small as $integer,
                    <$integer>::MIN,
                    <$integer>::MAX,
                ] {
                    let text = number.to_string();
                    check(&number, &text, &limit)?;
                    // The limit's own floor must fit an `i128`, which the largest `u128` does not.
                    if let Some(same) = number.measured() {
                        check(&number, &text, &same.to_string())?;
                        prop_assert_eq!(same.to_string(), text);
                    }
                })*
            };
        }
        each!(u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize);
    }

    /// With so few digits, no two numbers are one float.
    #[test]
    fn floats_compare_as_their_digits_do(text in DECIMAL, limit in DECIMAL) {
        let double: f64 = text.parse().map_err(|_| TestCaseError::reject("no number"))?;
        let single: f32 = text.parse().map_err(|_| TestCaseError::reject("no number"))?;
        check(&double, &text, &limit)?;
        check(&single, &text, &limit)?;
    }

    #[test]
    fn what_is_no_plain_decimal_is_out_of_every_range(text in r"[-+0-9.eE\u{0}\u{661}\u{ff11} ]{0,6}", limit in DECIMAL) {
        let digits = text.strip_prefix('-').unwrap_or(&text);
        let parts: Vec<&str> = digits.split('.').collect();
        let is_digits = |part: &&str| !part.is_empty() && part.chars().all(|it| it.is_ascii_digit());
        if parts.len() <= 2 && parts.iter().all(is_digits) {
            check(text.as_str(), &text, &limit)?;
        } else {
            let limit = self::limit(&limit);
            prop_assert!(text.is_below(&limit) && text.is_above(&limit), "{:?}", text);
        }
    }

    /// With two decimal places at most, hundredths are whole, and division has a remainder that everyone knows.
    #[test]
    fn multiples_are_those_of_whole_hundredths(number in -100_000_i64..100_000, step in 1_i64..3_000, shift in 0_u32..3) {
        let written = |hundredths: i64| {
            let sign = if hundredths < 0 { "-" } else { "" };
            let hundredths = hundredths.unsigned_abs();
            format!("{sign}{}.{:02}", hundredths / 100, hundredths % 100)
        };
        // Random numbers seldom are multiples.
        let number = if shift == 0 { number } else { number / step * step };
        let expected = number % step == 0;
        let limit = limit(&written(step));
        prop_assert_eq!(written(number).is_multiple_of(&limit), expected, "{} of {}", number, step);
        let longer = format!("{}000", written(number));
        prop_assert_eq!(longer.as_str().is_multiple_of(&limit), expected);
        let finer = format!("{}001", written(number));
        prop_assert!(!finer.as_str().is_multiple_of(&limit), "{}", finer);
        prop_assert_eq!(Exact::is_multiple_of(&number, &limit), number * 100 % step == 0);
        let whole = self::limit(&step.to_string());
        prop_assert_eq!(Exact::is_multiple_of(&number, &whole), expected);
        prop_assert_eq!(number.to_string().is_multiple_of(&whole), expected);
    }

    #[test]
    fn a_number_of_many_digits_is_divided_to_the_last(digits in "[1-9][0-9]{40,60}", step in 1_u64..1_000_000) {
        let rest = digits.bytes().fold(0, |rest, digit| (rest * 10 + u64::from(digit - b'0')) % step);
        let limit = limit(&step.to_string());
        prop_assert_eq!(digits.as_str().is_multiple_of(&limit), rest == 0);
        let multiple = format!("{digits}{}", "0".repeat(6));
        let million = self::limit("1000000");
        prop_assert!(multiple.as_str().is_multiple_of(&million));
        let none = format!("{multiple}x");
        prop_assert!(!none.as_str().is_multiple_of(&million));
    }
}
