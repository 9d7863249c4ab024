//! One of the two specs that are compared.

use std::io;
use std::path::{Path, PathBuf};

use antom_codegen::{Broken, Sound};
use tempfile::TempDir;

use super::git::{self, GitError};

/// Why there is no such spec.
#[derive(Debug, thiserror::Error)]
pub(super) enum SideError {
    #[error(transparent)]
    Git(#[from] GitError),
    #[error("no temporary folder can be made: {0}")]
    Folder(#[from] io::Error),
}

/// A spec that is not read yet.
pub(super) struct Side {
    /// What it is called in messages.
    pub(super) name: String,
    folder: PathBuf,
    /// Where the files of a revision are; gone when this is dropped.
    _extracted: Option<TempDir>,
}

impl Side {
    pub(super) fn folder(folder: &Path, name: &str) -> Self {
        Self {
            name: name.to_owned(),
            folder: folder.to_owned(),
            _extracted: None,
        }
    }

    /// A folder if there is one of that name, else a revision of the repository that the spec is in.
    pub(super) fn of(text: &str, spec: &Path) -> Result<Self, SideError> {
        let path = Path::new(text);
        if path.is_dir() {
            return Ok(Self::folder(path, text));
        }
        let extracted = TempDir::with_prefix("spec-")?;
        git::extract(spec, text, extracted.path())?;
        Ok(Self {
            name: text.to_owned(),
            folder: extracted.path().to_owned(),
            _extracted: Some(extracted),
        })
    }

    pub(super) fn read(&self) -> Result<Sound, Broken> {
        antom_codegen::read_whole(&self.folder)
    }
}
