//! The official SDK for Python against the local gateway, for `cargo xtask test --all`.

use std::fs;
use std::io::{self, BufRead, BufReader, ErrorKind, Read};
use std::path::PathBuf;
use std::process::{Child, ChildStdout, Command, Stdio};

use crate::{gateway, workspace};

/// The SDK and its version, as PyPI has them.
const SDK: &str = "global-open-sdk-python==1.7.1";

fn folder() -> PathBuf {
    workspace::root().join("target/official")
}

/// What makes a place for the SDK and installs it there. Python 3 with its module `venv` must be there.
pub(crate) fn setup() -> [Command; 2] {
    let mut place = Command::new("python3");
    place.args(["-m", "venv"]).arg(folder().join("python"));
    let mut install = Command::new(folder().join("python/bin/pip"));
    install.args(["install", "--quiet", "--disable-pip-version-check", SDK]);
    [place, install]
}

/// The gateway as its own program. Dropping it stops it.
pub(crate) struct Gateway {
    program: Child,
    /// What it tells; a program whose output nobody can read any more fails.
    _told: BufReader<ChildStdout>,
}

impl Gateway {
    /// Starts it on a free port; the command then calls it with the SDK.
    pub(crate) fn start() -> io::Result<(Self, Command)> {
        let keys = folder().join("keys");
        fs::create_dir_all(&keys)?;
        // Any key but the gateway's own.
        let other = workspace::root().join("codegen/runtime/tests/vectors/platform.pub");
        let other: String = fs::read_to_string(other)?
            .lines()
            .filter(|line| !line.starts_with('-'))
            .collect();
        fs::write(keys.join("other_public_key.base64"), other)?;
        let mut program = gateway::command("127.0.0.1:0", &keys)
            .stdout(Stdio::piped())
            .spawn()?;
        let silent = || io::Error::new(ErrorKind::UnexpectedEof, "the gateway does not start");
        let mut told = BufReader::new(program.stdout.take().ok_or_else(silent)?);
        let port = told
            .by_ref()
            .lines()
            .map_while(Result::ok)
            .find_map(|line| {
                line.rsplit_once("http://127.0.0.1:")
                    .map(|(_, port)| port.to_owned())
            })
            .ok_or_else(silent)?;
        let gateway = Self {
            program,
            _told: told,
        };
        let mut call = Command::new(folder().join("python/bin/python"));
        call.arg(workspace::root().join("xtask/official/create_payment_session.py"))
            .arg(port)
            .arg(&keys);
        Ok((gateway, call))
    }
}

impl Drop for Gateway {
    fn drop(&mut self) {
        // It may have ended by itself, which is what is wanted.
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}
