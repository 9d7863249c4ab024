//! `cargo xtask check`: what is wrong with the spec.

use std::path::PathBuf;
use std::process::ExitCode;

use crate::{findings, workspace};

/// Check the spec and report everything that is wrong with it
///
/// Exits with 0 when nothing is wrong, 1 when something is, 2 for wrong arguments.
#[derive(clap::Args)]
#[command(
    after_help = "Examples:\n  cargo xtask check\n  cargo xtask check ../other-api/spec\n  cargo xtask check --rules"
)]
pub(crate) struct Arguments {
    /// The spec folder
    #[arg(default_value_os_t = workspace::root().join("spec"), hide_default_value = true)]
    spec: PathBuf,
    /// List the rules instead
    #[arg(long)]
    rules: bool,
}

pub(crate) fn run(arguments: &Arguments) -> ExitCode {
    if arguments.rules {
        for rule in antom_codegen::check::RULES {
            anstream::println!("{:22} {}", rule.code, rule.demands);
        }
        return ExitCode::SUCCESS;
    }
    match antom_codegen::read(&arguments.spec) {
        Ok(model) => {
            anstream::println!(
                "{}: nothing wrong (operations: {}, notifications: {}, shared types: {})",
                workspace::shown(&arguments.spec),
                model.operations().count(),
                model.notifications().count(),
                model.types.len()
            );
            ExitCode::SUCCESS
        }
        Err(broken) => {
            findings::print(&broken);
            ExitCode::FAILURE
        }
    }
}
