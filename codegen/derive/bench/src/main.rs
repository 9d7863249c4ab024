//! Measures and writes the report: `cargo xtask bench validate` runs this.

use std::error::Error;
use std::path::PathBuf;
use std::process::{Command, ExitCode};
use std::time::Instant;
use std::{env, fs};

use clap::Parser;
use validate_bench::clock::{self, Effort};
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
    match run(&Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::from(2)
        }
    }
}

fn run(arguments: &Arguments) -> Result<(), Box<dyn Error>> {
    let start = Instant::now();
    let progress = |what: &str| eprintln!("[{:>4} s] {what}", start.elapsed().as_secs());
    let effort = if arguments.quick {
        Effort::QUICK
    } else {
        Effort::FULL
    };
    progress("counting allocations");
    let allocations = allocations()?;
    let mut suites = Vec::new();
    for (suite, allocations) in Suite::all().iter().zip(allocations) {
        let mut cases = Vec::new();
        for (&case, allocations) in suite.cases.iter().zip(allocations) {
            progress(&format!("{}: {case}", suite.title));
            let samples = clock::samples(&suite.competitors(case), effort);
            cases.push(Measured::new(case, &samples, allocations));
        }
        suites.push(SuiteReport {
            title: suite.title,
            cases,
        });
    }
    let folder = arguments
        .out
        .parent()
        .map_or_else(|| PathBuf::from("."), PathBuf::from);
    fs::create_dir_all(&folder)?;
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
    let table = report.to_string();
    print!("{table}");
    fs::write(&arguments.out, table)?;
    let json = arguments.out.with_extension("json");
    fs::write(&json, serde_json::to_string_pretty(&report)? + "\n")?;
    progress(&format!(
        "written to {} and {}",
        arguments.out.display(),
        json.display()
    ));
    Ok(())
}

/// For each suite and each of its cases, how often each competitor allocates: what the program beside this one counts.
fn allocations() -> Result<Vec<Vec<Vec<u64>>>, Box<dyn Error>> {
    let name = format!("count-allocations{}", env::consts::EXE_SUFFIX);
    let output = Command::new(env::current_exe()?.with_file_name(name)).output()?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into());
    }
    Ok(serde_json::from_slice(&output.stdout)?)
}
