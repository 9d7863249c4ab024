//! What was measured, as data and as a table.

use std::fmt::{self, Display, Formatter};

use bench_support::report::{Verdict, targets};
use serde::Serialize;

use crate::stages::{Measured, STAGES};

/// Milliseconds that generating everything into an empty folder may take.
const MOST_COLD: f64 = 300.0;
/// Milliseconds that it may take when there is nothing to do.
const MOST_NOTHING_TO_DO: f64 = 50.0;
/// Megabytes that it may hold.
const MOST_MEMORY: f64 = 200.0;
/// How many times as long a stage may take over a spec that is so many times as large, over that number.
const MOST_GROWTH: f64 = 1.5;
/// Milliseconds of a stage below which its growth says nothing.
const LEAST: f64 = 1.0;

/// Everything.
#[derive(Debug, Serialize)]
pub(crate) struct Report {
    measured: Vec<Measured>,
    verdicts: Vec<Verdict>,
}

impl Report {
    /// Judges what was measured; the first is the spec itself.
    pub(crate) fn new(measured: Vec<Measured>) -> Self {
        let verdicts = measured.first().map_or_else(Vec::new, |first| {
            let cold: f64 = first.cold.iter().sum();
            let at_most = |what: &str, most: f64, found: f64, unit: &str| Verdict {
                target: format!("{what}: at most {most} {unit}"),
                is_met: found <= most,
                measured: format!("{found:.0} {unit}"),
            };
            let own = [
                at_most("everything, into an empty folder", MOST_COLD, cold, "ms"),
                at_most(
                    "everything, with nothing to do",
                    MOST_NOTHING_TO_DO,
                    first.nothing_to_do,
                    "ms",
                ),
                at_most("memory at its peak", MOST_MEMORY, first.peak, "MB"),
            ];
            own.into_iter().chain(growth(&measured)).collect()
        });
        Self { measured, verdicts }
    }
}

/// How the time of each stage grows from each size to the next larger one.
fn growth(measured: &[Measured]) -> Vec<Verdict> {
    let steps = measured.windows(2).flat_map(|step| {
        let [smaller, larger] = [&step[0], &step[1]];
        let size = larger.copies as f64 / smaller.copies as f64;
        STAGES.iter().enumerate().map(move |(index, stage)| {
            let times = larger.cold[index] / smaller.cold[index].max(LEAST);
            let ratio = times / size;
            Verdict {
                target: format!(
                    "{stage}, from {} to {} times the size: at most {MOST_GROWTH} × linear growth",
                    smaller.copies, larger.copies
                ),
                is_met: ratio <= MOST_GROWTH,
                measured: format!("{times:.1} times as long, {ratio:.2} × linear"),
            }
        })
    });
    steps.collect()
}

impl Display for Report {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        writeln!(out, "# The generator\n")?;
        writeln!(
            out,
            "Milliseconds, optimised build. Checked: everything again, when there is nothing to do, as `--check` does. \
             Nothing to do: what it takes to see that.\n"
        )?;
        let stages = STAGES.join(" | ");
        writeln!(
            out,
            "| size | operations | files | lines | {stages} | together | checked | nothing to do | MB |"
        )?;
        writeln!(out, "|{}", "--:|".repeat(STAGES.len() + 8))?;
        for one in &self.measured {
            let times: Vec<String> = one.cold.iter().map(|time| format!("{time:.0}")).collect();
            writeln!(
                out,
                "| {} | {} | {} | {} | {} | {:.0} | {:.0} | {:.0} | {:.0} |",
                one.copies,
                one.operations,
                one.files,
                one.lines,
                times.join(" | "),
                one.cold.iter().sum::<f64>(),
                one.checked,
                one.nothing_to_do,
                one.peak
            )?;
        }
        writeln!(out)?;
        targets(&self.verdicts, out)
    }
}
