//! Ranges of every kind of number, at the ends of the types.

use std::borrow::Cow;

use antom_runtime::Validate;
use antom_runtime::validate::Constraint;

use crate::refusals;

/// A type for each integer, with limits one inside its ends; what is at its ends is refused.
macro_rules! at_the_ends {
    ($($integer:ty: $min:literal $max:literal;)*) => {
        $({
            #[derive(Validate)]
            struct Number {
                #[validate(range(min = $min, max = $max))]
                number: $integer,
            }
            let refused = |number| refusals(&Number { number });
            let (min, max) = (<$integer>::MIN, <$integer>::MAX);
            assert_eq!(refused(min), [format!("number: {min}, at least {}", min + 1)]);
            assert_eq!(refused(max), [format!("number: {max}, at most {}", max - 1)]);
            assert_eq!(refused(min + 1), [""; 0]);
            assert_eq!(refused(max - 1), [""; 0]);
        })*
    };
}

#[test]
fn every_integer_is_refused_at_its_ends_and_accepted_beside_them() {
    at_the_ends! {
        u8: 1 254;
        u16: 1 65534;
        u32: 1 4294967294;
        u64: 1 18446744073709551614;
        usize: 1 18446744073709551614;
        i8: -127 126;
        i16: -32767 32766;
        i32: -2147483647 2147483646;
        i64: -9223372036854775807 9223372036854775806;
        isize: -9223372036854775807 9223372036854775806;
        i128: -170141183460469231731687303715884105727 170141183460469231731687303715884105726;
    }
}

#[derive(Default, Validate)]
struct Numbers {
    #[validate(range(min = 1, max = 170141183460469231731687303715884105727))]
    wide: Option<u128>,
    #[validate(range(min = -1.5, max = 1.5))]
    between: Option<i8>,
    #[validate(range(min = -0.5, max = 0.1))]
    float: Option<f64>,
    #[validate(range(min = -0.5, max = 0.1))]
    single: Option<f32>,
    #[validate(range(min = 0))]
    only_min: Option<f64>,
    #[validate(range(min = -0.5, max = 99.99))]
    text: Option<String>,
    #[validate(range(min = 0x10, max = 1_000))]
    borrowed: Option<Cow<'static, str>>,
}

#[test]
fn the_widest_integer_has_no_measure_where_none_can_say_it() {
    let refused = |number| {
        refusals(&Numbers {
            wide: Some(number),
            ..Numbers::default()
        })
    };
    let max = i128::MAX.unsigned_abs();
    assert_eq!(refused(0), ["wide: 0, at least 1"]);
    assert_eq!(refused(max), [""; 0]);
    let above = [format!("wide: must be at most {max}")];
    assert_eq!(refused(max + 1), above);
    assert_eq!(refused(u128::MAX), above);
}

#[test]
fn a_decimal_limit_divides_whole_numbers() {
    let refused = |number| {
        refusals(&Numbers {
            between: Some(number),
            ..Numbers::default()
        })
    };
    for good in [-1, 0, 1] {
        assert_eq!(refused(good), [""; 0]);
    }
    assert_eq!(refused(-2), ["between: -2, at least -1.5"]);
    assert_eq!(refused(2), ["between: 2, at most 1.5"]);
}

#[test]
fn floats_keep_their_limits_and_what_is_no_number_keeps_none() {
    let refused = |number: f64| {
        let codes = |refused: Vec<String>| -> Vec<String> {
            let ends = ["least", "most"].map(|end| (end, format!("at {end}")));
            let end = |text: &String| ends.iter().find(|(_, words)| text.contains(words));
            refused
                .iter()
                .filter_map(|text| end(text).map(|(end, _)| (*end).to_owned()))
                .collect()
        };
        let double = refusals(&Numbers {
            float: Some(number),
            ..Numbers::default()
        });
        let single = refusals(&Numbers {
            #[allow(clippy::cast_possible_truncation)]
            single: Some(number as f32),
            ..Numbers::default()
        });
        let double = codes(double);
        assert_eq!(double, codes(single), "{number}");
        double
    };
    for good in [-0.5, -0.0, 0.0, 0.1, f64::MIN_POSITIVE] {
        assert_eq!(refused(good), [""; 0], "{good}");
    }
    assert_eq!(refused(0.100_000_1), ["most"]);
    assert_eq!(refused(-0.500_000_1), ["least"]);
    assert_eq!(refused(f64::INFINITY), ["most"]);
    assert_eq!(refused(f64::NEG_INFINITY), ["least"]);
    assert_eq!(refused(f64::NAN), ["least", "most"]);
    let only_min = |number| {
        refusals(&Numbers {
            only_min: Some(number),
            ..Numbers::default()
        })
    };
    assert_eq!(only_min(f64::NAN), ["only_min: must be at least 0"]);
    assert_eq!(only_min(f64::INFINITY), [""; 0]);
    assert_eq!(
        only_min(-f64::MIN_POSITIVE),
        ["only_min: must be at least 0"]
    );
}

#[test]
fn decimal_texts_are_compared_exactly_and_other_texts_refused() {
    let refused = |text: &str| {
        refusals(&Numbers {
            text: Some(text.into()),
            ..Numbers::default()
        })
    };
    for good in ["0", "-0.5", "-0.50", "099.990", "1.00000000000000000001"] {
        assert_eq!(refused(good), [""; 0], "{good}");
    }
    assert_eq!(
        refused("99.990000000000000000000000001"),
        ["text: must be at most 99.99"]
    );
    assert_eq!(refused("-0.51"), ["text: must be at least -0.5"]);
    for bad in ["", "NaN", "1e1", "+1", " 1", "1,5", "--1", "٣"] {
        assert_eq!(
            refused(bad),
            ["text: must be at least -0.5", "text: must be at most 99.99"],
            "{bad:?}"
        );
    }
    let borrowed = Numbers {
        borrowed: Some("15".into()),
        ..Numbers::default()
    };
    assert_eq!(refusals(&borrowed), ["borrowed: must be at least 16"]);
}

#[test]
fn limits_are_in_the_table_as_they_were_written() {
    let limits: Vec<String> = Numbers::CONSTRAINTS[1..3]
        .iter()
        .flat_map(|row| row.constraints)
        .filter_map(|constraint| match constraint {
            Constraint::Min(limit) | Constraint::Max(limit) => Some(limit.to_string()),
            _ => None,
        })
        .collect();
    assert_eq!(limits, ["-1.5", "1.5", "-0.5", "0.1"]);
}

#[derive(Validate)]
struct Extreme {
    #[validate(range(min = 170141183460469231731687303715884105727.5))]
    above_all: i128,
    #[validate(range(max = -170141183460469231731687303715884105727.5))]
    below_all: i128,
    #[validate(range(min = 170141183460469231731687303715884105727))]
    unsigned: u128,
}

#[test]
fn limits_at_the_end_of_the_largest_type_are_exact() {
    let refused = |above_all, below_all, unsigned| {
        let value = Extreme {
            above_all,
            below_all,
            unsigned,
        };
        value.validate().unwrap_err().iter().count()
    };
    assert_eq!(refused(i128::MAX, i128::MIN, 1 << 127), 1);
    assert_eq!(refused(i128::MAX, i128::MIN + 1, (1 << 127) - 2), 3);
}
