//! What was measured, as data and as a table.

mod table;

use bench_support::case::Case;
use bench_support::clock::{Effort, median, minimum};
use bench_support::report::Verdict;
use serde::Serialize;

use crate::competitor::Name;
use crate::compile::{Compiled, Derive};

/// At most this many times as slow as by hand, when the value is valid.
pub const MOST_OVER_BY_HAND: f64 = 1.25;
/// At least this many times as fast as the fastest peer.
pub const LEAST_UNDER_PEER: f64 = 5.0;
/// At most this part of what a peer takes to compile.
pub const MOST_OF_PEERS_COMPILE_TIME: f64 = 0.5;
/// Allocations that a validation may make beside one for each violation.
pub const CONSTANT_ALLOCATIONS: u64 = 4;

/// One competitor in one case.
#[derive(Debug, Serialize)]
pub struct Timing {
    pub name: Name,
    /// Nanoseconds per validation.
    pub median: f64,
    /// Nanoseconds per validation.
    pub minimum: f64,
    pub allocations: u64,
}

/// A ratio of two competitors.
#[derive(Debug, Serialize)]
pub struct Ratio {
    /// The median over the rounds, in each of which both ran one right after the other.
    pub paired: f64,
    /// The ratio of their minima.
    pub minima: f64,
}

/// Everyone in one case.
#[derive(Debug, Serialize)]
pub struct Measured {
    pub case: String,
    #[serde(skip)]
    pub of: Case,
    pub timings: Vec<Timing>,
    pub ours_over_by_hand: Ratio,
    pub fastest_peer: Name,
    pub fastest_peer_over_ours: Ratio,
}

impl Measured {
    /// Sums the samples up; both lists have one entry for each competitor, in the order of [`Name::ALL`].
    ///
    /// # Panics
    ///
    /// When a list is empty.
    #[must_use]
    pub fn new(of: Case, samples: &[Vec<f64>], allocations: Vec<u64>) -> Self {
        let timings: Vec<Timing> = Name::ALL
            .into_iter()
            .zip(samples)
            .zip(allocations)
            .map(|((name, samples), allocations)| Timing {
                name,
                median: median(samples),
                minimum: minimum(samples),
                allocations,
            })
            .collect();
        let fastest = timings
            .iter()
            .filter(|timing| timing.name.is_peer())
            .min_by(|one, other| one.median.total_cmp(&other.median))
            .expect("there are peers")
            .name;
        let ratio = |above: Name, below: Name| {
            let (above, below) = (&samples[above as usize], &samples[below as usize]);
            let pairs: Vec<f64> = above
                .iter()
                .zip(below)
                .map(|(above, below)| above / below)
                .collect();
            Ratio {
                paired: median(&pairs),
                minima: minimum(above) / minimum(below),
            }
        };
        Self {
            case: of.to_string(),
            of,
            ours_over_by_hand: ratio(Name::Ours, Name::ByHand),
            fastest_peer: fastest,
            fastest_peer_over_ours: ratio(fastest, Name::Ours),
            timings,
        }
    }

    fn allocations(&self, name: Name) -> u64 {
        self.timings[name as usize].allocations
    }
}

/// A suite and its cases.
#[derive(Debug, Serialize)]
pub struct SuiteReport {
    pub title: &'static str,
    pub cases: Vec<Measured>,
}

/// Everything.
#[derive(Debug, Serialize)]
pub struct Report {
    pub rounds: usize,
    pub suites: Vec<SuiteReport>,
    pub compiled: Vec<Compiled>,
    pub verdicts: Vec<Verdict>,
}

impl Report {
    /// Judges what was measured.
    #[must_use]
    pub fn new(suites: Vec<SuiteReport>, compiled: Vec<Compiled>, effort: Effort) -> Self {
        let mut verdicts: Vec<Verdict> = suites.iter().flat_map(verdicts).collect();
        for peer in [Derive::Garde, Derive::Validator] {
            for serde in [true, false] {
                verdicts.extend(compile_verdict(&compiled, peer, serde));
            }
        }
        Self {
            rounds: effort.rounds,
            suites,
            compiled,
            verdicts,
        }
    }
}

fn verdicts(suite: &SuiteReport) -> [Verdict; 4] {
    let title = suite.title;
    let valid = || suite.cases.iter().filter(|case| case.of.is_valid);
    let worst = |found: Option<(&Measured, f64)>| {
        found.map_or((f64::NAN, String::new()), |(case, value)| {
            (value, format!("{value:.2} at {}", case.case))
        })
    };
    let (over, over_at) = worst(
        valid()
            .map(|case| (case, case.ours_over_by_hand.paired))
            .max_by(|one, other| one.1.total_cmp(&other.1)),
    );
    let (under, under_at) = worst(
        suite
            .cases
            .iter()
            .map(|case| (case, case.fastest_peer_over_ours.paired))
            .min_by(|one, other| one.1.total_cmp(&other.1)),
    );
    let most = |is_valid| {
        let cases = suite
            .cases
            .iter()
            .filter(|case| case.of.is_valid == is_valid);
        cases
            .map(|case| case.allocations(Name::Ours))
            .max()
            .unwrap_or(0)
    };
    let allowed = Case::VIOLATIONS as u64 + CONSTANT_ALLOCATIONS;
    [
        Verdict {
            target: format!("{title}, valid: at most {MOST_OVER_BY_HAND} × by hand"),
            is_met: over <= MOST_OVER_BY_HAND,
            measured: over_at,
        },
        Verdict {
            target: format!("{title}: at least {LEAST_UNDER_PEER} × as fast as the fastest peer"),
            is_met: under >= LEAST_UNDER_PEER,
            measured: under_at,
        },
        Verdict {
            target: format!("{title}, valid: no allocation"),
            is_met: most(true) == 0,
            measured: most(true).to_string(),
        },
        Verdict {
            target: format!(
                "{title}, {} violations: at most {allowed} allocations",
                Case::VIOLATIONS
            ),
            is_met: most(false) <= allowed,
            measured: most(false).to_string(),
        },
    ]
}

fn compile_verdict(compiled: &[Compiled], peer: Derive, serde: bool) -> Option<Verdict> {
    let gross = |derive| gross(compiled, derive, serde);
    let base = gross(Derive::None)?;
    let (ours, theirs) = (gross(Derive::Ours)?, gross(peer)?);
    let net = (ours - base) / (theirs - base);
    let beside = if serde {
        "beside serde"
    } else {
        "without serde"
    };
    Some(Verdict {
        target: format!(
            "compile time {beside}: at most {MOST_OF_PEERS_COMPILE_TIME} × {}",
            format!("{peer:?}").to_lowercase()
        ),
        is_met: net <= MOST_OF_PEERS_COMPILE_TIME,
        measured: format!("net {net:.2}, gross {:.2}", ours / theirs),
    })
}

/// The median of a crate's builds, in seconds.
fn gross(compiled: &[Compiled], derive: Derive, serde: bool) -> Option<f64> {
    find(compiled, derive, serde).map(Compiled::median)
}

fn find(compiled: &[Compiled], derive: Derive, serde: bool) -> Option<&Compiled> {
    compiled
        .iter()
        .find(|one| one.variant.derive == derive && one.variant.serde == serde)
}
