//! Every check against a slow, plain definition of what it means, on random values.

#[path = "oracle/addresses.rs"]
mod addresses;
#[cfg(feature = "pattern")]
#[path = "oracle/formats.rs"]
mod formats;
#[path = "oracle/numbers.rs"]
mod numbers;
#[cfg(feature = "derive")]
#[path = "oracle/tree.rs"]
mod tree;

use std::collections::HashSet;

use antom_runtime::validate::check::{has_twins, is_longer, is_not_long, is_shorter};
use antom_runtime::validate::{Constraint, Format};
use antom_runtime::{DateTime, Url};
use proptest::prelude::*;

/// Random text, with the empty one, NUL and characters of one to four bytes near the limits.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[\u{0}a-c\u{e9}\u{4ed8}\u{1f600}\u{301}]{0,220}",
        (
            prop_oneof![
                Just('\0'),
                Just('a'),
                Just('é'),
                Just('付'),
                Just('😀'),
                Just('\u{10ffff}')
            ],
            0..220_usize
        )
            .prop_map(|(character, count)| character.to_string().repeat(count)),
    ]
}

/// Every format but identifiers, which nearly all texts are.
fn formats() -> impl Iterator<Item = Format> {
    let all = Format::ALL.iter().copied();
    all.filter(|format| *format != Format::Identifier)
}

#[test]
fn a_megabyte_is_counted_to_the_last_character() {
    for character in ["a", "\0", "é", "付", "😀", "\u{301}"] {
        let count = (1 << 20) / character.len();
        let text = character.repeat(count);
        assert!(!is_longer(&text, count) && is_longer(&text, count - 1));
        assert!(!is_shorter(&text, count) && is_shorter(&text, count + 1));
        assert!(!is_not_long(&text, count) && is_not_long(&text, count - 1));
        let words = Constraint::MaxBytes(1).refuse_text(&text);
        assert_eq!(words, Some(format!("{} bytes, at most 1", text.len())));
        for format in formats() {
            assert!(!format.matches(&text), "{format:?}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1024))]

    #[test]
    fn lengths_are_those_of_chars(text in text(), limit in 0_usize..200) {
        let count = text.chars().count();
        // Random limits seldom hit the text's own length, where mistakes are made.
        for limit in [limit, count.saturating_sub(1), count, count + 1, usize::MAX] {
            prop_assert_eq!(is_longer(&text, limit), count > limit);
            prop_assert_eq!(is_shorter(&text, limit), count < limit);
            prop_assert_eq!(Constraint::MaxLength(limit).refuse_text(&text).is_some(), count > limit);
            prop_assert_eq!(Constraint::MinLength(limit).refuse_text(&text).is_some(), count < limit);
            prop_assert_eq!(is_not_long(&text, limit), count != limit);
            prop_assert_eq!(Constraint::ExactLength(limit).refuse_text(&text).is_some(), count != limit);
        }
    }

    #[test]
    fn lengths_in_bytes_are_those_of_utf_8(text in text(), limit in 0_usize..800) {
        let count: usize = text.chars().map(char::len_utf8).sum();
        for limit in [limit, count.saturating_sub(1), count, count + 1, usize::MAX] {
            prop_assert_eq!(Constraint::MaxBytes(limit).refuse_text(&text).is_some(), count > limit);
            prop_assert_eq!(Constraint::MinBytes(limit).refuse_text(&text).is_some(), count < limit);
            prop_assert_eq!(Constraint::ExactBytes(limit).refuse_text(&text).is_some(), count != limit);
        }
    }

    /// Combining marks are not composed and letters are not folded: texts are equal when their characters are.
    #[test]
    fn fixed_and_allowed_texts_are_equal_character_by_character(text in "(a|A|b|\u{e9}|e\u{301}|\u{0}| ){0,3}") {
        const ALLOWED: [&str; 5] = ["", "a", "ab", "\u{e9}", "e\u{301}\0"];
        let is = |other: &str| text.chars().eq(other.chars());
        for fixed in ALLOWED {
            prop_assert_eq!(Constraint::Fixed(fixed).refuse_text(&text).is_none(), is(fixed));
        }
        let is_allowed = ALLOWED.iter().any(|allowed| is(allowed));
        prop_assert_eq!(Constraint::OneOf(&ALLOWED).refuse_text(&text).is_none(), is_allowed);
    }

    #[test]
    fn twins_are_what_a_set_has_not(items in prop::collection::vec("[a-e\u{301}]{0,2}", 0..12)) {
        let set: HashSet<&String> = items.iter().collect();
        prop_assert_eq!(has_twins(&items), set.len() < items.len());
    }

    #[test]
    fn no_text_makes_a_format_panic(text in any::<String>()) {
        for format in formats() {
            let _ = format.matches(&text);
        }
        let _ = DateTime::from(text.as_str()).to_system_time();
        let _ = Url::from(text.as_str());
    }

    /// Texts that are nearly right reach deeper than random ones.
    #[test]
    fn no_text_near_a_date_makes_a_format_panic(
        text in r"[0-9付]{1,5}-[0-9]{1,3}-[0-9]{1,3}T?[0-9]{0,3}:?[0-9]{0,3}(:[0-9]{0,3})?([.,][0-9]{0,12})?[Z+\-]?[0-9:]{0,6}",
        cut in any::<prop::sample::Index>(),
    ) {
        let cut = text.char_indices().map(|(at, _)| at).nth(cut.index(text.chars().count())).unwrap_or(0);
        for text in [&text[..cut], &text[cut..], &text[..]] {
            for format in formats() {
                let _ = format.matches(text);
            }
            let is_moment = DateTime::from(text).to_system_time().is_some();
            prop_assert_eq!(is_moment, Format::DateTime.matches(text));
        }
    }

    #[test]
    fn no_text_near_a_url_makes_a_format_panic(text in r"[a-z0-9+.\-付]{0,6}:?/{0,3}[ -~付]{0,12}") {
        for format in formats() {
            let _ = format.matches(&text);
        }
    }
}
