//! YAML in which every value knows its place, and what is wrong with it.
//!
//! It knows nothing of specs: `fact` and `spec` say which keys there are.

mod finding;
mod mapping;
mod node;
mod place;

pub(crate) use mapping::Mapping;
pub(crate) use node::parse;

pub use finding::{Finding, Findings, did_you_mean};
pub use node::{Node, Value};
pub use place::{File, FileId, Files, Place, Placed};
