//! Numbers and flags, as JSON strings or as JSON's own.

use std::fmt;
use std::marker::PhantomData;
use std::str::FromStr;

use serde::de::{self, Deserialize, Deserializer, SeqAccess, Visitor};
use serde::ser::{Serialize, Serializer};

/// A number or a flag that can be read from both forms.
pub trait FromWire: FromStr + fmt::Display + Serialize + Copy {
    /// What it is, for messages.
    const EXPECTED: &'static str;

    /// From a JSON number.
    fn from_number(number: i128) -> Option<Self>;

    /// From a JSON boolean.
    fn from_flag(flag: bool) -> Option<Self>;
}

macro_rules! numbers {
    ($($number:ty)*) => {
        $(impl FromWire for $number {
            const EXPECTED: &'static str =
                concat!("a whole number (", stringify!($number), "), in quotes or not");

            fn from_number(number: i128) -> Option<Self> {
                number.try_into().ok()
            }

            fn from_flag(_: bool) -> Option<Self> {
                None
            }
        })*
    };
}

numbers!(u64 i64);

impl FromWire for bool {
    const EXPECTED: &'static str = "true or false, in quotes or not";

    fn from_number(_: i128) -> Option<Self> {
        None
    }

    fn from_flag(flag: bool) -> Option<Self> {
        Some(flag)
    }
}

struct BothForms<T>(PhantomData<T>);

impl<T: FromWire> BothForms<T> {
    fn found<E: de::Error>(found: Option<T>, unexpected: de::Unexpected<'_>) -> Result<T, E> {
        found.ok_or_else(|| E::invalid_value(unexpected, &T::EXPECTED))
    }
}

impl<T: FromWire> Visitor<'_> for BothForms<T> {
    type Value = T;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(T::EXPECTED)
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<T, E> {
        // The text may be sensitive: the message does not repeat it.
        Self::found(text.parse().ok(), de::Unexpected::Other("other text"))
    }

    fn visit_u64<E: de::Error>(self, number: u64) -> Result<T, E> {
        Self::found(
            T::from_number(number.into()),
            de::Unexpected::Other("another number"),
        )
    }

    fn visit_i64<E: de::Error>(self, number: i64) -> Result<T, E> {
        Self::found(
            T::from_number(number.into()),
            de::Unexpected::Other("another number"),
        )
    }

    fn visit_bool<E: de::Error>(self, flag: bool) -> Result<T, E> {
        Self::found(T::from_flag(flag), de::Unexpected::Bool(flag))
    }
}

struct OptionalBothForms<T>(PhantomData<T>);

impl<'de, T: FromWire> Visitor<'de> for OptionalBothForms<T> {
    type Value = Option<T>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} or nothing", T::EXPECTED)
    }

    fn visit_none<E: de::Error>(self) -> Result<Option<T>, E> {
        Ok(None)
    }

    fn visit_unit<E: de::Error>(self) -> Result<Option<T>, E> {
        Ok(None)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<T>, D::Error> {
        text::deserialize(deserializer).map(Some)
    }
}

/// A field that is written as a JSON string: `#[serde(with = "wire::text")]`.
pub mod text {
    use super::*;

    /// Writes a JSON string.
    ///
    /// # Errors
    ///
    /// Those of the serializer.
    pub fn serialize<T: FromWire, S: Serializer>(value: &T, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(value)
    }

    /// Reads either form.
    ///
    /// # Errors
    ///
    /// When the value is of another kind or out of range.
    pub fn deserialize<'de, T: FromWire, D: Deserializer<'de>>(from: D) -> Result<T, D::Error> {
        from.deserialize_any(BothForms(PhantomData))
    }
}

/// An optional field that is written as a JSON string.
pub mod text_option {
    use super::*;

    /// Writes a JSON string, or `null`.
    ///
    /// # Errors
    ///
    /// Those of the serializer.
    pub fn serialize<T: FromWire, S: Serializer>(
        value: &Option<T>,
        to: S,
    ) -> Result<S::Ok, S::Error> {
        match value {
            Some(value) => to.collect_str(value),
            None => to.serialize_none(),
        }
    }

    /// Reads either form.
    ///
    /// # Errors
    ///
    /// When the value is of another kind or out of range.
    pub fn deserialize<'de, T: FromWire, D: Deserializer<'de>>(
        from: D,
    ) -> Result<Option<T>, D::Error> {
        from.deserialize_option(OptionalBothForms(PhantomData))
    }
}

/// A field that is written as a JSON number or boolean.
pub mod native {
    use super::*;

    pub use super::text::deserialize;

    /// Writes a JSON number or boolean.
    ///
    /// # Errors
    ///
    /// Those of the serializer.
    pub fn serialize<T: FromWire, S: Serializer>(value: &T, to: S) -> Result<S::Ok, S::Error> {
        value.serialize(to)
    }
}

/// An optional field that is written as a JSON number or boolean.
pub mod native_option {
    use super::*;

    pub use super::text_option::deserialize;

    /// Writes a JSON number or boolean, or `null`.
    ///
    /// # Errors
    ///
    /// Those of the serializer.
    pub fn serialize<T: FromWire, S: Serializer>(
        value: &Option<T>,
        to: S,
    ) -> Result<S::Ok, S::Error> {
        value.serialize(to)
    }
}

