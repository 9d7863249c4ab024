//! The report as Markdown.

use std::fmt::{Display, Formatter, Result};

use bench_support::report::targets;

use super::Report;
use crate::memory::CALLS;

/// What the numbers mean, and what the other sides are spared.
const NOTES: &str = "\
All sides are compiled with the same settings: the release profile as it is (opt-level 3, no LTO, 16 codegen units). They
take turns, sample by sample. Microseconds: the median, and the minimum in parentheses; ratios likewise.

- The request is createPaymentSession with ten goods; the answer is its largest one, with every text as long as its limit.
- Raw means aws-lc-rs and reqwest with the settings of the client, in the versions and with the features of the client.
- A raw call signs a content that is there already, and sends headers that are there already and a copy of a body that is
  there already; ours validates, serialises and words all of it anew, verifies the answer and reads it.
- Raw verification parses the platform's key once, and reads the body once; it checks neither the client ID nor the time.
- Calls go to a server on another thread of the same machine, one at a time, over connections that are kept open.
- Memory is what all calls together hold at their peak beyond what the client holds before, divided by their number,
  with the connections, of which each call has one. The server is another process.
";

impl Display for Report {
    fn fmt(&self, out: &mut Formatter<'_>) -> Result {
        writeln!(out, "# The client beside reqwest and aws-lc-rs\n\n{NOTES}")?;
        times(self, out)?;
        memory(self, out)?;
        targets(&self.verdicts, out)
    }
}

fn times(report: &Report, out: &mut Formatter<'_>) -> Result {
    writeln!(
        out,
        "## Time\n\n| what | rounds | side | time | ours ÷ it |\n|---|--:|---|--:|--:|"
    )?;
    for measured in &report.measured {
        for (place, timing) in measured.timings.iter().enumerate() {
            let (title, rounds) = match place {
                0 => (measured.title, measured.rounds.to_string()),
                _ => ("", String::new()),
            };
            write!(
                out,
                "| {title} | {rounds} | {} | {:.2} ({:.2}) |",
                timing.name,
                timing.median / 1000.0,
                timing.minimum / 1000.0
            )?;
            match place {
                0 => writeln!(out, " |")?,
                _ => writeln!(
                    out,
                    " {:.3} ({:.3}) |",
                    timing.ours_over_it, timing.ours_over_it_minima
                )?,
            }
        }
    }
    let connections = report.connections;
    writeln!(
        out,
        "\nThe calls of all sides together took {connections} connections.\n"
    )
}

fn memory(report: &Report, out: &mut Formatter<'_>) -> Result {
    writeln!(
        out,
        "## Memory: {CALLS} calls in flight at once\n\n| side | bytes per call | ours ÷ it |\n|---|--:|--:|"
    )?;
    let ours = report
        .in_flight
        .first()
        .map_or(f64::NAN, |ours| ours.bytes());
    for (place, side) in report.in_flight.iter().enumerate() {
        let bytes = side.bytes();
        write!(out, "| {} | {bytes:.0} |", side.side.title())?;
        match place {
            0 => writeln!(out, " |")?,
            _ => writeln!(out, " {:.3} |", ours / bytes)?,
        }
    }
    writeln!(
        out,
        "\n## Allocations\n\nA sealed request allocates {} times, a raw signature {} times.\n",
        report.allocations.sealing, report.allocations.signing
    )
}
