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

/// Implements `Validate`: every constraint as data, and a check that reports each one that is broken.
///
/// For structs with named fields, for newtypes, and for enums of such. Paths and names are those on the wire:
/// `#[serde(rename)]`, `rename_all`, `flatten` and the tagging of enums are followed. `Option`, `Box`, maps and
/// lists (`Vec`, arrays, slices, deques, sets, also shared or lent) are looked through, so that a constraint speaks of the value
/// inside. A limit is a literal or a constant: `length(max = MAX)`. A value that keeps its constraints costs no allocation.
///
/// # On a field
///
/// ## Texts
///
/// `length` counts characters (Unicode scalar values), or UTF-8 with `bytes`. `format` is one of `datetime`, `date`, `url`,
/// `web_url`, `https_url`, `currency`, `region`, `email`, `phone`, `ip`, `ipv4`, `ipv6`, `digits`, `identifier`. A `pattern` must match
/// the whole text and needs the runtime's feature `pattern`.
///
/// ```
/// # use antom_runtime::Validate;
/// #[derive(Validate)]
/// struct Payment {
///     #[validate(length(min = 1, max = 64))]
///     id: String,
///     #[validate(length(exact = 3), format = currency)]
///     currency: String,
///     #[validate(length(max = 16, bytes))]
///     label: String,
///     #[validate(pattern = "[A-Z]{2}[0-9]+")]
///     reference: String,
///     #[validate(fixed = "EASY_PAY")]
///     scene: String,
///     #[validate(one_of("APP", "WEB"))]
///     terminal: String,
/// }
///
/// let payment = Payment {
///     id: "付".repeat(65),
///     currency: "usd".into(),
///     label: "支付宝支付宝".into(),
///     reference: "DE4711x".into(),
///     scene: "CASHIER".into(),
///     terminal: "FRIDGE".into(),
/// };
/// let words: Vec<String> = payment.validate().unwrap_err().iter().map(ToString::to_string).collect();
/// assert_eq!(words, [
///     "id: 65 characters, at most 64",
///     "currency: not an ISO 4217 currency code, three capital letters such as USD",
///     "label: 18 bytes, at most 16",
///     "reference: does not match [A-Z]{2}[0-9]+",
///     "scene: must be EASY_PAY",
///     "terminal: must be one of APP, WEB",
/// ]);
/// ```
///
/// ## Numbers
///
/// `range` is for integers, floats, and texts that hold a decimal number, which are compared exactly. A limit that is a
/// constant is an integer of any type.
///
/// ```
/// # use antom_runtime::Validate;
/// #[derive(Validate)]
/// struct Line {
///     #[validate(range(min = 1, max = 99))]
///     quantity: u64,
///     #[validate(range(min = 0.01))]
///     price: String,
/// }
///
/// let line = Line { quantity: 0, price: "0.0099".into() };
/// assert_eq!(line.validate().unwrap_err().to_string(), "quantity: 0, at least 1; price: must be at least 0.01");
/// ```
///
/// ## Lists and maps
///
/// `items` counts items or entries. Other constraints on a list speak of each item. `unique` compares every pair, and so
/// asks for a maximum. `keys(…)` and `values(…)` hold the constraints of a map's entries.
///
/// ```
/// # use antom_runtime::Validate;
/// # use std::collections::BTreeMap;
/// #[derive(Validate)]
/// struct Order {
///     #[validate(items(min = 1, max = 3), unique, length(max = 4))]
///     labels: Vec<String>,
///     #[validate(items(max = 10), keys(length(max = 8)), values(length(max = 2)))]
///     metadata: BTreeMap<String, String>,
/// }
///
/// let order = Order {
///     labels: vec!["a".into(), "gross".into(), "a".into()],
///     metadata: BTreeMap::from([("colour".into(), "red".into()), ("a long key".into(), "x".into())]),
/// };
/// let words: Vec<String> = order.validate().unwrap_err().iter().map(ToString::to_string).collect();
/// assert_eq!(words, [
///     "labels: two items are equal",
///     "labels[1]: 5 characters, at most 4",
///     "metadata.a long key (key): 10 characters, at most 8",
///     "metadata.colour: 3 characters, at most 2",
/// ]);
/// ```
///
/// ## Presence
///
/// A field that is no `Option` is required by its type. `required` asks for an `Option` to be there, `required_when` does
/// so while other fields have the values named, all of them; it may be given several times. On a list or map it asks for an
/// item, since an empty one is as good as none.
///
/// ```
/// # use antom_runtime::Validate;
/// #[derive(Validate)]
/// struct Session {
///     product: String,
///     #[validate(required)]
///     currency: Option<String>,
///     #[validate(required_when(product = "AGREEMENT"))]
///     agreement: Option<String>,
/// }
///
/// let session = Session { product: "AGREEMENT".into(), currency: None, agreement: None };
/// assert_eq!(
///     session.validate().unwrap_err().to_string(),
///     "currency: required, but missing; agreement: required when product is AGREEMENT, but missing"
/// );
/// ```
///
/// ## Values of other types, sensitive values, functions
///
/// `nested` checks a value that has constraints of its own. What is `sensitive` appears in no violation, not even as the
/// key of a map, and not in the output of [`SafeDebug`]. `custom` is the last resort: a function that gets the value and
/// the whole struct.
///
/// ```
/// # use antom_runtime::{SafeDebug, Validate};
/// use antom_runtime::validate::Refusal;
///
/// #[derive(SafeDebug, Validate)]
/// struct Card {
///     #[validate(length(min = 12, max = 19), sensitive)]
///     number: String,
///     #[validate(custom = not_in_the_past)]
///     year: u16,
///     today: u16,
/// }
///
/// #[derive(SafeDebug, Validate)]
/// struct Method {
///     #[validate(nested)]
///     card: Option<Card>,
/// }
///
/// fn not_in_the_past(year: &u16, card: &Card) -> Result<(), Refusal> {
///     if *year >= card.today { Ok(()) } else { Err(Refusal { code: "card.expired", words: "has expired" }) }
/// }
///
/// let method = Method { card: Some(Card { number: "4111".into(), year: 2025, today: 2026 }) };
/// let violations = method.validate().unwrap_err();
/// assert_eq!(violations.to_string(), "card.number: 4 characters, at least 12; card.year: has expired");
/// assert!(!format!("{method:?}").contains("4111"));
/// ```
///
/// # On a struct or a variant
///
/// `at_least_one` and `exactly_one` speak of several fields, `custom` of the whole value. `crate = path` names the runtime
/// where it is no direct dependency.
///
/// ```
/// # use antom_runtime::Validate;
/// #[derive(Validate)]
/// #[validate(exactly_one(reference_goods_id, price_id), crate = antom_runtime)]
/// struct Goods {
///     reference_goods_id: Option<String>,
///     price_id: Option<String>,
/// }
///
/// let goods = Goods { reference_goods_id: None, price_id: None };
/// assert_eq!(
///     goods.validate().unwrap_err().to_string(),
///     "the value itself: exactly one of reference_goods_id, price_id is required, not 0"
/// );
/// ```
///
/// # Newtypes and enums
///
/// A newtype stands in the place of its value; an enum's fields stand where serde puts them.
///
/// ```
/// # use antom_runtime::Validate;
/// # use serde::Serialize;
/// #[derive(Serialize, Validate)]
/// struct Token(#[validate(length(max = 4))] String);
///
/// #[derive(Serialize, Validate)]
/// #[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
/// enum Method {
///     Card { #[validate(nested)] card_token: Token },
///     Wallet,
/// }
///
/// let method = Method::Card { card_token: Token("12345".into()) };
/// let violations = method.validate().unwrap_err();
/// let pointer = violations.iter().next().map(|violation| violation.path.pointer());
/// assert_eq!(pointer.as_deref(), Some("/cardToken"));
/// # let _ = Method::Wallet;
/// ```
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
