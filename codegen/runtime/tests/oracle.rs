//! The checks of text against slow, plain definitions, on random Unicode.

use antom_runtime::validate::check::{is_longer, is_shorter};
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

const FORMATS: [Format; 5] = [
    Format::DateTime,
    Format::Date,
    Format::Url,
    Format::Currency,
    Format::Region,
];

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
        }
    }

    #[test]
    fn no_text_makes_a_format_panic(text in any::<String>()) {
        for format in FORMATS {
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
            for format in FORMATS {
                let _ = format.matches(text);
            }
            let is_moment = DateTime::from(text).to_system_time().is_some();
            prop_assert_eq!(is_moment, Format::DateTime.matches(text));
        }
    }

    #[test]
    fn no_text_near_a_url_makes_a_format_panic(text in r"[a-z0-9+.\-付]{0,6}:?/{0,3}[ -~付]{0,12}") {
        for format in FORMATS {
            let _ = format.matches(&text);
        }
    }
}
