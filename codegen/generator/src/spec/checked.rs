//! A spec that keeps every rule.

use super::{Files, Spec};

/// A spec that keeps every rule, with its files: the only way into the model.
#[derive(Debug)]
pub struct Checked {
    spec: Spec,
    files: Files,
}

impl Checked {
    /// Only whoever ran every rule says so.
    pub(crate) fn new(spec: Spec, files: Files) -> Self {
        Self { spec, files }
    }

    /// What its files say, with the place of everything.
    #[must_use]
    pub fn spec(&self) -> &Spec {
        &self.spec
    }

    /// The files that were read.
    #[must_use]
    pub fn files(&self) -> &Files {
        &self.files
    }
}
