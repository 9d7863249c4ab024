//! Which types integrators build.

use std::collections::{HashMap, HashSet};

use crate::spec::{Field, Item, Spec, TypeKind};

/// The names of the types that requests hold, directly or not.
pub(super) fn held_by_requests(spec: &Spec) -> HashSet<&str> {
    let objects: HashMap<&str, &[Field]> = spec
        .types
        .iter()
        .filter_map(|file| match &file.kind {
            TypeKind::Object { fields, .. } => Some((file.name.as_str(), fields.as_slice())),
            TypeKind::Enum { .. } => None,
        })
        .collect();
    let mut held = HashSet::new();
    let mut waiting: Vec<&Field> = spec
        .operations
        .iter()
        .flat_map(|operation| &operation.request)
        .collect();
    while let Some(field) = waiting.pop() {
        if let Item::Named(name) = &field.field_type.item
            && held.insert(name.as_str())
        {
            waiting.extend(objects.get(name.as_str()).copied().unwrap_or_default());
        }
    }
    held
}
