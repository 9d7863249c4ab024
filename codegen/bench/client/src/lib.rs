//! What signing, calling and reading cost with the crate `antom`, beside the same by hand with reqwest and aws-lc-rs.
//!
//! - `scene`: the request, the answer and the keys that everything is measured with.
//! - `raw`: signing and verifying by hand.
//! - `caller`: whole calls over HTTP, ours and by hand.
//! - `server`: what answers them.
//! - `suite`: what is compared with what.
//! - `memory`: what a call in flight holds, and how often sealing allocates.
//! - `report`: the table and the JSON.

pub mod caller;
pub mod competitor;
pub mod memory;
pub mod notified;
pub mod raw;
pub mod report;
pub mod scene;
pub mod server;
pub mod suite;

pub use bench_support::Failure;
