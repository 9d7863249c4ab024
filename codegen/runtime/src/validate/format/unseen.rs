//! Characters that nobody sees, or takes for a space.

use std::ops::RangeInclusive;

/// Those beyond ASCII: control characters, white space, what Unicode calls ignorable by default, private use, what marks a text
/// as damaged. The last two characters of every plane, which are none, are told by their numbers.
#[rustfmt::skip]
const UNSEEN: &[RangeInclusive<char>] = &[
    '\u{80}'..='\u{A0}',     '\u{AD}'..='\u{AD}',     '\u{34F}'..='\u{34F}',   '\u{61C}'..='\u{61C}',
    '\u{115F}'..='\u{1160}', '\u{1680}'..='\u{1680}', '\u{17B4}'..='\u{17B5}', '\u{180B}'..='\u{180F}',
    '\u{2000}'..='\u{200F}', '\u{2028}'..='\u{202F}', '\u{205F}'..='\u{206F}', '\u{2800}'..='\u{2800}',
    '\u{3000}'..='\u{3000}', '\u{3164}'..='\u{3164}', '\u{E000}'..='\u{F8FF}', '\u{FDD0}'..='\u{FDEF}',
    '\u{FE00}'..='\u{FE0F}', '\u{FEFF}'..='\u{FEFF}', '\u{FFA0}'..='\u{FFA0}', '\u{FFF0}'..='\u{FFFF}',
    '\u{1BCA0}'..='\u{1BCA3}', '\u{1D173}'..='\u{1D17A}', '\u{E0000}'..='\u{E0FFF}', '\u{F0000}'..='\u{10FFFF}',
];

/// Unseen ones that shape the letter or sign in front of them, as Persian, Hindi, Mongolian and emoji need.
const JOINERS: &[RangeInclusive<char>] = &[
    '\u{180B}'..='\u{180D}',
    '\u{200C}'..='\u{200D}',
    '\u{FE00}'..='\u{FE0F}',
];

/// The last two numbers of a plane stand for no character.
const LAST_OF_A_PLANE: u32 = 0xFFFE;

pub(super) fn is_unseen(character: char) -> bool {
    is_one_of(UNSEEN, character) || u32::from(character) & LAST_OF_A_PLANE == LAST_OF_A_PLANE
}

/// Whether a character is in one of some ranges, which are in order.
pub(super) fn is_one_of(ranges: &[RangeInclusive<char>], character: char) -> bool {
    let next = ranges.partition_point(|range| *range.end() < character);
    ranges
        .get(next)
        .is_some_and(|range| range.contains(&character))
}

/// Whether each character of ASCII is one that fits, and each other one is seen, or joins what is.
pub(super) fn is_seen(text: &str, fits: impl Fn(u8) -> bool) -> bool {
    let mut can_join = false;
    text.chars().all(|character| {
        if let (true, Ok(byte)) = (character.is_ascii(), u8::try_from(character)) {
            can_join = false;
            return fits(byte);
        }
        let is_seen = match is_one_of(JOINERS, character) {
            true => can_join,
            false => !is_unseen(character),
        };
        can_join = is_seen;
        is_seen
    })
}

#[cfg(test)]
mod tests {
    use super::{JOINERS, UNSEEN, is_seen, is_unseen};

    #[test]
    fn the_ranges_are_in_order() {
        for ranges in [UNSEEN, JOINERS] {
            assert!(ranges.is_sorted_by(|one, next| one.end() < next.start()));
        }
    }

    #[test]
    fn white_space_and_control_characters_beyond_ascii_are_unseen() {
        for character in '\u{80}'..=char::MAX {
            if character.is_whitespace() || character.is_control() {
                assert!(is_unseen(character), "{character:?}");
            }
        }
    }

    #[test]
    fn a_joiner_needs_something_to_join() {
        let seen = |text| is_seen(text, |byte| byte.is_ascii_alphabetic());
        for text in ["نامه\u{200c}ای", "क्\u{200d}ष", "❤\u{fe0f}", "付"] {
            assert!(seen(text), "{text}");
        }
        for text in [
            "\u{200d}",
            "shop\u{200d}",
            "付\u{200b}",
            "付\u{3000}",
            "付\u{fffd}",
            "付\u{1fffe}",
        ] {
            assert!(!seen(text), "{text:?}");
        }
    }
}
