//! From an API spec to a Rust crate.
//!
//! Each stage has one way in and reads only the stages before it:
//! [`spec`] reads YAML, [`check`] reports what is wrong with it, [`model`] resolves it,
//! [`rust`] makes files of it, [`output`] brings them to the disk; [`coverage`] compares it with
//! what a program for the API knows, and [`diff`] with another one of the same API.

pub mod check;
pub mod coverage;
pub mod diff;
pub mod model;
mod naming;
pub mod output;
pub mod rust;
pub mod spec;

use std::path::Path;

use spec::{Files, Finding, Findings};

/// A spec that cannot be used, and why.
#[derive(Debug)]
pub struct Broken {
    /// The files that were read.
    pub files: Files,
    /// What is wrong, in the order of the files.
    pub findings: Vec<Finding>,
}

/// Reads, checks and resolves a spec folder.
///
/// # Errors
///
/// Everything that is wrong with the spec.
pub fn read(root: &Path) -> Result<model::Model, Broken> {
    read_with_accepted(root).map(|(model, _)| model)
}

/// Reads, checks and resolves a spec folder, with the changes that its reviewers accepted.
///
/// # Errors
///
/// Everything that is wrong with the spec.
pub fn read_with_accepted(
    root: &Path,
) -> Result<(model::Model, Vec<spec::AcceptedChange>), Broken> {
    let mut files = Files::default();
    let findings = Findings::default();
    let spec = spec::load(root, &mut files, &findings);
    if let Some(spec) = &spec {
        check::check(spec, &files, &findings);
    }
    let findings = findings.into_sorted();
    match spec {
        Some(spec) if findings.is_empty() => Ok((model::build(&spec, &files), spec.accepted)),
        _ => Err(Broken { files, findings }),
    }
}
