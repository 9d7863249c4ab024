//! Which types integrators build, and which groups hold them.

use std::collections::{HashMap, HashSet};

use super::{Item as Held, Model, Object};
use crate::spec::{Field, Item, Spec, TypeKind};

/// The names of the types that requests hold, directly or not.
pub(crate) fn held_by_requests(spec: &Spec) -> HashSet<&str> {
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

/// Says of each type which groups hold it, directly or not.
pub(super) fn fill_in_groups(model: &mut Model) {
    let mut groups: HashMap<String, Vec<String>> = HashMap::new();
    for group in &model.groups {
        let mut waiting: Vec<&Object> = group.objects().collect();
        while let Some(object) = waiting.pop() {
            for field in &object.fields {
                let (Held::Object(name) | Held::Enum(name)) = &field.item else {
                    continue;
                };
                let held_by = groups.entry(name.clone()).or_default();
                if held_by.last() != Some(&group.rust) {
                    held_by.push(group.rust.clone());
                    waiting.extend(model.object(name));
                }
            }
        }
    }
    let all = model.groups.len();
    model.types.edit(|types| {
        for shared in types {
            let held_by = groups.remove(&shared.rust).unwrap_or_default();
            if held_by.len() < all {
                shared.groups = held_by;
            }
        }
    });
}
