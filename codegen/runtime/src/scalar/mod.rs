//! Texts with a meaning: dates, URLs, currencies, regions, decimal numbers.
//!
//! Each holds the text as it was given or received. Validation, not reading, refuses a text without the right form, so that no
//! answer is lost because a server wrote something new; and so only codes have an order, since two texts that need not be
//! dates are not in the order of time. A [`Decimal`] alone is always what its name says.

mod currency;
mod datetime;
mod decimal;
mod money;

use std::borrow::Cow;
use std::fmt;

use serde::{Deserialize, Deserializer, Serialize};

pub use decimal::{Decimal, DecimalError};
pub use money::{
    AmountError, Divisor, from_decimal, from_signed_decimal, keep_divisible, refuse_indivisible,
    to_decimal, to_signed_decimal,
};

macro_rules! text_type {
    ($(#[$meta:meta])* $name:ident) => {
        $(#[$meta])*
        #[derive(Clone, PartialEq, Eq, Hash, Serialize)]
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
    #[derive(PartialOrd, Ord)]
    Currency
}
text_type! {
    /// An ISO 3166-1 alpha-2 region code, such as `US`.
    #[derive(PartialOrd, Ord)]
    RegionCode
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
