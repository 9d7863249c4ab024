//! What keeps the proof from being made.

use std::io;
use std::path::{Path, PathBuf};

/// Why it could not be made. A verdict that turns out wrong is a result, not an error.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Error {
    /// The disk.
    #[error("{}: {source}", path.display())]
    Disk {
        /// Where.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// A file of the spec that is no YAML.
    #[error("{path} is no YAML: {message}")]
    Yaml {
        /// Which one.
        path: String,
        /// What the parser says.
        message: String,
    },
    /// A spec that has findings before anything was changed.
    #[error("the spec is wrong before anything is changed: {0}")]
    Spec(String),
    /// Generated code that cannot be understood.
    #[error("{path}: {message}")]
    Code {
        /// The file of the generated crate.
        path: String,
        /// What is not understood.
        message: String,
    },
    /// Cargo did not do what it was asked for.
    #[error("cargo: {0}")]
    Cargo(String),
    /// The consumer does not even compile with the crate that it was made of.
    #[error("the consumer does not compile with its own crate: {0}")]
    Consumer(String),
    /// The runner of the exchanges.
    #[error("the runner: {0}")]
    Runner(String),
}

/// For `map_err` of what the disk says of a path.
pub(crate) fn at(path: &Path) -> impl FnOnce(io::Error) -> Error {
    let path = path.to_owned();
    |source| Error::Disk { path, source }
}
