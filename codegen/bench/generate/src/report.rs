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
/// How many times as long a spec may take that is so many times as large, over that number.
const MOST_GROWTH: f64 = 1.5;

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
            let growth = measured[1..].iter().map(|larger| {
                let times = larger.cold.iter().sum::<f64>() / cold;
                let ratio = times / larger.copies as f64;
                Verdict {
                    target: format!(
                        "{} times the size: at most {MOST_GROWTH} × linear growth",
                        larger.copies
                    ),
                    is_met: ratio <= MOST_GROWTH,
                    measured: format!("{times:.0} times as long, {ratio:.2} × linear"),
                }
            });
            own.into_iter().chain(growth).collect()
        });
        Self { measured, verdicts }
    }
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
