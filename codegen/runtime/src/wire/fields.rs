//! How `#[derive(ReadFields)]` reads: what is the same for every struct, so that each adds only its fields.

use std::fmt;
use std::marker::PhantomData;

use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, Visitor};

use super::Form;

/// A struct that is read from a JSON object: what `#[derive(ReadFields)]` implements beside serde's `Deserialize`.
///
/// It takes three small functions instead of the one loop that they could be, because rustc spends its time on values that
/// live across a branch or a `?`, and here there are none.
pub trait ReadFields<'de>: Sized {
    /// Those fields that were read so far, with a place for each of the others.
    type Slots;

    /// The name of the struct, for messages.
    const NAME: &'static str;

    /// The names of the fields on the wire, 128 at most.
    const FIELDS: &'static [&'static str];

    /// Which of the fields must be there: a bit for each, the lowest for the first.
    const REQUIRED: u128;

    /// Slots of which none is filled.
    fn slots() -> Self::Slots;

    /// Reads the value of the field at that index of [`FIELDS`](Self::FIELDS), or passes over one that is behind the last.
    ///
    /// # Errors
    ///
    /// When the value does not fit the field.
    fn read<A: MapAccess<'de>>(
        slots: &mut Self::Slots,
        index: usize,
        value: Value<'_, A>,
    ) -> Result<(), A::Error>;

    /// The struct; `None` when a required field was not read.
    fn finish(slots: Self::Slots) -> Option<Self>;
}

/// The value of a field, not read yet.
pub struct Value<'a, A>(&'a mut A);

impl<'de, A: MapAccess<'de>> Value<'_, A> {
    /// Reads it as its type says.
    ///
    /// # Errors
    ///
    /// When it does not fit.
    #[inline]
    pub fn read<T: Deserialize<'de>>(self, slot: &mut T) -> Result<(), A::Error> {
        *slot = self.0.next_value()?;
        Ok(())
    }

    /// Reads it as its type says, for a field that must be there.
    ///
    /// # Errors
    ///
    /// When it does not fit.
    #[inline]
    pub fn read_required<T: Deserialize<'de>>(self, slot: &mut Option<T>) -> Result<(), A::Error> {
        *slot = Some(self.0.next_value()?);
        Ok(())
    }

    /// Reads it in a form.
    ///
    /// # Errors
    ///
    /// When it does not fit.
    #[inline]
    pub fn read_as<T, F: Form<'de, T>>(self, slot: &mut T, _: F) -> Result<(), A::Error> {
        *slot = self.0.next_value_seed(InForm::<T, F>(PhantomData))?;
        Ok(())
    }

    /// Reads it in a form, for a field that must be there.
    ///
    /// # Errors
    ///
    /// When it does not fit.
    #[inline]
    pub fn read_required_as<T, F: Form<'de, T>>(
        self,
        slot: &mut Option<T>,
        _: F,
    ) -> Result<(), A::Error> {
        *slot = Some(self.0.next_value_seed(InForm::<T, F>(PhantomData))?);
        Ok(())
    }

    /// Passes over it.
    ///
    /// # Errors
    ///
    /// When it is no JSON.
    #[inline]
    pub fn pass_over(self) -> Result<(), A::Error> {
        self.0.next_value::<IgnoredAny>().map(drop)
    }
}

struct InForm<T, F>(PhantomData<(T, F)>);

impl<'de, T, F: Form<'de, T>> DeserializeSeed<'de> for InForm<T, F> {
    type Value = T;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<T, D::Error> {
        F::read(from)
    }
}

/// Reads a struct; fields that it does not have are passed over.
///
/// # Errors
///
/// The first place that does not fit, in serde's words.
pub fn read_fields<'de, T: ReadFields<'de>, D: Deserializer<'de>>(from: D) -> Result<T, D::Error> {
    from.deserialize_struct(T::NAME, T::FIELDS, Object(PhantomData))
}

struct Object<T>(PhantomData<T>);

impl<'de, T: ReadFields<'de>> Visitor<'de> for Object<T> {
    type Value = T;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "struct {}", T::NAME)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<T, A::Error> {
        let mut slots = T::slots();
        let mut seen: u128 = 0;
        let mut key = Key {
            names: T::FIELDS,
            next: 0,
        };
        while let Some(index) = map.next_key_seed(key)? {
            if let Some(name) = T::FIELDS.get(index) {
                let bit = 1 << index;
                if seen & bit != 0 {
                    return Err(A::Error::duplicate_field(name));
                }
                seen |= bit;
                key.next = index + 1;
            }
            T::read(&mut slots, index, Value(&mut map))?;
        }
        T::finish(slots).ok_or_else(|| missing(T::FIELDS, T::REQUIRED & !seen))
    }
}

/// The error for the first of the missing fields.
#[cold]
fn missing<E: Error>(names: &'static [&'static str], missing: u128) -> E {
    let mut indices = 0..names.len();
    match indices.find(|index| missing & (1 << index) != 0) {
        Some(index) => E::missing_field(names[index]),
        None => E::custom("a field is missing"),
    }
}

/// Finds the index of a key; that of an unknown one is behind the last.
#[derive(Clone, Copy)]
struct Key {
    names: &'static [&'static str],
    /// Where the search begins: JSON mostly comes in the order of the fields.
    next: usize,
}

impl<'de> DeserializeSeed<'de> for Key {
    type Value = usize;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<usize, D::Error> {
        from.deserialize_identifier(self)
    }
}

impl Visitor<'_> for Key {
    type Value = usize;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("field identifier")
    }

    fn visit_str<E: Error>(self, key: &str) -> Result<usize, E> {
        let find = |names: &[&str]| names.iter().position(|name| *name == key);
        let (passed, ahead) = self.names.split_at(self.next);
        let found = match find(ahead) {
            Some(index) => Some(passed.len() + index),
            None => find(passed),
        };
        Ok(found.unwrap_or(self.names.len()))
    }
}
