//! `cargo xtask dependencies`: what a user of the crate compiles besides it, in the README.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::io::{self, ErrorKind};
use std::process::{Command, ExitCode};

use crate::failure::fail;
use crate::{text_diff, workspace};

/// Write what the crate depends on into the README
///
/// Counts the crates of each usual set of features and prints the tree of the default one, as cargo resolves them for
/// Linux. Exits with 0 when the README is right afterwards, 1 when it is stale with --check, 2 when cargo or the disk
/// refuses.
#[derive(clap::Args)]
#[command(after_help = "Examples:\n  cargo xtask dependencies\n  cargo xtask dependencies --check")]
pub(crate) struct Arguments {
    /// Write nothing; show what is stale and exit with 1 if anything is
    #[arg(long)]
    check: bool,
}

/// Sets of features, and what they are for.
const SETS: &[(&str, &str)] = &[
    (
        "payments",
        "types, validation, signing, notifications; no I/O",
    ),
    (
        "payments,client",
        "the async client over an HTTP client of yours",
    ),
    (
        "payments,blocking",
        "the blocking client over an HTTP client of yours",
    ),
    (
        "payments,client,http",
        "the default: the async client with reqwest and rustls",
    ),
    ("payments,client,http,gateway", "and the gateway, for tests"),
];

/// The set whose tree is shown.
const DEFAULT: &str = "payments,client,http";

/// What stands around the text in the README.
const BEGIN: &str = "<!-- Written by `cargo xtask dependencies`. -->\n";
const END: &str = "<!-- As far as it is written. -->\n";

pub(crate) fn run(arguments: &Arguments) -> ExitCode {
    match renew(arguments.check) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => fail(&error),
    }
}

/// Writes the README, or with `check` tells whether it need not be written.
fn renew(check: bool) -> io::Result<bool> {
    let path = workspace::root().join("README.md");
    let old = fs::read_to_string(&path)?;
    let missing = || io::Error::new(ErrorKind::InvalidData, "README.md has no place for it");
    let (before, rest) = old.split_once(BEGIN).ok_or_else(missing)?;
    let (_, after) = rest.split_once(END).ok_or_else(missing)?;
    let new = format!("{before}{BEGIN}{}{END}{after}", text()?);
    if old == new {
        anstream::println!("up to date: README.md");
        return Ok(true);
    }
    if check {
        text_diff::print(&old, &new);
        anstream::eprintln!("README.md is stale; run `cargo xtask dependencies`");
        return Ok(false);
    }
    fs::write(&path, new)?;
    anstream::println!("changed README.md");
    Ok(true)
}

fn text() -> io::Result<String> {
    let mut text = "\n| features | crates | |\n|---|--:|---|\n".to_owned();
    for (features, what) in SETS {
        let tree = tree(features, &["--prefix", "none", "--no-dedupe"])?;
        let crates: BTreeSet<&str> = tree.lines().map(without_place).collect();
        // The crate itself is not a dependency.
        let count = crates.len() - 1;
        let features = features.replace(',', "`, `");
        let _ = writeln!(text, "| `{features}` | {count} | {what} |");
    }
    text += "\nThe default, without macros and what they need:\n\n```text\n";
    let edges = ["--edges", "normal,no-proc-macro", "--depth", "2"];
    for line in tree(DEFAULT, &edges)?.lines() {
        text += without_place(line);
        text.push('\n');
    }
    text += "```\n";
    Ok(text)
}

/// A line of the tree without the folder of a crate of this workspace, and without the mark of one that was shown before.
fn without_place(line: &str) -> &str {
    line.split_once(" (").map_or(line, |(line, _)| line)
}

fn tree(features: &str, more: &[&str]) -> io::Result<String> {
    let output = Command::new(env!("CARGO"))
        .current_dir(workspace::root())
        .args(["tree", "--package", "antom", "--no-default-features"])
        .args(["--features", features])
        .args(["--edges", "normal", "--target", "x86_64-unknown-linux-gnu"])
        .args(more)
        .output()?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        return Err(io::Error::other(said));
    }
    String::from_utf8(output.stdout).map_err(io::Error::other)
}
