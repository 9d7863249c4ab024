//! How long each stage takes.

use std::fs;
use std::path::Path;
use std::time::Instant;

use antom_codegen::output::{self, Action, Generator, Stamp};
use antom_codegen::spec::Files;
use antom_codegen::{check, emit, model, spec};
use bench_support::Failure;
use bench_support::clock::median;
use serde::{Deserialize, Serialize};
use tempfile::TempDir;

use crate::copies;

/// The stages, in the order in which they run.
pub(crate) const STAGES: [&str; 6] = ["read", "check", "resolve", "emit", "compare", "write"];

/// One size of spec.
#[derive(Debug, Deserialize, Serialize)]
pub(crate) struct Measured {
    pub(crate) copies: usize,
    pub(crate) operations: usize,
    pub(crate) files: usize,
    pub(crate) lines: usize,
    /// Milliseconds of each stage into an empty folder, the medians.
    pub(crate) cold: [f64; 6],
    /// Milliseconds of all stages when there is nothing to do, as with `--check`.
    pub(crate) checked: f64,
    /// Milliseconds until a stamp says that there is nothing to do.
    pub(crate) nothing_to_do: f64,
    /// The most memory that the process held, in megabytes; where the system does not tell it, 0.
    pub(crate) peak: f64,
}

/// Measures a spec of so many copies of another one.
pub(crate) fn measure(spec: &Path, copies: usize, rounds: usize) -> Result<Measured, Failure> {
    let folder = TempDir::new()?;
    copies::write(spec, copies, folder.path())?;
    let mut cold: [Vec<f64>; 6] = Default::default();
    let (mut checked, mut nothing_to_do) = (Vec::new(), Vec::new());
    let generator = Generator::running().ok_or("the system does not tell of this program")?;
    let stamp_file = folder.path().join(".stamp");
    let (mut operations, mut files, mut lines) = (0, 0, 0);
    for _ in 0..rounds {
        let out = TempDir::new()?;
        let (times, run) = generate(folder.path(), out.path())?;
        for (all, time) in cold.iter_mut().zip(times) {
            all.push(time);
        }
        operations = run.operations;
        files = run.tree.iter().count();
        lines = run.tree.iter().map(|(_, text)| text.lines().count()).sum();
        let (times, _) = generate(folder.path(), out.path())?;
        checked.push(times.iter().sum());

        Stamp::new(generator.clone(), &run.spec, &run.tree).store(&stamp_file)?;
        let start = Instant::now();
        let stamp = Stamp::load(&stamp_file).ok_or("the stamp cannot be read")?;
        if !stamp.holds(&generator, folder.path(), out.path()) {
            return Err("the stamp does not hold".into());
        }
        nothing_to_do.push(milliseconds(start));
    }
    Ok(Measured {
        copies,
        operations,
        files,
        lines,
        cold: cold.map(|times| median(&times)),
        checked: median(&checked),
        nothing_to_do: median(&nothing_to_do),
        peak: peak(),
    })
}

fn milliseconds(since: Instant) -> f64 {
    since.elapsed().as_secs_f64() * 1e3
}

/// What a run read and made.
struct Run {
    spec: Files,
    tree: output::Tree,
    operations: usize,
}

/// Generates once; gives the milliseconds of each stage besides.
fn generate(spec: &Path, out: &Path) -> Result<([f64; 6], Run), Failure> {
    let mut times = [0.0; 6];
    let mut start = Instant::now();
    let mut lap = |stage: usize| {
        times[stage] = milliseconds(start);
        start = Instant::now();
    };
    let loaded = spec::load(spec);
    lap(0);
    let checked = check::check(loaded).map_err(|broken| {
        let first = broken.findings.first();
        let first = first.map_or("nobody says why", |first| first.message.as_str());
        format!("the spec is wrong: {first}")
    })?;
    lap(1);
    let model = model::build(&checked);
    lap(2);
    let tree = emit::emit(&model);
    lap(3);
    let plan = output::plan(&tree, out)?;
    lap(4);
    if plan.steps.iter().any(|step| step.action != Action::Keep) {
        output::apply(&plan, out)?;
    }
    lap(5);
    let run = Run {
        spec: checked.files().clone(),
        tree,
        operations: model.operations().count(),
    };
    Ok((times, run))
}

/// The most memory that this process held so far, in megabytes.
fn peak() -> f64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok());
    kilobytes.map_or(0.0, |kilobytes: f64| kilobytes / 1024.0)
}
