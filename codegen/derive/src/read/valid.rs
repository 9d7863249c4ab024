//! What cannot be read.

use syn::{Error, Result};

use super::ast::{Field, Input};

pub(super) fn check(input: &Input<'_>) -> Result<()> {
    if let Some(parameter) = input.generics.params.first() {
        return Err(Error::new_spanned(
            parameter,
            "this derive is for structs without parameters; serde's `Deserialize` is for all others",
        ));
    }
    for (index, field) in input.fields.iter().enumerate() {
        check_name(&input.fields[..index], field)?;
        if index >= MOST {
            return Err(Error::new_spanned(
                field.name,
                format!("the struct has more than {MOST} fields; use serde's `Deserialize`"),
            ));
        }
    }
    Ok(())
}

/// One bit of a `u128` for each.
const MOST: usize = 128;

/// Refuses a name that a field before has, as that field alone would ever be read.
fn check_name(before: &[Field<'_>], field: &Field<'_>) -> Result<()> {
    let mut before = before.iter();
    match before.find(|other| other.wire_name == field.wire_name) {
        None => Ok(()),
        Some(other) => Err(Error::new_spanned(
            field.name,
            format!(
                "`{}` is read from `{}` already",
                other.name, field.wire_name
            ),
        )),
    }
}
