//! What was generated last, from what and by whom: to see that there is nothing to do without doing it all.

use std::collections::BTreeMap;
use std::fs::{self, Metadata};
use std::hash::{DefaultHasher, Hasher};
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use serde::{Deserialize, Serialize};

use super::plan::{Refused, disk, stale};
use super::{Tree, write};
use crate::spec::{self, Files};

/// The record of a run that left everything right.
///
/// It is made of what that run had in memory, so that what changes on the disk meanwhile cannot become part of it.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    generator: Generator,
    spec: Digests,
    files: Digests,
}

impl Stamp {
    /// What a generator made of the files of a spec.
    #[must_use]
    pub fn new(generator: Generator, spec: &Files, tree: &Tree) -> Self {
        Self {
            generator,
            spec: digests_of_spec(spec),
            files: tree
                .iter()
                .map(|(path, text)| (path.to_owned(), digest(text.as_bytes())))
                .collect(),
        }
    }

    /// Reads one. What is absent, or was written in another way, is none.
    #[must_use]
    pub fn load(path: &Path) -> Option<Self> {
        serde_json::from_slice(&fs::read(path).ok()?).ok()
    }

    /// Writes it.
    ///
    /// # Errors
    ///
    /// When the disk cannot be written.
    pub fn store(&self, path: &Path) -> Result<(), Refused> {
        let text =
            serde_json::to_string(self).map_err(|error| disk(path)(io::Error::other(error)))?;
        write::write(path, &text)
    }

    /// Whether the same generator would find nothing to do: spec and generated files are, to the byte, what they were, and
    /// no others are there.
    #[must_use]
    pub fn holds(&self, generator: &Generator, spec: &Path, out: &Path) -> bool {
        self.generator == *generator && self.is_made_of(spec) && self.is_all_of(out)
    }

    /// How many files there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.files.len()
    }

    fn is_made_of(&self, spec: &Path) -> bool {
        spec::files(spec).is_some_and(|files| digests_of_spec(&files) == self.spec)
    }

    fn is_all_of(&self, out: &Path) -> bool {
        let is_kept = |(path, kept): (&String, &u64)| {
            fs::read(out.join(path)).is_ok_and(|bytes| digest(&bytes) == *kept)
        };
        let belongs = |path: &str| self.files.contains_key(path);
        self.files.iter().all(is_kept) && stale(out, &belongs).is_ok_and(|stale| stale.is_empty())
    }
}

/// Files by their paths, each known by a hash of its bytes.
type Digests = BTreeMap<String, u64>;

fn digests_of_spec(files: &Files) -> Digests {
    let digests = files.iter();
    let digests = digests.map(|file| (file.name.clone(), digest(file.text.as_bytes())));
    digests.collect()
}

/// No defence against somebody who looks for two files of one hash; whoever can do that can write the files, too.
fn digest(bytes: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    hasher.write(bytes);
    hasher.finish()
}

/// A program that generates, known by its file: that of another build differs in its times, if not in its size.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Generator {
    path: PathBuf,
    bytes: u64,
    modified: SystemTime,
    inode: Inode,
}

impl Generator {
    /// The program that runs; `None` when the system does not tell enough of it.
    #[must_use]
    pub fn running() -> Option<Self> {
        Self::at(&std::env::current_exe().ok()?)
    }

    /// The program in that file; `None` when the system does not tell enough of it.
    #[must_use]
    pub fn at(path: &Path) -> Option<Self> {
        let metadata = fs::metadata(path).ok()?;
        Some(Self {
            path: path.to_owned(),
            bytes: metadata.len(),
            modified: metadata.modified().ok()?,
            inode: Inode::of(&metadata),
        })
    }
}

/// What tells a file from one that was put in its place with the same size and time. Only Unix has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Inode {
    number: u64,
    /// When it was changed in any way, in seconds and nanoseconds: the one time that nobody can set.
    changed: (i64, i64),
}

impl Inode {
    #[cfg(unix)]
    fn of(metadata: &Metadata) -> Self {
        use std::os::unix::fs::MetadataExt;
        Self {
            number: metadata.ino(),
            changed: (metadata.ctime(), metadata.ctime_nsec()),
        }
    }

    #[cfg(not(unix))]
    fn of(_: &Metadata) -> Self {
        Self {
            number: 0,
            changed: (0, 0),
        }
    }
}
