//! How fields are read that do not follow their types: the functions beside them, as types that can be handed on.

use serde::{Deserialize, Deserializer};

use super::{FromWire, list, text, text_list, text_option};

/// How a field is read that does not follow its type's own `Deserialize`.
///
/// A function that reads is generic over what it reads from, and so cannot be handed on as a value; this can.
pub trait Form<'de, T> {
    /// Reads a value.
    ///
    /// # Errors
    ///
    /// When the value does not fit.
    fn read<D: Deserializer<'de>>(from: D) -> Result<T, D::Error>;
}

/// A list or a map, of which `null` is an empty one: [`list`].
pub struct List;

impl<'de, T: Deserialize<'de> + Default> Form<'de, T> for List {
    fn read<D: Deserializer<'de>>(from: D) -> Result<T, D::Error> {
        list(from)
    }
}

/// A number or a flag, in quotes or not: [`text`] and [`native`](super::native).
pub struct Scalar;

impl<'de, T: FromWire> Form<'de, T> for Scalar {
    fn read<D: Deserializer<'de>>(from: D) -> Result<T, D::Error> {
        text::deserialize(from)
    }
}

/// A number or a flag that may be absent: [`text_option`] and [`native_option`](super::native_option).
pub struct OptionalScalar;

impl<'de, T: FromWire> Form<'de, Option<T>> for OptionalScalar {
    fn read<D: Deserializer<'de>>(from: D) -> Result<Option<T>, D::Error> {
        text_option::deserialize(from)
    }
}

/// A list of numbers or flags: [`text_list`] and [`native_list`](super::native_list).
pub struct ScalarList;

impl<'de, T: FromWire> Form<'de, Vec<T>> for ScalarList {
    fn read<D: Deserializer<'de>>(from: D) -> Result<Vec<T>, D::Error> {
        text_list::deserialize(from)
    }
}
