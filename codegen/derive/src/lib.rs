//! Constraints as attributes.
//!
//! `#[derive(Validate)]` goes through four steps, one file each: `ast` takes the type apart, `attr` reads the
//! attributes, `valid` refuses what makes no sense at the token that is wrong, `expand` writes the code. What a kind of
//! constraint has to say in each of them stands in its own file in `constraint`.

mod ast;
mod attr;
mod code;
mod constraint;
mod debug;
mod expand;
mod fields;
mod member;
mod meta;
mod mistakes;
mod open_enum;
mod rename;
mod shape;
mod valid;

use proc_macro::TokenStream;
use syn::{DeriveInput, parse_macro_input};

#[doc = include_str!("../docs/validate.md")]
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
///
/// ```
/// # use antom_runtime::SafeDebug;
/// #[derive(SafeDebug)]
/// struct Buyer {
///     id: u64,
///     #[validate(sensitive)]
///     email: Option<String>,
/// }
///
/// let buyer = Buyer { id: 42, email: Some("bob@gmail.com".into()) };
/// assert_eq!(format!("{buyer:?}"), "Buyer { id: 42, email: (hidden) }");
/// ```
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
///
/// ```
/// # use antom_runtime::{OpenEnum, Unlisted};
/// #[derive(Debug, PartialEq, OpenEnum)]
/// enum Status {
///     #[wire = "S"]
///     Success,
///     Other(Unlisted),
/// }
///
/// assert_eq!(Status::from("S"), Status::Success);
/// assert_eq!(Status::from("X").as_str(), "X");
/// ```
#[proc_macro_derive(OpenEnum, attributes(wire, validate))]
pub fn derive_open_enum(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    open_enum::expand(&input)
        .unwrap_or_else(syn::Error::into_compile_error)
        .into()
}

/// Implements serde's `Deserialize` for a struct with named fields that is read from a JSON object.
///
/// It reads what serde's own derive reads, and says of a field that is missing or stands there twice what serde says, but
/// takes rustc a fraction of the time: what is the same for every struct is in the runtime, once. What serde's derive reads
/// besides objects, lists for example, is refused.
///
/// Of serde's attributes it takes those that the generator writes; any other is a compile error. On the struct:
///
/// - `rename_all = "…"`.
///
/// On a field:
///
/// - `rename = "…"`.
/// - `default`, without a function. A field that is an `Option` by name and is not read by a function needs none.
/// - `with = "…"` and `deserialize_with = "…"`; those of the runtime's `wire` cost least.
/// - `serialize_with` and `skip_serializing_if`, which are for [`WriteFields`].
///
/// `#[validate(crate = path)]` names the runtime where it is no direct dependency.
///
/// ```
/// # use antom_runtime::{ReadFields, wire};
/// #[derive(Debug, PartialEq, ReadFields)]
/// #[serde(rename_all = "camelCase")]
/// struct Goods {
///     goods_name: String,
///     unit: Option<String>,
///     #[serde(default, with = "wire::text_option")]
///     quantity: Option<u64>,
///     #[serde(default, deserialize_with = "wire::list")]
///     tags: Vec<String>,
/// }
///
/// let goods: Goods = serde_json::from_str(r#"{"goodsName": "tea", "quantity": "2", "colour": "green"}"#)?;
/// assert_eq!(goods, Goods { goods_name: "tea".into(), unit: None, quantity: Some(2), tags: Vec::new() });
///
/// let refused = serde_json::from_str::<Goods>(r#"{"unit": "pound"}"#).unwrap_err();
/// assert!(refused.to_string().starts_with("missing field `goodsName`"));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[proc_macro_derive(ReadFields, attributes(serde, validate))]
pub fn derive_read_fields(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    fields::expand_read(&input)
        .unwrap_or_else(syn::Error::into_compile_error)
        .into()
}

/// Implements serde's `Serialize` for a struct with named fields that is written as a JSON object.
///
/// The bytes are those of serde's own derive, but it takes rustc a fraction of the time: each field is one call of a function
/// of the runtime. To formats that care it is a map, and not a struct.
///
/// Of serde's attributes it takes those that the generator writes; any other is a compile error. On the struct:
///
/// - `rename_all = "…"`.
///
/// On a field:
///
/// - `rename = "…"`.
/// - `skip_serializing_if = "…"`.
/// - `with = "…"` and `serialize_with = "…"`; the modules of the runtime's `wire` cost least.
/// - `default` and `deserialize_with`, which are for [`ReadFields`].
///
/// `#[validate(crate = path)]` names the runtime where it is no direct dependency.
///
/// ```
/// # use antom_runtime::{WriteFields, wire};
/// #[derive(WriteFields)]
/// #[serde(rename_all = "camelCase")]
/// struct Goods {
///     goods_name: String,
///     #[serde(skip_serializing_if = "Option::is_none")]
///     unit: Option<String>,
///     #[serde(with = "wire::text")]
///     quantity: u64,
/// }
///
/// let goods = Goods { goods_name: "tea".into(), unit: None, quantity: 2 };
/// assert_eq!(serde_json::to_string(&goods)?, r#"{"goodsName":"tea","quantity":"2"}"#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[proc_macro_derive(WriteFields, attributes(serde, validate))]
pub fn derive_write_fields(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    fields::expand_write(&input)
        .unwrap_or_else(syn::Error::into_compile_error)
        .into()
}

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
