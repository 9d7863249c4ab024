//! The project's commands: `cargo xtask --help` lists them.

mod bench;
mod check;
mod coverage;
mod dependencies;
mod diff;
mod failure;
mod findings;
mod gateway;
mod generate;
mod official;
mod outside;
mod test;
mod text_diff;
mod workspace;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// The project's commands.
#[derive(Parser)]
#[command(name = "xtask", bin_name = "cargo xtask", version, about)]
struct Arguments {
    #[command(subcommand)]
    command: Task,
}

#[derive(Subcommand)]
enum Task {
    Bench(bench::Arguments),
    Check(check::Arguments),
    Coverage(coverage::Arguments),
    Dependencies(dependencies::Arguments),
    Diff(diff::Arguments),
    Generate(generate::Arguments),
    Gateway(gateway::Arguments),
    Test(test::Arguments),
}

fn main() -> ExitCode {
    match Arguments::parse().command {
        Task::Bench(arguments) => bench::run(&arguments),
        Task::Check(arguments) => check::run(&arguments),
        Task::Coverage(arguments) => coverage::run(&arguments),
        Task::Dependencies(arguments) => dependencies::run(&arguments),
        Task::Diff(arguments) => diff::run(&arguments),
        Task::Generate(arguments) => generate::run(&arguments),
        Task::Gateway(arguments) => gateway::run(&arguments),
        Task::Test(arguments) => test::run(&arguments),
    }
}
