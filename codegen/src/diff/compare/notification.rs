//! Notifications.

use std::collections::BTreeSet;

use super::{At, Comparison, Fields, Pair, only, owner, pairs, samples};
use crate::diff::effect::Direction;
use crate::diff::finding::OwnerKind;
use crate::model::{Group, Model, Notification};

/// A notification and the group that it belongs to.
struct Grouped<'a> {
    group: &'a Group,
    notification: &'a Notification,
}

fn all(model: &Model) -> Vec<Grouped<'_>> {
    let groups = model.groups.iter();
    groups
        .flat_map(|group| {
            let notifications = group.notifications.iter();
            notifications.map(move |notification| Grouped {
                group,
                notification,
            })
        })
        .collect()
}

/// The values that it is told by, each with its field.
fn told_by(notification: &Notification) -> BTreeSet<(&String, &String)> {
    let values = notification.values.iter();
    values
        .flat_map(|(field, values)| values.iter().map(move |value| (field, value)))
        .collect()
}

impl Comparison<'_> {
    pub(super) fn notifications(&mut self) {
        let (old, new) = (all(self.old), all(self.new));
        for pair in pairs(&old, &new, |grouped| &grouped.notification.name) {
            let (Pair::Old(shown_one) | Pair::New(shown_one) | Pair::Both(_, shown_one)) = pair;
            let notification = shown_one.notification;
            let owner = owner(
                OwnerKind::Notification,
                &notification.name,
                &notification.file,
            );
            let at = &At::owner(&owner);
            let name = Some(notification.rust.clone());
            match pair {
                Pair::Old(_) => self.add("notification-removed", at, name, None),
                Pair::New(_) => self.add("notification-added", at, None, name),
                Pair::Both(old, new) => {
                    self.text("notification-moved", at, &old.group.rust, &new.group.rust);
                    self.notification(at, old.notification, new.notification);
                }
            }
        }
    }

    fn notification(&mut self, at: &At<'_>, old: &Notification, new: &Notification) {
        self.text("notification-rust-name-changed", at, &old.rust, &new.rust);
        let (was, is) = (told_by(old), told_by(new));
        for (field, value) in was.difference(&is) {
            self.add(
                "recognition-value-removed",
                &at.below(field),
                Some((*value).clone()),
                None,
            );
        }
        for (field, value) in is.difference(&was) {
            self.add(
                "recognition-value-added",
                &at.below(field),
                None,
                Some((*value).clone()),
            );
        }
        for field in only(&old.fields, &new.fields) {
            self.add("recognition-field-removed", &at.below(field), None, None);
        }
        for field in only(&new.fields, &old.fields) {
            self.add("recognition-field-added", &at.below(field), None, None);
        }
        self.docs("notification", at, &old.docs, &new.docs);
        self.may_be(
            "notification-page-changed",
            at,
            old.page.as_ref(),
            new.page.as_ref(),
        );
        let shown = |notification: &Notification| {
            samples(&notification.samples, |(name, value)| {
                format!("{} {value}", name.as_deref().unwrap_or_default())
            })
        };
        self.text("notification-sample-changed", at, &shown(old), &shown(new));
        let fields = Fields {
            at: at.below("body"),
            held: &[(Direction::Notification, Vec::new())],
        };
        self.object(&fields, &old.body, &new.body);
    }
}
