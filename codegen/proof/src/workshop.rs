//! Where documents become a model: a folder on the disk, of which only what changed is written again.

use std::collections::BTreeMap;
use std::fs;

use antom_codegen::model::Model;
use tempfile::TempDir;

use crate::documents::Documents;
use crate::error::{Error, at};

/// The folder, and what stands in it.
pub(crate) struct Workshop {
    folder: TempDir,
    written: BTreeMap<String, String>,
}

/// Why documents are no spec.
#[derive(Debug)]
pub(crate) struct Refused(pub(crate) String);

impl Workshop {
    /// An empty one.
    pub(crate) fn new() -> Result<Self, Error> {
        let folder = TempDir::with_prefix("spec-").map_err(at(&std::env::temp_dir()))?;
        Ok(Self {
            folder,
            written: BTreeMap::new(),
        })
    }

    /// Reads, checks and resolves documents. The inner error says what is wrong with them.
    pub(crate) fn model(&mut self, documents: &Documents) -> Result<Result<Model, Refused>, Error> {
        self.write(documents.texts())?;
        Ok(antom_codegen::read(self.folder.path()).map_err(|broken| {
            let first = broken.findings.first();
            let words = first.map(|finding| format!("{}: {}", finding.code, finding.message));
            Refused(words.unwrap_or_default())
        }))
    }

    fn write(&mut self, texts: BTreeMap<String, String>) -> Result<(), Error> {
        for (path, text) in &texts {
            if self.written.get(path) == Some(text) {
                continue;
            }
            let target = self.folder.path().join(path);
            if let Some(folder) = target.parent() {
                fs::create_dir_all(folder).map_err(at(folder))?;
            }
            fs::write(&target, text).map_err(at(&target))?;
        }
        for path in self.written.keys() {
            if !texts.contains_key(path) {
                let target = self.folder.path().join(path);
                fs::remove_file(&target).map_err(at(&target))?;
                // A folder of a group that has no file any more is left: an empty group is none.
            }
        }
        self.written = texts;
        Ok(())
    }
}
