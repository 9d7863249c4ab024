//! What a sentence is about, and where that stands.

use super::Sentence;
use crate::diff::{Finding, OwnerKind};

/// The kinds of places that fields, values and results stand in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(in crate::report) enum Kind {
    Operation,
    Request,
    Response,
    Scenario,
    Notification,
    Type,
}

impl Kind {
    /// How one of them is introduced, and what several are called.
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Operation => ("", "operations"),
            Self::Request => ("the request of ", "requests"),
            Self::Response => ("the answer of ", "answers"),
            Self::Scenario => ("the scenario ", "scenarios"),
            Self::Notification => ("the notification ", "notifications"),
            Self::Type => ("", "types"),
        }
    }
}

/// A place.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(in crate::report) struct Place {
    pub(in crate::report) kind: Kind,
    name: String,
}

impl Place {
    /// Which part of its owner it is, in a word or two; empty for the whole.
    pub(super) fn part(&self) -> String {
        match self.kind {
            Kind::Request => "request".to_owned(),
            Kind::Response => "answer".to_owned(),
            Kind::Scenario => {
                let (_, name) = self.name.rsplit_once('.').unwrap_or(("", &self.name));
                format!("scenario {name}")
            }
            Kind::Operation | Kind::Notification | Kind::Type => String::new(),
        }
    }
}

impl Sentence {
    /// The beginning of a sentence about what stands in these places, all of one kind.
    pub(in crate::report) fn lead(&mut self, places: &[Place]) {
        let Some(first) = places.first() else {
            return;
        };
        let names: Vec<String> = places.iter().map(|place| place.name.clone()).collect();
        let (one, several) = first.kind.words();
        match names.as_slice() {
            [_] => {
                self.words(&format!("in {one}"));
                self.list(&names);
                self.words(", ");
            }
            _ => {
                self.words(&format!("in {} {several} (", names.len()));
                self.list(&names);
                self.words("), ");
            }
        }
    }
}

/// What a finding is about: its place, if it stands in one, and its name there.
pub(in crate::report) fn subject(finding: &Finding) -> (Option<Place>, String) {
    let owner = &finding.owner;
    let inside = finding.path.strip_prefix(&owner.name);
    let Some(inside) = inside.and_then(|rest| rest.strip_prefix('.')) else {
        return (None, finding.path.clone());
    };
    let (part, name) = inside.split_once('.').unwrap_or(("", inside));
    let place = |kind, place: &str, name: &str| {
        let place = Place {
            kind,
            name: place.to_owned(),
        };
        (Some(place), name.to_owned())
    };
    match (owner.kind, part) {
        (OwnerKind::Api, "") => (None, inside.to_owned()),
        (OwnerKind::Api, _) => (None, name.to_owned()),
        (OwnerKind::Operation, "request") => place(Kind::Request, &owner.name, name),
        (OwnerKind::Operation, "response") => place(Kind::Response, &owner.name, name),
        (OwnerKind::Operation, "scenarios") => match name.split_once('.') {
            Some((scenario, field)) => {
                let scenario = format!("{}.{scenario}", owner.name);
                place(Kind::Scenario, &scenario, field)
            }
            None => place(Kind::Operation, &owner.name, name),
        },
        (OwnerKind::Operation, _) => place(Kind::Operation, &owner.name, name),
        (OwnerKind::Notification, "body") => place(Kind::Notification, &owner.name, name),
        (OwnerKind::Notification, _) => place(Kind::Notification, &owner.name, inside),
        (OwnerKind::Type, _) => place(Kind::Type, &owner.name, inside),
    }
}
