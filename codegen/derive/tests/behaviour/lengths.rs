//! Lengths that are exact, and lengths in bytes.

use antom_runtime::Validate;
use antom_runtime::validate::Constraint;

use crate::refusals;

#[derive(Default, Validate)]
struct Label {
    #[validate(length(exact = 2))]
    exact: Option<String>,
    #[validate(length(exact = 0))]
    empty: Option<String>,
    #[validate(length(bytes, min = 2, max = 4))]
    bytes: Option<String>,
    #[validate(length(exact = 4, bytes))]
    exact_bytes: Vec<String>,
    #[validate(length(min = 1, max = 1), fixed = "😀")]
    one: Option<&'static str>,
}

#[test]
fn an_exact_length_is_neither_less_nor_more() {
    let refused = |text: &str| {
        refusals(&Label {
            exact: Some(text.into()),
            ..Label::default()
        })
    };
    for text in ["ab", "付款", "😀😀", "e\u{301}", "\0\0"] {
        assert_eq!(refused(text), [""; 0], "{text:?}");
    }
    assert_eq!(refused(""), ["exact: 0 characters, exactly 2"]);
    assert_eq!(refused("😀"), ["exact: 1 characters, exactly 2"]);
    assert_eq!(refused("abc"), ["exact: 3 characters, exactly 2"]);
    let not_empty = Label {
        empty: Some("\u{301}".into()),
        ..Label::default()
    };
    assert_eq!(refusals(&not_empty), ["empty: 1 characters, exactly 0"]);
}

#[test]
fn bytes_are_those_of_utf_8() {
    let refused = |text: &str| {
        refusals(&Label {
            bytes: Some(text.into()),
            exact_bytes: vec![text.into()],
            ..Label::default()
        })
    };
    assert_eq!(refused("😀"), [""; 0]);
    assert_eq!(refused("付"), ["exact_bytes[0]: 3 bytes, exactly 4"]);
    assert_eq!(
        refused("付款"),
        [
            "bytes: 6 bytes, at most 4",
            "exact_bytes[0]: 6 bytes, exactly 4"
        ]
    );
    assert_eq!(
        refused("a"),
        [
            "bytes: 1 bytes, at least 2",
            "exact_bytes[0]: 1 bytes, exactly 4"
        ]
    );
}

#[test]
fn the_table_tells_bytes_from_characters() {
    use Constraint::{ExactBytes, ExactLength, MaxBytes, MinBytes, Required};
    let rows: Vec<_> = Label::CONSTRAINTS.iter().map(|it| it.constraints).collect();
    assert_eq!(rows[0], [ExactLength(2)]);
    assert_eq!(rows[2], [MinBytes(2), MaxBytes(4)]);
    assert_eq!(rows[3], [Required, ExactBytes(4)]);
}
