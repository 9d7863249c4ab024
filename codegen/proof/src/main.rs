//! Proves the verdicts on changes of a spec: against the compiler, and over the wire.

mod cargo;
mod cases;
mod compile;
mod confusion;
mod consumer;
mod documents;
mod emitted;
mod error;
mod mutate;
#[cfg(test)]
mod properties;
mod semver_checks;
mod source;
#[cfg(test)]
mod speech;
mod table;
mod task;
mod wire;
mod workshop;

use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use fastrand::Rng;

use documents::Documents;
use error::{Error, at};
use mutate::Kind;
use task::Task;
use workshop::Workshop;

/// Proves the verdicts on changes of a spec
///
/// Draws random changes of the spec, asks the diff what each of them breaks, and sees whether that is so. Exits with 0 when
/// nothing that breaks was called safe, 1 when something was, 2 when the proof could not be made.
#[derive(Parser)]
#[command(
    after_help = "Examples:\n  diff-proof source --count 200\n  diff-proof source --count 200 --seed 7 --out source.md\n  diff-proof wire --count 200\n  diff-proof cases --out cases.md"
)]
struct Arguments {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// Compile the example of each rule, as `source` does with random changes
    Cases(CaseOptions),
    /// Compile a program that uses every public item of the old crate with the new one
    ///
    /// The program is made of the old crate's files, one function an item. Mutations of distinct items are checked together,
    /// and alone where it is not certain which of them an error comes from.
    Source(SourceOptions),
    /// Compile and document a crate with every name and every hostile text that the check accepts
    Emitted(Work),
    /// Let the client of one spec call the gateway of the other, in both directions
    ///
    /// Messages are made of the spec of whoever writes them: with the least and the most of everything, with each value of a
    /// list of values. Mutations of distinct operations are tried in one program.
    Wire(Options),
}

/// Where a proof works.
#[derive(clap::Args)]
struct Work {
    /// The file for the table, too
    #[arg(long)]
    out: Option<PathBuf>,
    /// The folder for what is generated and built; kept, so that a second run is faster
    #[arg(long, default_value_os_t = cargo::root().join("target/proof"), hide_default_value = true)]
    work: PathBuf,
}

/// What the proof against the compiler can be told.
#[derive(clap::Args)]
struct SourceOptions {
    #[command(flatten)]
    options: Options,
    /// For how many of them cargo-semver-checks is asked, too, if it is installed
    #[arg(long, default_value_t = 0)]
    semver: usize,
}

/// What every proof can be told.
#[derive(clap::Args)]
struct Options {
    /// How many changes are drawn
    #[arg(long, default_value_t = 200)]
    count: usize,
    /// Repeat an earlier run, which printed its seed [default: another one each time]
    #[arg(long)]
    seed: Option<u64>,
    /// The file for the table, too
    #[arg(long)]
    out: Option<PathBuf>,
    /// The folder for what is generated and built; kept, so that a second run is faster
    #[arg(long, default_value_os_t = cargo::root().join("target/proof"), hide_default_value = true)]
    work: PathBuf,
    /// The spec folder
    #[arg(long, default_value_os_t = cargo::root().join("spec"), hide_default_value = true)]
    spec: PathBuf,
}

/// What the proof of the cases can be told.
#[derive(clap::Args)]
struct CaseOptions {
    #[command(flatten)]
    work: Work,
    /// The folder of the small spec that the examples change
    #[arg(long, default_value_os_t = cargo::root().join("codegen/generator/tests/diff/base"), hide_default_value = true)]
    base: PathBuf,
}

fn main() -> ExitCode {
    let Arguments { what } = Arguments::parse();
    let proven = match &what {
        What::Cases(options) => cases(options),
        What::Source(options) => source(options),
        What::Emitted(options) => emitted(options),
        What::Wire(options) => wire(options),
    };
    match proven {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::from(2)
        }
    }
}

/// Draws mutations of the kinds that are wanted, and gives them to a proof.
fn with_mutations<T>(
    options: &Options,
    wanted: fn(&Kind) -> bool,
    prove: impl FnOnce(Task<'_>, &mut Workshop) -> Result<T, Error>,
) -> Result<T, Error> {
    let seed = options.seed.unwrap_or_else(|| fastrand::u64(..1_000_000));
    eprintln!("seed {seed}");
    fs::create_dir_all(&options.work).map_err(at(&options.work))?;
    let work = fs::canonicalize(&options.work).map_err(at(&options.work))?;
    let spec = Documents::read(&options.spec)?.without_samples();
    let mut workshop = Workshop::new()?;
    let mut rng = Rng::with_seed(seed);
    let base = mutate::prepared(&spec, &mut workshop, &mut rng)?;
    let drawn = mutate::draw(&base, &mut workshop, &mut rng, options.count, wanted)?;
    eprintln!("{} mutations drawn", drawn.mutations.len());
    let task = Task {
        base: &base,
        drawn: &drawn,
        rng,
        work: &work,
    };
    prove(task, &mut workshop)
}

fn cases(
    CaseOptions {
        work: options,
        base,
    }: &CaseOptions,
) -> Result<bool, Error> {
    fs::create_dir_all(&options.work).map_err(at(&options.work))?;
    let table = cases::prove(base, &mut Workshop::new()?, &options.work)?;
    publish(&table.to_string(), options.out.as_ref())?;
    Ok(table.is_proven())
}

fn emitted(options: &Work) -> Result<bool, Error> {
    fs::create_dir_all(&options.work).map_err(at(&options.work))?;
    let tried = emitted::prove(&mut Workshop::new()?, &options.work)?;
    publish(&tried.to_string(), options.out.as_ref())?;
    Ok(tried.wrong.is_empty())
}

fn source(SourceOptions { options, semver }: &SourceOptions) -> Result<bool, Error> {
    let table = with_mutations(
        options,
        |_| true,
        |task, workshop| source::prove(task, workshop, *semver),
    )?;
    publish(&table.to_string(), options.out.as_ref())?;
    Ok(table.is_proven())
}

fn wire(options: &Options) -> Result<bool, Error> {
    let table = with_mutations(options, Kind::is_of_the_wire, wire::prove)?;
    publish(&table.to_string(), options.out.as_ref())?;
    Ok(table.is_proven())
}

/// Prints what was found, and writes it to a file if one is named.
fn publish(text: &str, out: Option<&PathBuf>) -> Result<(), Error> {
    println!("{text}");
    match out {
        Some(out) => fs::write(out, text).map_err(at(out)),
        None => Ok(()),
    }
}
