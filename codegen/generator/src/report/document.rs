//! JSON for programs. `diff.schema.json` documents it; the version in it grows when something is removed or changes its
//! meaning, and stays when something is added.

use serde::Serialize;

use super::{Position, Report};
use crate::diff::{Accepted, Audience, Bump, Direction, Finding, Owner, Path, Verdict};

/// The JSON Schema of what [`json`] gives.
pub const JSON_SCHEMA: &str = include_str!("diff.schema.json");

/// The version of the document.
const VERSION: u32 = 1;

/// The whole report.
#[derive(Serialize)]
struct Document<'a> {
    schema_version: u32,
    sides: Sides<'a>,
    version: Versions<'a>,
    worst: Each<Verdict>,
    counts: Each<Counts>,
    findings: Vec<Entry<'a>>,
    accepted: Vec<AcceptedEntry<'a>>,
}

#[derive(Serialize)]
struct Sides<'a> {
    old: &'a str,
    new: &'a str,
}

#[derive(Serialize)]
struct Versions<'a> {
    old: &'a str,
    next: &'a str,
    bump: Bump,
}

/// Something for each audience.
#[derive(Serialize)]
pub(super) struct Each<T> {
    wire: T,
    source: T,
    behaviour: T,
}

impl<T> Each<T> {
    pub(super) fn of(value: impl Fn(Audience) -> T) -> Self {
        Self {
            wire: value(Audience::Wire),
            source: value(Audience::Source),
            behaviour: value(Audience::Behaviour),
        }
    }
}

/// How many findings have which verdict.
#[derive(Serialize)]
struct Counts {
    breaking: usize,
    warning: usize,
    note: usize,
    safe: usize,
}

impl Counts {
    fn of(findings: &[Finding], audience: Audience) -> Self {
        let count = |verdict| {
            let findings = findings.iter();
            findings
                .filter(|finding| finding.verdict(audience) == verdict)
                .count()
        };
        Self {
            breaking: count(Verdict::Breaking),
            warning: count(Verdict::Warning),
            note: count(Verdict::Note),
            safe: count(Verdict::Safe),
        }
    }
}

/// One finding.
#[derive(Serialize)]
struct Entry<'a> {
    rule: &'a str,
    what: &'a str,
    direction: Option<Direction>,
    path: &'a Path,
    owner: &'a Owner,
    place: Position,
    old: Option<&'a str>,
    new: Option<&'a str>,
    worst: Verdict,
    verdicts: Each<Judged>,
    items: &'a [String],
    held_by: &'a [String],
    renamed: Option<&'a Path>,
}

/// A verdict and why.
#[derive(Serialize)]
struct Judged {
    verdict: Verdict,
    reason: &'static str,
}

impl<'a> Entry<'a> {
    fn of(report: &Report<'_>, finding: &'a Finding) -> Self {
        Self {
            rule: &finding.rule.id,
            what: &finding.rule.what,
            direction: finding.rule.direction,
            path: &finding.path,
            owner: &finding.owner,
            place: report.places.of(finding),
            old: finding.old.as_deref(),
            new: finding.new.as_deref(),
            worst: finding.worst(),
            verdicts: Each::of(|audience| Judged {
                verdict: finding.verdict(audience),
                reason: finding.reason(audience),
            }),
            items: &finding.items,
            held_by: &finding.held_by,
            renamed: finding.renamed.as_ref(),
        }
    }
}

/// A finding that does not count.
#[derive(Serialize)]
struct AcceptedEntry<'a> {
    reason: &'a str,
    until: &'a str,
    finding: Entry<'a>,
}

impl<'a> AcceptedEntry<'a> {
    fn of(report: &Report<'_>, accepted: &Accepted<'a>) -> Self {
        Self {
            reason: accepted.reason,
            until: accepted.until,
            finding: Entry::of(report, accepted.finding),
        }
    }
}

/// The report as JSON, as [`JSON_SCHEMA`] says.
#[must_use]
pub fn json(report: &Report<'_>) -> String {
    let [old, new] = &report.sides;
    let [version, next] = &report.versions;
    let findings = &report.diff.findings;
    let document = Document {
        schema_version: VERSION,
        sides: Sides { old, new },
        version: Versions {
            old: version,
            next,
            bump: report.bump,
        },
        worst: Each::of(|audience| report.diff.worst(audience)),
        counts: Each::of(|audience| Counts::of(findings, audience)),
        findings: findings
            .iter()
            .map(|finding| Entry::of(report, finding))
            .collect(),
        accepted: report
            .accepted
            .iter()
            .map(|accepted| AcceptedEntry::of(report, accepted))
            .collect(),
    };
    pretty(&document)
}

/// JSON that people can read, too.
pub(super) fn pretty(document: &impl Serialize) -> String {
    let text = serde_json::to_string_pretty(document);
    text.expect("texts, numbers and lists are always JSON") + "\n"
}
