//! Measures and writes the report: `cargo xtask bench client` runs this.

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

use bench_support::clock::{self, Work};
use bench_support::ending;
use bench_support::report::publish;
use clap::Parser;
use client_bench::report::{Measured, Report};
use client_bench::scene::Scene;
use client_bench::server::Server;
use client_bench::suite::Suite;
use client_bench::{Failure, memory};

/// Compares signing, calling and reading with the same by hand: time, memory, allocations
#[derive(Parser)]
#[command(
    after_help = "Examples:\n  client-bench --out client.md\n  client-bench --out client.md --quick"
)]
struct Arguments {
    /// The file for the table; the JSON is written beside it
    #[arg(long)]
    out: PathBuf,
    /// Few short samples: to see whether it runs, not for numbers to be shown
    #[arg(long)]
    quick: bool,
}

fn main() -> ExitCode {
    ending(run(&Arguments::parse()))
}

fn run(arguments: &Arguments) -> Result<(), Failure> {
    let start = Instant::now();
    let progress = |what: &str| eprintln!("[{:>4} s] {what}", start.elapsed().as_secs());
    progress("counting allocations");
    let allocations = memory::allocations()?;
    progress(&format!("{} calls in flight", memory::CALLS));
    let in_flight = memory::in_flight(if arguments.quick { 1 } else { 5 })?;
    let server = Server::start(&Scene::new().answer)?;
    let mut measured = Vec::new();
    for suite in &Suite::all(&server.url(), arguments.quick)? {
        progress(suite.title);
        let works: Vec<&Work> = suite.competitors.iter().map(|one| &one.run).collect();
        let samples = clock::samples(&works, suite.effort);
        measured.push(Measured::new(suite, &samples));
    }
    let report = Report::new(measured, server.connections(), allocations, in_flight);
    progress(&publish(&report, &arguments.out)?);
    Ok(())
}
