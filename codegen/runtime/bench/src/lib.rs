//! What signing, calling and reading cost with the crate `antom`, beside the same by hand with reqwest and aws-lc-rs.
//!
//! - `scene`: the request, the answer and the keys that everything is measured with.
//! - `raw`: signing and verifying by hand.
//! - `caller`: whole calls over HTTP, ours and by hand.
//! - `server`: what answers them.
//! - `suite`: what is compared with what.
//! - `memory`: what a call in flight holds, and how often sealing allocates.
//! - `report`: the table and the JSON.
//!
//! The clock and the request are those of the benchmark of `#[derive(Validate)]`.

#[path = "../../../derive/bench/src/case.rs"]
pub mod case;
#[path = "../../../derive/bench/src/clock.rs"]
pub mod clock;
#[path = "../../../derive/bench/src/session/request.rs"]
mod request;

pub mod caller;
pub mod competitor;
pub mod memory;
pub mod raw;
pub mod report;
pub mod scene;
pub mod server;
pub mod suite;

/// Whatever can go wrong while measuring.
pub type Failure = Box<dyn std::error::Error + Send + Sync>;
