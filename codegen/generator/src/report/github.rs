//! Annotations of files for GitHub, as commands on standard output.

use std::fmt::Write as _;

use super::{Change, Report, changes, line};
use crate::diff::{AUDIENCES, Verdict};

/// How many annotations of one kind GitHub shows of a step.
const MOST: usize = 10;
/// The most characters of an old or new value that a message shows.
const VALUE: usize = 200;

/// The kinds, and which verdicts they are for.
const KINDS: [(&str, Verdict); 3] = [
    ("error", Verdict::Breaking),
    ("warning", Verdict::Warning),
    ("notice", Verdict::Note),
];

/// One annotation a line, worst first. What nobody notices and what is accepted has none; the last line says how many more
/// there are than GitHub shows.
#[must_use]
pub fn github(report: &Report<'_>) -> String {
    let changes = changes(&report.diff.findings);
    let mut text = String::new();
    let mut left_out = Vec::new();
    for (kind, verdict) in KINDS {
        let of_kind = changes.iter().filter(|change| change.worst() == verdict);
        let count = of_kind.clone().count();
        for change in of_kind.take(MOST) {
            text.push_str(&annotation(report, kind, change));
        }
        if count > MOST {
            left_out.push(format!("{kind}: {}", count - MOST));
        }
    }
    if !left_out.is_empty() {
        let _ = writeln!(
            text,
            "Not annotated, because GitHub shows {MOST} of a kind: {}.",
            left_out.join(", ")
        );
    }
    text
}

fn annotation(report: &Report<'_>, kind: &str, change: &Change<'_>) -> String {
    let finding = change.main();
    let position = report.places.of(finding);
    let title = format!("{}: {}", finding.path, finding.rule.what);
    format!(
        "::{kind} file={},line={},col={},title={}::{}\n",
        property(&position.file),
        position.line,
        position.column,
        property(&title),
        data(&message(change))
    )
}

fn message(change: &Change<'_>) -> String {
    let finding = change.main();
    let mut lines = Vec::new();
    let values = [("old", &finding.old), ("new", &finding.new)];
    for (word, value) in values {
        if let Some(value) = value {
            lines.push(format!("{word}: {}", line(value, VALUE)));
        }
    }
    for (word, audience) in AUDIENCES {
        let verdict = change.verdict(*audience);
        if verdict > Verdict::Safe {
            lines.push(format!("{word}: {verdict}, {}", change.reason(*audience)));
        }
    }
    if let Some(renamed) = &finding.renamed {
        lines.push(format!("it looks like {renamed} under another name"));
    }
    let findings = change.findings.iter();
    let rules: Vec<&str> = findings.map(|finding| finding.rule.id.as_str()).collect();
    lines.push(format!("rule: {}", rules.join(", ")));
    lines.join("\n")
}

/// A command's text: nothing in it may end the line.
fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// A command's property: nothing in it may end the property, either.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
