//! Optional lists.

use serde::{Deserialize, Deserializer};

/// Reads a list; `null` is an empty one.
///
/// # Errors
///
/// Those of the items.
pub fn list<'de, T: Deserialize<'de>, D: Deserializer<'de>>(from: D) -> Result<Vec<T>, D::Error> {
    Option::deserialize(from).map(Option::unwrap_or_default)
}
