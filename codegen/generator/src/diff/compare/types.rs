//! Shared types.

use super::{At, Comparison, Fields, Pair, only, owner, pairs};
use crate::diff::finding::OwnerKind;
use crate::diff::held::Holders;
use crate::diff::rules::TypeRule;
use crate::model::{Model, Type, TypeKind};

impl Comparison<'_> {
    pub(super) fn types(&mut self) {
        let holders = Holders::of(self.old, self.new);
        for pair in pairs(&self.old.types, &self.new.types, |shared| &shared.name) {
            let (Pair::Old(shared) | Pair::New(shared) | Pair::Both(_, shared)) = pair;
            let owner = owner(OwnerKind::Type, &shared.name, &shared.file);
            let at = &At::owner(&owner);
            let name = Some(shared.rust.clone());
            match pair {
                Pair::Old(_) => self.add(TypeRule::Removed, at, name, None),
                Pair::New(_) => self.add(TypeRule::Added, at, None, name),
                Pair::Both(old, new) => {
                    let fields = Fields {
                        at: At::owner(&owner),
                        held: holders.of_type(&new.name),
                    };
                    self.shared(&fields, old, new);
                }
            }
        }
    }

    fn shared(&mut self, fields: &Fields<'_>, old: &Type, new: &Type) {
        let at = &fields.at;
        self.text(TypeRule::RustNameChanged, at, &old.rust, &new.rust);
        self.docs(
            [
                TypeRule::SummaryChanged,
                TypeRule::NoteChanged,
                TypeRule::SourceChanged,
            ],
            at,
            &old.docs,
            &new.docs,
        );
        let [was_in, is_in] = [(self.old, old), (self.new, new)].map(|(model, shared)| {
            let groups = model.groups_of(shared);
            groups.cloned().collect::<Vec<String>>()
        });
        // That a group comes or goes is said once, of the group.
        let is_group =
            |model: &Model, name: &str| model.groups.iter().any(|group| group.rust == name);
        for group in only(&was_in, &is_in) {
            if is_group(self.new, group) {
                self.add(TypeRule::LeftGroup, at, Some(group.clone()), None);
            }
        }
        for group in only(&is_in, &was_in) {
            if is_group(self.old, group) {
                self.add(TypeRule::JoinedGroup, at, None, Some(group.clone()));
            }
        }
        match (&old.kind, &new.kind) {
            (TypeKind::Enum(old), TypeKind::Enum(new)) => self.variants(fields, old, new),
            (TypeKind::Object { .. }, TypeKind::Enum(_)) => {
                self.add(TypeRule::ObjectBecameEnum, at, None, None);
            }
            (TypeKind::Enum(_), TypeKind::Object { .. }) => {
                self.add(TypeRule::EnumBecameObject, at, None, None);
            }
            (
                TypeKind::Object {
                    object: old,
                    samples: old_samples,
                },
                TypeKind::Object {
                    object: new,
                    samples: new_samples,
                },
            ) => {
                match (old.is_built, new.is_built) {
                    (false, true) => self.add(TypeRule::BecameBuilt, at, None, None),
                    (true, false) => self.add(TypeRule::NoLongerBuilt, at, None, None),
                    _ => {}
                }
                let shown = |(value, currency): &(String, String)| format!("{value}, {currency}");
                self.set_or_unset(
                    [
                        TypeRule::MoneySet,
                        TypeRule::MoneyUnset,
                        TypeRule::MoneyChanged,
                    ],
                    at,
                    old.money.as_ref().map(shown).as_ref(),
                    new.money.as_ref().map(shown).as_ref(),
                );
                self.values(TypeRule::SampleChanged, at, old_samples, new_samples);
                self.object(fields, old, new);
            }
        }
    }
}
