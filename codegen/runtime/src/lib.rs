//! What generated bindings stand on.

mod currency;

pub use currency::exponent;
