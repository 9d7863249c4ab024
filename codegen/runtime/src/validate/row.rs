//! The table of constraints: what is demanded of each field.

use super::constraint::Constraint;

/// Which part of a field constraints speak of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// Its value; for a list, the list or each item, whichever the constraint fits.
    Value,
    /// The keys of a map.
    Keys,
    /// The values of a map.
    Values,
}

/// The constraints of one field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FieldConstraints {
    /// The field's name in Rust; empty for what is demanded of the value as a whole.
    pub field: &'static str,
    /// Its name on the wire; empty where it has none.
    pub wire_name: &'static str,
    /// Which part of it they speak of.
    pub part: Part,
    /// What it must keep.
    pub constraints: &'static [Constraint],
    /// Whether its value must never be printed.
    pub sensitive: bool,
}

impl FieldConstraints {
    /// The constraints of a field's value.
    #[must_use]
    pub const fn new(
        field: &'static str,
        wire_name: &'static str,
        constraints: &'static [Constraint],
    ) -> Self {
        Self {
            field,
            wire_name,
            part: Part::Value,
            constraints,
            sensitive: false,
        }
    }

    /// The same for another part of the field.
    #[must_use]
    pub const fn of(mut self, part: Part) -> Self {
        self.part = part;
        self
    }

    /// The same for a field whose value must never be printed.
    #[must_use]
    pub const fn sensitive(mut self) -> Self {
        self.sensitive = true;
        self
    }
}
