//! Optional lists and maps.

use serde::{Deserialize, Deserializer};

/// Reads a list or a map; `null` is an empty one.
///
/// # Errors
///
/// Those of the items.
pub fn list<'de, T: Deserialize<'de> + Default, D: Deserializer<'de>>(
    from: D,
) -> Result<T, D::Error> {
    Option::deserialize(from).map(Option::unwrap_or_default)
}
