//! The types that the language knows by itself.

use antom_runtime::validate::{Constraint, Format};
use antom_runtime::{Decimal, DecimalError};

/// What the values of a scalar are, which is all that limits, wire forms and readers look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// Text.
    Text,
    /// True or false.
    Flag,
    /// Whole numbers.
    Whole {
        /// The smallest.
        least: i128,
        /// The largest.
        most: i128,
    },
    /// Decimal numbers of any size, which are text on the wire.
    Decimal,
}

/// The type in Rust that holds a scalar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RustType {
    /// One that every file knows.
    Prelude(&'static str),
    /// One of the runtime.
    Runtime(&'static str),
}

/// All that there is to say of a scalar.
struct Row {
    word: &'static str,
    holds: Holds,
    rust: RustType,
    format: Option<Format>,
    documented: Option<&'static str>,
    sample: Option<&'static str>,
}

macro_rules! scalars {
    ($($(#[$docs:meta])* $scalar:ident { $($row:tt)* })*) => {
        /// The types that the language knows by itself.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Scalar {
            $($(#[$docs])* $scalar,)*
        }

        impl Scalar {
            /// All of them, in the order in which they are listed.
            pub const ALL: &'static [Self] = &[$(Self::$scalar),*];

            const fn row(self) -> &'static Row {
                match self {
                    $(Self::$scalar => &Row { $($row)* },)*
                }
            }
        }
    };
}

scalars! {
    /// Any text.
    Text { word: "string", holds: Holds::Text, rust: RustType::Prelude("String"), format: None, documented: None, sample: None }
    /// True or false.
    Flag { word: "bool", holds: Holds::Flag, rust: RustType::Prelude("bool"), format: None, documented: None, sample: Some("true") }
    /// A whole number from 0 to 2⁶⁴ − 1.
    Unsigned { word: "u64", holds: UNSIGNED, rust: RustType::Prelude("u64"), format: None, documented: None, sample: Some("1") }
    /// A whole number from −2⁶³ to 2⁶³ − 1.
    Signed { word: "i64", holds: SIGNED, rust: RustType::Prelude("i64"), format: None, documented: None, sample: Some("1") }
    /// A decimal number, kept as text.
    Decimal { word: "decimal", holds: Holds::Decimal, rust: RustType::Runtime("Decimal"), format: None, documented: Some("a decimal number"), sample: Some("1.5") }
    /// An ISO 8601 date and time with an offset.
    DateTime { word: "datetime", holds: Holds::Text, rust: RustType::Runtime("DateTime"), format: Some(Format::DateTime), documented: Some("ISO 8601 with an offset"), sample: Some("2026-01-31T12:00:00+00:00") }
    /// An ISO 8601 date.
    Date { word: "date", holds: Holds::Text, rust: RustType::Runtime("Date"), format: Some(Format::Date), documented: Some("an ISO 8601 date"), sample: Some("2026-01-31") }
    /// An absolute URL.
    Url { word: "url", holds: Holds::Text, rust: RustType::Runtime("Url"), format: Some(Format::Url), documented: Some("an absolute URL"), sample: Some("https://shop.example/") }
    /// An ISO 4217 currency code.
    Currency { word: "currency", holds: Holds::Text, rust: RustType::Runtime("Currency"), format: Some(Format::Currency), documented: Some("an ISO 4217 code"), sample: Some("USD") }
    /// An ISO 3166-1 alpha-2 region code.
    Region { word: "region", holds: Holds::Text, rust: RustType::Runtime("RegionCode"), format: Some(Format::Region), documented: Some("an ISO 3166-1 alpha-2 code"), sample: Some("US") }
    /// An international bank account number.
    Iban { word: "iban", holds: Holds::Text, rust: RustType::Prelude("String"), format: Some(Format::Iban), documented: Some("an IBAN"), sample: Some("DE89370400440532013000") }
}

const UNSIGNED: Holds = Holds::Whole {
    least: 0,
    most: u64::MAX as i128,
};

const SIGNED: Holds = Holds::Whole {
    least: i64::MIN as i128,
    most: i64::MAX as i128,
};

impl Scalar {
    /// The scalar of that word.
    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        let mut all = Self::ALL.iter().copied();
        all.find(|scalar| scalar.word() == word)
    }

    /// The word for this scalar in a spec.
    #[must_use]
    pub fn word(self) -> &'static str {
        self.row().word
    }

    /// What its values are.
    #[must_use]
    pub fn holds(self) -> Holds {
        self.row().holds
    }

    /// The type in Rust that holds it.
    #[must_use]
    pub fn rust(self) -> RustType {
        self.row().rust
    }

    /// The format that its values have; in an attribute of the derive it has the same word as the scalar in a spec.
    #[must_use]
    pub fn format(self) -> Option<Format> {
        self.row().format
    }

    /// The form of its values, in words of documentation.
    #[must_use]
    pub fn documented(self) -> Option<&'static str> {
        self.row().documented
    }

    /// A value, as text; a text without a form has none of its own.
    #[must_use]
    pub fn sample(self) -> Option<&'static str> {
        self.row().sample
    }

    /// Why a text is no value, although a text can be one.
    pub(crate) fn refusal(self, text: &str) -> Option<String> {
        match self.holds() {
            Holds::Text => Constraint::Format(self.format()?).refuse_text(text),
            Holds::Decimal => {
                let is_number = text.parse::<Decimal>().is_ok();
                (!is_number).then(|| DecimalError.to_string())
            }
            Holds::Flag | Holds::Whole { .. } => None,
        }
    }

    /// The numbers that its values are, if they are whole ones.
    #[must_use]
    pub fn numbers(self) -> Option<(i128, i128)> {
        match self.holds() {
            Holds::Whole { least, most } => Some((least, most)),
            Holds::Text | Holds::Flag | Holds::Decimal => None,
        }
    }

    /// Whether its values are whole numbers.
    #[must_use]
    pub fn is_number(self) -> bool {
        self.numbers().is_some()
    }

    /// Whether its values are text on the wire whatever the wire form, so that lengths and patterns make sense.
    #[must_use]
    pub fn is_text(self) -> bool {
        match self.holds() {
            Holds::Text | Holds::Decimal => true,
            Holds::Flag | Holds::Whole { .. } => false,
        }
    }
}
