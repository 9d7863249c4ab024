//! What the code that the macros write does, on types as a person or the generator would write them.
// Shapes that nobody should write are looked through as well.
#![allow(clippy::box_collection)]

mod conditions;
mod constraints;
mod debug;
mod open_enum;
mod order;
mod shapes;
mod wire_names;

use antom_runtime::Validate;

/// The violations of a value, one line each; empty for a valid one.
pub(crate) fn refusals(value: &impl Validate) -> Vec<String> {
    match value.validate() {
        Ok(()) => Vec::new(),
        Err(violations) => violations.iter().map(ToString::to_string).collect(),
    }
}
