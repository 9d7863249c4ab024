//! What the code that `#[derive(Validate)]` writes calls.
//!
//! Each check has a small part that is compiled into the code that calls it and answers for nearly every valid value, and a
//! part that is compiled once and knows the rest: how to count, where the value stands, which constraint it breaks.

pub use super::length::{is_longer, is_not_long, is_shorter};
pub use super::limit::{Digits, integer};
pub use super::number::*;

use super::Validate;
use super::constraint::Constraint;
use super::format::Format;
use super::length::{has_more, may_be_longer, may_be_shorter};
use super::path::Path;
use super::row::FieldConstraints;
use super::violation::Violations;

/// A value that is text: lengths, formats, patterns and fixed values can be asked of it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not text",
    label = "this constraint is for text",
    note = "lengths, formats, patterns, fixed and allowed values are for `String` and types that are `AsRef<str>`"
)]
pub trait Text {
    /// The text.
    fn text(&self) -> &str;
}

impl<T: AsRef<str> + ?Sized> Text for T {
    #[inline]
    fn text(&self) -> &str {
        self.as_ref()
    }
}

/// A key of a map, which is a step of the path to its entry.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no text, and the keys of a map are",
    label = "this map has keys that no path can name",
    note = "keys are `String` or another type that is `AsRef<str>`, as they are in JSON"
)]
pub trait Key {
    /// The text.
    fn key(&self) -> &str;
}

impl<T: AsRef<str> + ?Sized> Key for T {
    #[inline]
    fn key(&self) -> &str {
        self.as_ref()
    }
}

/// The check of one value: where the value stands, the table of its constraints, and what was found so far.
///
/// The methods that take a `row` check the field of that row of the table, and panic when there is no such row.
#[derive(Debug)]
pub struct Check<'a> {
    at: Path<'a>,
    rows: &'static [FieldConstraints],
    found: &'a mut Violations,
}

impl<'a> Check<'a> {
    /// A check of a value of type `T` that stands at `at`.
    #[inline]
    #[must_use]
    pub const fn of<T: Validate + ?Sized>(at: Path<'a>, found: &'a mut Violations) -> Self {
        Self {
            at,
            rows: T::CONSTRAINTS,
            found,
        }
    }

    /// Where the value stands, the table of its constraints, and what was found so far: what it takes to report a violation
    /// of which there is no method here.
    #[inline]
    #[must_use]
    pub const fn parts(&mut self) -> (&Path<'a>, &'static [FieldConstraints], &mut Violations) {
        (&self.at, self.rows, self.found)
    }

    /// The check of what stands one step further inside, under the same table.
    #[inline]
    #[must_use]
    pub const fn inside<'b>(&'b mut self, wire_name: &'b str) -> Check<'b> {
        Check {
            at: self.at.field(wire_name),
            rows: self.rows,
            found: self.found,
        }
    }

    /// Checks a field that has constraints of its own.
    #[inline]
    pub fn nested<T: Validate + ?Sized>(&mut self, value: &T, row: usize) {
        nested(value, self.at.row(&self.rows[row]), self.found);
    }

    /// Checks each item of a field that is a list.
    ///
    /// Only the last step changes from item to item, so that a list of valid items costs little more than their checks.
    #[inline]
    pub fn each<T: Validate>(&mut self, items: &[T], row: usize) {
        let list = self.at.row(&self.rows[row]);
        let mut check = Check::of::<T>(list.item(0), self.found);
        for (index, item) in items.iter().enumerate() {
            check.at = list.item(index);
            item.check_with(&mut check);
        }
    }

    /// Checks that a text has at least so many characters.
    #[inline]
    pub fn min_length(&mut self, value: &(impl Text + ?Sized), min: usize, row: usize) {
        let text = value.text();
        if may_be_shorter(text, min) {
            self.count_for_min(text, min, row);
        }
    }

    /// Checks that a text has at most so many characters.
    #[inline]
    pub fn max_length(&mut self, value: &(impl Text + ?Sized), max: usize, row: usize) {
        let text = value.text();
        if may_be_longer(text, max) {
            self.count_for_max(text, max, row);
        }
    }

