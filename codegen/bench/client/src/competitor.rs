//! One side of a comparison, behind a call that costs nothing per time.

use bench_support::clock::{Work, repeated};

/// Something that is measured.
pub struct Competitor {
    pub name: &'static str,
    /// Does it that many times.
    pub run: Work,
}

impl Competitor {
    pub fn new<R>(name: &'static str, work: impl Fn() -> R + 'static) -> Self {
        Self {
            name,
            run: repeated(work),
        }
    }
}
