//! Builds each crate again and again, all taking turns, so that whatever slows the machine down slows down everyone.

use std::fs;
use std::time::Instant;

use bench_support::Failure;

use crate::subject::{Subject, output};

/// A crate and how long its builds took, in seconds.
#[derive(Debug)]
pub(crate) struct Compiled {
    pub(crate) subject: Subject,
    pub(crate) wall: Vec<f64>,
    /// What the processors worked, all cores together; where the system does not tell it, nothing.
    pub(crate) processor: Vec<f64>,
}

/// Builds each crate that many times, after everything that it depends on.
pub(crate) fn measure(
    subjects: Vec<Subject>,
    rounds: usize,
    progress: impl Fn(&str),
) -> Result<Vec<Compiled>, Failure> {
    let mut compiled = Vec::new();
    for subject in subjects {
        progress(&format!("{}: what it depends on", subject.name));
        output(&mut subject.cargo("build"))?;
        compiled.push(Compiled {
            subject,
            wall: Vec::new(),
            processor: Vec::new(),
        });
    }
    for round in 1..=rounds {
        for one in &mut compiled {
            progress(&format!("{}: {round} of {rounds}", one.subject.name));
            output(&mut one.subject.clean())?;
            let (start, work) = (Instant::now(), work_of_children());
            output(&mut one.subject.cargo("build"))?;
            one.wall.push(start.elapsed().as_secs_f64());
            if let (Some(before), Some(after)) = (work, work_of_children()) {
                one.processor.push(after - before);
            }
        }
    }
    Ok(compiled)
}

/// How long the processors have worked for processes that this one started and that have ended, in seconds.
fn work_of_children() -> Option<f64> {
    /// Of each second, on every architecture that Linux is on.
    const TICKS: f64 = 100.0;
    /// Where the times of children stand after the name of the program, which is in parentheses and may hold spaces.
    const IN_PROGRAMS: usize = 13;
    const IN_KERNEL: usize = 14;
    let status = fs::read_to_string("/proc/self/stat").ok()?;
    let (_, rest) = status.rsplit_once(')')?;
    let numbers: Vec<&str> = rest.split_whitespace().collect();
    let ticks = |index: usize| numbers.get(index)?.parse::<f64>().ok();
    Some((ticks(IN_PROGRAMS)? + ticks(IN_KERNEL)?) / TICKS)
}
