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
pub mod fact;
mod keyword;
pub mod model;
mod naming;
pub mod output;
pub mod report;
pub mod spec;
mod template;
mod yaml;

use std::path::Path;

use spec::Checked;

pub use check::Broken;

/// A spec that can be used.
#[derive(Debug)]
pub struct Sound {
    /// What it comes to.
    pub model: model::Model,
    /// What its files say, with the place of everything.
    pub checked: Checked,
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
    let checked = check::check(spec::load(root))?;
    Ok(Sound {
        model: model::build(&checked),
        checked,
    })
}
