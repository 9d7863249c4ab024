//! Texts with a meaning: dates, URLs, currencies, regions.
//!
//! Each holds the text as it was given or received, so that no answer is lost because a server wrote something new;
//! validation, not reading, refuses a text without the right form.

mod currency;
mod datetime;
mod money;

use std::borrow::Cow;
use std::fmt;

use serde::de::{self, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

pub use money::{AmountError, from_decimal, to_decimal};

macro_rules! text_type {
    ($(#[$meta:meta])* $name:ident) => {
        $(#[$meta])*
        #[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
        #[serde(transparent)]
        pub struct $name(pub(crate) Cow<'static, str>);

        impl $name {
            /// The text as it stands on the wire.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl From<String> for $name {
            fn from(text: String) -> Self {
                Self(text.into())
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.to_owned().into())
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(formatter, "{:?}", self.as_str())
            }
        }
    };
}

text_type! {
    /// An ISO 8601 date and time with an offset, such as `2019-11-27T12:01:01+08:00`.
    DateTime
}
text_type! {
    /// An ISO 8601 date, such as `2019-11-27`.
    Date
}
text_type! {
    /// An absolute URL, such as `https://shop.example/paid`.
    Url
}
text_type! {
    /// An ISO 4217 currency code, such as [`Currency::USD`].
    Currency
}
text_type! {
    /// An ISO 3166-1 alpha-2 region code, such as `US`.
    RegionCode
}
text_type! {
    /// A decimal number, such as `0.92`, without the rounding of a floating-point number.
    ///
    /// One that comes as a JSON number is read all the same, with the digits of its double-precision value.
    Decimal
}

macro_rules! read_as_text {
    ($($name:ident)*) => {
        $(impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                String::deserialize(from).map(Self::from)
            }
        })*
    };
}

read_as_text! { DateTime Date Url Currency RegionCode }

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
        Ok(text.into())
    }

    fn visit_u64<E: de::Error>(self, number: u64) -> Result<Decimal, E> {
        Ok(number.to_string().into())
    }

    fn visit_i64<E: de::Error>(self, number: i64) -> Result<Decimal, E> {
        Ok(number.to_string().into())
    }

    fn visit_f64<E: de::Error>(self, number: f64) -> Result<Decimal, E> {
        Ok(number.to_string().into())
    }
}

#[cfg(test)]
mod tests {
    use super::Decimal;

    #[test]
    fn a_decimal_number_is_read_in_quotes_or_not_and_written_in_quotes() {
        for (json, text) in [
            (r#""0.9200""#, "0.9200"),
            ("0.92", "0.92"),
            ("7", "7"),
            ("-7", "-7"),
            ("1e-7", "0.0000001"),
        ] {
            let read: Decimal = serde_json::from_str(json).unwrap();
            assert_eq!(read.as_str(), text);
            assert_eq!(serde_json::to_string(&read).unwrap(), format!("{text:?}"));
        }
        assert!(serde_json::from_str::<Decimal>("true").is_err());
    }
}
