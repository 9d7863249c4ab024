//! SARIF 2.1.0, which code scanners write and code hosts read.

use std::collections::{HashMap, HashSet};

use serde_json::{Value, json};

use super::document::pretty;
use super::{Report, capital, line, sentence};
use crate::diff::{AUDIENCES, Accepted, Example, Finding, Judgement, Rule, Step, Verdict, rules};

/// The most characters of an old or new value that a result keeps.
const VALUE: usize = 1_000;

/// The report as a log of one run. What nobody notices is left out, and what is accepted is suppressed.
#[must_use]
pub fn sarif(report: &Report<'_>) -> String {
    let counting = report.diff.findings.iter().map(|finding| (finding, None));
    let accepted = report.accepted.iter();
    let accepted = accepted.map(|accepted| (accepted.finding, Some(accepted)));
    let told: Vec<(&Finding, Option<&Accepted<'_>>)> = counting
        .chain(accepted)
        .filter(|(finding, _)| finding.worst() > Verdict::Safe)
        .collect();
    let found: HashSet<&str> = told.iter().map(|(one, _)| one.rule.id.as_str()).collect();
    let used = rules()
        .iter()
        .filter(|rule| found.contains(rule.id.as_str()));
    let used: Vec<&Rule> = used.collect();
    let numbers = used.iter().enumerate();
    let numbers: HashMap<&str, usize> = numbers
        .map(|(number, rule)| (rule.id.as_str(), number))
        .collect();
    let results: Vec<Value> = told
        .iter()
        .map(|(finding, accepted)| {
            let number = numbers.get(finding.rule.id.as_str());
            result(report, number.copied(), finding, *accepted)
        })
        .collect();
    let [old, new] = &report.sides;
    pretty(&json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": env!("CARGO_PKG_NAME"),
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": used.iter().map(|rule| descriptor(rule)).collect::<Vec<_>>(),
            } },
            "columnKind": "unicodeCodePoints",
            "originalUriBaseIds": { "SRCROOT": { "description": { "text": "The top of the project." } } },
            "properties": { "old": old, "new": new },
            "results": results,
        }],
    }))
}

fn level(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Breaking => "error",
        Verdict::Warning => "warning",
        Verdict::Note => "note",
        Verdict::Safe => "none",
    }
}

fn descriptor(rule: &Rule) -> Value {
    let lines: Vec<String> = AUDIENCES
        .iter()
        .map(|(word, audience)| {
            let Judgement { verdict, reason } = rule.judgement(*audience);
            format!("{word}: {verdict}, {reason}")
        })
        .collect();
    let mut text = lines.join("\n");
    let mut markdown: String = lines.iter().map(|line| format!("- {line}\n")).collect();
    for (title, example) in example(rule) {
        if !example.is_empty() {
            text += &format!("\n{title}: {example}");
            markdown += &format!("\n{title}:\n\n```yaml\n{example}\n```\n");
        }
    }
    let direction = rule.direction.map(crate::diff::Direction::word);
    json!({
        "id": rule.id,
        "shortDescription": { "text": format!("{}.", capital(&rule.what)) },
        "help": { "text": text, "markdown": markdown },
        "defaultConfiguration": { "level": level(rule.worst()) },
        "properties": { "tags": direction.into_iter().collect::<Vec<_>>() },
    })
}

/// What the rule's example changes: each text with its title.
fn example(rule: &Rule) -> [(&'static str, String); 2] {
    let steps = match &rule.example {
        Example::Edited(edited) => edited.steps(),
        Example::Never { .. } => Vec::new(),
    };
    let joined = |text: fn(&Step) -> &String| {
        let steps = steps.iter().filter(|step| !text(step).is_empty());
        let texts = steps.map(|step| match step.file {
            Some(file) => format!("# {file}\n{}", text(step)),
            None => text(step).clone(),
        });
        texts.collect::<Vec<_>>().join("\n")
    };
    [
        ("Before", joined(|step| &step.before)),
        ("After", joined(|step| &step.after)),
    ]
}

fn result(
    report: &Report<'_>,
    rule: Option<usize>,
    finding: &Finding,
    accepted: Option<&Accepted<'_>>,
) -> Value {
    let position = report.places.of(finding);
    let value = |value: &Option<String>| value.as_ref().map(|value| line(value, VALUE));
    let mut result = json!({
        "ruleId": finding.rule.id,
        "ruleIndex": rule,
        "level": level(finding.worst()),
        "message": { "text": message(finding) },
        "locations": [{
            "physicalLocation": {
                "artifactLocation": { "uri": uri(&position.file), "uriBaseId": "SRCROOT" },
                "region": { "startLine": position.line, "startColumn": position.column },
            },
            "logicalLocations": [{ "fullyQualifiedName": finding.path }],
        }],
        // The name is the one that code hosts know; it stays the same when lines move.
        "partialFingerprints": { "primaryLocationLineHash": fingerprint(finding) },
        "properties": {
            "old": value(&finding.old),
            "new": value(&finding.new),
            "wire": finding.wire,
            "source": finding.source,
            "behaviour": finding.behaviour,
        },
    });
    if let Some(accepted) = accepted {
        result["suppressions"] = json!([{
            "kind": "external",
            "justification": format!("{} (until {})", accepted.reason, accepted.until),
        }]);
    }
    result
}

fn message(finding: &Finding) -> String {
    let reasons = AUDIENCES.iter().filter_map(|(word, audience)| {
        let verdict = finding.verdict(*audience);
        let reason = finding.reason(*audience);
        (verdict > Verdict::Safe).then(|| format!("{word}: {verdict}, {reason}."))
    });
    let mut lines = vec![sentence(finding)];
    lines.extend(reasons.map(|reason| capital(&reason)));
    lines.join("\n")
}

/// A path of the project as a relative URI.
fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'.' | b'_' | b'~' => {
                uri.push(char::from(byte));
            }
            _ => uri += &format!("%{byte:02X}"),
        }
    }
    uri
}

/// FNV-1a of what makes the finding this one. A hash of the standard library may differ in its next release.
fn fingerprint(finding: &Finding) -> String {
    let path = finding.path.to_string();
    let parts = [
        Some(&finding.rule.id),
        Some(&path),
        finding.old.as_ref(),
        finding.new.as_ref(),
    ];
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for part in parts {
        let bytes = part.map_or("", String::as_str).bytes();
        // Neither part of UTF-8, so that no two lists of parts look the same.
        let end = if part.is_some() { 0xff } else { 0xfe };
        for byte in bytes.chain([end]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    format!("{hash:016x}")
}
