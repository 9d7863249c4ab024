//! Each kind of fact that a spec can say, in one room: every stage reads these tables, and none keeps one of its own.
//!
//! A kind that is added here does not compile until it answers what the stages ask of it.

mod field;
pub(crate) mod limit;
mod protocol;
mod result;
mod scalar;

pub use field::{Container, Requirement, WIRES, Wire};
pub use limit::{Bounds, Limits};
pub use protocol::{Envelope, FixedResult, Gateway, Headers, Host, Protocol, Sandbox};
pub use result::{BECAUSE, Because, OUTCOMES, Outcome, RETRIES, Retry};
pub use scalar::{Holds, RustType, Scalar};
