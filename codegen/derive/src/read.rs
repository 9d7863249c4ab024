//! `ReadFields`: serde's `Deserialize`, for structs that are read from JSON objects.
//!
//! The steps are those of `Validate`: `ast`, `attr`, `valid`, `expand`.

mod ast;
mod attr;
mod expand;
mod valid;

use proc_macro2::TokenStream;
use syn::{DeriveInput, Result};

pub(crate) fn expand(input: &DeriveInput) -> Result<TokenStream> {
    let input = ast::Input::parse(input)?;
    valid::check(&input)?;
    Ok(expand::expand(&input))
}
