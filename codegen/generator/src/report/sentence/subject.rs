//! What a sentence is about, and where that stands.

use std::fmt;

use super::Sentence;
use crate::diff::{Finding, OwnerKind, Part, Segment};

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
    /// The name of its owner.
    owner: String,
    /// The name of the scenario, if it is one.
    scenario: Option<String>,
}

impl Place {
    /// Which part of its owner it is, in a word or two; empty for the whole.
    pub(super) fn part(&self) -> String {
        match (self.kind, &self.scenario) {
            (Kind::Request, _) => "request".to_owned(),
            (Kind::Response, _) => "answer".to_owned(),
            (Kind::Scenario, Some(scenario)) => format!("scenario {scenario}"),
            (Kind::Scenario | Kind::Operation | Kind::Notification | Kind::Type, _) => {
                String::new()
            }
        }
    }
}

/// Its name, which tells it apart from others of its kind.
impl fmt::Display for Place {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            owner, scenario, ..
        } = self;
        match scenario {
            Some(scenario) => write!(formatter, "{owner}.{scenario}"),
            None => formatter.write_str(owner),
        }
    }
}

impl Sentence {
    /// The beginning of a sentence about what stands in these places, all of one kind.
    pub(in crate::report) fn lead(&mut self, places: &[Place]) {
        let Some(first) = places.first() else {
            return;
        };
        let names: Vec<String> = places.iter().map(Place::to_string).collect();
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
    let segments = finding.path.segments();
    let inside = match segments {
        [root, inside @ ..] if root.text() == owner.name => inside,
        // An item of the generated crate belongs to its owner and does not stand in it.
        _ => return (None, finding.path.to_string()),
    };
    let place = |kind, scenario: Option<&Segment>, name: &[Segment]| {
        let place = Place {
            kind,
            owner: owner.name.clone(),
            scenario: scenario.map(|scenario| scenario.text().to_owned()),
        };
        (Some(place), joined(name))
    };
    match (owner.kind, inside) {
        (_, []) => (None, owner.name.clone()),
        (OwnerKind::Api, [_, name @ ..]) if !name.is_empty() => (None, joined(name)),
        (OwnerKind::Api, name) => (None, joined(name)),
        (OwnerKind::Operation, [Segment::Part(part), name @ ..]) => match (part, name) {
            (Part::Request, name) => place(Kind::Request, None, name),
            (Part::Response, name) => place(Kind::Response, None, name),
            (Part::Scenarios, [scenario, name @ ..]) if !name.is_empty() => {
                place(Kind::Scenario, Some(scenario), name)
            }
            (_, name) => place(Kind::Operation, None, name),
        },
        (OwnerKind::Operation, name) => place(Kind::Operation, None, name),
        (OwnerKind::Notification, [Segment::Part(Part::Body), name @ ..] | name) => {
            place(Kind::Notification, None, name)
        }
        (OwnerKind::Type, name) => place(Kind::Type, None, name),
    }
}

fn joined(segments: &[Segment]) -> String {
    let texts: Vec<&str> = segments.iter().map(Segment::text).collect();
    texts.join(".")
}
