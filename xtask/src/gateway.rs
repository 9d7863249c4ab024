//! `cargo xtask gateway`: the local gateway alone.

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use crate::failure::fail;
use crate::workspace;

/// Run the local gateway until Ctrl-C
///
/// It verifies signatures, checks requests against the same rules as the crate, and answers the spec's samples, signed.
/// Keys are made at the first run and kept, so that a client in any language can be set up once.
#[derive(clap::Args)]
#[command(
    after_help = "Examples:\n  cargo xtask gateway\n  cargo xtask gateway --addr 127.0.0.1:8400 --keys /tmp/gateway-keys"
)]
pub(crate) struct Arguments {
    /// Where to listen; port 0 takes a free port
    #[arg(long, default_value = "127.0.0.1:8400")]
    addr: String,
    /// The folder of the key files
    #[arg(long, default_value_os_t = workspace::root().join("target/gateway"), hide_default_value = true)]
    keys: PathBuf,
}

pub(crate) fn run(arguments: &Arguments) -> ExitCode {
    let keys = std::path::absolute(&arguments.keys).unwrap_or_else(|_| arguments.keys.clone());
    replace(command(&arguments.addr, &keys))
}

/// The gateway as a program of its own: this one must be able to generate the crate when that does not compile, so it cannot
/// depend on it.
pub(crate) fn command(address: &str, keys: &Path) -> Command {
    let mut command = Command::new(env!("CARGO"));
    command
        .current_dir(workspace::root())
        .args(["run", "--quiet", "--package", "antom", "--example"])
        .args(["gateway", "--features", "gateway", "--"])
        .arg(address)
        .arg(keys);
    command
}

/// Becomes the command, so that Ctrl-C and signals reach it alone.
#[cfg(unix)]
fn replace(mut command: Command) -> ExitCode {
    let error = std::os::unix::process::CommandExt::exec(&mut command);
    fail(&format!("cargo does not start: {error}"))
}

#[cfg(not(unix))]
fn replace(mut command: Command) -> ExitCode {
    match command.status() {
        Ok(status) if status.success() => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(error) => fail(&format!("cargo does not start: {error}")),
    }
}
