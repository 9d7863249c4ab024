//! What a diff found, told to people and programs.
//!
//! One function a format, each from a [`Report`] to text. They read findings as they are and judge nothing: which of them an
//! allow list accepts, and what the exit code is, is for the caller to say.

mod change;
mod changelog;
mod document;
mod github;
mod group;
mod html;
mod join;
mod markdown;
mod places;
mod sarif;
mod sentence;
mod summary;

use crate::diff::{Accepted, Bump, Diff};

pub use change::{Change, changes};
pub use changelog::changelog;
pub use document::{JSON_SCHEMA, json};
pub use github::github;
pub use group::{Group, groups};
pub use html::html;
pub use markdown::markdown;
pub use places::{Places, Position};
pub use sarif::sarif;
pub use sentence::sentence;
pub use summary::summary;

/// Everything that a format tells.
#[derive(Clone, Debug)]
pub struct Report<'a> {
    /// The findings that count.
    pub diff: &'a Diff,
    /// The findings that do not count, because an allow list accepts them.
    pub accepted: &'a [Accepted<'a>],
    /// What was compared, old and new, such as `main` and `working tree`.
    pub sides: [String; 2],
    /// The crate's version, and the next one.
    pub versions: [String; 2],
    /// The step from one to the other.
    pub bump: Bump,
    /// Where things stand in the new spec.
    pub places: &'a Places,
}

/// A text with a great first letter.
#[must_use]
pub fn capital(text: &str) -> String {
    let mut characters = text.chars();
    match characters.next() {
        Some(first) => first.to_uppercase().chain(characters).collect(),
        None => String::new(),
    }
}

/// A text without line breaks, tabs and runs of spaces, and of this many characters at most.
fn line(text: &str, most: usize) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let joined = words.join(" ");
    match joined.char_indices().nth(most) {
        None => joined,
        Some((end, _)) => format!("{}…", joined[..end].trim_end()),
    }
}
