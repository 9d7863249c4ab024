//! The fields of an object.

use super::{Comparison, Fields, Pair, only, pairs};
use crate::diff::rules::{ConditionChange, PresenceChange, RuleKind};
use crate::model::{Field, Object};

impl Comparison<'_> {
    pub(super) fn object(&mut self, of: &Fields<'_>, old: &Object, new: &Object) {
        for pair in pairs(&old.fields, &new.fields, |field| &field.wire_name) {
            let (Pair::Old(shown) | Pair::New(shown) | Pair::Both(_, shown)) = pair;
            let of = Fields {
                at: of.at.name(&shown.wire_name),
                held: of.held,
            };
            match pair {
                Pair::Old(field) => {
                    let change = match field.is_required() {
                        true => PresenceChange::RequiredFieldRemoved,
                        false => PresenceChange::OptionalFieldRemoved,
                    };
                    self.add_field(change, &of, Some(described(field)), None);
                    self.conditions(&of, &conditions(old, field), &[]);
                }
                Pair::New(field) => {
                    let change = match field.is_required() {
                        true => PresenceChange::RequiredFieldAdded,
                        false => PresenceChange::OptionalFieldAdded,
                    };
                    self.add_field(change, &of, None, Some(described(field)));
                    self.conditions(&of, &[], &conditions(new, field));
                }
                Pair::Both(was, is) => {
                    self.field(&of, was, is);
                    // One that must always be there is beyond conditions.
                    if !was.is_required() && !is.is_required() {
                        self.conditions(&of, &conditions(old, was), &conditions(new, is));
                    }
                }
            }
        }
    }

    /// When a field is required although it is not always. Conditions are told by the fields and values that they ask for.
    fn conditions(&mut self, of: &Fields<'_>, old: &[String], new: &[String]) {
        for condition in only(old, new) {
            self.add_held(
                RuleKind::Condition(ConditionChange::Removed),
                &of.at,
                Some(condition.clone()),
                None,
                &[],
            );
        }
        for condition in only(new, old) {
            self.add_held(
                RuleKind::Condition(ConditionChange::Added),
                &of.at,
                None,
                Some(condition.clone()),
                &[],
            );
        }
    }
}

fn conditions(object: &Object, field: &Field) -> Vec<String> {
    let wire_name = |rust: &str| {
        let mut fields = object.fields.iter();
        let found = fields.find(|field| field.rust == rust);
        found.map_or_else(|| rust.to_owned(), |field| field.wire_name.clone())
    };
    let conditions = field.required_when.iter().map(|condition| {
        let mut parts: Vec<String> = condition
            .parts
            .iter()
            .map(|part| format!("{} is {}", wire_name(&part.rust), part.value))
            .collect();
        parts.sort();
        parts.join(" and ")
    });
    conditions.collect()
}

/// A field in a few words.
fn described(field: &Field) -> String {
    let requirement = match field.is_required() {
        true => "required",
        false => "optional",
    };
    format!("{}, {requirement}", super::field::type_text(field))
}
