//! `WriteFields` beside serde's own derive, on the same struct.

use std::collections::BTreeMap;
use std::io::{self, Write};

use antom_runtime::{Decimal, WriteFields, wire};
use proptest::prelude::*;
use serde::{Deserialize, Serialize, Serializer};
use serde_json::{Value, json};

fn as_pair<S: Serializer>(number: &u8, to: S) -> Result<S::Ok, S::Error> {
    (number, number).serialize(to)
}

fn is_zero(number: &u8) -> bool {
    *number == 0
}

mod shouted {
    use super::*;

    #[allow(clippy::ref_option)]
    pub(super) fn serialize<S: Serializer>(
        text: &Option<String>,
        to: S,
    ) -> Result<S::Ok, S::Error> {
        text.as_deref().map(str::to_uppercase).serialize(to)
    }

    pub(super) fn deserialize<'de, D: serde::Deserializer<'de>>(
        from: D,
    ) -> Result<Option<String>, D::Error> {
        Option::deserialize(from)
    }
}

/// The same structs with either derive.
macro_rules! structs {
    ($module:ident, $derive:ident) => {
        mod $module {
            use super::*;

            #[derive(Deserialize, $derive)]
            #[serde(rename_all = "camelCase")]
            pub(super) struct Order {
                #[serde(default)]
                order_id: String,
                r#type: Option<String>,
                #[serde(rename = "NOTE", skip_serializing_if = "Option::is_none")]
                note: Option<String>,
                #[serde(default, with = "wire::text")]
                exact: i64,
                #[serde(default, with = "wire::native")]
                flag: bool,
                #[serde(default, with = "wire::text_option")]
                or_null: Option<u64>,
                #[serde(
                    default,
                    with = "wire::text_option",
                    skip_serializing_if = "Option::is_none"
                )]
                quantity: Option<u64>,
                #[serde(
                    default,
                    with = "wire::native_option",
                    skip_serializing_if = "Option::is_none"
                )]
                native: Option<bool>,
                #[serde(
                    default,
                    with = "wire::text_list",
                    skip_serializing_if = "Vec::is_empty"
                )]
                texts: Vec<i64>,
                #[serde(default, with = "wire::native_list")]
                flags: Vec<bool>,
                #[serde(
                    default,
                    deserialize_with = "wire::list",
                    skip_serializing_if = "Vec::is_empty"
                )]
                goods: Vec<Goods>,
                #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
                metadata: BTreeMap<String, Goods>,
                #[serde(
                    default,
                    serialize_with = "as_pair",
                    skip_serializing_if = "super::is_zero"
                )]
                count: u8,
                #[serde(default, with = "shouted", skip_serializing_if = "Option::is_none")]
                loud: Option<String>,
                #[serde(default, with = "shouted")]
                loud_or_null: Option<String>,
                price: Option<Decimal>,
                #[serde(skip_serializing_if = "Option::is_none")]
                next: Option<Box<Order>>,
            }

            #[derive(Default, Deserialize, $derive)]
            pub(super) struct Goods {
                #[serde(skip_serializing_if = "Option::is_none")]
                name: Option<String>,
            }

            #[derive(Serialize)]
            pub(super) struct Around {
                first: u8,
                #[serde(flatten)]
                order: Order,
            }

            #[derive(Serialize)]
            #[serde(tag = "kind")]
            enum Tagged {
                Order(Order),
            }

            /// Everything that is written of an order.
            pub(super) fn written(json: &str) -> Vec<String> {
                let read = || serde_json::from_str::<Order>(json).unwrap();
                let order = read();
                vec![
                    serde_json::to_string(&order).unwrap(),
                    serde_json::to_string_pretty(&order).unwrap(),
                    serde_json::to_value(&order).unwrap().to_string(),
                    serde_json::to_string(&Around { first: 1, order }).unwrap(),
                    serde_json::to_string(&Tagged::Order(read())).unwrap(),
                ]
            }
        }
    };
}

structs!(ours, WriteFields);
structs!(serdes, Serialize);

const TEXTS: [&str; 4] = ["", "a", "\"\n", "支付\u{1}"];

