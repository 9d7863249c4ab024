//! The diff of two specs: an example of every rule, and what holds for all of them.

mod cases;
mod more;
mod names;
mod properties;
mod support;
mod values;
