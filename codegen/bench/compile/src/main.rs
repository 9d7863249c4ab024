//! Measures and writes the report: `cargo xtask bench compile` runs this.

mod build;
mod report;
mod subject;

use std::env;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

use bench_support::report::publish;
use bench_support::{Failure, ending};
use clap::Parser;
use report::Report;
use subject::{Peer, Subject};

/// Measures how long the generated crate takes to compile, and crates that peers generated
#[derive(Parser)]
#[command(
    after_help = "Examples:\n  compile-bench --out compile.md\n  compile-bench --out compile.md --quick --peer progenitor=../progcrate"
)]
struct Arguments {
    /// The file for the table; the JSON is written beside it
    #[arg(long)]
    out: PathBuf,
    /// Once for each crate
    #[arg(long)]
    quick: bool,
    /// A crate that a peer generated: its name and the folder of its Cargo.toml
    #[arg(long = "peer", value_name = "NAME=FOLDER")]
    peers: Vec<Peer>,
}

fn main() -> ExitCode {
    ending(run(&Arguments::parse()))
}

fn run(arguments: &Arguments) -> Result<(), Failure> {
    let start = Instant::now();
    let progress = |what: &str| eprintln!("[{:>4} s] {what}", start.elapsed().as_secs());
    let rounds = if arguments.quick { 1 } else { 5 };
    let target = env::current_exe()?.with_file_name("compile-time");
    let subjects = Subject::all(&arguments.peers, &target)?;
    let compiled = build::measure(subjects, rounds, progress)?;
    progress(&publish(&Report::new(compiled), &arguments.out)?);
    Ok(())
}
