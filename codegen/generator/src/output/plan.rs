//! What has to be done to the disk.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::{FOLDERS, Tree, UNFINISHED, is_marked};

/// What has to be done to one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// It is already right.
    Keep,
    /// It is not there yet.
    Create(String),
    /// It differs.
    Change {
        /// What is there.
        old: String,
        /// What belongs there.
        new: String,
    },
    /// It was generated once and belongs to nothing any more.
    Remove,
}

/// One file and what has to be done to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The path below the folder.
    pub path: String,
    /// What has to be done.
    pub action: Action,
}

/// Everything that has to be done, in the order of the paths.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// One step a file.
    pub steps: Vec<Step>,
}

impl Plan {
    /// Whether nothing has to be done.
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.steps.iter().all(|step| step.action == Action::Keep)
    }
}

/// Why nothing can be planned.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Refused {
    /// Somebody's own file stands where a generated one belongs.
    #[error(
        "{} has no `@generated` in its first lines, so it is somebody's own and stays; move it away to generate it",
        path.display()
    )]
    NotGenerated {
        /// The file.
        path: PathBuf,
    },
    /// The disk does not do what it should.
    #[error("{}: {error}", path.display())]
    Disk {
        /// The file or folder.
        path: PathBuf,
        /// What the operating system says.
        #[source]
        error: io::Error,
    },
}

pub(super) fn disk(path: &Path) -> impl FnOnce(io::Error) -> Refused {
    let path = path.to_owned();
    |error| Refused::Disk { path, error }
}

/// Compares a tree with a folder. Reads only.
///
/// # Errors
///
/// When a file that nobody generated stands in the way, or the disk cannot be read.
pub fn plan(tree: &Tree, root: &Path) -> Result<Plan, Refused> {
    let mut steps = Vec::new();
    for (path, text) in tree.iter() {
        let action = action(&root.join(path), text)?;
        steps.push(Step {
            path: path.to_owned(),
            action,
        });
    }
    let stale = stale(root, &|path| tree.files.contains_key(path))?;
    steps.extend(stale.into_iter().map(|path| Step {
        path,
        action: Action::Remove,
    }));
    steps.sort_by(|one, other| one.path.cmp(&other.path));
    Ok(Plan { steps })
}

fn action(path: &Path, text: &str) -> Result<Action, Refused> {
    match fs::read(path) {
        Ok(there) if there == text.as_bytes() => Ok(Action::Keep),
        Ok(there) if is_marked(&there) => Ok(Action::Change {
            old: String::from_utf8_lossy(&there).into_owned(),
            new: text.to_owned(),
        }),
        Ok(_) => Err(Refused::NotGenerated {
            path: path.to_owned(),
        }),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(Action::Create(text.to_owned())),
        Err(error) => Err(disk(path)(error)),
    }
}

/// Every marked or unfinished file in the generator's folders that does not belong there.
pub(super) fn stale(root: &Path, belongs: &dyn Fn(&str) -> bool) -> Result<Vec<String>, Refused> {
    let mut stale = Vec::new();
    for folder in FOLDERS {
        find_stale(root, Path::new(folder), belongs, &mut stale)?;
    }
    find_unfinished(root, &mut stale)?;
    Ok(stale)
}

/// Looks into one folder. Links are not followed.
fn find_stale(
    root: &Path,
    folder: &Path,
    belongs: &dyn Fn(&str) -> bool,
    stale: &mut Vec<String>,
) -> Result<(), Refused> {
    let whole = root.join(folder);
    let entries = match fs::read_dir(&whole) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(disk(&whole)(error)),
    };
    for entry in entries {
        let entry = entry.map_err(disk(&whole))?;
        let kind = entry.file_type().map_err(disk(&entry.path()))?;
        let path = folder.join(entry.file_name());
        if kind.is_dir() {
            find_stale(root, &path, belongs, stale)?;
            continue;
        }
        let name = slashed(&path);
        if kind.is_file() && !belongs(&name) && is_ours(&entry)? {
            stale.push(name);
        }
    }
    Ok(())
}

/// What an interrupted run left beside the files of the folder itself.
fn find_unfinished(root: &Path, stale: &mut Vec<String>) -> Result<(), Refused> {
    let entries = match fs::read_dir(root) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(disk(root)(error)),
    };
    for entry in entries {
        let entry = entry.map_err(disk(root))?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with(UNFINISHED) && is_ours(&entry)? {
            stale.push(name);
        }
    }
    Ok(())
}

/// Whether a file was generated, or begun by a run that was interrupted before it wrote a byte.
fn is_ours(entry: &fs::DirEntry) -> Result<bool, Refused> {
    let path = entry.path();
    let text = fs::read(&path).map_err(disk(&path))?;
    let is_begun = text.is_empty() && entry.file_name().to_string_lossy().starts_with(UNFINISHED);
    Ok(is_begun || is_marked(&text))
}

fn slashed(path: &Path) -> String {
    let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
    parts.join("/")
}
