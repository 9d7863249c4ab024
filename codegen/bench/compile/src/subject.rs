//! What is compiled.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::str::FromStr;

use bench_support::Failure;
use serde_json::Value;

/// A crate that a peer generated.
#[derive(Clone, Debug)]
pub(crate) struct Peer {
    name: String,
    folder: PathBuf,
}

impl FromStr for Peer {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text.split_once('=') {
            Some((name, folder)) if !name.is_empty() && !folder.is_empty() => Ok(Self {
                name: name.to_owned(),
                folder: folder.into(),
            }),
            _ => Err("a name and a folder belong here, with `=` between them".to_owned()),
        }
    }
}

/// Sets of features of our crate, and what cargo is told for them.
const OURS: [(&str, &[&str]); 3] = [
    ("the default features", &[]),
    (EVERY_GROUP, &["--features", "full"]),
    ("every feature", &["--all-features"]),
];

/// What peers are compared with, since they have all operations and an async client, too.
const EVERY_GROUP: &str = "every group and the async client";

/// A crate and the features that it is built with.
#[derive(Debug)]
pub(crate) struct Subject {
    pub(crate) name: String,
    pub(crate) part: Part,
    /// Lines of Rust in the crate, where all of them are compiled.
    pub(crate) lines: Option<usize>,
    /// How many crates it depends on, directly or not.
    pub(crate) crates: usize,
    folder: PathBuf,
    package: String,
    features: &'static [&'static str],
    target: PathBuf,
}

/// Which part a crate has in the comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// It is ours.
    Ours,
    /// It is the one of ours that peers are compared with.
    Compared,
    /// It is a peer's.
    Peer,
}

impl Subject {
    /// Our crate with each set of features, and those of the peers. They are built below the target folder.
    pub(crate) fn all(peers: &[Peer], target: &Path) -> Result<Vec<Self>, Failure> {
        let ours = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../generated");
        let mut subjects = Vec::new();
        for (features, arguments) in OURS {
            let target = target.join("ours");
            let mut subject = Self::new(String::new(), &ours, arguments, target)?;
            subject.name = format!("{}, {features}", subject.package);
            if features == EVERY_GROUP {
                subject.part = Part::Compared;
            }
            if !arguments.contains(&"--all-features") {
                subject.lines = None;
            }
            subjects.push(subject);
        }
        for peer in peers {
            let target = target.join("peers").join(&peer.name);
            let mut subject = Self::new(peer.name.clone(), &peer.folder, &[], target)?;
            subject.part = Part::Peer;
            subjects.push(subject);
        }
        Ok(subjects)
    }

    fn new(
        name: String,
        folder: &Path,
        features: &'static [&'static str],
        target: PathBuf,
    ) -> Result<Self, Failure> {
        let folder = folder
            .canonicalize()
            .map_err(|error| format!("{}: {error}", folder.display()))?;
        let mut subject = Self {
            name,
            part: Part::Ours,
            lines: Some(lines(&folder.join("src"))?),
            crates: 0,
            package: package(&folder)?,
            folder,
            features,
            target,
        };
        subject.crates = subject.count_crates()?;
        Ok(subject)
    }

    /// A call of cargo for the crate, with its features.
    pub(crate) fn cargo(&self, subcommand: &str) -> Command {
        let mut command = self.plain_cargo(subcommand);
        command.args(self.features);
        command
    }

    /// Removes what was built of the crate, and of nothing that it depends on.
    pub(crate) fn clean(&self) -> Command {
        self.plain_cargo("clean")
    }

    fn plain_cargo(&self, subcommand: &str) -> Command {
        let mut command = cargo(&self.folder);
        command
            .args([subcommand, "--quiet", "--package", &self.package])
            .env("CARGO_TARGET_DIR", &self.target);
        command
    }

    fn count_crates(&self) -> Result<usize, Failure> {
        let mut tree = self.cargo("tree");
        tree.args(["--edges", "normal", "--prefix", "none", "--no-dedupe"]);
        let text = output(&mut tree)?;
        // The crate itself is not one of them.
        let crates: BTreeSet<&str> = text.lines().skip(1).collect();
        Ok(crates.len())
    }
}

/// A call of cargo as somebody's own would be, whatever the caller's build was told.
fn cargo(folder: &Path) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command
        .current_dir(folder)
        // A crate from a registry is not built incrementally.
        .env("CARGO_INCREMENTAL", "0")
        .env_remove("RUSTFLAGS");
    command
}

/// Runs a command and gives what it prints.
pub(crate) fn output(command: &mut Command) -> Result<String, Failure> {
    let output = command.output()?;
    if output.status.success() {
        return Ok(String::from_utf8(output.stdout)?);
    }
    let said = String::from_utf8_lossy(&output.stderr);
    let first: Vec<&str> = said.lines().take(20).collect();
    Err(format!("cargo could not do it:\n{}", first.join("\n")).into())
}

/// The name of the package in a folder.
fn package(folder: &Path) -> Result<String, Failure> {
    let call = ["metadata", "--format-version", "1", "--no-deps"];
    let metadata: Value = serde_json::from_str(&output(cargo(folder).args(call))?)?;
    let manifest = folder.join("Cargo.toml");
    let packages = metadata["packages"].as_array().into_iter().flatten();
    let mut packages = packages.filter(|package| {
        let path = package["manifest_path"].as_str().map(Path::new);
        path == Some(&manifest)
    });
    let name = packages.next().and_then(|package| package["name"].as_str());
    Ok(name
        .ok_or_else(|| format!("{} is no package", manifest.display()))?
        .to_owned())
}

/// The lines of Rust below a folder.
fn lines(folder: &Path) -> io::Result<usize> {
    let mut count = 0;
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            count += lines(&path)?;
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            count += fs::read_to_string(&path)?.lines().count();
        }
    }
    Ok(count)
}