/// A list of numbers or flags; `null` is an empty one.
struct Items<T>(PhantomData<T>);

/// One of them.
struct Item<T>(T);

impl<'de, T: FromWire> Deserialize<'de> for Item<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        text::deserialize(from).map(Self)
    }
}

impl<'de, T: FromWire> Visitor<'de> for Items<T> {
    type Value = Vec<T>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "a list, each item of which is {}", T::EXPECTED)
    }

    fn visit_unit<E: de::Error>(self) -> Result<Vec<T>, E> {
        Ok(Vec::new())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Vec<T>, A::Error> {
        let mut read = Vec::new();
        while let Some(Item(item)) = items.next_element()? {
            read.push(item);
        }
        Ok(read)
    }
}

/// A list whose items are written as JSON strings.
pub mod text_list {
    use super::*;

    /// Writes JSON strings.
    ///
    /// # Errors
    ///
    /// Those of the serializer.
    pub fn serialize<T: FromWire, S: Serializer>(values: &[T], to: S) -> Result<S::Ok, S::Error> {
        to.collect_seq(values.iter().map(ToString::to_string))
    }

    /// Reads items of either form.
    ///
    /// # Errors
    ///
    /// When an item is of another kind or out of range.
    pub fn deserialize<'de, T: FromWire, D: Deserializer<'de>>(
        from: D,
    ) -> Result<Vec<T>, D::Error> {
        from.deserialize_any(Items(PhantomData))
    }
}

/// A list whose items are written as JSON numbers or booleans.
pub mod native_list {
    use super::*;

    pub use super::text_list::deserialize;

    /// Writes JSON numbers or booleans.
    ///
    /// # Errors
    ///
    /// Those of the serializer.
    pub fn serialize<T: FromWire, S: Serializer>(values: &[T], to: S) -> Result<S::Ok, S::Error> {
        to.collect_seq(values)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde::{Deserialize, Serialize};
    use serde_json::json;

    #[derive(Debug, PartialEq, Deserialize, Serialize)]
    struct Scalars {
        #[serde(with = "super::text")]
        quantity: u64,
        #[serde(with = "super::native")]
        native: bool,
        #[serde(
            with = "super::text_option",
            default,
            skip_serializing_if = "Option::is_none"
        )]
        change: Option<i64>,
    }

    #[test]
    fn both_forms_are_read_and_the_spec_s_form_is_written() {
        let expected = Scalars {
            quantity: 20,
            native: true,
            change: Some(-1),
        };
        for sent in [
            json!({"quantity": "20", "native": "true", "change": "-1"}),
            json!({"quantity": 20, "native": true, "change": -1}),
        ] {
            let read: Scalars = serde_json::from_value(sent).unwrap();
            assert_eq!(read, expected);
        }
        let written = serde_json::to_value(&expected).unwrap();
        assert_eq!(
            written,
            json!({"quantity": "20", "native": true, "change": "-1"})
        );
    }

    #[derive(Debug, PartialEq, Deserialize, Serialize)]
    struct Lists {
        #[serde(default, with = "super::text_list")]
        text: Vec<i64>,
        #[serde(with = "super::native_list")]
        native: Vec<u64>,
    }

    #[test]
    fn lists_are_read_in_both_forms_and_written_in_the_spec_s() {
        for sent in [
            json!({"text": ["-1", 2], "native": [3, "4"]}),
            json!({"text": [-1, "2"], "native": ["3", 4]}),
        ] {
            let read: Lists = serde_json::from_value(sent).unwrap();
            let written = serde_json::to_value(&read).unwrap();
            assert_eq!(written, json!({"text": ["-1", "2"], "native": [3, 4]}));
        }
        let empty: Lists = serde_json::from_value(json!({"native": null})).unwrap();
        assert_eq!((empty.text.len(), empty.native.len()), (0, 0));
        assert!(serde_json::from_value::<Lists>(json!({"native": ["x"]})).is_err());
    }

    #[test]
    fn absent_and_null_are_nothing() {
        for sent in [
            json!({"quantity": 1, "native": false}),
            json!({"quantity": 1, "native": false, "change": null}),
        ] {
            let read: Scalars = serde_json::from_value(sent).unwrap();
            assert_eq!(read.change, None);
        }
    }

    #[test]
    fn other_values_are_refused_without_being_repeated() {
        for quantity in [
            json!("secret"),
            json!("-1"),
            json!(-1),
            json!(1.5),
            json!("18446744073709551616"),
            json!(true),
            json!(""),
        ] {
            let sent = json!({"quantity": quantity, "native": true});
            let error = serde_json::from_value::<Scalars>(sent)
                .unwrap_err()
                .to_string();
            assert!(error.contains("a whole number"), "{error}");
            assert!(!error.contains("secret"), "{error}");
        }
    }

    proptest! {
        #[test]
        fn numbers_survive_the_wire(quantity: u64, native: bool, change: Option<i64>) {
            let value = Scalars { quantity, native, change };
            let text = serde_json::to_string(&value).unwrap();
            prop_assert_eq!(serde_json::from_str::<Scalars>(&text).unwrap(), value);
        }
    }
}
