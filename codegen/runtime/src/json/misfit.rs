//! What does not fit in a value that cannot be read, and where it stands.

use serde::de::{DeserializeOwned, IgnoredAny};
use serde_path_to_error::Segment;

use super::entries::entries;
use crate::validate::{Constraint, Misfit, Violation, ViolationPath};

/// A step from a value to a part of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Step {
    Field(String),
    Item(usize),
}

/// The first thing that does not fit.
pub(super) struct Found {
    /// Where it stands, or should.
    pub(super) path: Vec<Step>,
    pub(super) what: What,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    /// A field that must be there is not.
    Missing,
    /// Something is there that cannot be read.
    Unreadable(Misfit),
}

impl Found {
    /// Looks for it in a value that could not be read.
    pub(super) fn in_json<T: DeserializeOwned>(json: &[u8]) -> Self {
        if let Some(misfit) = of_the_whole(json) {
            return Self {
                path: Vec::new(),
                what: What::Unreadable(misfit),
            };
        }
        let mut deserializer = serde_json::Deserializer::from_slice(json);
        let Err(error) = serde_path_to_error::deserialize::<_, T>(&mut deserializer) else {
            return Self {
                path: Vec::new(),
                what: What::Unreadable(Misfit::Type),
            };
        };
        let steps = error.path().iter().filter_map(|segment| match segment {
            Segment::Seq { index } => Some(Step::Item(*index)),
            Segment::Map { key } => Some(Step::Field(key.clone())),
            Segment::Enum { .. } | Segment::Unknown => None,
        });
        let mut path: Vec<Step> = steps.collect();
        let message = error.inner().to_string();
        let (named, what) = match (
            name_in(&message, "missing field `"),
            name_in(&message, "duplicate field `"),
        ) {
            (Some(name), _) => (Some(name), What::Missing),
            (None, Some(name)) => (Some(name), What::Unreadable(Misfit::Twice)),
            (None, None) => (None, What::Unreadable(Misfit::Type)),
        };
        // A doubled key is the last step already, a missing one never is.
        let named = named.map(|name| Step::Field(name.to_owned()));
        if let Some(step) = named
            && (what == What::Missing || path.last() != Some(&step))
        {
            path.push(step);
        }
        Self { path, what }
    }

    pub(super) fn violation(&self) -> Violation {
        let mut path = ViolationPath::default();
        for step in &self.path {
            match step {
                Step::Field(name) => path.push_field(name),
                Step::Item(index) => path.push_item(*index),
            }
        }
        let constraint = match self.what {
            What::Missing => Constraint::Required,
            What::Unreadable(misfit) => Constraint::Readable(misfit),
        };
        Violation::new(path, constraint)
    }
}

/// What is wrong with a body as a whole, if it is not one of its parts.
fn of_the_whole(json: &[u8]) -> Option<Misfit> {
    let is_json = serde_json::from_slice::<IgnoredAny>(json).is_ok();
    let is_object = json.trim_ascii_start().starts_with(b"{");
    match is_json && is_object {
        true => None,
        false => entries(json).err(),
    }
}

/// The name in serde's message for a field.
fn name_in<'a>(message: &'a str, before: &str) -> Option<&'a str> {
    let (name, _) = message.strip_prefix(before)?.split_once('`')?;
    Some(name)
}
