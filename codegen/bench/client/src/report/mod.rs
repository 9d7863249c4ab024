//! What was measured, as data and as a table.

mod table;

use bench_support::clock::{median, minimum};
use bench_support::report::Verdict;
use serde::Serialize;

use crate::memory::{Allocations, InFlight};
use crate::suite::{CALL, OPEN, PARSE, REFUSE_LONG, REFUSE_SHORT, SIGNED_REQUEST, Suite};

/// At least so many percent of the throughput of the signature alone.
pub const LEAST_OF_SIGNING: f64 = 95.0;
/// At most this many times as long as a call by hand.
pub const MOST_OVER_CALL: f64 = 1.15;
/// At most this many times as long as reading with serde by hand.
pub const MOST_OVER_SERDE: f64 = 1.1;

/// At most this many times as long to refuse a notification as to accept it.
pub const MOST_OVER_ACCEPTED: f64 = 1.1;

/// One side of a comparison.
#[derive(Debug, Serialize)]
pub struct Timing {
    pub name: &'static str,
    /// Nanoseconds.
    pub median: f64,
    /// Nanoseconds.
    pub minimum: f64,
    /// Ours over this one, of the medians.
    pub ours_over_it: f64,
    /// Ours over this one, of the minima.
    pub ours_over_it_minima: f64,
}

/// All sides of a comparison, ours first.
#[derive(Debug, Serialize)]
pub struct Measured {
    pub title: &'static str,
    pub rounds: usize,
    pub timings: Vec<Timing>,
}

impl Measured {
    /// Sums the samples up; there is a list for each competitor.
    ///
    /// # Panics
    ///
    /// When a list is empty or there is none.
    #[must_use]
    pub fn new(suite: &Suite, samples: &[Vec<f64>]) -> Self {
        let (ours, ours_least) = (median(&samples[0]), minimum(&samples[0]));
        let timings = suite.competitors.iter().zip(samples);
        Self {
            title: suite.title,
            rounds: suite.effort.rounds,
            timings: timings
                .map(|(competitor, samples)| Timing {
                    name: competitor.name,
                    median: median(samples),
                    minimum: minimum(samples),
                    ours_over_it: ours / median(samples),
                    ours_over_it_minima: ours_least / minimum(samples),
                })
                .collect(),
        }
    }
}

/// Everything.
#[derive(Debug, Serialize)]
pub struct Report {
    pub measured: Vec<Measured>,
    /// How many connections the calls of all sides took.
    pub connections: usize,
    pub allocations: Allocations,
    pub in_flight: Vec<InFlight>,
    pub verdicts: Vec<Verdict>,
}

impl Report {
    /// Judges what was measured.
    #[must_use]
    pub fn new(
        measured: Vec<Measured>,
        connections: usize,
        allocations: Allocations,
        in_flight: Vec<InFlight>,
    ) -> Self {
        let verdicts = measured.iter().filter_map(verdict).collect();
        Self {
            measured,
            connections,
            allocations,
            in_flight,
            verdicts,
        }
    }
}

/// The first of the others is the one that the target is about.
fn verdict(measured: &Measured) -> Option<Verdict> {
    let title = measured.title;
    let ratio = measured.timings.get(1)?.ours_over_it;
    let over = |beside: &str, most: f64| Verdict {
        target: format!("{title}: at most {most} × {beside}"),
        is_met: ratio <= most,
        measured: format!("{ratio:.3}"),
    };
    match title {
        SIGNED_REQUEST => {
            let percent = 100.0 / ratio;
            Some(Verdict {
                target: format!("{title}: at least {LEAST_OF_SIGNING} % of raw signing"),
                is_met: percent >= LEAST_OF_SIGNING,
                measured: format!("{percent:.1} %"),
            })
        }
        CALL => Some(over("the raw call without verification", MOST_OVER_CALL)),
        PARSE => Some(over("a plain struct with serde", MOST_OVER_SERDE)),
        OPEN => Some(over(
            "raw verification and a plain struct with serde",
            MOST_OVER_SERDE,
        )),
        REFUSE_SHORT | REFUSE_LONG => Some(over("an accepted one", MOST_OVER_ACCEPTED)),
        _ => None,
    }
}
