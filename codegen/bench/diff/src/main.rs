//! Measures the diff and writes the report: `cargo xtask bench diff` runs this.

use std::fmt::{self, Display, Formatter};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use antom_codegen::diff::diff;
use antom_codegen::model::{Model, TypeKind};
use antom_codegen::spec::Requirement;
use bench_support::report::{Verdict, publish, targets};
use bench_support::{Failure, ending};
use clap::Parser;
use serde::Serialize;

/// Milliseconds that comparing the whole API with itself after that many changes may take.
const MOST: f64 = 50.0;
const CHANGES: usize = 100;

/// Measures how long it takes to compare the whole API with itself, and with itself after changes
#[derive(Parser)]
#[command(after_help = "Examples:\n  diff-bench --out diff.md\n  diff-bench --out diff.md --quick")]
struct Arguments {
    /// The file for the table; the JSON is written beside it
    #[arg(long)]
    out: PathBuf,
    /// Few times
    #[arg(long)]
    quick: bool,
}

fn main() -> ExitCode {
    ending(run(&Arguments::parse()))
}

fn run(arguments: &Arguments) -> Result<(), Failure> {
    let spec = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../spec");
    let old = antom_codegen::read(&spec).map_err(|_| "the spec is not sound")?;
    let rounds = if arguments.quick { 3 } else { 51 };
    let report = Report::new([("no", old.clone()), ("100", changed(&old))].map(
        |(changes, new)| Measured {
            changes,
            findings: diff(&old, &new).findings.len(),
            milliseconds: median(rounds, || diff(&old, &new)),
        },
    ));
    eprintln!("{}", publish(&report, &arguments.out)?);
    Ok(())
}

/// The same API with changes all over it, of kinds that take turns.
fn changed(old: &Model) -> Model {
    let mut new = old.clone();
    let of_types = new
        .types
        .iter_mut()
        .filter_map(|shared| match &mut shared.kind {
            TypeKind::Object { object, .. } => Some(object),
            TypeKind::Enum(_) => None,
        });
    let of_operations = new.groups.iter_mut().flat_map(|group| {
        let operations = group.operations.iter_mut();
        operations.flat_map(|operation| [&mut operation.request, &mut operation.response])
    });
    let mut fields: Vec<_> = of_types
        .chain(of_operations)
        .flat_map(|object| &mut object.fields)
        .collect();
    let step = fields.len() / CHANGES;
    for (number, field) in fields.iter_mut().step_by(step).take(CHANGES).enumerate() {
        match number % 4 {
            0 => field.limits.max_length = Some(field.limits.max_length.map_or(7, |most| most + 1)),
            1 => field.docs.summary.push_str(" And more."),
            2 => field.sensitive = !field.sensitive,
            _ => {
                field.requirement = match field.requirement {
                    Requirement::Required => Requirement::Optional,
                    Requirement::Optional | Requirement::Unknown => Requirement::Required,
                }
            }
        }
    }
    new
}

/// Milliseconds of the round in the middle.
fn median<T>(rounds: usize, work: impl Fn() -> T) -> f64 {
    let mut times: Vec<f64> = (0..rounds)
        .map(|_| {
            let start = Instant::now();
            std::hint::black_box(work());
            start.elapsed().as_secs_f64() * 1e3
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times[rounds / 2]
}

#[derive(Debug, Serialize)]
struct Measured {
    changes: &'static str,
    findings: usize,
    milliseconds: f64,
}

#[derive(Debug, Serialize)]
struct Report {
    measured: [Measured; 2],
    verdicts: Vec<Verdict>,
}

impl Report {
    fn new(measured: [Measured; 2]) -> Self {
        let verdicts = measured.iter().map(|one| Verdict {
            target: format!(
                "the whole API with {} changes: at most {MOST} ms",
                one.changes
            ),
            is_met: one.milliseconds <= MOST,
            measured: format!("{:.1} ms", one.milliseconds),
        });
        Self {
            verdicts: verdicts.collect(),
            measured,
        }
    }
}

impl Display for Report {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        writeln!(
            out,
            "# The diff\n\nMilliseconds, optimised build, the median.\n"
        )?;
        writeln!(out, "| changes | findings | ms |\n|--:|--:|--:|")?;
        for one in &self.measured {
            writeln!(
                out,
                "| {} | {} | {:.1} |",
                one.changes, one.findings, one.milliseconds
            )?;
        }
        writeln!(out)?;
        targets(&self.verdicts, out)
    }
}
