//! What a value breaks, and where.

use std::fmt;

use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

use super::constraint::{Constraint, Refusal};
use super::path::{Path, ViolationPath};
use super::row::{FieldConstraints, Part};

/// One broken constraint. It never holds the value itself, which may be sensitive.
///
/// As JSON it has `path`, `pointer` (RFC 6901), `code`, `message`, and `limit` and `measured` where there are such.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Violation {
    /// Where the value stands, in wire names: `order.goods[2].goodsName`.
    pub path: ViolationPath,
    /// Whether it is the key of a map's entry that breaks the constraint, not its value.
    pub is_key: bool,
    /// The constraint that is broken.
    pub constraint: Constraint,
    /// What was measured: a number of characters, bytes, items or fields, or the number itself unless it is sensitive.
    pub measured: Option<i128>,
}

impl Violation {
    /// A violation that was found while a value was read.
    #[must_use]
    pub fn new(path: ViolationPath, constraint: Constraint) -> Self {
        Self {
            path,
            is_key: false,
            constraint,
            measured: None,
        }
    }

    /// A stable name of the kind of violation, such as `length.max`.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.constraint.code()
    }

    /// What is wrong, without the path: `300 characters, at most 256`.
    #[must_use]
    pub fn words(&self) -> String {
        self.constraint.words(self.measured)
    }

    /// The place and what is wrong there.
    fn with_words(&self, words: &str) -> String {
        let place = match self.path.is_root() {
            true => "the value itself".to_owned(),
            false => self.path.to_string(),
        };
        let key = if self.is_key { " (key)" } else { "" };
        format!("{place}{key}: {words}")
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.with_words(&self.words()))
    }
}

impl Serialize for Violation {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let bound = self.constraint.bound();
        // Formats that write how many fields follow rely on the number.
        let count = 4
            + usize::from(bound.is_some())
            + usize::from(self.measured.is_some())
            + usize::from(self.is_key);
        let mut fields = serializer.serialize_struct("Violation", count)?;
        fields.serialize_field("path", &self.path)?;
        fields.serialize_field("pointer", &self.path.pointer())?;
        fields.serialize_field("code", self.code())?;
        if let Some(bound) = bound {
            fields.serialize_field("limit", &bound)?;
        }
        if let Some(measured) = self.measured {
            fields.serialize_field("measured", &Measure::of(measured))?;
        }
        if self.is_key {
            fields.serialize_field("key", &true)?;
        }
        fields.serialize_field("message", &self.words())?;
        fields.end()
    }
}

/// What was measured, as text where it is too large for the numbers of most formats.
#[derive(Serialize)]
#[serde(untagged)]
enum Measure {
    Signed(i64),
    Unsigned(u64),
    Text(String),
}

impl Measure {
    fn of(number: i128) -> Self {
        match (i64::try_from(number), u64::try_from(number)) {
            (Ok(number), _) => Self::Signed(number),
            (_, Ok(number)) => Self::Unsigned(number),
            _ => Self::Text(number.to_string()),
        }
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

    /// The violations with words of your own, such as another language's; where `words` has none, ours stand.
    ///
    /// ```
    /// # use antom_runtime::{Validate, validate::Bound};
    /// # #[derive(Validate)]
    /// # struct Goods { #[validate(length(max = 8))] name: String }
    /// let violations = Goods { name: "wrist strap".into() }.validate().unwrap_err();
    /// let german = violations.in_words(|violation| match (violation.code(), violation.constraint.bound()) {
    ///     ("length.max", Some(Bound::Count(max))) => Some(format!("höchstens {max} Zeichen")),
    ///     _ => None,
    /// });
    /// assert_eq!(german.collect::<Vec<_>>(), ["name: höchstens 8 Zeichen"]);
    /// ```
    pub fn in_words<'a>(
        &'a self,
        words: impl Fn(&Violation) -> Option<String> + 'a,
    ) -> impl Iterator<Item = String> + 'a {
        self.iter().map(move |violation| match words(violation) {
            Some(words) => violation.with_words(&words),
            None => violation.to_string(),
        })
    }

    /// Adds one.
    pub fn add(&mut self, violation: Violation) {
        /// Room for as many as a person makes mistakes.
        const USUAL: usize = 8;
        if self.kept.len() >= Self::LIMIT {
            self.omitted += 1;
            return;
        }
        if self.kept.is_empty() {
            self.kept.reserve(USUAL);
        }
        self.kept.push(violation);
    }

    /// Reports a broken constraint of a row of a table of constraints.
    fn report(
        &mut self,
        at: &Path<'_>,
        row: &FieldConstraints,
        constraint: Constraint,
        measured: Option<i128>,
    ) {
        if self.kept.len() >= Self::LIMIT {
            self.omitted += 1;
            return;
        }
        self.add(Violation {
            path: at.into(),
            is_key: row.part == Part::Keys,
            constraint,
            measured,
        });
    }

    /// Reports a text.
    #[doc(hidden)]
    #[cold]
    pub fn text(
        &mut self,
        at: &Path<'_>,
        row: &FieldConstraints,
        constraint: Constraint,
        text: &str,
    ) {
        self.report(at, row, constraint, constraint.measure(text));
    }

    /// Reports a number. The measure of a number is the number itself, which must not be printed when it is sensitive.
    #[doc(hidden)]
    #[cold]
    pub fn number(
        &mut self,
        at: &Path<'_>,
        row: &FieldConstraints,
        constraint: Constraint,
        number: Option<i128>,
    ) {
        let measured = number.filter(|_| !at.is_hidden());
        self.report(at, row, constraint, measured);
    }

    /// Reports a number of items or of fields.
    #[doc(hidden)]
    #[cold]
    pub fn count(
        &mut self,
        at: &Path<'_>,
        row: &FieldConstraints,
        constraint: Constraint,
        count: usize,
    ) {
        self.report(at, row, constraint, i128::try_from(count).ok());
    }

    /// Reports what has no measure.
    #[doc(hidden)]
    #[cold]
    pub fn plain(&mut self, at: &Path<'_>, row: &FieldConstraints, constraint: Constraint) {
        self.report(at, row, constraint, None);
    }

    /// Reports what a function of the user's own refuses.
    #[doc(hidden)]
    #[cold]
    pub fn custom(&mut self, at: &Path<'_>, row: &FieldConstraints, refusal: Refusal) {
        self.report(at, row, Constraint::Custom(refusal), None);
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

impl Serialize for Violations {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("Violations", 2)?;
        fields.serialize_field("violations", &self.kept)?;
        fields.serialize_field("omitted", &self.omitted)?;
        fields.end()
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
