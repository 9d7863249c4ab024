//! Decimal numbers that keep their digits.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;

use serde::de::{self, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

use crate::validate::PlainNumber;

/// A decimal number, such as `0.92`, without the rounding of a floating-point number.
///
/// It keeps the digits that it was made of, so that `0.9200` stays `0.9200` on the wire. It is compared by its value:
///
/// ```
/// use antom_runtime::Decimal;
///
/// let rate: Decimal = "0.9200".parse()?;
/// assert_eq!(rate, Decimal::new(92, 2));
/// assert_eq!(rate.to_string(), "0.9200");
/// assert!(rate < Decimal::from(10_u64));
/// assert!("0,92".parse::<Decimal>().is_err());
/// # Ok::<(), antom_runtime::DecimalError>(())
/// ```
///
/// One that comes as a JSON number is read all the same, with the digits of its double-precision value.
#[derive(Clone, Serialize)]
#[serde(transparent)]
pub struct Decimal(String);

/// A text is no decimal number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a plain decimal number such as 0.92")]
pub struct DecimalError;

impl Decimal {
    /// The number of so many units of the last of its decimal places: `new(9200, 4)` is `0.9200`.
    #[must_use]
    pub fn new(units: i64, places: u8) -> Self {
        let places = usize::from(places);
        let sign = if units < 0 { "-" } else { "" };
        let digits = format!("{:0width$}", units.unsigned_abs(), width = places + 1);
        let (whole, fraction) = digits.split_at(digits.len() - places);
        Self(match fraction {
            "" => format!("{sign}{whole}"),
            _ => format!("{sign}{whole}.{fraction}"),
        })
    }

    /// The text as it stands on the wire: digits, with a point between them or none, and a minus in front or none.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    fn number(&self) -> Option<PlainNumber<'_>> {
        PlainNumber::of(&self.0)
    }
}

impl TryFrom<String> for Decimal {
    type Error = DecimalError;

    fn try_from(text: String) -> Result<Self, DecimalError> {
        match PlainNumber::of(&text) {
            Some(_) => Ok(Self(text)),
            None => Err(DecimalError),
        }
    }
}

impl TryFrom<&str> for Decimal {
    type Error = DecimalError;

    fn try_from(text: &str) -> Result<Self, DecimalError> {
        Self::try_from(text.to_owned())
    }
}

impl FromStr for Decimal {
    type Err = DecimalError;

    fn from_str(text: &str) -> Result<Self, DecimalError> {
        Self::try_from(text)
    }
}

macro_rules! from_integers {
    ($($integer:ty)*) => {
        $(impl From<$integer> for Decimal {
            fn from(number: $integer) -> Self {
                Self(number.to_string())
            }
        })*
    };
}

from_integers! { u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize }

impl AsRef<str> for Decimal {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl fmt::Debug for Decimal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// By value: `1.50` is `1.5`.
impl PartialEq for Decimal {
    fn eq(&self, other: &Self) -> bool {
        self.number() == other.number()
    }
}

impl Eq for Decimal {}

impl Hash for Decimal {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.number().hash(state);
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        self.number().cmp(&other.number())
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<'de> Deserialize<'de> for Decimal {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(TextOrNumber)
    }
}

struct TextOrNumber;

impl Visitor<'_> for TextOrNumber {
    type Value = Decimal;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a decimal number, in quotes or not")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Decimal, E> {
        text.parse().map_err(E::custom)
    }

    fn visit_u64<E: de::Error>(self, number: u64) -> Result<Decimal, E> {
        Ok(number.into())
    }

    fn visit_i64<E: de::Error>(self, number: i64) -> Result<Decimal, E> {
        Ok(number.into())
    }

    fn visit_f64<E: de::Error>(self, number: f64) -> Result<Decimal, E> {
        // Infinity, which JSON has not, is a text like any other that is no number.
        self.visit_str(&number.to_string())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use proptest::prelude::*;

    use super::{Decimal, DecimalError};

    fn decimal(text: &str) -> Decimal {
        text.parse().expect("the texts of these tests are numbers")
    }

    #[test]
    fn a_decimal_number_is_read_in_quotes_or_not_and_keeps_its_digits() {
        for (json, text) in [
            (r#""0.9200""#, "0.9200"),
            (r#""-007.0""#, "-007.0"),
            ("0.92", "0.92"),
            ("7", "7"),
            ("-7", "-7"),
            ("1e-7", "0.0000001"),
        ] {
            let read: Decimal = serde_json::from_str(json).unwrap();
            assert_eq!(read.as_str(), text);
            assert_eq!(serde_json::to_string(&read).unwrap(), format!("{text:?}"));
        }
    }

    #[test]
    fn what_is_no_number_becomes_none_by_any_way() {
        for text in [
            "", "abc", "-", ".", "1.", ".5", "+1", "1,5", "1e2", "0x1", " 1", "1 ", "１", "NaN",
            "inf", "--1", "1.2.3",
        ] {
            assert_eq!(text.parse::<Decimal>(), Err(DecimalError), "{text}");
            assert_eq!(Decimal::try_from(text), Err(DecimalError), "{text}");
            assert_eq!(
                Decimal::try_from(text.to_owned()),
                Err(DecimalError),
                "{text}"
            );
            let json = serde_json::to_string(text).unwrap();
            assert!(serde_json::from_str::<Decimal>(&json).is_err(), "{text}");
        }
        assert!(serde_json::from_str::<Decimal>("true").is_err());
        let refused = serde_json::from_str::<Decimal>(r#""secret""#).unwrap_err();
        assert!(!refused.to_string().contains("secret"), "{refused}");
    }

    #[test]
    fn numbers_are_in_order_and_equal_by_their_values() {
        let in_order = [
            "-10", "-9.5", "-9", "-0.1", "0", "0.09", "0.1", "2", "9", "10", "10.01", "100",
        ];
        assert!(in_order.map(decimal).is_sorted_by(|one, next| one < next));
        let same = ["0.5", "0.50", "00.5"].map(decimal);
        assert_eq!(same.iter().collect::<HashSet<_>>().len(), 1);
        assert_eq!(decimal("-0.0"), Decimal::from(0_u64));
    }

    #[test]
    fn units_of_a_place_are_written_with_all_places() {
        for (units, places, text) in [
            (9200, 4, "0.9200"),
            (15, 1, "1.5"),
            (-5, 2, "-0.05"),
            (7, 0, "7"),
            (i64::MIN, 0, "-9223372036854775808"),
        ] {
            assert_eq!(Decimal::new(units, places).as_str(), text);
        }
    }

    proptest! {
        #[test]
        fn order_equality_and_hash_are_those_of_scaled_integers(
            (one, other) in (-2000_i64..2000, -2000_i64..2000), (places, more) in (0_u8..4, 0_u8..4),
        ) {
            let scaled = |units: i64, places: u8| units * 10_i64.pow(u32::from(4 - places));
            let (left, right) = (Decimal::new(one, places), Decimal::new(other, more));
            prop_assert_eq!(left.cmp(&right), scaled(one, places).cmp(&scaled(other, more)));
            let set: HashSet<_> = [&left, &right].into();
            prop_assert_eq!(set.len() == 1, left == right);
            prop_assert_eq!(decimal(left.as_str()), left);
        }
    }
}
