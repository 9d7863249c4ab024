//! `cargo xtask test`: everything that must hold before a change lands.

use std::ffi::OsStr;
use std::io;
use std::iter;
use std::path::Path;
use std::process::{Command, ExitCode};
use std::time::Instant;

use anstyle::{AnsiColor, Style};

use crate::failure::fail;
use crate::{bench, official, outside, workspace};

/// Run every check that a change must pass
///
/// Formatting, clippy with warnings denied, the spec's rules, the staleness of the generated crate and of the README, documentation, and all
/// tests and doc tests. Stops at the first step that fails. Exits with 0 when all passed, 1 when one failed, 2 when cargo
/// does not start.
#[derive(clap::Args)]
#[command(after_help = "Examples:\n  cargo xtask test\n  cargo xtask test --all")]
pub(crate) struct Arguments {
    /// The longer proofs, too: 20,000 calls with faults, a million changed answers, the diff's verdicts against the compiler and over the wire, every set of features, a project outside that does what the README says, the official SDK for Python against the gateway
    #[arg(long)]
    all: bool,
}

/// One step: what it is for, and the call of cargo.
type Step = (&'static str, &'static [&'static str]);

const STEPS: &[Step] = &[
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
        "coverage",
        &[
            "xtask",
            "coverage",
            "xtask/facts/antom-sdk-2.2.8.json",
            "--threshold",
            "99",
        ],
    ),
    (
        "dependencies in the README",
        &["xtask", "dependencies", "--check"],
    ),
    (
        "documentation",
        &["doc", "--workspace", "--all-features", "--no-deps"],
    ),
    (
        "tests and doc tests",
        &["test", "--workspace", "--all-features"],
    ),
];

/// Proofs that take minutes.
const LONG: &[Step] = &[
    (
        "long proofs",
        &[
            "test",
            "--release",
            "--package",
            "antom-runtime",
            "--all-features",
            "--",
            "--ignored",
            "--nocapture",
        ],
    ),
    // What somebody adds and forgets to tell.
    (
        "long proofs",
        &[
            "test",
            "--package",
            "antom-codegen",
            "--test",
            "forgotten",
            "--",
            "--ignored",
        ],
    ),
];

/// The proof of the diff: its own code, what holds for every change, and its verdicts against the compiler and over the wire.
const PROOF: &[(&str, &[&str])] = &[
    ("clippy", &["--", "--deny", "warnings"]),
    ("test", &[]),
    ("run", &["--", "cases"]),
    // Names, words and deprecations that the check accepts.
    ("run", &["--", "emitted"]),
    // What cargo-semver-checks says of some, where it is installed.
    (
        "run",
        &[
            "--", "source", "--count", "200", "--seed", "1", "--semver", "6",
        ],
    ),
    ("run", &["--", "wire", "--count", "200", "--seed", "1"]),
];

/// Sets of features that users may choose, of the crate and of the runtime.
const FEATURES: &[(&str, &[&str])] = &[
    (
        "antom",
        &[
            "",
            "client",
            "gateway",
            "payments",
            "blocking,payments",
            "client,payments",
            "gateway,payments",
            "blocking,gateway",
            "client,gateway,http",
            "blocking,http,payments",
            // Each group alone holds every type that it needs.
            "client,refunds",
            "client,authorizations",
            "client,vaulting",
            "client,subscriptions",
            "client,disputes",
            "client,billing",
            "client,tax",
            "client,meter",
            "client,marketplace",
            "client,merchants",
            "client,customs",
            "client,risk",
            "client,users",
            "client,accounts",
            "client,cards",
            "client,funds",
        ],
    ),
    (
        "antom-runtime",
        &[
            "",
            "derive",
            "derive,pattern",
            "protocol",
            "blocking",
            "client",
            "gateway",
            "blocking,http",
            "client,http",
            "client,http,http2",
        ],
    ),
];

pub(crate) fn run(arguments: &Arguments) -> ExitCode {
    match steps(arguments) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => fail(&error),
    }
}

fn steps(arguments: &Arguments) -> io::Result<bool> {
    let mut progress = Progress::new();
    for (what, call) in STEPS {
        if !progress.step(what, cargo(call))? {
            return Ok(false);
        }
    }
    if arguments.all {
        for (what, call) in LONG {
            if !progress.step(what, cargo(call))? {
                return Ok(false);
            }
        }
        let mut benchmarks = cargo(&["clippy", "--release", "--manifest-path", bench::MANIFEST]);
        benchmarks.args(["--target-dir", "target/bench/cargo", "--"]);
        benchmarks.args(["--deny", "warnings"]);
        if !progress.step("benchmarks", benchmarks)? {
            return Ok(false);
        }
        for (subcommand, more) in PROOF {
            let mut command = cargo(&[subcommand, "--release", "--manifest-path"]);
            command.args(["codegen/proof/Cargo.toml", "--target-dir"]);
            command.arg("target/proof/cargo").args(*more);
            if !progress.step("verdicts of the diff", command)? {
                return Ok(false);
            }
        }
        for (package, sets) in FEATURES {
            for features in *sets {
                let call = [
                    "clippy",
                    "--package",
                    package,
                    "--no-default-features",
                    "--features",
                    features,
                ];
                let mut command = cargo(&call);
                command.args(["--", "--deny", "warnings"]);
                if !progress.step("features", command)? {
                    return Ok(false);
                }
            }
        }
        let (_folder, commands) = outside::project()?;
        for command in commands {
            if !progress.step("a project outside", command)? {
                return Ok(false);
            }
        }
        for command in official::setup() {
            if !progress.step("the official SDK for Python", command)? {
                return Ok(false);
            }
        }
        let (_gateway, call) = official::Gateway::start()?;
        if !progress.step("the official SDK for Python", call)? {
            return Ok(false);
        }
    }
    progress.passed();
    Ok(true)
}

fn cargo(call: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO"));
    command
        .args(call)
        .current_dir(workspace::root())
        .env("RUSTDOCFLAGS", "--deny warnings");
    command
}

/// Tells which step runs and how long all have taken.
struct Progress {
    start: Instant,
    steps: usize,
}

impl Progress {
    fn new() -> Self {
        Self {
            start: Instant::now(),
            steps: 0,
        }
    }

    /// Runs a step; `false` when it failed.
    fn step(&mut self, what: &str, mut command: Command) -> io::Result<bool> {
        const BOLD: Style = Style::new().bold();
        const RED: Style = Style::new()
            .bold()
            .fg_color(Some(anstyle::Color::Ansi(AnsiColor::Red)));
        self.steps += 1;
        let program = Path::new(command.get_program())
            .file_name()
            .unwrap_or_default();
        let call: Vec<_> = iter::once(program)
            .chain(command.get_args())
            .map(OsStr::to_string_lossy)
            .collect();
        anstream::eprintln!(
            "{BOLD}[{} · {} s] {what}{BOLD:#}: {}",
            self.steps,
            self.start.elapsed().as_secs(),
            call.join(" ")
        );
        let passed = command.status()?.success();
        if !passed {
            anstream::eprintln!("{RED}failed{RED:#}: {what}");
        }
        Ok(passed)
    }

    fn passed(&self) {
        anstream::eprintln!(
            "all {} steps passed in {} s",
            self.steps,
            self.start.elapsed().as_secs()
        );
    }
}
