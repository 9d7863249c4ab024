//! What code hosts ask of SARIF beyond its schema.

use std::collections::BTreeSet;

use antom_codegen::diff::Accepted;
use antom_codegen::diff::{Finding, Verdict};
use antom_codegen::report;
use serde_json::Value;

use crate::pair::{Pair, of_every_rule};

fn run(pair: &Pair, accepted: &[Accepted<'_>]) -> Value {
    let text = report::sarif(&pair.report(accepted));
    let log: Value = serde_json::from_str(&text).expect("it is JSON");
    assert_eq!(log["version"], "2.1.0");
    log["runs"][0].clone()
}

fn list(value: &Value) -> &Vec<Value> {
    value.as_array().expect("a list")
}

#[test]
fn every_result_has_its_rule_a_place_and_a_fingerprint_of_its_own() {
    let pair = Pair::with(of_every_rule("x"));
    let run = run(&pair, &[]);
    let rules = list(&run["tool"]["driver"]["rules"]);
    let mut fingerprints = BTreeSet::new();
    for result in list(&run["results"]) {
        let index = result["ruleIndex"].as_u64().expect("a number");
        let rule = &rules[usize::try_from(index).expect("it is small")];
        assert_eq!(rule["id"], result["ruleId"]);
        for words in [&rule["shortDescription"]["text"], &rule["help"]["text"]] {
            assert!(words.as_str().is_some_and(|words| !words.is_empty()));
        }
        let level = result["level"].as_str().expect("a text");
        assert!(["error", "warning", "note"].contains(&level), "{result}");
        let place = &result["locations"][0]["physicalLocation"];
        assert_eq!(place["artifactLocation"]["uri"], "spec/api.yaml");
        assert!(place["region"]["startLine"].as_u64() >= Some(1));
        fingerprints.insert(result["partialFingerprints"].to_string());
    }
    let noticed = pair.diff.findings.iter();
    let noticed = noticed.filter(|finding| finding.worst() > Verdict::Safe);
    assert_eq!(list(&run["results"]).len(), noticed.clone().count());
    assert_eq!(fingerprints.len(), noticed.count());
}

#[test]
fn a_fingerprint_stays_when_lines_move_and_verdicts_change() {
    let fingerprints = |findings| {
        let run = run(&Pair::with(findings), &[]);
        let results = list(&run["results"]).iter();
        let texts = results.map(|result| result["partialFingerprints"].to_string());
        texts.collect::<Vec<_>>()
    };
    let findings = of_every_rule("Parcel");
    let mut moved = findings.clone();
    for finding in &mut moved {
        finding.owner.file = "spec/types/elsewhere.yaml".to_owned();
        finding.source = finding.source.max(Verdict::Note);
        finding.items.clear();
    }
    let (before, after) = (fingerprints(findings), fingerprints(moved));
    assert!(before.iter().all(|text| after.contains(text)));
}

#[test]
fn what_is_accepted_is_suppressed_with_its_reason() {
    let mut pair = Pair::with(of_every_rule("x"));
    let findings = pair.diff.findings.iter();
    let breaks = |finding: &&Finding| finding.worst() == Verdict::Breaking;
    let finding = findings.clone().find(breaks).expect("one breaks").clone();
    pair.diff.findings.clear();
    let accepted = [Accepted {
        finding: &finding,
        reason: "It is known.",
        until: "2030-01-31",
    }];
    let run = run(&pair, &accepted);
    let suppression = &run["results"][0]["suppressions"][0];
    assert_eq!(suppression["kind"], "external");
    assert_eq!(
        suppression["justification"],
        "It is known. (until 2030-01-31)"
    );
}
