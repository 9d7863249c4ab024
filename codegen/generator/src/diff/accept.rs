//! Findings that a reviewer accepted, for a time and with a reason.

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

/// Sorts findings. A day is written `YYYY-MM-DD`, so that the later of two is the greater text.
#[must_use]
pub fn accept<'a>(
    findings: &'a [Finding],
    changes: &'a [AcceptedChange],
    today: &str,
) -> Acceptance<'a> {
    let is_over = |change: &AcceptedChange| change.until.value.as_str() < today;
    let accepts = |change: &AcceptedChange, finding: &Finding| {
        change.rule.value == finding.rule.id && change.path.value == finding.path
    };
    let mut acceptance = Acceptance::default();
    for finding in findings {
        let mut valid = changes.iter().filter(|change| !is_over(change));
        match valid.find(|change| accepts(change, finding)) {
            Some(change) => acceptance.accepted.push(Accepted {
                finding,
                reason: &change.reason,
                until: &change.until,
            }),
            None => acceptance.open.push(finding),
        }
    }
    for change in changes {
        if is_over(change) {
            acceptance.expired.push(change);
        } else if !findings.iter().any(|finding| accepts(change, finding)) {
            acceptance.unused.push(change);
        }
    }
    acceptance
}
