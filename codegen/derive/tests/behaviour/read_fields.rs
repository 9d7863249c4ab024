//! `ReadFields` beside serde's own derive, on the same struct.

use std::collections::BTreeMap;

use antom_runtime::{ReadFields, wire};
use proptest::prelude::*;
use serde::{Deserialize, Deserializer};
use serde_json::Value;

fn doubled<'de, D: Deserializer<'de>>(from: D) -> Result<Option<u64>, D::Error> {
    Option::<u64>::deserialize(from).map(|number| number.map(|number| number.wrapping_mul(2)))
}

mod shouted {
    use super::*;

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
        String::deserialize(from).map(|text| text.to_uppercase())
    }
}

/// The same structs with either derive.
macro_rules! structs {
    ($module:ident, $derive:ident) => {
        #[allow(dead_code)]
        mod $module {
            use super::*;

            #[derive(Debug, $derive)]
            #[serde(rename_all = "camelCase")]
            pub(super) struct Order {
                order_id: String,
                pub(super) r#type: Option<String>,
                #[serde(rename = "ID")]
                number: u8,
                #[serde(with = "wire::text")]
                exact: i64,
                #[serde(
                    default,
                    with = "wire::text_option",
                    skip_serializing_if = "Option::is_none"
                )]
                quantity: Option<u64>,
                #[serde(default, with = "wire::native_list")]
                flags: Vec<bool>,
                #[serde(
                    default,
                    deserialize_with = "wire::list",
                    skip_serializing_if = "Vec::is_empty"
                )]
                goods: Vec<Goods>,
                #[serde(default, deserialize_with = "antom_runtime::wire::list")]
                metadata: BTreeMap<String, String>,
                #[serde(deserialize_with = "doubled")]
                twice: Option<u64>,
                #[serde(default, with = "shouted")]
                loud: String,
                #[serde(default)]
                count: u32,
                buyer: Option<Buyer>,
                next: Option<Box<Order>>,
            }

            #[derive(Debug, $derive)]
            pub(super) struct Buyer {
                name: String,
            }

            #[derive(Debug, Default, $derive)]
            pub(super) struct Goods {
                name: Option<String>,
                #[serde(default)]
                price: u64,
            }

            #[derive(Debug, $derive)]
            pub(super) struct Empty {}
        }
    };
}

structs!(ours, ReadFields);
structs!(serdes, Deserialize);

/// What is read, or the error with its place.
fn shown<'de, T: Deserialize<'de> + std::fmt::Debug>(json: &'de str) -> String {
    format!("{:?}", serde_json::from_str::<T>(json))
}

fn assert_same(json: &str) {
    assert_eq!(
        shown::<ours::Order>(json),
        shown::<serdes::Order>(json),
        "{json}"
    );
    // A tree holds no key twice, and hands on keys and values of its own.
    if let Ok(tree) = serde_json::from_str::<Value>(json) {
        let ours = serde_json::from_value::<ours::Order>(tree.clone());
        let serdes = serde_json::from_value::<serdes::Order>(tree);
        assert_eq!(format!("{ours:?}"), format!("{serdes:?}"), "{json}");
    }
}

const COMPLETE: &str = r#""orderId": "a", "ID": 1, "exact": "1", "twice": 2"#;

/// Fields of an order with values of which some fit.
fn field() -> impl Strategy<Value = String> {
    let scalar = prop::sample::select(vec![
        "null",
        "true",
        "\"false\"",
        "7",
        "\"7\"",
        "-1",
        "1.5",
        "\"\\u0041\"",
        "300",
    ]);
    let list = prop::sample::select(vec!["[]", "[true, \"false\"]", "[1]", "[null]", "[\"a\""]);
    let object = prop::sample::select(vec![
        "{}",
        r#"{"name": "a"}"#,
        r#"{"name": null, "price": 1}"#,
        r#"{"price": 1, "colour": {"a": [1]}, "name": "a"}"#,
        r#"{"name": "a", "name": "b"}"#,
        r#"{"orderId": "a", "ID": 1, "exact": 1, "twice": null}"#,
        r#"{"orderId": "a", "exact": 1, "twice": null}"#,
    ]);
    let any = prop_oneof![3 => scalar.clone(), 1 => list, 1 => object.clone()];
    let no_list = prop_oneof![scalar, object.clone()];
    let goods = object.prop_map(|object| format!("[{object}]"));
    let name = |names: Vec<&'static str>| prop::sample::select(names);
    prop_oneof![
        4 => (
            name(vec![
                "orderId", "type", "ID", "exact", "quantity", "flags", "goods", "metadata", "twice", "loud", "count",
                "order_id", "number", "colour", "", "\\u0049D",
            ]),
            any,
        ).prop_map(|(name, value)| format!("\"{name}\": {value}")),
        // serde reads a list as a struct.
        1 => (name(vec!["buyer", "next"]), no_list).prop_map(|(name, value)| format!("\"{name}\": {value}")),
        1 => goods.prop_map(|goods| format!("\"goods\": {goods}")),
    ]
}

