//! The rules, listed and explained.

use std::process::ExitCode;

use antom_codegen::diff::{self, AUDIENCES, Edited, Example, Rule};
use antom_codegen::report::capital;
use antom_codegen::spec::did_you_mean;

use super::terminal::coloured;
use crate::failure::fail;

pub(super) fn list() {
    let rules = diff::rules();
    let width = rules.iter().map(|rule| rule.id.len()).max().unwrap_or(0);
    anstream::println!(
        "{:width$}  {:9}{:9}{:10}what changed",
        "rule",
        "wire",
        "source",
        "behaviour"
    );
    for rule in rules {
        let verdicts = AUDIENCES.iter();
        let verdicts: String = verdicts
            .map(|(_, audience)| coloured(rule.judgement(*audience).verdict, 9))
            .collect();
        anstream::println!("{:width$}  {verdicts} {}", rule.id, rule.what);
    }
    anstream::println!(
        "\n{} rules; `cargo xtask diff --explain ID` explains one",
        rules.len()
    );
}

pub(super) fn explain(id: &str) -> ExitCode {
    match diff::rule(id) {
        Some(rule) => {
            print(rule);
            ExitCode::SUCCESS
        }
        None => {
            let known = diff::rules().iter().map(|rule| rule.id.as_str());
            fail(&format!("no rule `{id}`; {}", did_you_mean(id, known)))
        }
    }
}

fn print(rule: &Rule) {
    anstream::println!("{}", rule.id);
    match rule.direction {
        Some(direction) => anstream::println!("  In a {}: {}.", direction.word(), rule.what),
        None => anstream::println!("  {}.", capital(&rule.what)),
    }
    for (word, audience) in AUDIENCES {
        let judgement = rule.judgement(*audience);
        let verdict = coloured(judgement.verdict, 9);
        anstream::println!("  {word:10} {verdict} {}", judgement.reason);
    }
    match &rule.example {
        Example::Edited(edited) => print_example(edited),
        Example::Never { because } => anstream::println!("\n  There is no example: {because}."),
    }
    anstream::println!("\n  To accept one finding of it, add to spec/diff-allow.yaml:");
    anstream::println!(
        "    accept:\n      - rule: {}\n        path: …\n        reason: …\n        until: 2026-12-31",
        rule.id
    );
}

/// What an example changes, file by file.
fn print_example(edited: &Edited) {
    anstream::println!("\n  For example:");
    let mut shown = None;
    for step in edited.steps() {
        if let Some(file) = step.file.filter(|file| shown != Some(*file)) {
            anstream::println!("    in {file}");
        }
        shown = step.file;
        for (sign, text) in [('-', &step.before), ('+', &step.after)] {
            for line in text.lines() {
                anstream::println!("{}", format!("    {sign} {line}").trim_end());
            }
        }
    }
}
