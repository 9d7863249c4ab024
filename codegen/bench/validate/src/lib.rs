//! How fast `#[derive(Validate)]` is: beside a validator written by hand, and beside garde, validator and serde_valid.
//!
//! - `session`: the createPaymentSession request with every constraint that the spec gives it.
//! - `lengths`: small structs with nothing but lengths, which every competitor can express in full.
//! - `compile`: how long crates full of derives take to compile.
//! - `report`: the table and the JSON.

pub mod competitor;
pub mod compile;
mod count;
pub mod lengths;
pub mod report;
pub mod session;
pub mod suite;
