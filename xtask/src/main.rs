//! The project's commands: `cargo xtask --help` lists them.

use std::process::{Command, ExitCode};

use clap::{Parser, Subcommand};

/// The project's commands.
#[derive(Parser)]
#[command(name = "cargo xtask", version, about)]
struct Arguments {
    #[command(subcommand)]
    command: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Format check, clippy with warnings denied, all tests and doc tests.
    Test,
}

const STEPS: &[&[&str]] = &[
    &["fmt", "--all", "--check"],
    &[
        "clippy",
        "--workspace",
        "--all-targets",
        "--",
        "--deny",
        "warnings",
    ],
    &["test", "--workspace"],
];

fn main() -> ExitCode {
    let Task::Test = Arguments::parse().command;
    for step in STEPS {
        eprintln!("cargo {}", step.join(" "));
        match Command::new(env!("CARGO")).args(*step).status() {
            Ok(status) if status.success() => {}
            Ok(_) => return ExitCode::FAILURE,
            Err(error) => {
                eprintln!("error: cargo does not start: {error}");
                return ExitCode::from(2);
            }
        }
    }
    ExitCode::SUCCESS
}
