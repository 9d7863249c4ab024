//! Which operations and notifications hold a type, and in which direction.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::effect::Direction;
use crate::model::{Item, Model, Type, TypeKind};

/// The holders of every type of two models, by the type's name in the API.
pub(super) struct Holders(BTreeMap<String, Vec<(Direction, Vec<String>)>>);

impl Holders {
    pub(super) fn of(old: &Model, new: &Model) -> Self {
        let mut found = Found::new();
        for model in [old, new] {
            for (held, names) in in_model(model) {
                found.entry(held).or_default().extend(names);
            }
        }
        let mut holders: BTreeMap<String, Vec<(Direction, Vec<String>)>> = BTreeMap::new();
        for ((shared, direction), names) in found {
            let names = names.into_iter().map(str::to_owned).collect();
            holders
                .entry(shared.to_owned())
                .or_default()
                .push((direction, names));
        }
        Self(holders)
    }

    /// Who holds it, direction by direction.
    pub(super) fn of_type(&self, name: &str) -> &[(Direction, Vec<String>)] {
        self.0.get(name).map_or(&[], Vec::as_slice)
    }
}

/// Who holds a type in a direction.
type Found<'a> = BTreeMap<(&'a str, Direction), BTreeSet<&'a str>>;

fn in_model(model: &Model) -> Found<'_> {
    let types: HashMap<&str, &Type> = model
        .types
        .iter()
        .map(|shared| (shared.rust.as_str(), shared))
        .collect();
    let operations = model.operations().flat_map(|operation| {
        [
            (Direction::Request, &operation.name, &operation.request),
            (Direction::Response, &operation.name, &operation.response),
        ]
    });
    let notifications = model.notifications().map(|notification| {
        (
            Direction::Notification,
            &notification.name,
            &notification.body,
        )
    });
    let mut found = Found::new();
    for (direction, holder, object) in operations.chain(notifications) {
        let mut waiting = vec![object];
        while let Some(object) = waiting.pop() {
            for field in &object.fields {
                let (Item::Object(rust) | Item::Enum(rust)) = &field.item else {
                    continue;
                };
                let Some(shared) = types.get(rust.as_str()) else {
                    continue;
                };
                let is_new = found
                    .entry((&shared.name, direction))
                    .or_default()
                    .insert(holder);
                if let (true, TypeKind::Object { object, .. }) = (is_new, &shared.kind) {
                    waiting.push(object);
                }
            }
        }
    }
    found
}
