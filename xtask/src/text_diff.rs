//! A short diff of two texts.

use anstyle::{AnsiColor, Style};
use similar::{ChangeTag, TextDiff};

/// The most lines shown for one file.
const LINES: usize = 12;
/// The lines shown around each change.
const CONTEXT: usize = 1;

/// Prints what turns the old text into the new one, cut after a dozen lines.
pub(crate) fn print(old: &str, new: &str) {
    let diff = TextDiff::from_lines(old, new);
    let changes: Vec<_> = diff
        .grouped_ops(CONTEXT)
        .iter()
        .flatten()
        .flat_map(|operation| diff.iter_changes(operation))
        .collect();
    for change in changes.iter().take(LINES) {
        let (sign, colour) = match change.tag() {
            ChangeTag::Delete => ('-', Some(AnsiColor::Red.into())),
            ChangeTag::Insert => ('+', Some(AnsiColor::Green.into())),
            ChangeTag::Equal => (' ', None),
        };
        let style = Style::new().fg_color(colour);
        anstream::println!(
            "              {style}{sign} {}{style:#}",
            change.value().trim_end()
        );
    }
    if changes.len() > LINES {
        anstream::println!("              … and {} more lines", changes.len() - LINES);
    }
}
