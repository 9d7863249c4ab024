//! One side of a comparison, behind a call that costs nothing per time.

use std::hint::black_box;

/// Something that is measured.
pub struct Competitor {
    pub name: &'static str,
    /// Does it that many times.
    pub run: Box<dyn Fn(u64)>,
}

impl Competitor {
    /// The loop is compiled for each side, so that the one indirect call is made once per sample. Dropping the result
    /// belongs to the work.
    pub fn new<R>(name: &'static str, work: impl Fn() -> R + 'static) -> Self {
        let run = move |times| {
            for _ in 0..times {
                black_box(work());
            }
        };
        Self {
            name,
            run: Box::new(run),
        }
    }
}
