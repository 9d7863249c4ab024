//! What cannot be read or written.

use syn::{Error, Result};

use super::ast::{Field, Input};

pub(super) fn check(input: &Input<'_>) -> Result<()> {
    if let Some(parameter) = input.generics.params.first() {
        return Err(Error::new_spanned(
            parameter,
            format!(
                "this derive is for structs without parameters; serde's `{}` is for all others",
                input.serdes
            ),
        ));
    }
    for (index, field) in input.fields.iter().enumerate() {
        check_name(&input.fields[..index], field)?;
    }
    Ok(())
}

/// One bit of a `u128` for each.
const MOST: usize = 128;

/// Refuses what is one field too many to keep account of.
pub(super) fn check_reading(input: &Input<'_>) -> Result<()> {
    match input.fields.get(MOST) {
        None => Ok(()),
        Some(field) => Err(Error::new_spanned(
            field.name,
            format!(
                "the struct has more than {MOST} fields; use serde's `{}`",
                input.serdes
            ),
        )),
    }
}

/// Refuses a name that a field before has, as that field alone would ever be read.
fn check_name(before: &[Field<'_>], field: &Field<'_>) -> Result<()> {
    let mut before = before.iter();
    match before.find(|other| other.wire_name == field.wire_name) {
        None => Ok(()),
        Some(other) => Err(Error::new_spanned(
            field.name,
            format!(
                "`{}` is the name of `{}` already",
                field.wire_name, other.name
            ),
        )),
    }
}
