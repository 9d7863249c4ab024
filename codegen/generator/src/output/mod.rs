//! A set of files in memory, and how it gets to the disk: only what changed is written, what is stale is removed. A stamp tells
//! whether there is anything to do at all.

mod plan;
mod stamp;
mod write;

use std::collections::BTreeMap;

pub use plan::{Action, Plan, Refused, Step, plan};
pub use stamp::{Generator, Stamp};
pub use write::apply;

/// What marks a file as generated. Nothing without it is ever overwritten or removed.
pub const MARKER: &str = "@generated";

/// The folders that belong to the generator alone: every marked file in them that it did not just emit is stale.
const FOLDERS: [&str; 2] = ["src", "tests/samples"];

/// How the names of unfinished files begin. An interrupted run may leave one behind; the next run removes it.
const UNFINISHED: &str = ".unfinished-";

/// Files by their path below the folder that they belong to, with `/` on every system.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tree {
    files: BTreeMap<String, String>,
}

impl Tree {
    /// Adds a file, whose first line must hold the [`MARKER`].
    ///
    /// # Panics
    ///
    /// If it does not, or if the path is taken: the generator would be wrong.
    pub fn add(&mut self, path: impl Into<String>, text: String) {
        let path = path.into();
        assert!(
            is_marked(text.as_bytes()),
            "{path} does not say that it is generated"
        );
        let taken = self.files.insert(path.clone(), text).is_some();
        assert!(!taken, "{path} is emitted twice");
    }

    /// Takes the files of another tree.
    ///
    /// # Panics
    ///
    /// If both have a file of one path: the generator would be wrong.
    pub fn merge(&mut self, other: Self) {
        for (path, text) in other.files {
            self.add(path, text);
        }
    }

    /// The files in the order of their paths.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files
            .iter()
            .map(|(path, text)| (path.as_str(), text.as_str()))
    }
}

/// Whether one of the first lines says that a file is generated.
fn is_marked(text: &[u8]) -> bool {
    const LINES: usize = 3;
    text.split(|&byte| byte == b'\n').take(LINES).any(|line| {
        line.windows(MARKER.len())
            .any(|window| window == MARKER.as_bytes())
    })
}
