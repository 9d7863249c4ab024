//! Changes by what they belong to.

use std::cmp::Reverse;

use super::change::{Change, changes};
use crate::diff::{Finding, Owner, Verdict};

/// What belongs to one operation, notification or type, or to the API.
#[derive(Clone, Debug)]
pub struct Group<'a> {
    /// To what.
    pub owner: &'a Owner,
    /// The worst verdict of them all.
    pub worst: Verdict,
    /// Worst first.
    pub changes: Vec<Change<'a>>,
}

/// The groups of findings, worst first, then those with the most of the worst, then by kind and name.
pub fn groups<'a>(findings: impl IntoIterator<Item = &'a Finding>) -> Vec<Group<'a>> {
    let mut changes = changes(findings);
    changes.sort_by_key(|change| (&change.main().owner, Reverse(change.worst())));
    let chunks = changes.chunk_by(|one, other| one.main().owner == other.main().owner);
    let mut groups: Vec<Group<'_>> = chunks
        .map(|chunk| Group {
            owner: &chunk[0].main().owner,
            worst: chunk[0].worst(),
            changes: chunk.to_vec(),
        })
        .collect();
    groups.sort_by_key(|group| {
        let changes = group.changes.iter();
        let worst = changes.filter(|change| change.worst() == group.worst);
        (Reverse(group.worst), Reverse(worst.count()), group.owner)
    });
    groups
}