fn field() -> impl Strategy<Value = (&'static str, Value)> {
    let text = || prop::sample::select(TEXTS.to_vec());
    prop_oneof![
        text().prop_map(|text| ("orderId", json!(text))),
        text().prop_map(|text| ("type", json!(text))),
        text().prop_map(|text| ("NOTE", json!(text))),
        text().prop_map(|text| ("loud", json!(text))),
        text().prop_map(|text| ("loudOrNull", json!(text))),
        any::<i64>().prop_map(|number| ("exact", json!(number))),
        any::<bool>().prop_map(|flag| ("flag", json!(flag))),
        any::<u64>().prop_map(|number| ("orNull", json!(number))),
        any::<u64>().prop_map(|number| ("quantity", json!(number))),
        any::<bool>().prop_map(|flag| ("native", json!(flag))),
        any::<Vec<i64>>().prop_map(|numbers| ("texts", json!(numbers))),
        any::<Vec<bool>>().prop_map(|flags| ("flags", json!(flags))),
        any::<u8>().prop_map(|number| ("count", json!(number))),
        any::<u16>().prop_map(|number| ("price", json!(format!("{number}.50")))),
        prop::collection::vec(text(), 0..3).prop_map(|names| {
            let goods: Vec<Value> = names.iter().map(|name| json!({ "name": name })).collect();
            ("goods", json!(goods))
        }),
        prop::collection::btree_map(text(), text(), 0..3).prop_map(|names| {
            let entries = names.iter();
            let goods = entries.map(|(key, name)| ((*key).to_owned(), json!({ "name": name })));
            ("metadata", Value::Object(goods.collect()))
        }),
    ]
}

fn order() -> impl Strategy<Value = Value> {
    let fields = || prop::collection::vec(field(), 0..12);
    (fields(), prop::option::of(fields())).prop_map(|(fields, next)| {
        let object = |fields: Vec<(&str, Value)>| {
            let fields = fields.into_iter();
            Value::Object(
                fields
                    .map(|(name, value)| (name.to_owned(), value))
                    .collect(),
            )
        };
        let mut order = object(fields);
        if let Some(next) = next {
            order["next"] = object(next);
        }
        order
    })
}

proptest! {
    #[test]
    fn any_object_is_written_as_serde_writes_it(order in order()) {
        let json = order.to_string();
        prop_assert_eq!(ours::written(&json), serdes::written(&json));
    }
}

#[test]
fn an_object_of_which_everything_is_left_out_is_empty() {
    #[derive(WriteFields)]
    struct Empty {}

    let goods = ours::Goods::default();
    assert_eq!(serde_json::to_string(&goods).unwrap(), "{}");
    assert_eq!(serde_json::to_string_pretty(&goods).unwrap(), "{}");
    assert_eq!(serde_json::to_string(&Empty {}).unwrap(), "{}");
}

/// Takes that many bytes and counts how often it is asked to take more.
struct Full {
    room: usize,
    refusals: usize,
}

impl Write for Full {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self.room.checked_sub(bytes.len()) {
            Some(room) => {
                self.room = room;
                Ok(bytes.len())
            }
            None => {
                self.refusals += 1;
                Err(io::Error::other("full"))
            }
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn nothing_is_written_after_the_first_error_which_is_told() {
    let order: ours::Order = serde_json::from_str(r#"{"orderId": "a", "type": "b"}"#).unwrap();
    let whole = serde_json::to_string(&order).unwrap().len();
    for room in 0..whole {
        let mut full = Full { room, refusals: 0 };
        let error = serde_json::to_writer(&mut full, &order).unwrap_err();
        assert_eq!(error.to_string(), "full");
        assert_eq!(full.refusals, 1, "with room for {room} bytes");
    }
}

/// Types that the written code could take for its own.
mod names {
    use super::*;

    #[derive(WriteFields)]
    pub(super) struct S {
        pub(super) to: u8,
    }

    #[derive(WriteFields)]
    pub(super) struct Fields {
        #[serde(serialize_with = "doubled")]
        pub(super) fields: S,
        pub(super) value: S,
    }

    fn doubled<A: Serializer>(value: &S, to: A) -> Result<A::Ok, A::Error> {
        S { to: value.to * 2 }.serialize(to)
    }
}

#[test]
fn names_of_other_types_stay_theirs() {
    let fields = names::Fields {
        fields: names::S { to: 1 },
        value: names::S { to: 3 },
    };
    let written = serde_json::to_string(&fields).unwrap();
    assert_eq!(written, r#"{"fields":{"to":2},"value":{"to":3}}"#);
}
