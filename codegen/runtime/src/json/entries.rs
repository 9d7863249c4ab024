//! The entries of a JSON object, of which only those are looked at that somebody asks for.

use std::borrow::Cow;
use std::fmt;

use serde::Deserialize;
use serde::de::{self, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use crate::validate::Misfit;

/// One entry: its value is JSON, and nothing more is known of it.
pub(crate) struct Entry<'a> {
    /// Not always text: a key may hold half of a character.
    key: Cow<'a, [u8]>,
    pub(crate) value: &'a RawValue,
}

impl Entry<'_> {
    /// Whether it has this key.
    pub(crate) fn is(&self, key: &str) -> bool {
        *self.key == *key.as_bytes()
    }

    /// Its key, where that is text.
    pub(crate) fn key(&self) -> Option<&str> {
        std::str::from_utf8(&self.key).ok()
    }
}

/// The entries of an object, in their order.
pub(crate) fn entries(json: &[u8]) -> Result<Vec<Entry<'_>>, Misfit> {
    let mut from = serde_json::Deserializer::from_slice(json);
    let read = from.deserialize_map(Entries);
    let misfit = |error: &serde_json::Error| match error.classify() {
        // That it is no object shows before anything behind it is looked at.
        serde_json::error::Category::Data => Misfit::NotAnObject,
        _ => Misfit::NotJson,
    };
    match (read, from.end()) {
        (Ok(entries), Ok(())) => Ok(entries),
        (Ok(_), Err(_)) => Err(Misfit::NotAlone),
        (Err(_), _) if json.trim_ascii().is_empty() => Err(Misfit::Empty),
        (Err(_), _) if json.starts_with("\u{feff}".as_bytes()) => Err(Misfit::ByteOrderMark),
        (Err(error), _) => Err(misfit(&error)),
    }
}

/// The text that a value is, or the digits of a number; `None` for anything else.
pub(crate) fn text(value: &RawValue) -> Option<Cow<'_, str>> {
    #[derive(Deserialize)]
    #[serde(transparent)]
    struct Text<'a>(#[serde(borrow)] Cow<'a, str>);

    let json = value.get();
    match json.as_bytes().first()? {
        b'"' => serde_json::from_str(json).ok().map(|Text(text)| text),
        b'-' | b'0'..=b'9' => Some(json.into()),
        _ => None,
    }
}

struct Entries;

impl<'de> Visitor<'de> for Entries {
    type Value = Vec<Entry<'de>>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut entries = Vec::new();
        while let Some(Key(key)) = map.next_key()? {
            let value = map.next_value()?;
            entries.push(Entry { key, value });
        }
        Ok(entries)
    }
}

struct Key<'a>(Cow<'a, [u8]>);

impl<'de> Deserialize<'de> for Key<'de> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_bytes(KeyVisitor)
    }
}

struct KeyVisitor;

impl<'de> Visitor<'de> for KeyVisitor {
    type Value = Key<'de>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a key")
    }

    fn visit_borrowed_bytes<E: de::Error>(self, key: &'de [u8]) -> Result<Key<'de>, E> {
        Ok(Key(key.into()))
    }

    fn visit_bytes<E: de::Error>(self, key: &[u8]) -> Result<Key<'de>, E> {
        Ok(Key(key.to_vec().into()))
    }
}
