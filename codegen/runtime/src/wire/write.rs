//! How `#[derive(WriteFields)]` writes: what is the same for every struct, so that each adds only its fields.

use std::marker::PhantomData;

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::{FromWire, text, text_list, text_option};

/// The fields of a JSON object that is being written.
///
/// It keeps the first error until the end and writes nothing after it, so that the code of each struct has no branches.
pub struct Fields<S: Serializer>(Result<S::SerializeMap, S::Error>);

impl<S: Serializer> Fields<S> {
    /// An object without fields.
    pub fn begin(to: S) -> Self {
        // How many there will be is not asked for in JSON, and would have to be counted.
        Self(to.serialize_map(None))
    }

    /// Writes a field as its type says.
    pub fn write<T: Serialize>(&mut self, name: &'static str, value: &T) {
        let Ok(map) = &mut self.0 else {
            return;
        };
        if let Err(error) = map.serialize_entry(name, value) {
            self.0 = Err(error);
        }
    }

    /// Writes a field that is left out when it is empty.
    pub fn write_if_some<T: Serialize>(&mut self, name: &'static str, value: &Option<T>) {
        self.write_unless(value.is_none(), name, value);
    }

    /// Writes a field, if it is not left out.
    pub fn write_unless<T: Serialize>(&mut self, is_left_out: bool, name: &'static str, value: &T) {
        if !is_left_out {
            self.write(name, value);
        }
    }

    /// Writes a field in a form.
    pub fn write_as<T, F: WriteForm<T>>(&mut self, name: &'static str, value: &T, _: F) {
        self.write(name, &InForm::<T, F>(value, PhantomData));
    }

    /// Writes a field in a form, if it is not left out.
    pub fn write_as_unless<T, F: WriteForm<T>>(
        &mut self,
        is_left_out: bool,
        name: &'static str,
        value: &T,
        form: F,
    ) {
        if !is_left_out {
            self.write_as(name, value, form);
        }
    }

    /// Ends the object.
    ///
    /// # Errors
    ///
    /// The first one of all fields.
    pub fn end(self) -> Result<S::Ok, S::Error> {
        self.0?.end()
    }
}

struct InForm<'a, T, F>(&'a T, PhantomData<F>);

impl<T, F: WriteForm<T>> Serialize for InForm<'_, T, F> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        F::write(self.0, to)
    }
}

/// How a field is written that does not follow its type's own `Serialize`: a function, as a type that can be handed on.
pub trait WriteForm<T> {
    /// Writes a value.
    ///
    /// # Errors
    ///
    /// Those of the serializer.
    fn write<S: Serializer>(value: &T, to: S) -> Result<S::Ok, S::Error>;
}

/// A number or a flag as JSON's own, or a list of them: [`native`](super::native), [`native_option`](super::native_option) and
/// [`native_list`](super::native_list).
pub struct Native;

impl<T: Serialize> WriteForm<T> for Native {
    fn write<S: Serializer>(value: &T, to: S) -> Result<S::Ok, S::Error> {
        value.serialize(to)
    }
}

/// A number or a flag as a JSON string: [`text`].
pub struct Text;

impl<T: FromWire> WriteForm<T> for Text {
    fn write<S: Serializer>(value: &T, to: S) -> Result<S::Ok, S::Error> {
        text::serialize(value, to)
    }
}

/// A number or a flag as a JSON string, or `null`: [`text_option`].
pub struct OptionalText;

impl<T: FromWire> WriteForm<Option<T>> for OptionalText {
    fn write<S: Serializer>(value: &Option<T>, to: S) -> Result<S::Ok, S::Error> {
        text_option::serialize(value, to)
    }
}

/// A list of numbers or flags as JSON strings: [`text_list`].
pub struct TextList;

impl<T: FromWire> WriteForm<Vec<T>> for TextList {
    fn write<S: Serializer>(values: &Vec<T>, to: S) -> Result<S::Ok, S::Error> {
        text_list::serialize(values, to)
    }
}
