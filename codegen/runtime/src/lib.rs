//! What code generated from an API spec calls: validation, wire forms, signing, the client and the gateway.
//!
//! Nothing here knows an API by name; what one API needs comes from its spec as constants.

extern crate self as antom_runtime;

#[cfg(feature = "_calls")]
pub mod client;
#[cfg(feature = "gateway")]
pub mod gateway;
#[cfg(feature = "protocol")]
pub mod json;
mod one_line;
#[cfg(feature = "protocol")]
pub mod protocol;
pub mod scalar;
pub mod validate;
pub mod wire;

#[cfg(feature = "derive")]
pub use antom_derive::{OpenEnum, ReadFields, SafeDebug, Validate, WriteFields};
#[cfg(feature = "protocol")]
pub use bytes::Bytes;
#[cfg(feature = "protocol")]
pub use http;
pub use scalar::{AmountError, Currency, Date, DateTime, Decimal, DecimalError, RegionCode, Url};
pub use validate::{Validate, Violation, Violations};
pub use wire::Unlisted;

/// What the macros of this crate need. Not part of the interface.
#[doc(hidden)]
pub mod __private {
    use std::borrow::Cow;

    pub use serde;
    use serde::{Deserialize, Deserializer};

    /// A text, copied only when it holds escapes.
    ///
    /// # Errors
    ///
    /// When the value is no text.
    pub fn borrowed_text<'de, D: Deserializer<'de>>(from: D) -> Result<Cow<'de, str>, D::Error> {
        #[derive(Deserialize)]
        #[serde(transparent)]
        struct Text<'a>(#[serde(borrow)] Cow<'a, str>);
        Text::deserialize(from).map(|Text(text)| text)
    }

    /// A value that an open enum does not list.
    #[must_use]
    pub fn unlisted(text: &str) -> crate::Unlisted {
        crate::Unlisted::new(text)
    }

    /// What stands in `Debug` output for a value that must not be printed.
    #[derive(Clone, Copy)]
    pub struct Hidden(bool);

    impl Hidden {
        /// For a value that is there or not.
        #[must_use]
        pub const fn new(is_there: bool) -> Self {
            Self(is_there)
        }
    }

    impl std::fmt::Debug for Hidden {
        fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            formatter.write_str(if self.0 { "(hidden)" } else { "None" })
        }
    }
}
