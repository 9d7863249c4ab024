//! `cargo xtask bench`: how fast things are.

use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, ExitStatus};

use crate::failure::fail;
use crate::workspace;

/// Measure how fast things are
#[derive(clap::Args)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    what: What,
}

#[derive(clap::Subcommand)]
enum What {
    Client(Client),
    Compile(Compile),
    Diff(Diff),
    Generate(Generate),
    Validate(Validate),
}

/// Measure each stage of the generator
///
/// Over the spec itself, and over specs of ten and a hundred times its size, which show how the time grows. Prints a table
/// and writes it to a file, with the numbers as JSON beside it. Exits with 0 when all was measured, whether the targets were
/// met or not, 2 otherwise.
#[derive(clap::Args)]
#[command(
    after_help = "Examples:\n  cargo xtask bench generate\n  cargo xtask bench generate --quick"
)]
struct Generate {
    #[command(flatten)]
    options: Options,
}

/// Measure how long it takes to compare two specs
///
/// The whole API with itself, and with itself after a hundred changes. Prints a table and writes it to a file, with the
/// numbers as JSON beside it. Exits with 0 when all was measured, whether the targets were met or not, 2 otherwise.
#[derive(clap::Args)]
#[command(after_help = "Examples:\n  cargo xtask bench diff\n  cargo xtask bench diff --quick")]
struct Diff {
    #[command(flatten)]
    options: Options,
}

/// Compare the client with the same by hand, with reqwest and aws-lc-rs
///
/// Measures a signed request, a whole call, the reading of the largest response, and the memory of 1,000 calls at once.
/// Prints a table and writes it to a file, with the numbers as JSON beside it. Takes some seconds, and the first time some
/// minutes, because it is built. Exits with 0 when all was measured, whether the targets were met or not, 2 otherwise.
#[derive(clap::Args)]
#[command(
    after_help = "Examples:\n  cargo xtask bench client\n  cargo xtask bench client --quick\n  cargo xtask bench client --out before.md"
)]
struct Client {
    #[command(flatten)]
    options: Options,
}

/// Measure how long the generated crate takes to compile, and crates that peers generated
///
/// Builds the crate alone, with three sets of features, all that it depends on being built; then, in turns with it, each crate
/// that it is told of. Prints a table and writes it to a file, with the numbers as JSON beside it. Takes some minutes, and the
/// first time longer. Exits with 0 when all was measured, whether the targets were met or not, 2 otherwise.
#[derive(clap::Args)]
#[command(
    after_help = "Examples:\n  cargo xtask bench compile\n  cargo xtask bench compile --quick\n  cargo xtask bench compile --peer progenitor=../progenitor --peer openapi-generator=../openapi"
)]
struct Compile {
    #[command(flatten)]
    options: Options,
    /// A crate that a peer generated: what it is called in the table, and the folder of its Cargo.toml
    #[arg(long = "peer", value_name = "NAME=FOLDER")]
    peers: Vec<String>,
}

/// Compare `#[derive(Validate)]` with a validator written by hand, garde, validator and serde_valid
///
/// Measures the time of a validation, its allocations, and how long crates full of derives take to compile. Prints a table
/// and writes it to a file, with the numbers as JSON beside it. Takes some minutes, and the first time longer, because the
/// peers are built. Exits with 0 when all was measured, whether the targets were met or not, 2 otherwise.
#[derive(clap::Args)]
#[command(
    after_help = "Examples:\n  cargo xtask bench validate\n  cargo xtask bench validate --quick\n  cargo xtask bench validate --out before.md"
)]
struct Validate {
    #[command(flatten)]
    options: Options,
    /// Leave the compile time out, which takes the longest
    #[arg(long)]
    no_compile: bool,
}

/// What every benchmark can be told.
#[derive(clap::Args)]
struct Options {
    /// Few short samples: to see whether it runs, not for numbers to be shown
    #[arg(long)]
    quick: bool,
    /// The file for the table [default: bench/NAME.md in the target folder, after the benchmark's name]
    #[arg(long)]
    out: Option<PathBuf>,
}

pub(crate) fn run(arguments: &Arguments) -> ExitCode {
    let (name, options, more): (_, _, Vec<&str>) = match &arguments.what {
        What::Client(client) => ("client", &client.options, Vec::new()),
        What::Compile(compile) => {
            let peers = compile.peers.iter().flat_map(|peer| ["--peer", peer]);
            ("compile", &compile.options, peers.collect())
        }
        What::Diff(diff) => ("diff", &diff.options, Vec::new()),
        What::Generate(generate) => ("generate", &generate.options, Vec::new()),
        What::Validate(validate) => {
            let flag = validate.no_compile.then_some("--no-compile");
            ("validate", &validate.options, flag.into_iter().collect())
        }
    };
    let benchmark = Benchmark {
        name,
        options,
        more,
    };
    match benchmark.run() {
        Ok(status) if status.success() => ExitCode::SUCCESS,
        Ok(_) => ExitCode::from(2),
        Err(error) => fail(&error),
    }
}

/// The workspace of the benchmarks.
pub(crate) const MANIFEST: &str = "codegen/bench/Cargo.toml";

/// A benchmark as it is asked for.
struct Benchmark<'a> {
    name: &'static str,
    options: &'a Options,
    /// What this one is told besides.
    more: Vec<&'a str>,
}

impl Benchmark<'_> {
    fn run(&self) -> io::Result<ExitStatus> {
        let folder = workspace::target().join("bench");
        anstream::eprintln!("building the benchmark");
        let built = self.cargo("build", &folder).arg("--bins").status()?;
        if !built.success() {
            return Ok(built);
        }
        let out = match &self.options.out {
            Some(out) => out.clone(),
            None => folder.join(self.name).with_extension("md"),
        };
        let mut measure = self.cargo("run", &folder);
        measure.arg("--").arg("--out").arg(out);
        measure.args(self.options.quick.then_some("--quick"));
        measure.args(&self.more);
        measure.status()
    }

    fn cargo(&self, subcommand: &str, folder: &Path) -> Command {
        let mut command = Command::new(env!("CARGO"));
        command
            .args([subcommand, "--quiet", "--release", "--manifest-path"])
            .arg(workspace::root().join(MANIFEST))
            .arg("--package")
            .arg(format!("{}-bench", self.name))
            .arg("--target-dir")
            .arg(folder.join("cargo"));
        command
    }
}
