//! What the benchmarks of the derive and of the client share.
//!
//! - `case`, `request`: what is validated, signed and sent.
//! - `clock`: measuring time on a machine that is busy with other things, too.
//! - `allocator`: counting allocations and bytes, in programs of their own.
//! - `report`: targets, the table and the JSON.

pub mod allocator;
pub mod case;
pub mod clock;
pub mod report;
pub mod request;

/// Whatever can go wrong while measuring.
pub type Failure = Box<dyn std::error::Error + Send + Sync>;

/// How a program ends that measures: with 2 when it could not.
#[must_use]
pub fn ending(result: Result<(), Failure>) -> std::process::ExitCode {
    match result {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            std::process::ExitCode::from(2)
        }
    }
}
