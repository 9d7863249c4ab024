//! `ReadFields` and `WriteFields`: serde's `Deserialize` and `Serialize`, for structs that are JSON objects.
//!
//! The steps are those of `Validate`: `ast`, `attr`, `valid`, and two that write code, `read` and `write`.

mod ast;
mod attr;
mod read;
mod valid;
mod write;

use proc_macro2::TokenStream;
use syn::{DeriveInput, Result};

pub(crate) fn expand_read(input: &DeriveInput) -> Result<TokenStream> {
    let input = ast::Input::parse(input, "Deserialize")?;
    valid::check(&input)?;
    valid::check_reading(&input)?;
    Ok(read::expand(&input))
}

pub(crate) fn expand_write(input: &DeriveInput) -> Result<TokenStream> {
    let input = ast::Input::parse(input, "Serialize")?;
    valid::check(&input)?;
    Ok(write::expand(&input))
}
