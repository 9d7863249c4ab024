//! The example of every rule: it finds its rule, with the rule's verdicts, and what the snapshot of its name says.

use antom_codegen::diff::{self, Example, rules};

use crate::support::{CASES, rendered};

/// The rule for what no other rule explains. A change that it finds is a hole in the tables.
const LAST_RESORT: &str = "item-removed";

#[test]
fn every_rule_but_the_last_resort_has_an_example() {
    let without = rules().iter().filter_map(|rule| match &rule.example {
        Example::Edited(_) => None,
        Example::Never { .. } => Some(rule.id.as_str()),
    });
    assert_eq!(without.collect::<Vec<_>>(), [LAST_RESORT]);
}

#[test]
fn every_example_changes_something_that_can_be_shown() {
    for (name, edited) in rules().iter().filter_map(|rule| match &rule.example {
        Example::Edited(edited) => Some((&rule.id, edited)),
        Example::Never { .. } => None,
    }) {
        let steps = edited.steps();
        assert!(!steps.is_empty(), "{name} shows nothing");
        for step in steps {
            assert_ne!(step.before, step.after, "{name}");
        }
    }
}

#[test]
fn every_example_finds_its_rule_with_the_verdicts_of_the_rule() {
    for (name, case) in CASES.iter() {
        let [old, new] = &case.sides;
        let diff = diff::diff(old, new);
        let mut findings = diff.findings.iter();
        let found = findings.find(|finding| finding.rule.id == case.rule.id);
        let found = found.unwrap_or_else(|| panic!("{name} is not found in\n{}", rendered(&diff)));
        for (_, audience) in diff::AUDIENCES {
            assert_eq!(
                found.verdict(*audience),
                found.rule.judgement(*audience).verdict,
                "what is found of {name} is not what its rule says of {audience}:\n{}",
                rendered(&diff)
            );
        }
        insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(name.as_str(), rendered(&diff));
        });
    }
}

#[test]
fn no_example_is_left_to_the_last_resort() {
    for (name, case) in CASES.iter() {
        let [old, new] = &case.sides;
        let diff = diff::diff(old, new);
        let mut findings = diff.findings.iter();
        let unexplained = findings.find(|finding| finding.rule.id == LAST_RESORT);
        assert!(
            unexplained.is_none(),
            "{name}: {:?}",
            unexplained.map(|finding| &finding.items)
        );
    }
}
