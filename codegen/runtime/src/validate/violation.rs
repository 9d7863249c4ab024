//! What a value breaks, and where.

use std::fmt;

use super::check::Text;
use super::constraint::{Constraint, FieldConstraints};
use super::path::Path;

/// One broken constraint. It never holds the value itself, which may be sensitive.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Violation {
    /// Where the value stands, in wire names: `order.goods[2].goodsName`.
    pub path: String,
    /// The constraint that it breaks.
    pub constraint: Constraint,
    /// What was measured: a number of characters or items, or the number itself unless it is sensitive.
    pub measured: Option<i128>,
}

impl Violation {
    /// A violation that was found while a value was read.
    #[must_use]
    pub fn new(path: impl fmt::Display, constraint: Constraint) -> Self {
        Self {
            path: path.to_string(),
            constraint,
            measured: None,
        }
    }

    /// A stable name of the kind of violation, such as `length.max`.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.constraint.code()
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = match self.path.as_str() {
            "" => "the value itself",
            path => path,
        };
        write!(
            formatter,
            "{path}: {}",
            self.constraint.refusal(self.measured)
        )
    }
}

/// Every violation of one value, in the order of its fields.
///
/// At most [`Violations::LIMIT`] are kept; the others are counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Violations {
    kept: Vec<Violation>,
    omitted: usize,
}

impl Violations {
    /// The most violations that are kept.
    pub const LIMIT: usize = 100;

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.kept.is_empty()
    }

    /// The violations that were kept.
    pub fn iter(&self) -> std::slice::Iter<'_, Violation> {
        self.kept.iter()
    }

    /// How many more there were.
    #[must_use]
    pub fn omitted(&self) -> usize {
        self.omitted
    }

    /// Adds one.
    pub fn add(&mut self, violation: Violation) {
        if self.kept.len() < Self::LIMIT {
            self.kept.push(violation);
        } else {
            self.omitted += 1;
        }
    }

    #[cold]
    fn report(
        &mut self,
        at: &Path<'_>,
        field: &FieldConstraints,
        constraint: usize,
        measured: Option<i128>,
    ) {
        let constraint = field.constraints[constraint];
        // The measure of a number is the number itself, which must not be printed when it is sensitive.
        let is_value = matches!(constraint, Constraint::Min(_) | Constraint::Max(_));
        self.add(Violation {
            path: at.to_string(),
            constraint,
            measured: measured.filter(|_| !(is_value && field.sensitive)),
        });
    }

    /// Reports a text; `constraint` is the number of the broken one.
    #[doc(hidden)]
    #[cold]
    pub fn text(
        &mut self,
        at: &Path<'_>,
        field: &FieldConstraints,
        constraint: usize,
        text: &(impl Text + ?Sized),
    ) {
        let length = text.text().chars().count() as i128;
        self.report(at, field, constraint, Some(length));
    }

    /// Reports a number, or a number of items.
    #[doc(hidden)]
    #[cold]
    pub fn number(
        &mut self,
        at: &Path<'_>,
        field: &FieldConstraints,
        constraint: usize,
        number: i128,
    ) {
        self.report(at, field, constraint, Some(number));
    }

    /// Reports a field that is not there.
    #[doc(hidden)]
    #[cold]
    pub fn missing(&mut self, at: &Path<'_>, field: &FieldConstraints, constraint: usize) {
        self.report(at, field, constraint, None);
    }
}

impl<'a> IntoIterator for &'a Violations {
    type Item = &'a Violation;
    type IntoIter = std::slice::Iter<'a, Violation>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl From<Violation> for Violations {
    fn from(violation: Violation) -> Self {
        Self {
            kept: vec![violation],
            omitted: 0,
        }
    }
}

impl fmt::Display for Violations {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, violation) in self.kept.iter().enumerate() {
            let separator = if index == 0 { "" } else { "; " };
            write!(formatter, "{separator}{violation}")?;
        }
        match self.omitted {
            0 => Ok(()),
            more => write!(formatter, "; and {more} more"),
        }
    }
}

impl std::error::Error for Violations {}
