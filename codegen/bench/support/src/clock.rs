//! Measuring on a machine that is busy with other things, too.
//!
//! All works take turns, sample by sample, so that whatever slows the machine down slows down everyone. A sample is
//! short, so that many are undisturbed, and there are many, so that the median is one of those.

use std::hint::black_box;
use std::time::{Duration, Instant};

/// How much is measured.
#[derive(Clone, Copy, Debug)]
pub struct Effort {
    /// How long a sample takes, about.
    pub sample: Duration,
    /// How many samples of each work there are.
    pub rounds: usize,
}

impl Effort {
    /// For numbers to be shown.
    pub const FULL: Self = Self {
        sample: Duration::from_micros(1500),
        rounds: 101,
    };
    /// To see whether it runs.
    pub const QUICK: Self = Self {
        sample: Duration::from_micros(500),
        rounds: 11,
    };
}

/// Something that is measured: does its work that many times, behind a call that costs nothing per time.
pub type Work = Box<dyn Fn(u64)>;

/// The loop is compiled for each work, so that the one indirect call is made once per sample. Dropping the result belongs to
/// the work.
pub fn repeated<R>(work: impl Fn() -> R + 'static) -> Work {
    Box::new(move |times| {
        for _ in 0..times {
            black_box(work());
        }
    })
}

/// Nanoseconds per time, one number a sample, for each work.
///
/// The numbers at one place of all lists were measured in one round, one right after the other.
#[must_use]
pub fn samples(works: &[&Work], effort: Effort) -> Vec<Vec<f64>> {
    let times: Vec<u64> = works
        .iter()
        .map(|work| times_per_sample(work, effort.sample))
        .collect();
    let mut samples = vec![Vec::with_capacity(effort.rounds); works.len()];
    for round in 0..effort.rounds {
        for turn in 0..works.len() {
            // Each round begins with another one, so that nobody always runs after the same one.
            let number = (round + turn) % works.len();
            let taken = time(works[number], times[number]);
            samples[number].push(taken.as_secs_f64() * 1e9 / times[number] as f64);
        }
    }
    samples
}

fn time(work: &Work, times: u64) -> Duration {
    let start = Instant::now();
    work(times);
    start.elapsed()
}

/// How many times fill a sample. Finding that out warms caches and branch predictors up.
fn times_per_sample(work: &Work, sample: Duration) -> u64 {
    let mut times = 1;
    loop {
        let taken = time(work, times);
        if taken >= sample / 2 {
            let per_time = taken.as_secs_f64() / times as f64;
            return ((sample.as_secs_f64() / per_time) as u64).max(1);
        }
        times *= 2;
    }
}

/// The one in the middle.
///
/// # Panics
///
/// When there is none.
#[must_use]
pub fn median(numbers: &[f64]) -> f64 {
    let mut sorted = numbers.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted[sorted.len() / 2]
}

/// The smallest.
#[must_use]
pub fn minimum(numbers: &[f64]) -> f64 {
    numbers.iter().copied().fold(f64::INFINITY, f64::min)
}
