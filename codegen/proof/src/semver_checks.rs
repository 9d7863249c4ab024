//! What cargo-semver-checks says, where it is installed.

use std::path::Path;
use std::process::Command;

use antom_codegen::output::Tree;

use crate::cargo::Workspace;
use crate::error::Error;

/// Compares new crates with an old one.
pub(crate) struct SemverChecks {
    old: Workspace,
    new: Workspace,
}

impl SemverChecks {
    /// `None` if it is not installed.
    pub(crate) fn new(folder: &Path, old: &Tree) -> Result<Option<Self>, Error> {
        let version = Command::new(env!("CARGO"))
            .args(["semver-checks", "--version"])
            .output();
        if !version.is_ok_and(|version| version.status.success()) {
            return Ok(None);
        }
        let checks = Self {
            old: Workspace::new(&folder.join("old"), &["api"])?,
            new: Workspace::new(&folder.join("new"), &["api"])?,
        };
        checks.old.put_crate("api", old)?;
        Ok(Some(checks))
    }

    /// Whether it calls a new crate breaking, and by which of its lints.
    pub(crate) fn ask(&self, new: &Tree) -> Result<String, Error> {
        self.new.put_crate("api", new)?;
        let target = self.old.folder().join("target");
        let output = Command::new(env!("CARGO"))
            .args(["semver-checks", "--manifest-path", "api/Cargo.toml"])
            .args(["--release-type", "minor", "--all-features"])
            .arg("--baseline-root")
            .arg(self.old.folder())
            .current_dir(self.new.folder())
            .env("CARGO_TARGET_DIR", target)
            .env("CARGO_NET_OFFLINE", "true")
            .output()
            .map_err(|error| Error::Cargo(error.to_string()))?;
        let said =
            [output.stdout, output.stderr].map(|text| String::from_utf8_lossy(&text).into_owned());
        let lines = said.iter().flat_map(|text| text.lines());
        let lints: Vec<&str> = lines
            .filter_map(|line| line.strip_prefix("--- failure ")?.split(':').next())
            .collect();
        Ok(match (output.status.success(), lints.is_empty()) {
            (true, _) => "no break".to_owned(),
            (false, false) => format!("breaks: {}", lints.join(", ")),
            (false, true) => {
                let last = said[1].lines().rev().find(|line| !line.trim().is_empty());
                format!("it failed: {}", last.unwrap_or_default().trim())
            }
        })
    }
}
