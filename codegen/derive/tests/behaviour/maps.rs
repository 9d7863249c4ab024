//! Maps: their size, their keys, their values, and paths to both.

use std::collections::BTreeMap;
use std::collections::HashMap;

use antom_runtime::Validate;
use antom_runtime::validate::{Constraint, Part};
use serde::Serialize;

use crate::{offenders, refusals};

/// Maps are known by their names; this one has the name of the crate `indexmap`'s.
type Ordered<K, V> = BTreeMap<K, V>;
use self::Ordered as IndexMap;

#[derive(Default, Serialize, Validate)]
#[serde(rename_all = "camelCase")]
struct Order {
    #[validate(
        items(min = 1, max = 3),
        keys(length(max = 4)),
        values(length(max = 1))
    )]
    meta_data: Option<BTreeMap<String, Option<String>>>,
    #[validate(values(nested, items(max = 1)))]
    goods: HashMap<Box<str>, Vec<Goods>>,
    #[validate(items(max = 2), keys(pattern = "[a-z]"))]
    pages: Vec<IndexMap<String, u8>>,
    #[validate(values(keys(length(max = 1)), values(range(max = 9)), items(max = 2)))]
    table: BTreeMap<String, BTreeMap<String, Vec<u8>>>,
    #[validate(values(unique, items(max = 4)))]
    sets: BTreeMap<String, Vec<u8>>,
}

#[derive(Serialize, Validate)]
struct Goods {
    #[validate(length(max = 1))]
    name: String,
}

fn map<V, M: FromIterator<(String, V)>>(entries: impl IntoIterator<Item = (&'static str, V)>) -> M {
    let entries = entries.into_iter();
    entries
        .map(|(key, value)| (key.to_owned(), value))
        .collect()
}

#[test]
fn entries_are_counted_and_their_keys_and_values_checked() {
    let with = |meta_data| Order {
        meta_data: Some(meta_data),
        ..Order::default()
    };
    assert_eq!(refusals(&Order::default()), [""; 0]);
    assert_eq!(
        refusals(&with(BTreeMap::new())),
        ["metaData: 0 items, at least 1"]
    );
    let long = || Some("long".to_owned());
    let order = with(map([
        ("a", None),
        ("b", long()),
        ("colour", long()),
        ("d", None),
    ]));
    assert_eq!(
        refusals(&order),
        [
            "metaData: 4 items, at most 3",
            "metaData.b: 4 characters, at most 1",
            "metaData.colour (key): 6 characters, at most 4",
            "metaData.colour: 4 characters, at most 1",
        ]
    );
}

#[test]
fn a_pointer_finds_the_value_whatever_its_key_is() {
    let keys = [
        "", ".", "a.b", "/", "a/b", "~", "~1", "[0]", "0", "\0", "\u{1}", "\u{2}5:", "#2:", ":",
        " ", "付款", "\u{301}", "\n", "😀",
    ];
    for key in keys {
        let order = Order {
            table: map([(key, map([(key, vec![1, 10])]))]),
            goods: HashMap::from([(
                key.into(),
                vec![Goods {
                    name: key.repeat(2) + "ab",
                }],
            )]),
            ..Order::default()
        };
        let found: Vec<_> = offenders(&order)
            .into_iter()
            .filter(|(code, _)| *code == "range.max")
            .collect();
        assert_eq!(found, [("range.max", serde_json::json!(10))], "{key:?}");
        let names = offenders(&order);
        assert_eq!(
            names[0].1,
            serde_json::json!(key.repeat(2) + "ab"),
            "{key:?}"
        );
    }
}

#[test]
fn a_key_forges_no_line() {
    let order = Order {
        table: map([("a\nb\u{1b}\u{2028}", map([("c", vec![10])]))]),
        ..Order::default()
    };
    assert_eq!(
        refusals(&order),
        ["table.a\\nb\\u{1b}\\u{2028}.c[0]: 10, at most 9"]
    );
}

#[test]
fn items_are_those_of_the_outermost_list_or_map_of_their_rules() {
    let good = || Goods {
        name: String::new(),
    };
    let order = Order {
        goods: HashMap::from([("a".into(), vec![good(), good()])]),
        // Three entries in a page are not limited; three pages are.
        pages: vec![
            map([("a", 1), ("b", 2), ("c", 3)]),
            map([("A", 1)]),
            map([]),
        ],
        table: map([("t", map([("a", vec![]), ("b", vec![]), ("c", vec![])]))]),
        sets: map([("one", vec![1, 2]), ("two", vec![1, 1])]),
        ..Order::default()
    };
    assert_eq!(
        refusals(&order),
        [
            "goods.a: 2 items, at most 1",
            "pages: 3 items, at most 2",
            "pages[1].A (key): does not match [a-z]",
            "table.t: 3 items, at most 2",
            "sets.two: two items are equal",
        ]
    );
}

#[test]
fn keys_and_values_have_rows_of_their_own() {
    use Constraint::{MaxItems, MaxLength, MinItems};
    let rows: Vec<_> = Order::CONSTRAINTS[..3]
        .iter()
        .map(|row| (row.field, row.wire_name, row.part, row.constraints))
        .collect();
    let row =
        |part, constraints: &'static [Constraint]| ("meta_data", "metaData", part, constraints);
    let expected = [
        row(Part::Value, &[MinItems(1), MaxItems(3)]),
        row(Part::Keys, &[MaxLength(4)]),
        row(Part::Values, &[MaxLength(1)]),
    ];
    assert_eq!(rows, expected);
}
