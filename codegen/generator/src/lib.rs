//! From an API spec to a Rust crate.
//!
//! Each stage has one way in and reads only the stages before it:
//! [`spec`] reads YAML, [`check`] reports what is wrong with it, [`model`] resolves it,
//! [`emit`] makes the files of a crate of it, [`output`] brings them to the disk; [`coverage`] compares it with
//! what a program for the API knows, and [`diff`] with another one of the same API; [`report`] tells
//! people and programs what [`diff`] found.

pub mod check;
pub mod coverage;
pub mod diff;
pub mod emit;
mod keyword;
pub mod model;
mod naming;
pub mod output;
pub mod report;
pub mod spec;
mod template;

use std::path::Path;

use spec::{Files, Finding, Findings, Spec};

/// A spec that cannot be used, and why.
#[derive(Debug)]
pub struct Broken {
    /// The files that were read.
    pub files: Files,
    /// What is wrong, in the order of the files.
    pub findings: Vec<Finding>,
}

/// A spec that can be used.
#[derive(Debug)]
pub struct Sound {
    /// What it comes to.
    pub model: model::Model,
    /// What its files say, with the place of everything.
    pub spec: Spec,
    /// The files that were read.
    pub files: Files,
}

/// Reads, checks and resolves a spec folder.
///
/// # Errors
///
/// Everything that is wrong with the spec.
pub fn read(root: &Path) -> Result<model::Model, Broken> {
    read_whole(root).map(|sound| sound.model)
}

/// Does the same, and gives what it read, too.
///
/// # Errors
///
/// Everything that is wrong with the spec.
pub fn read_whole(root: &Path) -> Result<Sound, Broken> {
    let mut files = Files::default();
    let findings = Findings::default();
    let spec = spec::load(root, &mut files, &findings);
    if let Some(spec) = &spec {
        check::check(spec, &files, &findings);
    }
    let findings = findings.into_sorted();
    match spec {
        Some(spec) if findings.is_empty() => Ok(Sound {
            model: model::build(&spec, &files),
            spec,
            files,
        }),
        _ => Err(Broken { files, findings }),
    }
}
