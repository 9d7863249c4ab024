//! What the code that the macros write does, on types as a person or the generator would write them.
// Shapes that nobody should write are looked through as well.
#![allow(clippy::box_collection)]

mod by_hand;
mod collections;
mod conditions;
mod constants;
mod constraints;
mod custom;
mod debug;
mod enums;
mod json;
mod lengths;
mod maps;
mod multiples;
mod newtypes;
mod open_enum;
mod order;
mod presence;
mod ranges;
mod read_fields;
mod sensitive;
mod shapes;
mod wire_names;
mod write_fields;

use antom_runtime::Validate;
use serde::Serialize;
use serde_json::Value;

/// The violations of a value, one line each; empty for a valid one.
pub(crate) fn refusals(value: &impl Validate) -> Vec<String> {
    match value.validate() {
        Ok(()) => Vec::new(),
        Err(violations) => violations.iter().map(ToString::to_string).collect(),
    }
}

/// The code of each violation and what stands on the wire at its pointer, which must be something.
pub(crate) fn offenders(value: &(impl Validate + Serialize)) -> Vec<(&'static str, Value)> {
    let written = serde_json::to_value(value).expect("values of tests can be written");
    let Err(violations) = value.validate() else {
        return Vec::new();
    };
    let offenders = violations.iter().map(|violation| {
        let pointer = violation.path.pointer();
        let Some(found) = written.pointer(&pointer) else {
            panic!("nothing stands at {pointer} in {written}");
        };
        (violation.code(), found.clone())
    });
    offenders.collect()
}