proptest! {
    #[test]
    fn any_object_is_read_as_serde_reads_it(
        fields in prop::collection::vec(field(), 0..6),
        is_complete: bool,
        at in 0_usize..6,
    ) {
        let mut fields = fields;
        if is_complete {
            fields.insert(at.min(fields.len()), COMPLETE.to_owned());
        }
        assert_same(&format!("{{{}}}", fields.join(", ")));
    }

    #[test]
    fn fields_are_found_in_any_order(
        fields in Just(vec![
            r#""orderId": "a""#, r#""type": "b""#, r#""ID": 3"#, r#""exact": "4""#, r#""quantity": 5"#,
            r#""flags": ["true"]"#, r#""goods": [{}]"#, r#""metadata": {"a": "b"}"#, r#""twice": 6"#,
            r#""loud": "c""#, r#""count": 7"#, r#""colour": 8"#, r#""buyer": {"name": "d"}"#,
        ]).prop_shuffle(),
    ) {
        let json = format!("{{{}}}", fields.join(", "));
        prop_assert!(shown::<ours::Order>(&json).starts_with("Ok("));
        assert_same(&json);
    }
}

#[test]
fn errors_are_in_serde_s_words() {
    for (json, words) in [
        ("{}", "missing field `orderId` at line 1 column 2"),
        (
            r#"{"orderId": "a", "exact": 1}"#,
            "missing field `ID` at line 1 column 28",
        ),
        (
            r#"{"type": null, "type": "a"}"#,
            "duplicate field `type` at line 1 column 21",
        ),
        (
            "7",
            "invalid type: integer `7`, expected struct Order at line 1 column 1",
        ),
        (
            r#"{"orderId": 7}"#,
            "invalid type: integer `7`, expected a string at line 1 column 13",
        ),
    ] {
        let error = serde_json::from_str::<ours::Order>(json).unwrap_err();
        assert_eq!(error.to_string(), words);
        assert_same(json);
    }
}

#[test]
fn a_field_that_a_function_reads_is_required_even_if_it_is_optional() {
    let json = r#"{"orderId": "a", "ID": 1, "exact": 1}"#;
    let error = serde_json::from_str::<ours::Order>(json).unwrap_err();
    assert!(
        error.to_string().starts_with("missing field `twice`"),
        "{error}"
    );
    assert_same(json);
}

#[test]
fn a_list_is_no_object() {
    assert!(serde_json::from_str::<serdes::Buyer>(r#"["a"]"#).is_ok());
    let error = serde_json::from_str::<ours::Buyer>(r#"["a"]"#).unwrap_err();
    assert!(
        error
            .to_string()
            .starts_with("invalid type: sequence, expected struct Buyer")
    );
}

#[test]
fn a_struct_without_fields_takes_any_object() {
    for json in [
        "{}",
        r#"{"a": [1, {"b": 2}], "c": null}"#,
        "null",
        r#"{"a": }"#,
    ] {
        assert_eq!(shown::<ours::Empty>(json), shown::<serdes::Empty>(json));
    }
}

/// Of a type that whoever sees the struct cannot name.
#[derive(Debug, PartialEq, ReadFields)]
struct Hidden {
    text: String,
}

// The visibility that is written is what rustc goes by.
#[allow(unreachable_pub)]
#[derive(Debug, PartialEq, ReadFields)]
pub struct Shown {
    hidden: Hidden,
    pub slots: u8,
}

#[test]
fn a_public_struct_may_hold_what_is_private() {
    let shown: Shown = serde_json::from_str(r#"{"slots": 1, "hidden": {"text": "a"}}"#).unwrap();
    let hidden = Hidden { text: "a".into() };
    assert_eq!(shown, Shown { hidden, slots: 1 });
}

/// Types that the written code could take for its own.
mod names {
    use super::*;

    #[derive(Debug, PartialEq, ReadFields)]
    pub(super) struct D {
        pub(super) from: u8,
    }

    #[derive(Debug, PartialEq, ReadFields)]
    pub(super) struct Slots {
        pub(super) d: D,
        #[serde(default, deserialize_with = "D::deserialize_optional")]
        pub(super) value: Option<D>,
        pub(super) slots: Option<Box<Slots>>,
    }

    impl D {
        fn deserialize_optional<'de, A: Deserializer<'de>>(
            from: A,
        ) -> Result<Option<Self>, A::Error> {
            Option::deserialize(from)
        }
    }
}

#[test]
fn names_of_other_types_stay_theirs() {
    let json = r#"{"d": {"from": 1}, "value": {"from": 2}, "slots": {"d": {"from": 3}}}"#;
    let read: names::Slots = serde_json::from_str(json).unwrap();
    assert_eq!(read.d, names::D { from: 1 });
    assert_eq!(read.value, Some(names::D { from: 2 }));
    assert_eq!(read.slots.map(|slots| slots.d), Some(names::D { from: 3 }));
}
