//! The JSON keeps the schema that is checked in.
//!
//! The schema uses few words of JSON Schema, and so does this check; a word that it does not know fails the test. Whole
//! implementations bring some thirty crates.

use antom_codegen::diff::Accepted;
use antom_codegen::report;
use serde_json::Value;

use crate::pair::{Pair, of_every_rule};

fn schema() -> Value {
    serde_json::from_str(report::JSON_SCHEMA).expect("the schema is JSON")
}

/// Everything that is wrong with a value.
fn check(root: &Value, schema: &Value, value: &Value, at: &str, wrong: &mut Vec<String>) {
    let words = schema.as_object().expect("a schema is an object");
    for (word, says) in words {
        let is_kept = match word.as_str() {
            "$schema" | "$defs" | "title" | "description" => true,
            "$ref" => {
                let name = says.as_str().and_then(|name| name.strip_prefix('#'));
                let target = root.pointer(name.expect("references are local"));
                check(root, target.expect("the target exists"), value, at, wrong);
                true
            }
            "const" => says == value,
            "enum" => says.as_array().expect("a list").contains(value),
            "type" => match says {
                Value::Array(kinds) => kinds.iter().any(|kind| is_of(kind, value)),
                kind => is_of(kind, value),
            },
            "minimum" => value.as_i64() >= says.as_i64(),
            "required" => {
                let keys = says.as_array().expect("a list").iter();
                let mut keys = keys.map(|key| key.as_str().expect("a text"));
                keys.all(|key| value.get(key).is_some())
            }
            "properties" => {
                for (key, schema) in says.as_object().expect("an object") {
                    if let Some(value) = value.get(key) {
                        check(root, schema, value, &format!("{at}/{key}"), wrong);
                    }
                }
                // A reader passes over keys that it does not know, but all that is written is documented.
                let keys = value.as_object().into_iter().flatten();
                let mut keys = keys.map(|(key, _)| key);
                keys.all(|key| says.get(key).is_some())
            }
            "items" => {
                let items = value.as_array().into_iter().flatten().enumerate();
                for (index, item) in items {
                    check(root, says, item, &format!("{at}/{index}"), wrong);
                }
                true
            }
            other => panic!("the check does not know `{other}`"),
        };
        if !is_kept {
            wrong.push(format!("{at}: {word}"));
        }
    }
}

fn is_of(kind: &Value, value: &Value) -> bool {
    match kind.as_str().expect("a text") {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "integer" => value.is_u64(),
        "null" => value.is_null(),
        other => panic!("the check does not know `{other}`"),
    }
}

fn wrong(text: &str) -> Vec<String> {
    let (schema, value) = (schema(), serde_json::from_str(text).expect("it is JSON"));
    let mut wrong = Vec::new();
    check(&schema, &schema, &value, "", &mut wrong);
    wrong
}

#[test]
fn the_json_of_every_rule_keeps_the_schema() {
    let pair = Pair::with(of_every_rule("x"));
    let accepted = [Accepted {
        finding: &pair.diff.findings[0],
        reason: "It is known.",
        until: "2030-01-31",
    }];
    let text = report::json(&pair.report(&accepted));
    assert_eq!(wrong(&text), Vec::<String>::new());
    for kind in ["api", "operation", "notification", "type"] {
        assert!(text.contains(&format!("\"kind\": \"{kind}\"")), "{kind}");
    }
}

#[test]
fn the_json_of_real_and_of_no_findings_keeps_the_schema() {
    for pair in [Pair::edited(), Pair::with(Vec::new())] {
        let text = report::json(&pair.report(&[]));
        assert_eq!(wrong(&text), Vec::<String>::new());
    }
}

#[test]
fn the_check_finds_what_breaks_the_schema() {
    let pair = Pair::edited();
    let text = report::json(&pair.report(&[]));
    for (from, to) in [
        ("\"schema_version\": 1", "\"schema_version\": 2"),
        ("\"bump\": \"major\"", "\"bump\": \"huge\""),
        ("\"line\": 1,", "\"line\": 0,"),
        ("\"held_by\": [", "\"holders\": ["),
        ("\"direction\": null", "\"direction\": 1"),
        ("\"old\": null", "\"old\": 1"),
    ] {
        assert!(text.contains(from), "{from}");
        assert!(!wrong(&text.replace(from, to)).is_empty(), "{to}");
    }
}
