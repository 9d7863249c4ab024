//! `cargo xtask bench`: how fast things are.

use std::env;
use std::io;
use std::path::PathBuf;
use std::process::{Command, ExitCode, ExitStatus};

use crate::failure::fail;
use crate::workspace;

/// Measure how fast things are
#[derive(clap::Args)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    what: What,
}

#[derive(clap::Subcommand)]
enum What {
    Validate(Validate),
}

/// Compare `#[derive(Validate)]` with a validator written by hand, garde, validator and serde_valid
///
/// Measures the time of a validation, its allocations, and how long crates full of derives take to compile. Prints a table
/// and writes it to a file, with the numbers as JSON beside it. Takes some minutes, and the first time longer, because the
/// peers are built. Exits with 0 when all was measured, whether the targets were met or not, 2 otherwise.
#[derive(clap::Args)]
#[command(
    after_help = "Examples:\n  cargo xtask bench validate\n  cargo xtask bench validate --quick\n  cargo xtask bench validate --out before.md"
)]
struct Validate {
    /// Few short samples: to see whether it runs, not for numbers to be shown
    #[arg(long)]
    quick: bool,
    /// Leave the compile time out, which takes the longest
    #[arg(long)]
    no_compile: bool,
    /// The file for the table [default: bench/validate.md in the target folder]
    #[arg(long)]
    out: Option<PathBuf>,
}

pub(crate) fn run(arguments: &Arguments) -> ExitCode {
    let What::Validate(validate) = &arguments.what;
    match validate.run() {
        Ok(status) if status.success() => ExitCode::SUCCESS,
        Ok(_) => ExitCode::from(2),
        Err(error) => fail(&error),
    }
}

impl Validate {
    fn run(&self) -> io::Result<ExitStatus> {
        let folder = target().join("bench");
        anstream::eprintln!("building the benchmark");
        let built = self.cargo("build", &folder).arg("--bins").status()?;
        if !built.success() {
            return Ok(built);
        }
        let out = match &self.out {
            Some(out) => out.clone(),
            None => folder.join("validate.md"),
        };
        let mut measure = self.cargo("run", &folder);
        measure.arg("--").arg("--out").arg(out);
        measure.args(self.quick.then_some("--quick"));
        measure.args(self.no_compile.then_some("--no-compile"));
        measure.status()
    }

    fn cargo(&self, subcommand: &str, folder: &std::path::Path) -> Command {
        let manifest = workspace::root().join("codegen/derive/bench/Cargo.toml");
        let mut command = Command::new(env!("CARGO"));
        command
            .args([subcommand, "--quiet", "--release", "--manifest-path"])
            .arg(manifest)
            .arg("--target-dir")
            .arg(folder.join("cargo"));
        command
    }
}

/// The folder that cargo builds into.
fn target() -> PathBuf {
    let chosen = env::var_os("CARGO_TARGET_DIR").map(PathBuf::from);
    chosen.unwrap_or_else(|| workspace::root().join("target"))
}
