//! Violations as data for programs, and in words of one's own.

use std::collections::BTreeMap;

use antom_runtime::Validate;
use antom_runtime::validate::Bound;
use serde::Serialize;
use serde_json::json;

#[derive(Serialize, Validate)]
#[validate(at_least_one(email, phone))]
struct Order {
    #[validate(length(max = 4))]
    name: String,
    #[validate(range(min = 0.5, max = 9))]
    number: i128,
    #[validate(format = email)]
    email: Option<String>,
    #[validate(required_when(name = "12345"))]
    phone: Option<String>,
    #[validate(keys(length(max = 1)), values(one_of("A", "B")))]
    tags: BTreeMap<String, String>,
}

fn order(number: i128) -> Order {
    Order {
        name: "12345".into(),
        number,
        email: None,
        phone: None,
        tags: BTreeMap::from([("a/b".into(), "C".into())]),
    }
}

#[test]
fn violations_are_json_with_their_limits_and_measures() {
    let violations = order(10).validate().unwrap_err();
    let expected = json!({
        "violations": [
            {
                "path": "name", "pointer": "/name", "code": "length.max",
                "limit": 4, "measured": 5, "message": "5 characters, at most 4",
            },
            {
                "path": "number", "pointer": "/number", "code": "range.max",
                "limit": "9", "measured": 10, "message": "10, at most 9",
            },
            {
                "path": "phone", "pointer": "/phone", "code": "required.when",
                "limit": [["name", "12345"]], "message": "required when name is 12345, but missing",
            },
            {
                "path": "tags.a/b", "pointer": "/tags/a~1b", "code": "length.max",
                "limit": 1, "measured": 3, "key": true, "message": "3 characters, at most 1",
            },
            {
                "path": "tags.a/b", "pointer": "/tags/a~1b", "code": "one_of",
                "limit": ["A", "B"], "measured": 1, "message": "must be one of A, B",
            },
            {
                "path": "", "pointer": "", "code": "required.at_least_one",
                "limit": ["email", "phone"], "message": "one of email, phone is required",
            },
        ],
        "omitted": 0,
    });
    assert_eq!(serde_json::to_value(&violations).unwrap(), expected);
}

#[test]
fn a_measure_too_large_for_json_numbers_is_text() {
    for (number, expected) in [
        (i128::from(i64::MIN), json!(i64::MIN)),
        (i128::from(u64::MAX), json!(u64::MAX)),
        (i128::MIN, json!(i128::MIN.to_string())),
        (i128::MAX, json!(i128::MAX.to_string())),
    ] {
        let violations = order(number).validate().unwrap_err();
        let written = serde_json::to_value(&violations).unwrap();
        assert_eq!(written["violations"][1]["measured"], expected);
    }
}

#[test]
fn what_is_omitted_is_counted_in_json() {
    #[derive(Serialize, Validate)]
    struct Many {
        #[validate(length(max = 0))]
        texts: Vec<&'static str>,
    }
    let many = Many {
        texts: vec!["a"; 103],
    };
    let written = serde_json::to_value(many.validate().unwrap_err()).unwrap();
    assert_eq!(written["omitted"], 3);
    assert_eq!(written["violations"].as_array().map(Vec::len), Some(100));
    assert_eq!(written["violations"][99]["path"], "texts[99]");
}

#[test]
fn words_of_one_s_own_stand_behind_the_same_places() {
    let violations = order(0).validate().unwrap_err();
    let german = violations.in_words(|it| match (it.code(), it.constraint.bound(), it.measured) {
        ("length.max", Some(Bound::Count(max)), Some(count)) => {
            Some(format!("{count} Zeichen, höchstens {max}"))
        }
        ("range.min", Some(Bound::Text(min)), _) => Some(format!("mindestens {min}")),
        ("required.when", Some(Bound::Condition(&[(name, value)])), _) => {
            Some(format!("fehlt, obwohl {name} {value} ist"))
        }
        ("required.at_least_one", Some(Bound::Texts(names)), _) => {
            Some(format!("eines von {} fehlt", names.join(", ")))
        }
        _ => None,
    });
    assert_eq!(
        german.collect::<Vec<_>>(),
        [
            "name: 5 Zeichen, höchstens 4",
            "number: mindestens 0.5",
            "phone: fehlt, obwohl name 12345 ist",
            "tags.a/b (key): 3 Zeichen, höchstens 1",
            "tags.a/b: must be one of A, B",
            "the value itself: eines von email, phone fehlt",
        ]
    );
}
