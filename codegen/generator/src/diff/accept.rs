//! Findings that a reviewer accepted, for a time and with a reason.

use std::collections::{HashMap, HashSet};

use super::finding::Finding;
use crate::spec::AcceptedChange;

/// A finding that is accepted, and by what.
#[derive(Clone, Copy, Debug)]
pub struct Accepted<'a> {
    /// The finding.
    pub finding: &'a Finding,
    /// Why.
    pub reason: &'a str,
    /// The last day on which it is, as `YYYY-MM-DD`.
    pub until: &'a str,
}

/// Findings, sorted by whether they are accepted.
#[derive(Clone, Debug, Default)]
pub struct Acceptance<'a> {
    /// Those that count.
    pub open: Vec<&'a Finding>,
    /// Those that are accepted today.
    pub accepted: Vec<Accepted<'a>>,
    /// What accepts nothing any more, because its day is over.
    pub expired: Vec<&'a AcceptedChange>,
    /// What accepts nothing, because there is no such finding.
    pub unused: Vec<&'a AcceptedChange>,
}

/// What a finding is accepted by: the rule and the path as a reviewer writes them. Both are compared as texts, for a text
/// does not say where a name with dots in it ends.
type Named<'a> = (&'a str, &'a str);

/// Sorts findings. A day is written `YYYY-MM-DD`, so that the later of two is the greater text.
#[must_use]
pub fn accept<'a>(
    findings: &'a [Finding],
    changes: &'a [AcceptedChange],
    today: &str,
) -> Acceptance<'a> {
    let mut acceptance = Acceptance::default();
    let (expired, valid) = changes
        .iter()
        .partition(|change| change.until.value.as_str() < today);
    acceptance.expired = expired;
    // The first of several entries for one finding is the one that counts.
    let mut by_name: HashMap<Named<'_>, &AcceptedChange> = HashMap::new();
    let named = |change: &'a AcceptedChange| (change.rule.as_str(), change.path.as_str());
    for change in &valid {
        by_name.entry(named(change)).or_insert(change);
    }
    let mut found: HashSet<Named<'_>> = HashSet::new();
    for finding in findings {
        let path = finding.path.to_string();
        let change = by_name.get(&(finding.rule.id.as_str(), path.as_str()));
        match change {
            Some(change) => {
                found.insert(named(change));
                acceptance.accepted.push(Accepted {
                    finding,
                    reason: &change.reason,
                    until: &change.until,
                });
            }
            None => acceptance.open.push(finding),
        }
    }
    let unused = valid.into_iter();
    acceptance.unused = unused
        .filter(|change| !found.contains(&named(change)))
        .collect();
    acceptance
}
