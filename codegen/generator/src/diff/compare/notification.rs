//! Notifications.

use std::collections::BTreeSet;

use super::{At, Comparison, Fields, Pair, grouped, only, owner, pairs};
use crate::diff::effect::Direction;
use crate::diff::finding::OwnerKind;
use crate::diff::rules::NotificationRule;
use crate::model::{Model, Notification};

/// The values that it is told by, each with its field.
fn told_by(notification: &Notification) -> BTreeSet<(&String, &String)> {
    let values = notification.values.iter();
    values
        .flat_map(|(field, values)| values.iter().map(move |value| (field, value)))
        .collect()
}

/// Whether a model that does not know a notification may take it for one that it knows: what tells that one may stand in this
/// one, too. One that the notification's own model does not know and that is told by the same is the same by another name.
fn looks_like_another(notification: &Notification, model: &Model, own: &Model) -> bool {
    let is_same = |known: &Notification| {
        let is_gone = !own.notifications().any(|other| other.name == known.name);
        is_gone && told_by(known) == told_by(notification) && known.fields == notification.fields
    };
    let may_have = |field: &String, values: &[String]| {
        let mut told_by = notification.values.iter();
        match told_by.find(|(name, _)| name == field) {
            Some((_, own)) => own.iter().any(|value| values.contains(value)),
            None => notification.body.field(field).is_some(),
        }
    };
    let mut others = model.notifications().filter(|known| !is_same(known));
    others.any(|known| {
        let mut values = known.values.iter();
        let mut fields = known.fields.iter();
        values.all(|(field, values)| may_have(field, values))
            && fields.all(|name| notification.body.field(name).is_some())
    })
}

impl Comparison<'_> {
    pub(super) fn notifications(&mut self) {
        let [old, new] =
            [self.old, self.new].map(|model| grouped(model, |group| &group.notifications));
        for pair in pairs(&old, &new, |(_, notification)| &notification.name) {
            let (Pair::Old((_, notification))
            | Pair::New((_, notification))
            | Pair::Both(_, (_, notification))) = pair;
            let owner = owner(
                OwnerKind::Notification,
                &notification.name,
                &notification.file,
            );
            let at = &At::owner(&owner);
            let name = Some(notification.rust.clone());
            match pair {
                Pair::Old(_) => {
                    let rule = match looks_like_another(notification, self.new, self.old) {
                        true => NotificationRule::RemovedLikeAnother,
                        false => NotificationRule::Removed,
                    };
                    self.add(rule, at, name, None);
                }
                Pair::New(_) => {
                    let rule = match looks_like_another(notification, self.old, self.new) {
                        true => NotificationRule::AddedLikeAnother,
                        false => NotificationRule::Added,
                    };
                    self.add(rule, at, None, name);
                }
                Pair::Both((old_group, old), (new_group, new)) => {
                    self.text(
                        NotificationRule::Moved,
                        at,
                        &old_group.rust,
                        &new_group.rust,
                    );
                    self.notification(at, old, new);
                }
            }
        }
    }

    fn notification(&mut self, at: &At<'_>, old: &Notification, new: &Notification) {
        self.text(NotificationRule::RustNameChanged, at, &old.rust, &new.rust);
        let (was, is) = (told_by(old), told_by(new));
        for (field, value) in was.difference(&is) {
            self.add(
                NotificationRule::RecognitionValueRemoved,
                &at.name(field),
                Some((*value).clone()),
                None,
            );
        }
        for (field, value) in is.difference(&was) {
            self.add(
                NotificationRule::RecognitionValueAdded,
                &at.name(field),
                None,
                Some((*value).clone()),
            );
        }
        for field in only(&old.fields, &new.fields) {
            self.add(
                NotificationRule::RecognitionFieldRemoved,
                &at.name(field),
                None,
                None,
            );
        }
        for field in only(&new.fields, &old.fields) {
            self.add(
                NotificationRule::RecognitionFieldAdded,
                &at.name(field),
                None,
                None,
            );
        }
        self.docs(
            [
                NotificationRule::SummaryChanged,
                NotificationRule::NoteChanged,
                NotificationRule::SourceChanged,
            ],
            at,
            &old.docs,
            &new.docs,
        );
        self.may_be(
            NotificationRule::PageChanged,
            at,
            old.page.as_ref(),
            new.page.as_ref(),
        );
        self.values(
            NotificationRule::SampleChanged,
            at,
            &old.samples,
            &new.samples,
        );
        let fields = Fields {
            at: at.part(Direction::Notification.into()),
            held: &[(Direction::Notification, Vec::new())],
        };
        self.object(&fields, &old.body, &new.body);
    }
}
