//! Measures and writes the report: `cargo xtask bench validate` runs this.

use std::env;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

use bench_support::allocator::counted;
use bench_support::clock::{self, Effort, Work};
use bench_support::report::publish;
use bench_support::{Failure, ending};
use clap::Parser;
use validate_bench::compile;
use validate_bench::report::{Measured, Report, SuiteReport};
use validate_bench::suite::Suite;

/// Compares `#[derive(Validate)]` with a validator written by hand and with its peers: time, allocations, compile time
#[derive(Parser)]
#[command(
    after_help = "Examples:\n  validate-bench --out validate.md\n  validate-bench --out validate.md --quick"
)]
struct Arguments {
    /// The file for the table; the JSON is written beside it
    #[arg(long)]
    out: PathBuf,
    /// Few short samples: to see whether it runs, not for numbers to be shown
    #[arg(long)]
    quick: bool,
    /// Leave the compile time out, which takes the longest
    #[arg(long)]
    no_compile: bool,
}

fn main() -> ExitCode {
    ending(run(&Arguments::parse()))
}

fn run(arguments: &Arguments) -> Result<(), Failure> {
    let start = Instant::now();
    let progress = |what: &str| eprintln!("[{:>4} s] {what}", start.elapsed().as_secs());
    let effort = if arguments.quick {
        Effort::QUICK
    } else {
        Effort::FULL
    };
    progress("counting allocations");
    // For each suite and each of its cases, how often each competitor allocates.
    let allocations: Vec<Vec<Vec<u64>>> = counted("count-allocations", &[])?;
    let mut suites = Vec::new();
    for (suite, allocations) in Suite::all().iter().zip(allocations) {
        let mut cases = Vec::new();
        for (&case, allocations) in suite.cases.iter().zip(allocations) {
            progress(&format!("{}: {case}", suite.title));
            let competitors = suite.competitors(case);
            let works: Vec<&Work> = competitors.iter().map(|one| &one.run).collect();
            let samples = clock::samples(&works, effort);
            cases.push(Measured::new(case, &samples, allocations));
        }
        suites.push(SuiteReport {
            title: suite.title,
            cases,
        });
    }
    let compiled = match arguments.no_compile {
        true => Vec::new(),
        false => {
            let rounds = if arguments.quick { 3 } else { 7 };
            compile::measure(
                &env::current_exe()?.with_file_name("compile-time"),
                rounds,
                progress,
            )?
        }
    };
    let report = Report::new(suites, compiled, effort);
    progress(&publish(&report, &arguments.out)?);
    Ok(())
}
