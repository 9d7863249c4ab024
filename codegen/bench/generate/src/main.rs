//! Measures the generator and writes the report: `cargo xtask bench generate` runs this.

mod copies;
mod report;
mod stages;

use std::env;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::time::Instant;

use bench_support::report::publish;
use bench_support::{Failure, ending};
use clap::Parser;
use report::Report;
use stages::Measured;

/// Measures each stage of the generator, over the spec itself and over copies of it in one
#[derive(Parser)]
#[command(
    after_help = "Examples:\n  generate-bench --out generate.md\n  generate-bench --out generate.md --quick"
)]
struct Arguments {
    /// The file for the table; the JSON is written beside it
    #[arg(long, required_unless_present = "copies")]
    out: Option<PathBuf>,
    /// Once for each size, and no spec of a hundred copies
    #[arg(long)]
    quick: bool,
    /// Measure a spec of so many copies and print the numbers as JSON
    #[arg(long, hide = true)]
    copies: Option<usize>,
}

fn main() -> ExitCode {
    ending(run(&Arguments::parse()))
}

fn run(arguments: &Arguments) -> Result<(), Failure> {
    let spec = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../spec");
    let rounds = if arguments.quick { 1 } else { 5 };
    if let Some(copies) = arguments.copies {
        let measured = stages::measure(&spec, copies, if copies > 1 { 1 } else { rounds })?;
        println!("{}", serde_json::to_string(&measured)?);
        return Ok(());
    }
    let start = Instant::now();
    let progress = |what: &str| eprintln!("[{:>4} s] {what}", start.elapsed().as_secs());
    let sizes: &[usize] = if arguments.quick {
        &[1, 10]
    } else {
        &[1, 10, 100]
    };
    let mut measured = Vec::new();
    for copies in sizes {
        progress(&format!("a spec of {copies} times the size"));
        measured.push(of_size(*copies, arguments.quick)?);
    }
    let report = Report::new(measured);
    let out = arguments.out.as_deref().unwrap_or(Path::new("generate.md"));
    progress(&publish(&report, out)?);
    Ok(())
}

/// Each size in a process of its own, so that the peak of its memory is its own.
fn of_size(copies: usize, is_quick: bool) -> Result<Measured, Failure> {
    let output = Command::new(env::current_exe()?)
        .args(["--copies", &copies.to_string()])
        .args(is_quick.then_some("--quick"))
        .output()?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into());
    }
    Ok(serde_json::from_slice(&output.stdout)?)
}
