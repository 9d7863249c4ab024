//! A project outside of this one that does what the README says.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

use crate::workspace;

/// Where the README says that the crate is.
const PATH_IN_README: &str = "../antom-rs/generated";

/// Makes the project in a temporary folder and gives the commands that build and run it.
pub(crate) fn project() -> io::Result<(TempDir, Vec<Command>)> {
    let root = workspace::root();
    let readme = fs::read_to_string(root.join("README.md"))?;
    let folder = TempDir::new()?;
    let manifest = "[package]\nname = \"outside\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n"
        .to_owned()
        + &block(&readme, "toml")?.replace(PATH_IN_README, &slashed(&root.join("generated")));
    let files = [
        ("Cargo.toml", manifest),
        ("src/main.rs", block(&readme, "rust")?.to_owned()),
        // Every other block of Rust in the README is a doc test of this.
        (
            "src/lib.rs",
            "#![doc = include_str!(\"../README.md\")]\n".to_owned(),
        ),
        ("README.md", readme.clone()),
    ];
    fs::create_dir(folder.path().join("src"))?;
    for (path, text) in files {
        fs::write(folder.path().join(path), text)?;
    }
    // The same versions as everywhere else, so that nothing new has to be fetched.
    fs::copy(root.join("Cargo.lock"), folder.path().join("Cargo.lock"))?;
    let commands = [vec!["run"], vec!["test", "--doc"]].map(|call| {
        let mut command = Command::new(env!("CARGO"));
        command
            .args(call)
            .current_dir(folder.path())
            .env("CARGO_TARGET_DIR", target());
        command
    });
    Ok((folder, commands.into()))
}

fn target() -> PathBuf {
    workspace::root().join("target/outside")
}

/// A path that a TOML text can hold on every system.
fn slashed(path: &Path) -> String {
    path.display().to_string().replace('\\', "/")
}

/// The first fenced block of a language.
fn block<'a>(text: &'a str, language: &str) -> io::Result<&'a str> {
    let begin = format!("```{language}\n");
    let found = text
        .split_once(&begin)
        .and_then(|(_, rest)| rest.split_once("```"));
    found.map(|(block, _)| block).ok_or_else(|| {
        io::Error::new(
            ErrorKind::InvalidData,
            format!("the README has no block of {language}"),
        )
    })
}