    /// Checks that a text has a well-known form.
    #[inline]
    pub fn format(&mut self, value: &(impl Text + ?Sized), format: Format, row: usize) {
        let text = value.text();
        if !format.matches(text) {
            self.refuse(text, Constraint::Format(format), row);
        }
    }

    /// Checks that a text is the one that it must be.
    #[inline]
    pub fn fixed(&mut self, value: &(impl Text + ?Sized), fixed: &'static str, row: usize) {
        let text = value.text();
        if text != fixed {
            self.refuse(text, Constraint::Fixed(fixed), row);
        }
    }

    /// Checks that a number is not below the minimum in the table, which `least` rounds up.
    #[inline]
    pub fn min(&mut self, value: &(impl Number + ?Sized), least: i128, row: usize) {
        if value.may_be_below(least) {
            self.compare(&value, row);
        }
    }

    /// Checks that a number is not above the maximum in the table, which `most` rounds down.
    #[inline]
    pub fn max(&mut self, value: &(impl Number + ?Sized), most: i128, row: usize) {
        if value.may_be_above(most) {
            self.compare(&value, row);
        }
    }

    /// Checks both the minimum and the maximum in the table.
    #[inline]
    pub fn range(&mut self, value: &(impl Number + ?Sized), least: i128, most: i128, row: usize) {
        if value.may_be_below(least) || value.may_be_above(most) {
            self.compare(&value, row);
        }
    }

    /// Checks that there are at least so many items.
    #[inline]
    pub fn min_items(&mut self, count: usize, min: usize, row: usize) {
        if count < min {
            self.refuse_count(count, Constraint::MinItems(min), row);
        }
    }

    /// Checks that there are at most so many items.
    #[inline]
    pub fn max_items(&mut self, count: usize, max: usize, row: usize) {
        if count > max {
            self.refuse_count(count, Constraint::MaxItems(max), row);
        }
    }

    #[inline(never)]
    fn count_for_min(&mut self, text: &str, min: usize, row: usize) {
        if is_shorter(text, min) {
            self.refuse(text, Constraint::MinLength(min), row);
        }
    }

    #[inline(never)]
    fn count_for_max(&mut self, text: &str, max: usize, row: usize) {
        if has_more(text, max) {
            self.refuse_long(text, max, row);
        }
    }

    #[cold]
    #[inline(never)]
    fn refuse_long(&mut self, text: &str, max: usize, row: usize) {
        self.refuse(text, Constraint::MaxLength(max), row);
    }

    #[inline(never)]
    fn compare(&mut self, value: &dyn Number, row: usize) {
        let row = &self.rows[row];
        let at = self.at.row(row);
        for constraint in row.constraints {
            if constraint.refuses_number(value) {
                self.found.number(&at, row, *constraint, value.measured());
            }
        }
    }

    #[cold]
    #[inline(never)]
    fn refuse(&mut self, text: &str, constraint: Constraint, row: usize) {
        let row = &self.rows[row];
        self.found.text(&self.at.row(row), row, constraint, text);
    }

    #[cold]
    #[inline(never)]
    fn refuse_count(&mut self, count: usize, constraint: Constraint, row: usize) {
        let row = &self.rows[row];
        self.found.count(&self.at.row(row), row, constraint, count);
    }
}

/// Checks a value that has constraints of its own and stands at `at`.
#[inline]
pub fn nested<T: Validate + ?Sized>(value: &T, at: Path<'_>, found: &mut Violations) {
    value.check_with(&mut Check::of::<T>(at, found));
}

/// Whether two of the items that an iterator gives are equal, where they do not stand side by side.
#[must_use]
pub fn has_twins_among<'a, T: PartialEq + 'a>(items: impl Iterator<Item = &'a T> + Clone) -> bool {
    let mut passed = items.clone().enumerate();
    passed.any(|(number, item)| items.clone().take(number).any(|other| other == item))
}

/// Whether two items are equal. Every pair is compared, without a copy of anything.
#[must_use]
pub fn has_twins<T: PartialEq>(items: &[T]) -> bool {
    items
        .iter()
        .enumerate()
        .any(|(number, item)| items[..number].contains(item))
}
