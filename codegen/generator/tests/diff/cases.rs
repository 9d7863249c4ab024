//! A case for every rule: a folder with the files of the old side, those of the new one, and what is found.

use std::collections::BTreeSet;

use antom_codegen::diff;

use crate::support::{CASES, case, rendered};

/// The rule for what no other rule explains. A change that it finds is a hole in the tables.
const LAST_RESORT: &str = "item-removed";

/// The rule that a case is one of; behind two hyphens stands which one.
fn rule_of(case: &str) -> &str {
    case.split("--").next().unwrap_or(case)
}

#[test]
fn every_rule_has_a_case_and_every_case_a_rule() {
    let rules = diff::rules().iter().map(|rule| rule.id.clone());
    let rules: BTreeSet<String> = rules.filter(|id| id != LAST_RESORT).collect();
    let cases: BTreeSet<String> = CASES.keys().map(|name| rule_of(name).to_owned()).collect();
    assert_eq!(rules, cases);
}

#[test]
fn every_case_finds_its_rule_and_what_its_folder_says() {
    for (name, [old, new]) in CASES.iter() {
        let diff = diff::diff(old, new);
        let found = diff
            .findings
            .iter()
            .find(|finding| finding.rule.id == rule_of(name));
        let found = found.unwrap_or_else(|| panic!("{name} is not found in\n{}", rendered(&diff)));
        assert_eq!(
            found.source,
            found.rule.source.verdict,
            "what the items of {name} show is not what its rule says:\n{}",
            rendered(&diff)
        );
        let settings = (case(name), "expected");
        insta::with_settings!({ snapshot_path => settings.0, omit_expression => true, prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(settings.1, rendered(&diff));
        });
    }
}

#[test]
fn no_case_is_left_to_the_last_resort() {
    for (name, [old, new]) in CASES.iter() {
        let diff = diff::diff(old, new);
        let unexplained = diff
            .findings
            .iter()
            .find(|finding| finding.rule.id == LAST_RESORT);
        assert!(
            unexplained.is_none(),
            "{name}: {:?}",
            unexplained.map(|finding| &finding.items)
        );
    }
}
