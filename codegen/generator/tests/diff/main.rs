//! The diff of two specs: a case for every rule, and what holds for all of them.

mod cases;
mod properties;
mod support;
mod values;
