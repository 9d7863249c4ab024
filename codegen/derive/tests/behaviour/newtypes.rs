//! Newtypes stand in the place of their value: no step of a path is theirs.

use std::collections::BTreeMap;

use antom_runtime::Validate;
use antom_runtime::validate::{Constraint, FieldConstraints, Part};
use serde::Serialize;
use serde_json::json;

use crate::{offenders, refusals};

#[derive(Clone, Serialize, Validate)]
struct Token(#[validate(length(max = 4), pattern = "[a-z]*")] String);

#[derive(Serialize, Validate)]
struct Tokens(#[validate(nested, items(max = 2))] Vec<Token>);

#[derive(Serialize, Validate)]
struct ByName(#[validate(values(nested), keys(length(min = 1)))] BTreeMap<String, Tokens>);

#[derive(Serialize, Validate)]
#[serde(transparent)]
struct Transparent<'a> {
    #[validate(length(max = 1))]
    text: &'a str,
}

#[derive(Serialize, Validate)]
struct Holder {
    #[validate(nested)]
    token: Option<Box<Token>>,
    #[validate(nested)]
    all: ByName,
    #[validate(nested)]
    transparent: Transparent<'static>,
}

#[test]
fn the_value_itself_is_what_a_newtype_at_the_top_speaks_of() {
    assert_eq!(refusals(&Token("abcd".into())), [""; 0]);
    assert_eq!(
        refusals(&Token("12345".into())),
        [
            "the value itself: 5 characters, at most 4",
            "the value itself: does not match [a-z]*"
        ]
    );
    assert_eq!(
        refusals(&Tokens(vec![Token("A".into())])),
        ["[0]: does not match [a-z]*"]
    );
}

#[test]
fn a_pointer_goes_through_newtypes_as_serde_does() {
    let token = |text: &str| Token(text.into());
    let tokens = Tokens(vec![token("a"), token("B"), token("c")]);
    let holder = Holder {
        token: Some(Box::new(token("A"))),
        all: ByName(BTreeMap::from([(String::new(), tokens)])),
        transparent: Transparent { text: "ab" },
    };
    assert_eq!(
        offenders(&holder),
        [
            ("pattern", json!("A")),
            ("length.min", json!(["a", "B", "c"])),
            ("items.max", json!(["a", "B", "c"])),
            ("pattern", json!("B")),
            ("length.max", json!("ab")),
        ]
    );
}

#[test]
fn the_row_of_a_newtype_has_no_wire_name_and_is_not_required() {
    let expected = FieldConstraints {
        field: "0",
        wire_name: "",
        part: Part::Value,
        constraints: &[Constraint::MaxLength(4), Constraint::Pattern("[a-z]*")],
        sensitive: false,
    };
    assert_eq!(Token::CONSTRAINTS, [expected]);
    assert_eq!(Transparent::CONSTRAINTS[0].wire_name, "");
}

/// A type that a `macro_rules!` hands on stands in an invisible group.
macro_rules! optional {
    ($name:ident, $ty:ty) => {
        #[derive(Validate)]
        struct $name {
            #[validate(required, length(max = 1))]
            text: $ty,
        }
    };
}

optional!(ByMacro, Option<String>);

#[test]
fn a_type_from_a_macro_is_looked_through() {
    assert_eq!(
        refusals(&ByMacro { text: None }),
        ["text: required, but missing"]
    );
    let long = ByMacro {
        text: Some("ab".into()),
    };
    assert_eq!(refusals(&long), ["text: 2 characters, at most 1"]);
}
