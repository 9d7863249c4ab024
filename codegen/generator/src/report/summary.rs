//! The one line above everything else.

use super::{Report, changes};
use crate::diff::{AUDIENCES, Bump, Verdict};

/// How many changes of a verdict there are, in words.
pub(super) fn counted(count: usize, verdict: Verdict) -> String {
    format!("{count} {}", plural(count, verdict))
}

/// A verdict as so many changes have it.
pub(super) fn plural(count: usize, verdict: Verdict) -> &'static str {
    match (verdict, count) {
        (_, 1) | (Verdict::Breaking | Verdict::Safe, _) => verdict.word(),
        (Verdict::Warning, _) => "warnings",
        (Verdict::Note, _) => "notes",
    }
}

/// The next version, or that none is needed.
pub(super) fn version(report: &Report<'_>) -> String {
    let [old, next] = &report.versions;
    match report.bump {
        Bump::None => format!("version {old} stays"),
        bump => format!("version {old} → {next} ({bump})"),
    }
}

/// The worst for each audience and the next version, such as
/// `wire: 2 breaking · source: 1 warning · behaviour: safe · version 0.1.0 → 0.2.0 (major)`.
#[must_use]
pub fn summary(report: &Report<'_>) -> String {
    let changes = changes(&report.diff.findings);
    if changes.is_empty() && report.accepted.is_empty() {
        return format!("nothing changed · {}", version(report));
    }
    let mut parts: Vec<String> = AUDIENCES
        .iter()
        .map(|(word, audience)| match report.diff.worst(*audience) {
            Verdict::Safe => format!("{word}: safe"),
            worst => {
                let changes = changes.iter();
                let count = changes.filter(|change| change.verdict(*audience) == worst);
                format!("{word}: {}", counted(count.count(), worst))
            }
        })
        .collect();
    if !report.accepted.is_empty() {
        parts.push(format!("{} accepted", report.accepted.len()));
    }
    parts.push(version(report));
    parts.join(" · ")
}
