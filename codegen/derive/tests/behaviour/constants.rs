//! Limits that are constants, or are worked out of some.

use std::collections::{BTreeMap, VecDeque};

use antom_runtime::Validate;
use antom_runtime::validate::Constraint;

use crate::refusals;

mod limits {
    pub(crate) const MAX: usize = 3;
    pub(crate) const LEAST: i32 = -5;
    pub(crate) const MOST: u64 = u64::MAX - 1;
}
use limits::MAX;

#[derive(Validate)]
struct Constants {
    #[validate(length(min = MAX - 2, max = MAX))]
    text: String,
    #[validate(length(max = limits::MAX, bytes))]
    bytes: String,
    #[validate(length(exact = 2 * MAX))]
    exact: String,
    #[validate(items(min = 1, max = MAX), unique, length(max = MAX))]
    list: VecDeque<String>,
    #[validate(range(min = limits::LEAST, max = 5))]
    change: i64,
    #[validate(range(max = limits::MOST))]
    wide: Option<u64>,
    #[validate(range(min = -(limits::LEAST), max = 9.5))]
    decimal: String,
    #[validate(keys(length(max = MAX)), values(range(min = limits::LEAST)))]
    map: BTreeMap<String, i8>,
    #[validate(length(max = MAX), one_of("a", "abc"))]
    allowed: &'static str,
}

fn good() -> Constants {
    Constants {
        text: "abc".into(),
        bytes: "abc".into(),
        exact: "abcdef".into(),
        list: ["abc".to_owned()].into(),
        change: -5,
        wide: Some(limits::MOST),
        decimal: "9.5".into(),
        map: BTreeMap::from([("key".into(), -5)]),
        allowed: "abc",
    }
}

#[test]
fn what_is_at_a_constant_limit_is_good_and_what_is_beyond_is_refused_with_its_number() {
    assert_eq!(refusals(&good()), [""; 0]);
    let bad = Constants {
        text: "abcd".into(),
        bytes: "ab\u{e9}".into(),
        exact: "abcde".into(),
        list: VecDeque::new(),
        change: -6,
        wide: Some(u64::MAX),
        decimal: "4.99".into(),
        map: BTreeMap::from([("keys".into(), -6)]),
        allowed: "abc",
    };
    assert_eq!(
        refusals(&bad),
        [
            "text: 4 characters, at most 3",
            "bytes: 4 bytes, at most 3",
            "exact: 5 characters, exactly 6",
            "list: 0 items, at least 1",
            "change: -6, at least -5",
            "wide: 18446744073709551615, at most 18446744073709551614",
            "decimal: must be at least 5",
            "map.keys (key): 4 characters, at most 3",
            "map.keys: -6, at least -5",
        ]
    );
}

#[test]
fn constants_are_in_the_table_as_numbers() {
    let change = Constants::CONSTRAINTS
        .iter()
        .find(|row| row.field == "change");
    let limits: Vec<String> = change
        .expect("the field has a row")
        .constraints
        .iter()
        .filter_map(|constraint| match constraint {
            Constraint::Min(limit) | Constraint::Max(limit) => Some(limit.to_string()),
            _ => None,
        })
        .collect();
    assert_eq!(limits, ["-5", "5"]);
}

trait Bounded {
    const MOST: usize;
}

struct Short;

impl Bounded for Short {
    const MOST: usize = 2;
}

#[derive(Validate)]
struct Generic<T: Bounded, const N: usize> {
    #[validate(length(min = 1, max = T::MOST))]
    text: String,
    #[validate(items(max = Self::ITEMS), range(max = N))]
    list: Vec<usize>,
    _of: std::marker::PhantomData<T>,
}

impl<T: Bounded, const N: usize> Generic<T, N> {
    const ITEMS: usize = N + 1;
}

#[test]
fn constants_may_be_those_of_the_type_or_of_its_parameters() {
    let value = Generic::<Short, 1> {
        text: "abc".into(),
        list: vec![1, 2, 1],
        _of: std::marker::PhantomData,
    };
    assert_eq!(
        refusals(&value),
        [
            "text: 3 characters, at most 2",
            "list: 3 items, at most 2",
            "list[1]: 2, at most 1",
        ]
    );
}
