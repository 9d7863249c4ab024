//! Texts of others on one line.

use std::fmt::{self, Write};

/// Writes a text of somebody else on one line, so that it cannot forge lines of a log, move the cursor of a terminal, or
/// show its letters in another order than they have.
#[derive(Clone, Copy)]
pub(crate) struct OneLine<'a>(pub(crate) &'a str);

impl fmt::Display for OneLine<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.chars().try_for_each(|character| match character {
            _ if character.is_control() => write!(formatter, "{}", character.escape_default()),
            // The ends of lines and paragraphs, and what turns the direction of text.
            '\u{2028}'
            | '\u{2029}'
            | '\u{061c}'
            | '\u{200e}'
            | '\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2066}'..='\u{2069}' => write!(formatter, "{}", character.escape_unicode()),
            _ => formatter.write_char(character),
        })
    }
}
