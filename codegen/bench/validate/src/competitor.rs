//! One validator with one value, behind a call that costs nothing per validation.

use std::fmt::Debug;
use std::hint::black_box;

use bench_support::clock::{Work, repeated};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// Who competes. The order is the order of the columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Name {
    Ours,
    ByHand,
    Garde,
    Validator,
    SerdeValid,
}

impl Name {
    /// Every competitor.
    pub const ALL: [Self; 5] = [
        Self::Ours,
        Self::ByHand,
        Self::Garde,
        Self::Validator,
        Self::SerdeValid,
    ];

    /// Whether it is a crate that does what ours does.
    #[must_use]
    pub fn is_peer(self) -> bool {
        matches!(self, Self::Garde | Self::Validator | Self::SerdeValid)
    }

    /// What a column is called.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Ours => "ours",
            Self::ByHand => "by hand",
            Self::Garde => "garde",
            Self::Validator => "validator",
            Self::SerdeValid => "serde_valid",
        }
    }
}

/// A validator and the value that it validates.
pub struct Competitor {
    pub name: Name,
    /// How many violations it finds.
    pub violations: usize,
    /// Validates that many times.
    pub run: Work,
}

impl Competitor {
    /// Takes the value from JSON, so that the memory of all competitors is laid out in the same way.
    ///
    /// # Panics
    ///
    /// When the type cannot be read from this JSON: then it no longer mirrors the type of which the JSON was made.
    pub fn new<T, R>(
        name: Name,
        json: &Value,
        validate: impl Fn(&T) -> R + 'static,
        count: impl Fn(&R) -> usize,
    ) -> Self
    where
        T: DeserializeOwned + 'static,
        R: Debug + 'static,
    {
        let value: T = serde_json::from_value(json.clone())
            .unwrap_or_else(|error| panic!("{}: {error}", name.title()));
        let violations = count(&validate(&value));
        Self {
            name,
            violations,
            // Dropping the result belongs to the validation: whoever gets violations pays for them.
            run: repeated(move || validate(black_box(&value))),
        }
    }
}
