//! Whole values, random in shape and in what is wrong with them, against a walk through their JSON.

use std::collections::BTreeMap;

use antom_runtime::{Validate, Violations};
use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use serde::Serialize;
use serde_json::Value;

#[derive(Clone, Debug, Serialize, Validate)]
#[serde(rename_all = "camelCase")]
struct Node {
    #[validate(length(max = 2))]
    node_name: String,
    #[validate(required, range(min = 1, max = 8.5))]
    number: Option<u8>,
    #[validate(items(max = 3), unique, length(min = 1, max = 6, bytes))]
    tags: Vec<String>,
    #[serde(flatten)]
    #[validate(nested)]
    either: Either,
    #[validate(items(max = 2), keys(length(max = 1)), values(nested, items(min = 1)))]
    kinds: BTreeMap<String, Vec<Kind>>,
    #[validate(nested, items(max = 2))]
    children: Option<Vec<Node>>,
}

#[derive(Clone, Debug, Serialize, Validate)]
#[validate(exactly_one(one, other))]
struct Either {
    one: Option<u8>,
    other: Vec<u8>,
}

#[derive(Clone, Debug, Serialize, Validate)]
#[serde(rename_all = "lowercase")]
enum Kind {
    Code(#[validate(fixed = "a")] String),
    #[validate(at_least_one(left, right))]
    Pair {
        left: Option<u8>,
        right: Option<u8>,
    },
    Nothing,
}

/// Keys and texts that pointers must escape, and that are as wide as characters are.
const TEXT: &str = "[ab/~.\u{0}\u{1}\u{301}付😀]{0,3}";

fn kind() -> impl Strategy<Value = Kind> {
    let there = || prop::option::of(Just(1));
    prop_oneof![
        "[ab]{0,1}".prop_map(Kind::Code),
        (there(), there()).prop_map(|(left, right)| Kind::Pair { left, right }),
        Just(Kind::Nothing),
    ]
}

fn node() -> impl Strategy<Value = Node> {
    let either = (prop::option::of(Just(1)), vec(Just(1), 0..2));
    let single = (
        TEXT,
        prop::option::weighted(0.8, 0_u8..11),
        vec(TEXT, 0..5),
        either.prop_map(|(one, other)| Either { one, other }),
        btree_map(TEXT, vec(kind(), 0..3), 0..4),
    );
    let single = single.prop_map(|(node_name, number, tags, either, kinds)| Node {
        node_name,
        number,
        tags,
        either,
        kinds,
        children: None,
    });
    single.prop_recursive(5, 60, 4, |inner| {
        (inner.clone(), vec(inner, 0..5)).prop_map(|(node, children)| Node {
            children: Some(children),
            ..node
        })
    })
}

/// What is found on a walk through JSON, which knows the rules above by heart and nothing of the derive.
#[derive(Default)]
struct Walk(Vec<(String, &'static str)>);

impl Walk {
    fn refuse(&mut self, is_wrong: bool, at: &str, code: &'static str) {
        if is_wrong {
            self.0.push((at.to_owned(), code));
        }
    }

    fn node(&mut self, node: &Value, at: &str) {
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
        let name = text(&node["nodeName"]);
        self.refuse(
            name.chars().count() > 2,
            &format!("{at}/nodeName"),
            "length.max",
        );
        let number = format!("{at}/number");
        match node["number"].as_u64() {
            None => self.refuse(true, &number, "required"),
            Some(value) => {
                self.refuse(value < 1, &number, "range.min");
                self.refuse(value > 8, &number, "range.max");
            }
        }
        let (tags, at_tags) = (list(&node["tags"]), format!("{at}/tags"));
        self.refuse(tags.len() > 3, &at_tags, "items.max");
        let is_twin = |number: usize| tags.iter().skip(number + 1).any(|tag| *tag == tags[number]);
        let has_twins = tags.len() <= 3 && (0..tags.len()).any(is_twin);
        self.refuse(has_twins, &at_tags, "items.unique");
        for (number, tag) in tags.iter().enumerate() {
            let bytes = text(tag).into_bytes().len();
            self.refuse(bytes < 1, &format!("{at_tags}/{number}"), "bytes.min");
            self.refuse(bytes > 6, &format!("{at_tags}/{number}"), "bytes.max");
        }
        let has_other = !list(&node["other"]).is_empty();
        self.refuse(
            node["one"].is_null() != has_other,
            at,
            "required.exactly_one",
        );
        self.kinds(&node["kinds"], &format!("{at}/kinds"));
        let (children, at) = (list(&node["children"]), format!("{at}/children"));
        self.refuse(children.len() > 2, &at, "items.max");
        for (number, child) in children.iter().enumerate() {
            self.node(child, &format!("{at}/{number}"));
        }
    }

    fn kinds(&mut self, kinds: &Value, at: &str) {
        let kinds = kinds.as_object().cloned().unwrap_or_default();
        self.refuse(kinds.len() > 2, at, "items.max");
        for (key, kinds) in &kinds {
            let at = format!("{at}/{}", key.replace('~', "~0").replace('/', "~1"));
            self.refuse(key.chars().count() > 1, &at, "length.max");
            let kinds = kinds.as_array().cloned().unwrap_or_default();
            self.refuse(kinds.is_empty(), &at, "items.min");
            for (number, kind) in kinds.iter().enumerate() {
                let at = format!("{at}/{number}");
                if let Some(code) = kind.get("code") {
                    self.refuse(code != "a", &format!("{at}/code"), "fixed");
                }
                if let Some(pair) = kind.get("pair") {
                    let is_empty = pair["left"].is_null() && pair["right"].is_null();
                    self.refuse(is_empty, &format!("{at}/pair"), "required.at_least_one");
                }
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1024))]

    #[test]
    fn what_is_reported_is_what_a_walk_through_the_json_finds(node in node()) {
        let written = serde_json::to_value(&node).map_err(|error| TestCaseError::fail(error.to_string()))?;
        let mut walk = Walk::default();
        walk.node(&written, "");
        let violations = node.validate().err().unwrap_or_default();
        let reported: Vec<_> = violations.iter().map(|it| (it.path.pointer(), it.code())).collect();
        let (kept, omitted) = walk.0.split_at(walk.0.len().min(Violations::LIMIT));
        prop_assert_eq!(&reported[..], kept);
        prop_assert_eq!(violations.omitted(), omitted.len());
        for (pointer, _) in &reported {
            prop_assert!(written.pointer(pointer).is_some(), "nothing stands at {}", pointer);
        }
    }
}
