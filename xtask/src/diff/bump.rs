//! The next version of the crate, and how it gets into the spec.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use antom_codegen::diff::{Bump, Version, VersionError};

/// Why the version cannot be written.
#[derive(Debug, thiserror::Error)]
pub(super) enum BumpError {
    #[error("{}: {error}", path.display())]
    Disk {
        path: PathBuf,
        #[source]
        error: io::Error,
    },
    #[error("{} has no line `version: {version}`", path.display())]
    NoLine { path: PathBuf, version: String },
}

/// The version that comes after the old one.
pub(super) fn next(old: &str, bump: Bump) -> Result<String, VersionError> {
    Ok(old.parse::<Version>()?.next(bump).to_string())
}

/// Replaces the version in `api.yaml`, and nothing else of it.
pub(super) fn write(spec: &Path, version: &str, next: &str) -> Result<(), BumpError> {
    let path = spec.join("api.yaml");
    if version == next {
        anstream::println!("spec/api.yaml has the version {next} already");
        return Ok(());
    }
    let disk = |error| BumpError::Disk {
        path: path.clone(),
        error,
    };
    let text = fs::read_to_string(&path).map_err(disk)?;
    let is_version = |line: &str| {
        let value = line.strip_prefix("version:").map(str::trim);
        value.is_some_and(|value| value.trim_matches(['"', '\'']) == version)
    };
    if !text.lines().any(is_version) {
        return Err(BumpError::NoLine {
            path,
            version: version.to_owned(),
        });
    }
    let lines = text.split_inclusive('\n');
    let replaced: String = lines
        .map(|line| match is_version(line.trim_end()) {
            true => line.replace(version, next),
            false => line.to_owned(),
        })
        .collect();
    fs::write(&path, replaced).map_err(disk)?;
    anstream::println!("spec/api.yaml has the version {next} now; run `cargo xtask generate`");
    Ok(())
}
