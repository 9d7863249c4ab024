//! What was measured, as data and as a table.

use std::fmt::{self, Display, Formatter};

use bench_support::clock::{median, minimum};
use bench_support::report::{Verdict, targets};
use serde::Serialize;

use crate::build::Compiled;
use crate::subject::Part;

/// At most this part of what a peer takes.
const MOST_OF_PEERS: f64 = 0.6;

/// One crate.
#[derive(Debug, Serialize)]
struct Row {
    name: String,
    /// Seconds, one number a build.
    wall: Vec<f64>,
    /// Seconds of all cores together, one number a build.
    processor: Vec<f64>,
    lines: Option<usize>,
    crates: usize,
    /// What ours with every group takes, measured against this peer.
    ours_over_it: Option<Ratio>,
}

/// What one crate takes, measured against another one: the medians of the rounds' own ratios, in each of which one was built
/// soon after the other.
#[derive(Clone, Copy, Debug, Serialize)]
struct Ratio {
    time: f64,
    /// Where the system tells what the processors worked, which depends less on what else they have to do.
    processors: Option<f64>,
}

impl Ratio {
    fn new(above: &Taken, wall: &[f64], processor: &[f64]) -> Self {
        Self {
            time: median(&ratios(&above.wall, wall)),
            processors: match ratios(&above.processor, processor) {
                none if none.is_empty() => None,
                ratios => Some(median(&ratios)),
            },
        }
    }
}

fn ratios(above: &[f64], below: &[f64]) -> Vec<f64> {
    let pairs = above.iter().zip(below);
    pairs.map(|(above, below)| above / below).collect()
}

/// What the builds of the crate took that peers are compared with.
struct Taken {
    wall: Vec<f64>,
    processor: Vec<f64>,
}

/// Everything.
#[derive(Debug, Serialize)]
pub(crate) struct Report {
    rows: Vec<Row>,
    verdicts: Vec<Verdict>,
}

impl Report {
    pub(crate) fn new(compiled: Vec<Compiled>) -> Self {
        let ours = compiled
            .iter()
            .find(|one| one.subject.part == Part::Compared);
        let ours = ours.map(|one| Taken {
            wall: one.wall.clone(),
            processor: one.processor.clone(),
        });
        let rows: Vec<Row> = compiled
            .into_iter()
            .map(|one| Row {
                ours_over_it: match (&ours, one.subject.part) {
                    (Some(ours), Part::Peer) => Some(Ratio::new(ours, &one.wall, &one.processor)),
                    _ => None,
                },
                name: one.subject.name,
                wall: one.wall,
                processor: one.processor,
                lines: one.subject.lines,
                crates: one.subject.crates,
            })
            .collect();
        let verdicts = rows.iter().filter_map(|row| {
            let ratio = row.ours_over_it?.time;
            Some(Verdict {
                target: format!("every group: at most {MOST_OF_PEERS} × {}", row.name),
                is_met: ratio <= MOST_OF_PEERS,
                measured: format!("{ratio:.2}"),
            })
        });
        Self {
            verdicts: verdicts.collect(),
            rows,
        }
    }
}

impl Display for Report {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        let rounds = self.rows.first().map_or(0, |row| row.wall.len());
        writeln!(out, "# Compiling the generated crate\n")?;
        writeln!(
            out,
            "`cargo build` of the crate alone, when all that it depends on is built; dev profile, not incremental. The median \
             of {rounds}, the fastest in parentheses; the processors' work is that of all cores together.\n"
        )?;
        writeln!(
            out,
            "| crate | time | processors | lines | crates | ours with every group ÷ it |\n|---|--:|--:|--:|--:|---|"
        )?;
        for row in &self.rows {
            writeln!(
                out,
                "| {} | {:.1} s ({:.1}) | {} | {} | {} | {} |",
                row.name,
                median(&row.wall),
                minimum(&row.wall),
                match row.processor.as_slice() {
                    [] => String::new(),
                    processor => format!("{:.1} s", median(processor)),
                },
                row.lines.map(|lines| lines.to_string()).unwrap_or_default(),
                row.crates,
                row.ours_over_it.map(words).unwrap_or_default(),
            )?;
        }
        writeln!(out)?;
        if self.verdicts.is_empty() {
            return Ok(());
        }
        targets(&self.verdicts, out)
    }
}

fn words(ratio: Ratio) -> String {
    let time = format!("time {:.2}", ratio.time);
    match ratio.processors {
        None => time,
        Some(processors) => format!("{time}, processors {processors:.2}"),
    }
}
