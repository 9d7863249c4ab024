//! What a call in flight holds, and how often sealing allocates: what the program beside this one counts.

use bench_support::allocator::counted;
use bench_support::clock::median;
use clap::ValueEnum as _;
use serde::{Deserialize, Serialize};

use crate::Failure;
use crate::caller::Side;
use crate::scene::Scene;
use crate::server::Server;

/// Calls that are in flight at once.
pub const CALLS: usize = 1000;

/// What many calls at once hold at their peak.
#[derive(Debug, Serialize)]
pub struct InFlight {
    pub side: Side,
    /// Bytes per call, one number a run.
    pub runs: Vec<f64>,
}

impl InFlight {
    /// The median of the runs.
    #[must_use]
    pub fn bytes(&self) -> f64 {
        median(&self.runs)
    }
}

/// How often something allocates.
#[derive(Debug, Serialize, Deserialize)]
pub struct Allocations {
    /// `Signer::seal`.
    pub sealing: u64,
    /// The signature alone, by hand.
    pub signing: u64,
}

/// Counts the allocations of a sealed request.
///
/// # Errors
///
/// When the counting program fails.
pub fn allocations() -> Result<Allocations, Failure> {
    counted("count-memory", &["seal"])
}

/// Measures all sides in turns, each run in a process of its own. The server holds its answers until all calls wait for
/// them, and is in this process, so that its memory is not counted.
///
/// # Errors
///
/// When the server cannot be started or the counting program fails.
pub fn in_flight(rounds: usize) -> Result<Vec<InFlight>, Failure> {
    let server = Server::holding(&Scene::new().answer, CALLS)?;
    let mut all = Side::ALL.map(|side| InFlight {
        side,
        runs: Vec::new(),
    });
    for _ in 0..rounds {
        for one in &mut all {
            let side = one
                .side
                .to_possible_value()
                .ok_or("a side without a name")?;
            let calls = CALLS.to_string();
            let peak: f64 = counted(
                "count-memory",
                &["in-flight", side.get_name(), &server.url(), &calls],
            )?;
            one.runs.push(peak / CALLS as f64);
        }
    }
    Ok(all.into())
}
