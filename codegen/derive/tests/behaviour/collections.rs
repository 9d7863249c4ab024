//! Lists of every kind: sets, deques, arrays and slices, held or lent; and numbers that are never 0.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashSet, VecDeque};
use std::num::{NonZeroI8, NonZeroU64};
use std::sync::Arc;

use antom_runtime::Validate;

use crate::refusals;

#[derive(Clone, Validate)]
struct Label {
    #[validate(length(max = 2))]
    text: &'static str,
}

#[derive(Validate)]
struct Lists<'a> {
    #[validate(items(min = 1, max = 2), length(max = 2))]
    set: BTreeSet<String>,
    #[validate(items(max = 1), range(min = 3))]
    hashed: HashSet<u8>,
    #[validate(items(max = 3), unique, length(max = 2))]
    deque: VecDeque<String>,
    #[validate(length(max = 2), items(max = 3), unique)]
    array: [String; 2],
    #[validate(length(max = 2), items(max = 1))]
    lent: &'a [String],
    #[validate(length(max = 2), items(max = 1))]
    boxed: Box<[String]>,
    #[validate(length(max = 2), items(max = 1))]
    shared: Option<Arc<[String]>>,
    #[validate(length(max = 2))]
    cow: Cow<'a, [String]>,
    #[validate(nested)]
    labels: [Label; 2],
    #[validate(nested)]
    queue: VecDeque<Label>,
    #[validate(nested)]
    lent_labels: &'a [Label],
}

const GOOD: Label = Label { text: "ok" };
const BAD: Label = Label { text: "bad" };

fn texts(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

#[test]
fn lists_of_every_kind_are_counted_and_their_items_checked() {
    let (lent, labels) = (texts(&["a", "abc"]), [GOOD, BAD]);
    let lists = Lists {
        set: texts(&["a", "abc", "b"]).into_iter().collect(),
        hashed: HashSet::from([2]),
        deque: texts(&["a", "abc", "a"]).into(),
        array: ["a", "abc"].map(str::to_owned),
        lent: &lent,
        boxed: lent.clone().into(),
        shared: Some(lent.clone().into()),
        cow: Cow::Borrowed(&lent),
        labels: [GOOD, BAD],
        queue: [GOOD, BAD].into(),
        lent_labels: &labels,
    };
    assert_eq!(
        refusals(&lists),
        [
            "set: 3 items, at most 2",
            "set[1]: 3 characters, at most 2",
            "hashed[0]: 2, at least 3",
            "deque: two items are equal",
            "deque[1]: 3 characters, at most 2",
            "array[1]: 3 characters, at most 2",
            "lent: 2 items, at most 1",
            "lent[1]: 3 characters, at most 2",
            "boxed: 2 items, at most 1",
            "boxed[1]: 3 characters, at most 2",
            "shared: 2 items, at most 1",
            "shared[1]: 3 characters, at most 2",
            "cow[1]: 3 characters, at most 2",
            "labels[1].text: 3 characters, at most 2",
            "queue[1].text: 3 characters, at most 2",
            "lent_labels[1].text: 3 characters, at most 2",
        ]
    );
}

#[test]
fn lists_of_every_kind_within_their_limits_are_good() {
    let lists = Lists {
        set: BTreeSet::from(["ab".to_owned()]),
        hashed: HashSet::from([3]),
        deque: texts(&["a", "b"]).into(),
        array: ["a", "b"].map(str::to_owned),
        lent: &[],
        boxed: Box::default(),
        shared: None,
        cow: Cow::Owned(Vec::new()),
        labels: [GOOD, GOOD],
        queue: VecDeque::new(),
        lent_labels: &[],
    };
    assert_eq!(refusals(&lists), [""; 0]);
}

#[derive(Validate)]
struct Counts {
    #[validate(range(min = 2, max = 9))]
    number: NonZeroU64,
    #[validate(range(max = -2))]
    below: Option<NonZeroI8>,
}

#[test]
fn numbers_that_are_never_0_have_ranges() {
    let refused = |number, below| {
        refusals(&Counts {
            number: NonZeroU64::new(number).expect("not 0"),
            below: NonZeroI8::new(below),
        })
    };
    assert_eq!(refused(2, -2), [""; 0]);
    assert_eq!(refused(9, 0), [""; 0]);
    assert_eq!(
        refused(1, -1),
        ["number: 1, at least 2", "below: -1, at most -2"]
    );
    assert_eq!(refused(u64::MAX, -3).len(), 1);
}
