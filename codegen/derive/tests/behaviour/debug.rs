//! Sensitive values stay out of everything that can be printed.

use antom_runtime::{Currency, SafeDebug, Validate};
use serde::Serialize;

#[derive(Clone, Serialize, SafeDebug, Validate)]
#[serde(rename_all = "camelCase")]
struct Card {
    #[validate(sensitive, length(max = 4), pattern = "[A-Z]+", format = url, one_of("A", "B"))]
    card_no: String,
    #[validate(sensitive, range(max = 99))]
    cvv: Option<i64>,
    #[validate(sensitive, length(max = 1), items(max = 1))]
    tokens: Vec<String>,
    #[validate(sensitive, fixed = "nobody")]
    holder: Box<String>,
    brand: Option<String>,
    r#type: Currency,
}

const SECRETS: [&str; 4] = ["4111111111111111", "737", "tok_secret", "Jane"];

fn card() -> Card {
    Card {
        card_no: SECRETS[0].into(),
        cvv: Some(737),
        tokens: vec![SECRETS[2].into(), SECRETS[2].into()],
        holder: Box::new(SECRETS[3].into()),
        brand: Some("VISA".into()),
        r#type: Currency::USD,
    }
}

fn assert_no_secret(text: &str) {
    for secret in SECRETS {
        assert!(!text.contains(secret), "{secret} in {text}");
    }
}

#[test]
fn violations_print_no_sensitive_value() {
    let violations = card().validate().unwrap_err();
    let codes: Vec<_> = violations.iter().map(|it| it.code()).collect();
    assert_eq!(
        codes,
        [
            "length.max",
            "format.url",
            "pattern",
            "one_of",
            "range.max",
            "items.max",
            "length.max",
            "length.max",
            "fixed"
        ]
    );
    assert_no_secret(&violations.to_string());
    assert_no_secret(&format!("{violations:?}"));
    assert_no_secret(&format!("{violations:#?}"));
    // A number is its own measure, so that only its limit is told; a number of items tells nothing.
    assert!(violations.to_string().contains("cvv: must be at most 99"));
    assert!(
        violations
            .to_string()
            .contains("tokens: 2 items, at most 1")
    );
}

#[test]
fn debug_shows_only_whether_a_sensitive_value_is_there() {
    assert_eq!(
        format!("{:?}", card()),
        r#"Card { card_no: (hidden), cvv: (hidden), tokens: (hidden), holder: (hidden), brand: Some("VISA"), type: "USD" }"#
    );
    let empty = Card {
        cvv: None,
        tokens: Vec::new(),
        brand: None,
        ..card()
    };
    let text = format!("{empty:#?}");
    assert_no_secret(&text);
    assert!(text.contains("cvv: None"), "{text}");
    assert!(text.contains("tokens: None"), "{text}");
    assert!(text.contains("card_no: (hidden)"), "{text}");
}

#[test]
fn the_table_says_which_fields_are_sensitive() {
    let sensitive: Vec<_> = Card::CONSTRAINTS
        .iter()
        .filter(|row| row.sensitive)
        .map(|row| row.wire_name)
        .collect();
    assert_eq!(sensitive, ["cardNo", "cvv", "tokens", "holder"]);
}

#[derive(SafeDebug)]
#[allow(dead_code)]
struct Wrapper<'a, T: std::fmt::Debug>
where
    T: Clone,
{
    shown: &'a T,
    #[validate(sensitive)]
    hidden: Option<T>,
}

#[test]
fn a_generic_struct_hides_too() {
    let wrapper = Wrapper {
        shown: &1,
        hidden: Some(4711),
    };
    assert_eq!(
        format!("{wrapper:?}"),
        "Wrapper { shown: 1, hidden: (hidden) }"
    );
}
