//! What is sensitive stays out of violations, however deep it stands and in whatever shape.

use std::collections::BTreeMap;

use antom_runtime::{SafeDebug, Validate};

use crate::refusals;

#[derive(SafeDebug, Validate)]
struct Card {
    #[validate(range(max = 99))]
    cvv: u64,
    #[validate(values(length(max = 1)), keys(length(max = 1)))]
    extra: BTreeMap<String, String>,
}

#[derive(SafeDebug, Validate)]
struct Pin(#[validate(sensitive, range(max = 99))] u64);

#[derive(SafeDebug, Validate)]
enum Method {
    Pin(#[validate(sensitive, nested)] Card),
    Bank {
        #[validate(sensitive, range(max = 99))]
        formatter: u64,
        found: u64,
    },
    Cash,
}

#[derive(SafeDebug, Validate)]
struct Wallet {
    #[validate(sensitive, values(values(length(max = 1))))]
    tokens: BTreeMap<String, BTreeMap<String, String>>,
    #[validate(sensitive, nested)]
    card: Card,
    #[validate(nested)]
    pin: Pin,
    #[validate(nested)]
    methods: Vec<Method>,
}

fn secrets() -> BTreeMap<String, String> {
    BTreeMap::from([
        ("a".into(), String::new()),
        ("secret".into(), "secret".into()),
    ])
}

fn card() -> Card {
    Card {
        cvv: 4711,
        extra: secrets(),
    }
}

fn wallet() -> Wallet {
    Wallet {
        tokens: BTreeMap::from([
            ("b".into(), BTreeMap::new()),
            ("c".into(), BTreeMap::new()),
            ("secret".into(), secrets()),
        ]),
        card: card(),
        pin: Pin(4711),
        methods: vec![
            Method::Cash,
            Method::Pin(card()),
            Method::Bank {
                formatter: 4711,
                found: 1,
            },
        ],
    }
}

#[test]
fn a_sensitive_value_hides_the_numbers_and_the_keys_inside_it() {
    assert_eq!(
        refusals(&wallet()),
        [
            "tokens[2][1]: 6 characters, at most 1",
            "card.cvv: must be at most 99",
            "card.extra[1] (key): 6 characters, at most 1",
            "card.extra[1]: 6 characters, at most 1",
            "pin: must be at most 99",
            "methods[1].Pin.cvv: must be at most 99",
            "methods[1].Pin.extra[1] (key): 6 characters, at most 1",
            "methods[1].Pin.extra[1]: 6 characters, at most 1",
            "methods[2].Bank.formatter: must be at most 99",
        ]
    );
}

#[test]
fn what_is_not_sensitive_hides_nothing() {
    assert_eq!(
        refusals(&card()),
        [
            "cvv: 4711, at most 99",
            "extra.secret (key): 6 characters, at most 1",
            "extra.secret: 6 characters, at most 1",
        ]
    );
}

#[test]
fn debug_of_newtypes_and_enums_hides_too() {
    assert_eq!(format!("{:?}", Pin(4711)), "Pin((hidden))");
    assert_eq!(
        format!("{:?}", &wallet().methods),
        "[Cash, Pin((hidden)), Bank { formatter: (hidden), found: 1 }]"
    );
}
