//! Findings as people count them.

use std::collections::BTreeMap;

use crate::diff::{Audience, Finding, Verdict};

/// One change of a spec. The field of a type may go several ways; for people it changed once.
#[derive(Clone, Debug)]
pub struct Change<'a> {
    /// What it is in each direction, worst first; there is one at least.
    pub findings: Vec<&'a Finding>,
}

impl<'a> Change<'a> {
    /// What it is in the direction that is hit most.
    #[must_use]
    pub fn main(&self) -> &'a Finding {
        self.findings[0]
    }

    /// The worst verdict for an audience.
    #[must_use]
    pub fn verdict(&self, audience: Audience) -> Verdict {
        let findings = self.findings.iter();
        let verdicts = findings.map(|finding| finding.verdict(audience));
        verdicts.max().unwrap_or(Verdict::Safe)
    }

    /// The worst verdict of all.
    #[must_use]
    pub fn worst(&self) -> Verdict {
        self.main().worst()
    }

    /// The names that its findings have in a list, each once.
    #[must_use]
    pub fn names(&self, of: fn(&Finding) -> &Vec<String>) -> Vec<&'a str> {
        let findings = self.findings.iter().copied();
        let names = findings.flat_map(of).map(String::as_str);
        let mut names: Vec<&str> = names.collect();
        names.sort_unstable();
        names.dedup();
        names
    }

    /// Why an audience is affected so: the reasons of the worst verdict.
    #[must_use]
    pub fn reason(&self, audience: Audience) -> String {
        let worst = self.verdict(audience);
        let findings = self.findings.iter();
        let mut reasons: Vec<&str> = findings
            .filter(|finding| finding.verdict(audience) == worst)
            .map(|finding| finding.reason(audience))
            .collect();
        reasons.dedup();
        reasons.join("; ")
    }
}

/// The changes that findings are, in the order of their first ones.
pub fn changes<'a>(findings: impl IntoIterator<Item = &'a Finding>) -> Vec<Change<'a>> {
    let mut numbers = BTreeMap::new();
    let mut changes: Vec<Change<'a>> = Vec::new();
    for finding in findings {
        let key = (
            &finding.owner,
            &finding.path,
            finding.rule.stem.as_str(),
            &finding.old,
            &finding.new,
        );
        let number = *numbers.entry(key).or_insert(changes.len());
        match changes.get_mut(number) {
            Some(change) => change.findings.push(finding),
            None => changes.push(Change {
                findings: vec![finding],
            }),
        }
    }
    for change in &mut changes {
        let findings = &mut change.findings;
        findings.sort_by_key(|finding| std::cmp::Reverse(finding.worst()));
    }
    changes
}
