//! Where in which file a value stands.

use std::ops::Deref;
use std::path::PathBuf;

/// A file of the spec, by its position in [`Files`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(usize);

/// A stretch of one file's text, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The file.
    pub file: FileId,
    /// The first byte.
    pub start: usize,
    /// The number of bytes; 0 for a whole mapping or list, of which only the start is known.
    pub len: usize,
}

/// A value and where it was written.
#[derive(Clone, Debug)]
pub struct Placed<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub place: Place,
}

impl<T> Placed<T> {
    /// The same place with another value.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Placed<U> {
        Placed {
            value: change(self.value),
            place: self.place,
        }
    }
}

impl<T> Deref for Placed<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

/// One file of the spec.
#[derive(Clone, Debug)]
pub struct File {
    /// Its path, relative to the spec folder, with `/` on every system.
    pub name: String,
    /// Where it is on this machine.
    pub path: PathBuf,
    /// Its text; empty when it could not be read.
    pub text: String,
}

/// Every file of the spec, in the order they were read.
#[derive(Clone, Debug, Default)]
pub struct Files(Vec<File>);

impl Files {
    /// Adds a file.
    pub fn add(&mut self, file: File) -> FileId {
        self.0.push(file);
        FileId(self.0.len() - 1)
    }

    /// The file of that number.
    #[must_use]
    pub fn get(&self, id: FileId) -> &File {
        &self.0[id.0]
    }

    /// All of them, in the order they were read.
    pub fn iter(&self) -> impl Iterator<Item = &File> {
        self.0.iter()
    }

    /// The text that a place covers.
    #[must_use]
    pub fn text(&self, place: Place) -> &str {
        self.get(place.file)
            .text
            .get(place.start..place.start + place.len)
            .unwrap_or_default()
    }

    /// Line and column (in characters) of a place, both from 1.
    #[must_use]
    pub fn line_and_column(&self, place: Place) -> (usize, usize) {
        let text = &self.get(place.file).text;
        let before = text.get(..place.start).unwrap_or(text);
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        (
            before.matches('\n').count() + 1,
            before[line_start..].chars().count() + 1,
        )
    }
}
