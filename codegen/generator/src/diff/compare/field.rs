//! One field: its presence, its type, its words.

use super::{Comparison, Fields};
use crate::diff::effect::Direction;
use crate::diff::rules::{FormChange, PresenceChange, RuleKind, WordsChange};
use crate::diff::scalar;
use crate::diff::shape::{Side, fits};
use crate::model::{Field, Item, Limits};
use crate::spec::{Container, Requirement, Wire};

/// The type as a spec writes it, by its name in Rust.
pub(super) fn type_text(field: &Field) -> String {
    let item = match &field.item {
        Item::Scalar(scalar) => scalar.word(),
        Item::Object(name) | Item::Enum(name) => name,
    };
    match field.container {
        Container::None => item.to_owned(),
        Container::List => format!("list<{item}>"),
        Container::Map => format!("map<{item}>"),
    }
}

impl Comparison<'_> {
    pub(super) fn field(&mut self, of: &Fields<'_>, old: &Field, new: &Field) {
        self.presence(of, old, new);
        self.container(of, old, new);
        if !self.is_same_item(&old.item, &new.item) {
            self.item(of, old, new);
        }
        self.form(of, old, new);
        let [was, is] = told_limits(old, new);
        self.limits(of, &was, &is);
        self.words(of, old, new);
    }

    fn presence(&mut self, of: &Fields<'_>, old: &Field, new: &Field) {
        use Requirement::{Optional, Required, Unknown};
        let change = match (old.requirement, new.requirement, new.is_single()) {
            (Required, Required, _) | (Optional, Optional, _) | (Unknown, Unknown, _) => return,
            (Optional, Required, true) => PresenceChange::FieldBecameRequired,
            (Optional, Required, false) => PresenceChange::CollectionBecameRequired,
            (Required, Optional, true) => PresenceChange::FieldBecameOptional,
            (Required, Optional, false) => PresenceChange::CollectionBecameOptional,
            (Unknown, Required, true) => PresenceChange::FieldBecameKnownRequired,
            (Unknown, Required, false) => PresenceChange::CollectionBecameKnownRequired,
            (Required, Unknown, true) => PresenceChange::FieldBecameUnknownRequired,
            (Required, Unknown, false) => PresenceChange::CollectionBecameUnknownRequired,
            (Unknown, Optional, _) => PresenceChange::RequirementBecameKnown,
            (Optional, Unknown, _) => PresenceChange::RequirementBecameUnknown,
        };
        self.add_field(
            change,
            of,
            Some(word(old.requirement)),
            Some(word(new.requirement)),
        );
    }

    fn container(&mut self, of: &Fields<'_>, old: &Field, new: &Field) {
        use Container::{List, Map, None as Single};
        let change = match (old.container, new.container) {
            (Single, Single) | (List, List) | (Map, Map) => return,
            (Single, List) => FormChange::SingleBecameList,
            (Single, Map) => FormChange::SingleBecameMap,
            (List, Single) => FormChange::ListBecameSingle,
            (List, Map) => FormChange::ListBecameMap,
            (Map, Single) => FormChange::MapBecameSingle,
            (Map, List) => FormChange::MapBecameList,
        };
        self.add_field(change, of, Some(type_text(old)), Some(type_text(new)));
    }

    /// Whether both are the same type of the spec, whose own changes are found where it stands.
    fn is_same_item(&self, old: &Item, new: &Item) -> bool {
        let [was, is] = &self.names;
        match (old, new) {
            (Item::Object(old) | Item::Enum(old), Item::Object(new) | Item::Enum(new)) => {
                was.get(old.as_str()) == is.get(new.as_str())
            }
            (old, new) => old == new,
        }
    }

    /// How the values of two types lie to each other depends on who reads them: see [`fits`].
    fn item(&mut self, of: &Fields<'_>, old: &Field, new: &Field) {
        let old_side = Side {
            model: self.old,
            field: old,
        };
        let new_side = Side {
            model: self.new,
            field: new,
        };
        for (direction, held_by) in of.held {
            let checks = *direction == Direction::Request;
            let change = match (
                fits(old_side, new_side, checks),
                fits(new_side, old_side, checks),
            ) {
                (true, true) => FormChange::TypeRenamed,
                (true, false) => FormChange::TypeWidened,
                (false, true) => FormChange::TypeNarrowed,
                (false, false) => FormChange::TypeReplaced,
            };
            self.add_held(
                RuleKind::Field(*direction, change.into()),
                &of.at,
                Some(type_text(old)),
                Some(type_text(new)),
                held_by,
            );
        }
    }

    /// How it is held in Rust and written on the wire.
    fn form(&mut self, of: &Fields<'_>, old: &Field, new: &Field) {
        match (old.boxed, new.boxed) {
            (false, true) => self.add_field(FormChange::FieldBoxed, of, None, None),
            (true, false) => self.add_field(FormChange::FieldUnboxed, of, None, None),
            _ => {}
        }
        let has_forms =
            |field: &Field| matches!(field.item, Item::Scalar(scalar) if !scalar.is_text());
        if has_forms(old) && has_forms(new) {
            match (old.wire, new.wire) {
                (Wire::Text, Wire::Native) => {
                    self.add_field(FormChange::WireBecameNative, of, None, None)
                }
                (Wire::Native, Wire::Text) => {
                    self.add_field(FormChange::WireBecameString, of, None, None)
                }
                _ => {}
            }
        }
        if old.rust != new.rust {
            let names = (Some(old.rust.clone()), Some(new.rust.clone()));
            self.add_field(FormChange::FieldRustNameChanged, of, names.0, names.1);
        }
    }

    fn words(&mut self, of: &Fields<'_>, old: &Field, new: &Field) {
        match (old.sensitive, new.sensitive) {
            (false, true) => self.add_field(WordsChange::BecameSensitive, of, None, None),
            (true, false) => self.add_field(WordsChange::BecamePrinted, of, None, None),
            _ => {}
        }
        let deprecation = match (&old.deprecated, &new.deprecated) {
            (None, Some(_)) => WordsChange::Deprecated,
            (Some(_), None) => WordsChange::Undeprecated,
            _ => WordsChange::DeprecationChanged,
        };
        let (was, is) = (&old.docs, &new.docs);
        if was.summary != is.summary {
            let (was, is) = (was.summary.clone(), is.summary.clone());
            self.add_field(WordsChange::SummaryChanged, of, Some(was), Some(is));
        }
        for (change, old, new) in [
            (deprecation, &old.deprecated, &new.deprecated),
            (WordsChange::NoteChanged, &was.note, &is.note),
            (WordsChange::SinceChanged, &was.since, &is.since),
        ] {
            if old != new {
                self.add_field(change, of, old.clone(), new.clone());
            }
        }
        if was.origin != is.origin {
            let [was, is] = [was, is].map(|docs| docs.origin.as_ref().map(ToString::to_string));
            self.add_field(WordsChange::SourceChanged, of, was, is);
        }
    }
}

/// The limits as they are compared: a bound that a type of number has anyway is none of the field's, so that it is no change
/// when another type of number comes with the same bound.
fn told_limits(old: &Field, new: &Field) -> [Limits; 2] {
    let ranges = [old, new].map(|field| match field.item {
        Item::Scalar(scalar) => scalar::range(&field.limits, scalar),
        Item::Object(_) | Item::Enum(_) => None,
    });
    let mut limits = [old.limits.clone(), new.limits.clone()];
    if let ([Some(was), Some(is)], false) = (ranges, old.item == new.item) {
        for limits in &mut limits {
            limits.range.min = limits.range.min.take().filter(|_| was.0 != is.0);
            limits.range.max = limits.range.max.take().filter(|_| was.1 != is.1);
        }
    }
    limits
}

fn word(requirement: Requirement) -> String {
    let word = match requirement {
        Requirement::Required => "required",
        Requirement::Optional => "optional",
        Requirement::Unknown => "unknown",
    };
    word.to_owned()
}
