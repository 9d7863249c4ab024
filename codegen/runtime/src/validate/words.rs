//! Constraints in words, for documentation: what is demanded, without a value that breaks it.
//!
//! One limit is a [`Relation`] and says `at most 64` by itself.

use std::fmt::Display;

use super::constraint::{Relation, Unit};

/// How much must be there, between two limits of which each may be absent.
///
/// ```
/// use antom_runtime::validate::{Unit, words};
///
/// assert_eq!(words::count(None, Some(64), Unit::Characters).as_deref(), Some("at most 64 characters"));
/// assert_eq!(words::count(Some(1), Some(5), Unit::Items).as_deref(), Some("1 to 5 items"));
/// assert_eq!(words::count(Some(3), Some(3), Unit::Bytes).as_deref(), Some("exactly 3 bytes"));
/// assert_eq!(words::count(None, None, Unit::Items), None);
/// ```
#[must_use]
pub fn count(min: Option<usize>, max: Option<usize>, unit: Unit) -> Option<String> {
    match (min, max) {
        (Some(min), Some(max)) if min == max => Some(format!("{} {unit}", Relation::Exactly(max))),
        (Some(min), Some(max)) => Some(format!("{min} to {max} {unit}")),
        (one, other) => Some(format!("{} {unit}", limit(one, other)?)),
    }
}

/// Which number it must be, between two limits of which each may be absent.
///
/// ```
/// use antom_runtime::validate::words;
///
/// assert_eq!(words::number(Some("0.01"), None).as_deref(), Some("at least 0.01"));
/// assert_eq!(words::number(Some(1), Some(5)).as_deref(), Some("from 1 to 5"));
/// ```
#[must_use]
pub fn number<T: Display>(min: Option<T>, max: Option<T>) -> Option<String> {
    match (min, max) {
        (Some(min), Some(max)) => Some(format!("from {min} to {max}")),
        (one, other) => Some(limit(one, other)?.to_string()),
    }
}

/// The one limit that is there.
fn limit<T>(min: Option<T>, max: Option<T>) -> Option<Relation<T>> {
    min.map(Relation::AtLeast).or(max.map(Relation::AtMost))
}
