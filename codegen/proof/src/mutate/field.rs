//! Where the fields of a spec stand, and how one of them is changed.

use fastrand::Rng;
use serde_json::{Map, Value};

use super::one;
use crate::documents::Documents;

/// The lists of fields by the folder of the file and the key in it.
const LISTS: [(&str, &str); 4] = [
    ("types", "fields"),
    ("operations", "request"),
    ("operations", "response"),
    ("notifications", "body"),
];

/// A list of fields.
#[derive(Clone, Debug)]
pub(super) struct List {
    pub(super) file: String,
    pub(super) key: &'static str,
}

/// A field.
#[derive(Clone, Debug)]
pub(super) struct Site {
    pub(super) list: List,
    pub(super) name: String,
}

/// A kind of change of one field.
pub(super) struct FieldKind {
    /// Whether the change is one of this field.
    pub(super) fits: fn(&Facts<'_>) -> bool,
    /// Makes it.
    pub(super) change: fn(&mut Map<String, Value>, &mut Rng, &Documents),
}

/// What a field says.
pub(super) struct Facts<'a> {
    pub(super) entries: &'a Map<String, Value>,
    pub(super) documents: &'a Documents,
}

impl Facts<'_> {
    /// The type as it is written.
    pub(super) fn written_type(&self) -> &str {
        self.text("type").unwrap_or_default()
    }

    pub(super) fn text(&self, key: &str) -> Option<&str> {
        self.entries.get(key)?.as_str()
    }

    pub(super) fn has(&self, key: &str) -> bool {
        self.entries.contains_key(key)
    }

    pub(super) fn is_required(&self) -> bool {
        self.entries.get("required") == Some(&Value::Bool(true))
    }

    pub(super) fn is_list(&self) -> bool {
        self.written_type().starts_with("list<")
    }

    pub(super) fn is_map(&self) -> bool {
        self.written_type().starts_with("map<")
    }

    pub(super) fn is_single(&self) -> bool {
        !self.is_list() && !self.is_map()
    }

    /// What it holds, without what stands around it.
    pub(super) fn item(&self) -> &str {
        item(self.written_type())
    }

    pub(super) fn is_scalar(&self) -> bool {
        SCALARS.contains(&self.item())
    }

    /// The types of the spec: `true` for enums.
    pub(super) fn is_enum(&self) -> bool {
        let types = self.documents.below("types");
        types
            .into_iter()
            .any(|(_, value)| value["enum"] == self.item())
    }

    pub(super) fn is_object(&self) -> bool {
        !self.is_scalar() && !self.is_enum()
    }

    pub(super) fn is_plain_text(&self) -> bool {
        self.item() == "string"
    }

    pub(super) fn is_number(&self) -> bool {
        matches!(self.item(), "u64" | "i64")
    }

    /// Whether lengths make sense.
    pub(super) fn has_length(&self) -> bool {
        self.is_scalar() && !self.is_number() && self.item() != "bool"
    }

    pub(super) fn number(&self, key: &str) -> Option<i64> {
        self.entries.get(key)?.as_i64()
    }
}

/// The words for scalars.
pub(super) const SCALARS: [&str; 10] = [
    "string", "bool", "u64", "i64", "decimal", "datetime", "date", "url", "currency", "region",
];

/// A type without the list or map around it.
pub(super) fn item(written: &str) -> &str {
    let inside = |opening: &str| written.strip_prefix(opening)?.strip_suffix('>');
    inside("list<")
        .or_else(|| inside("map<"))
        .unwrap_or(written)
}

/// Every list of fields.
pub(super) fn lists(documents: &Documents) -> Vec<List> {
    let mut found = Vec::new();
    for (folder, key) in LISTS {
        for (path, value) in documents.below(folder) {
            if value.get(key).is_some() {
                found.push(List {
                    file: path.to_owned(),
                    key,
                });
            }
        }
    }
    found
}

/// The fields of a list.
pub(super) fn fields<'a>(documents: &'a Documents, list: &List) -> Option<&'a Map<String, Value>> {
    documents.entries(&list.file)?.get(list.key)?.as_object()
}

/// The fields of a list, to be changed.
pub(super) fn fields_mut<'a>(
    documents: &'a mut Documents,
    list: &List,
) -> Option<&'a mut Map<String, Value>> {
    documents
        .entries_mut(&list.file)?
        .get_mut(list.key)?
        .as_object_mut()
}

/// Every field that fits.
pub(super) fn sites(documents: &Documents, fits: impl Fn(&Facts<'_>) -> bool) -> Vec<Site> {
    let mut found = Vec::new();
    for list in lists(documents) {
        for (name, value) in fields(documents, &list).into_iter().flatten() {
            let Some(entries) = value.as_object() else {
                continue;
            };
            if fits(&Facts { entries, documents }) {
                found.push(Site {
                    list: list.clone(),
                    name: name.clone(),
                });
            }
        }
    }
    found
}

impl Site {
    /// Where it stands, for people.
    pub(super) fn shown(&self) -> String {
        format!("{} {}.{}", self.list.file, self.list.key, self.name)
    }
}

impl FieldKind {
    /// Changes a random field that fits.
    pub(super) fn apply(&self, documents: &mut Documents, rng: &mut Rng) -> Option<String> {
        let sites = sites(documents, self.fits);
        let site = one(rng, &sites)?;
        let before = documents.clone();
        let entries = fields_mut(documents, &site.list)?
            .get_mut(&site.name)?
            .as_object_mut()?;
        (self.change)(entries, rng, &before);
        Some(site.shown())
    }
}

/// Puts a key in the place of another one and keeps its value and the order.
pub(super) fn rename_key(entries: &mut Map<String, Value>, old: &str, new: &str) {
    let renamed = std::mem::take(entries)
        .into_iter()
        .map(|(key, value)| match key == old {
            true => (new.to_owned(), value),
            false => (key, value),
        });
    *entries = renamed.collect();
}
