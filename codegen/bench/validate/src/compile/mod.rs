//! How long crates full of derives take to compile.
//!
//! A workspace is written below the target folder, with one crate for each variant. Everything that they depend on is
//! built first; then each crate alone is built again and again, all taking turns.

mod template;

use std::fs::{self, File};
use std::io::{Error, Result};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::{Instant, SystemTime};

use serde::Serialize;

use bench_support::clock::{median, minimum};
pub use template::{Derive, FIELDS, STRUCTS, Variant};

/// What was measured of one variant.
#[derive(Debug, Serialize)]
pub struct Compiled {
    pub variant: Variant,
    /// Seconds, one number a build.
    pub seconds: Vec<f64>,
    /// Lines after all macros are expanded.
    pub expanded_lines: usize,
}

impl Compiled {
    /// The median of the builds, in seconds.
    #[must_use]
    pub fn median(&self) -> f64 {
        median(&self.seconds)
    }

    /// The fastest build, in seconds.
    #[must_use]
    pub fn minimum(&self) -> f64 {
        minimum(&self.seconds)
    }
}

/// Writes the crates into `folder`, builds each that many times, and tells of each what it does.
///
/// # Errors
///
/// When the disk or cargo refuses.
pub fn measure(folder: &Path, rounds: usize, progress: impl Fn(&str)) -> Result<Vec<Compiled>> {
    write(folder)?;
    progress("building what the crates depend on");
    run(cargo(folder, "build").arg("--workspace"))?;
    let mut compiled: Vec<Compiled> = Variant::all()
        .into_iter()
        .map(|variant| Compiled {
            variant,
            seconds: Vec::new(),
            expanded_lines: 0,
        })
        .collect();
    progress("building each crate once, uncounted, to warm up");
    for one in &compiled {
        build(folder, one.variant)?;
    }
    for round in 1..=rounds {
        progress(&format!("building each crate, {round} of {rounds}"));
        for one in &mut compiled {
            one.seconds.push(build(folder, one.variant)?);
        }
    }
    // Last, because the variable that allows this makes cargo build some dependencies again.
    for one in &mut compiled {
        progress(&format!("expanding {}", one.variant.name()));
        one.expanded_lines = expanded_lines(folder, one.variant)?;
    }
    Ok(compiled)
}

fn write(folder: &Path) -> Result<()> {
    let mut files = vec![("Cargo.toml".to_owned(), template::workspace())];
    for variant in Variant::all() {
        let name = variant.name();
        let runtime = here().join("../../runtime");
        files.push((
            format!("{name}/Cargo.toml"),
            template::manifest(variant, &runtime),
        ));
        files.push((format!("{name}/src/lib.rs"), template::source(variant)));
    }
    for (path, text) in files {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().unwrap_or(folder))?;
        fs::write(path, text)?;
    }
    // The versions that the other measurements have, too.
    fs::copy(here().join("../Cargo.lock"), folder.join("Cargo.lock"))?;
    Ok(())
}

/// Where the benchmark's own manifest is.
fn here() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn cargo(folder: &Path, subcommand: &str) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command
        .args([subcommand, "--quiet"])
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", folder.join("target"))
        .env("CARGO_INCREMENTAL", "0")
        // What the caller's build was told is not for these.
        .env_remove("RUSTFLAGS");
    command
}

fn run(command: &mut Command) -> Result<Output> {
    let output = command.output()?;
    if output.status.success() {
        return Ok(output);
    }
    let said = String::from_utf8_lossy(&output.stderr);
    let first: Vec<&str> = said.lines().take(20).collect();
    Err(Error::other(format!(
        "cargo could not build what is measured:\n{}",
        first.join("\n")
    )))
}

/// Builds a crate, and nothing that it depends on, and tells how many seconds that took.
fn build(folder: &Path, variant: Variant) -> Result<f64> {
    let source = folder.join(variant.name()).join("src/lib.rs");
    File::options()
        .append(true)
        .open(source)?
        .set_modified(SystemTime::now())?;
    let start = Instant::now();
    run(cargo(folder, "build").args(["--package", &variant.name()]))?;
    Ok(start.elapsed().as_secs_f64())
}

fn expanded_lines(folder: &Path, variant: Variant) -> Result<usize> {
    let mut command = cargo(folder, "rustc");
    command
        .args(["--package", &variant.name(), "--", "-Zunpretty=expanded"])
        .env("RUSTC_BOOTSTRAP", "1");
    let output = run(&mut command)?;
    Ok(String::from_utf8_lossy(&output.stdout).lines().count())
}
