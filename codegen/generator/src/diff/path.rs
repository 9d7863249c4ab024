//! Where in a spec something stands.

use std::borrow::Borrow;
use std::cmp::Ordering;
use std::fmt;

use serde::{Serialize, Serializer};

use super::effect::Direction;

/// Where something stands: the name of what it belongs to, and the way to it from there, such as `pay.request.paymentAmount`.
/// A name may have dots itself, so that the text alone does not say where a name ends.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Path(Vec<Segment>);

/// One step of a path.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Segment {
    /// A part of something that has several, which the spec language names.
    Part(Part),
    /// Something that the spec names.
    Name(String),
}

/// A part of an operation, of a notification or of the API.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// The body of a notification.
    Body,
    /// The groups of the API.
    Groups,
    /// The hosts of the API.
    Hosts,
    /// The request of an operation.
    Request,
    /// The response of an operation.
    Response,
    /// The enum of all result codes.
    ResultCodes,
    /// The results of an operation.
    Results,
    /// The scenarios of an operation.
    Scenarios,
    /// The statuses of the API.
    Statuses,
}

impl Part {
    /// The word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Body => "body",
            Self::Groups => "groups",
            Self::Hosts => "hosts",
            Self::Request => "request",
            Self::Response => "response",
            Self::ResultCodes => "resultCodes",
            Self::Results => "results",
            Self::Scenarios => "scenarios",
            Self::Statuses => "statuses",
        }
    }
}

/// The part in which the fields of a direction stand.
impl From<Direction> for Part {
    fn from(direction: Direction) -> Self {
        match direction {
            Direction::Request => Self::Request,
            Direction::Response => Self::Response,
            Direction::Notification => Self::Body,
        }
    }
}

impl Segment {
    pub(crate) fn text(&self) -> &str {
        match self {
            Self::Part(part) => part.word(),
            Self::Name(name) => name,
        }
    }
}

/// By what is read, and parts before names that read alike.
impl Ord for Segment {
    fn cmp(&self, other: &Self) -> Ordering {
        let is_name = |segment: &Self| matches!(segment, Self::Name(_));
        let texts = self.text().cmp(other.text());
        texts.then_with(|| is_name(self).cmp(&is_name(other)))
    }
}

impl PartialOrd for Segment {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Path {
    /// The path of something that belongs to nothing else.
    #[must_use]
    pub fn of(name: impl Into<String>) -> Self {
        Self(vec![Segment::Name(name.into())])
    }

    /// A part of what is here.
    #[must_use]
    pub fn part(&self, part: Part) -> Self {
        self.below(Segment::Part(part))
    }

    /// Something of that name in what is here.
    #[must_use]
    pub fn name(&self, name: impl Into<String>) -> Self {
        self.below(Segment::Name(name.into()))
    }

    /// The name that it begins with.
    pub(crate) fn root(&self) -> &str {
        self.0.first().map_or("", Segment::text)
    }

    fn below(&self, segment: Segment) -> Self {
        let mut segments = Vec::with_capacity(self.0.len() + 1);
        segments.extend_from_slice(&self.0);
        segments.push(segment);
        Self(segments)
    }

    pub(crate) fn segments(&self) -> &[Segment] {
        &self.0
    }

    /// What it is in, nearest first.
    pub(crate) fn above(&self) -> impl Iterator<Item = &[Segment]> {
        (1..self.0.len()).rev().map(|end| &self.0[..end])
    }
}

/// A path is looked up by its segments, so that what is above it needs no path of its own.
impl Borrow<[Segment]> for Path {
    fn borrow(&self) -> &[Segment] {
        &self.0
    }
}

impl fmt::Display for Path {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, segment) in self.0.iter().enumerate() {
            if index > 0 {
                formatter.write_str(".")?;
            }
            formatter.write_str(segment.text())?;
        }
        Ok(())
    }
}

impl Serialize for Path {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
