//! JSON with a part of it changed or left out, and the rest as it was.

use serde_json::value::RawValue;

use super::entries::{Entry, entries};
use super::misfit::Step;

/// The JSON with the part at a place as `edit` gives it, or without the field there if it gives none; `None` when there is no
/// such place.
pub(super) fn edited(
    json: &[u8],
    place: &[Step],
    edit: &mut dyn FnMut(&[u8]) -> Option<Vec<u8>>,
) -> Option<Vec<u8>> {
    let Some((step, deeper)) = place.split_first() else {
        return edit(json);
    };
    let mut is_there = false;
    let parts: Vec<Vec<u8>> = match step {
        Step::Field(name) => {
            let entries = entries(json).ok()?;
            let parts = entries.iter().filter_map(|entry| {
                if !entry.is(name) {
                    return written(entry, entry.value.get().as_bytes());
                }
                is_there = true;
                written(entry, &edited(entry.value.get().as_bytes(), deeper, edit)?)
            });
            parts.collect()
        }
        Step::Item(index) => {
            let items: Vec<&RawValue> = serde_json::from_slice(json).ok()?;
            let parts = items.iter().enumerate().filter_map(|(number, item)| {
                let item = item.get().as_bytes();
                if number != *index {
                    return Some(item.to_vec());
                }
                is_there = true;
                edited(item, deeper, edit)
            });
            parts.collect()
        }
    };
    let [opening, closing] = match step {
        Step::Field(_) => [b"{", b"}"],
        Step::Item(_) => [b"[", b"]"],
    };
    is_there.then(|| joined(opening, &parts, closing))
}

/// An object with a text in one of its fields; `None` when it has no such field.
#[cfg(feature = "gateway")]
pub(crate) fn with_text(json: &[u8], field: &str, text: &str) -> Option<Vec<u8>> {
    let place = [Step::Field(field.to_owned())];
    edited(json, &place, &mut |_| serde_json::to_vec(text).ok())
}

/// An object without the entries whose keys are no text, which nothing can read; `None` when it has none of these.
pub(super) fn with_text_keys_only(json: &[u8]) -> Option<Vec<u8>> {
    let entries = entries(json).ok()?;
    let parts = entries
        .iter()
        .filter_map(|entry| written(entry, entry.value.get().as_bytes()));
    let parts: Vec<Vec<u8>> = parts.collect();
    (parts.len() < entries.len()).then(|| joined(b"{", &parts, b"}"))
}

/// An entry with a value; nothing when its key is no text.
fn written(entry: &Entry<'_>, value: &[u8]) -> Option<Vec<u8>> {
    let key = serde_json::to_vec(entry.key()?).ok()?;
    Some([&key[..], b":", value].concat())
}

fn joined(opening: &[u8], parts: &[Vec<u8>], closing: &[u8]) -> Vec<u8> {
    [opening, &parts.join(&b","[..]), closing].concat()
}
