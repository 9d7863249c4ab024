//! What a proof has to do.

use std::path::Path;
use std::time::Instant;

use fastrand::Rng;

use crate::documents::Documents;
use crate::mutate::Drawn;

/// Since when a proof is at work.
pub(crate) struct Clock(Instant);

impl Clock {
    pub(crate) fn start() -> Self {
        Self(Instant::now())
    }

    /// Tells how far it is.
    pub(crate) fn say(&self, what: &str) {
        eprintln!("[{:>4} s] {what}", self.0.elapsed().as_secs());
    }
}

/// The mutations of a spec, and where to try them.
pub(crate) struct Task<'a> {
    /// The spec before anything is changed.
    pub(crate) base: &'a Documents,
    /// What is to be tried.
    pub(crate) drawn: &'a Drawn,
    /// For what is left to chance on the way.
    pub(crate) rng: Rng,
    /// The folder for what is generated and built.
    pub(crate) work: &'a Path,
}
