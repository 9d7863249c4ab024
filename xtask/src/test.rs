//! `cargo xtask test`: everything that must hold before a change lands.

use std::process::{Command, ExitCode};
use std::time::Instant;

use crate::workspace;

/// Format check, clippy with warnings denied, the spec's rules, all tests and doc tests, staleness check
#[derive(clap::Args)]
#[command(after_help = "Examples:\n  cargo xtask test")]
pub(crate) struct Arguments {}

/// Each step is a call of cargo.
const STEPS: &[(&str, &[&str])] = &[
    ("format", &["fmt", "--all", "--check"]),
    (
        "clippy",
        &[
            "clippy",
            "--workspace",
            "--all-targets",
            "--all-features",
            "--",
            "--deny",
            "warnings",
        ],
    ),
    ("spec and staleness", &["xtask", "generate", "--check"]),
    (
        "tests and doc tests",
        &["test", "--workspace", "--all-features"],
    ),
];

pub(crate) fn run(_: &Arguments) -> ExitCode {
    let start = Instant::now();
    for (number, (what, call)) in STEPS.iter().enumerate() {
        anstream::eprintln!(
            "[{}/{}] {what}: cargo {} ({} s so far)",
            number + 1,
            STEPS.len(),
            call.join(" "),
            start.elapsed().as_secs()
        );
        let status = Command::new(env!("CARGO"))
            .args(*call)
            .current_dir(workspace::root())
            .status();
        match status {
            Ok(status) if status.success() => {}
            Ok(_) => {
                anstream::eprintln!("failed at step {}: {what}", number + 1);
                return ExitCode::FAILURE;
            }
            Err(error) => {
                anstream::eprintln!("error: cargo does not start: {error}");
                return ExitCode::from(2);
            }
        }
    }
    anstream::eprintln!(
        "all {} steps passed in {} s",
        STEPS.len(),
        start.elapsed().as_secs()
    );
    ExitCode::SUCCESS
}
