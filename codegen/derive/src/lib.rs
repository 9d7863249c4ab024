//! Constraints as attributes.
//!
//! `#[derive(Validate)]` goes through four steps, one file each: `ast` takes the struct apart, `attr` reads the
//! attributes, `valid` refuses what makes no sense at the token that is wrong, `expand` writes the code.

mod ast;
mod attr;
mod debug;
mod expand;
mod open_enum;
mod rename;
mod valid;

use proc_macro::TokenStream;
use syn::{DeriveInput, parse_macro_input};

/// Implements `Validate`: every field's constraints as data, and a check that reports each one that is broken.
///
/// Paths and names in violations are wire names: `#[serde(rename)]` and `#[serde(rename_all)]` are followed.
/// `Option`, `Vec` and `Box` are looked through, so that a constraint speaks of the value inside.
///
/// | on a field | means |
/// |---|---|
/// | `#[validate(length(min = 1, max = 64))]` | characters (Unicode scalar values) |
/// | `#[validate(range(min = 1, max = 99))]` | a whole number |
/// | `#[validate(items(min = 1, max = 100))]` | items of a `Vec` |
/// | `#[validate(format = datetime)]` | one of `datetime`, `date`, `url`, `currency`, `region` |
/// | `#[validate(pattern = "[A-Z]+")]` | a regular expression for the whole text (feature `pattern`) |
/// | `#[validate(fixed = "EASY_PAY")]` | the one allowed text |
/// | `#[validate(one_of("A", "B"))]` | the only allowed texts |
/// | `#[validate(required_when(scene = "A"))]` | an `Option` that must be there when other fields have these values |
/// | `#[validate(nested)]` | a value that has constraints of its own |
/// | `#[validate(sensitive)]` | a value that must never be printed |
///
/// On the struct, `#[validate(crate = path)]` names the runtime where it is not a direct dependency.
#[proc_macro_derive(Validate, attributes(validate))]
pub fn derive_validate(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    ast::Input::parse(&input)
        .and_then(|parsed| {
            valid::check(&parsed)?;
            Ok(expand::expand(&parsed))
        })
        .unwrap_or_else(syn::Error::into_compile_error)
        .into()
}

/// Implements `Debug` so that fields marked `#[validate(sensitive)]` show only whether they are there.
#[proc_macro_derive(SafeDebug, attributes(validate))]
pub fn derive_safe_debug(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    ast::Input::parse(&input)
        .map(|parsed| debug::expand(&parsed))
        .unwrap_or_else(syn::Error::into_compile_error)
        .into()
}

/// Makes an enum of texts that the API may add to: `#[wire = "…"]` gives each variant its text, and one variant
/// `Other(Unlisted)` keeps every text that is not listed.
///
/// Implements `as_str`, `LISTED`, `From<&str>`, `AsRef<str>`, `Display`, `Serialize` and `Deserialize`.
#[proc_macro_derive(OpenEnum, attributes(wire, validate))]
pub fn derive_open_enum(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    open_enum::expand(&input)
        .unwrap_or_else(syn::Error::into_compile_error)
        .into()
}
