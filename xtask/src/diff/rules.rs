//! The rules, listed and explained.

use std::process::ExitCode;

use antom_codegen::diff::{self, Judgement, Rule};
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
        let [wire, source, behaviour] = [rule.wire, rule.source, rule.behaviour]
            .map(|judgement| coloured(judgement.verdict, 9));
        anstream::println!(
            "{:width$}  {wire}{source}{behaviour} {}",
            rule.id,
            rule.what
        );
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
        None => anstream::println!("  {}.", capital(rule.what)),
    }
    let line = |audience: &str, judgement: Judgement| {
        let verdict = coloured(judgement.verdict, 9);
        anstream::println!("  {audience:10} {verdict} {}", judgement.reason);
    };
    line("wire", rule.wire);
    line("source", rule.source);
    line("behaviour", rule.behaviour);
    let (old, new) = rule.example;
    if rule.example != ("", "") {
        anstream::println!("\n  For example:");
    }
    for (sign, text) in [('-', old), ('+', new)] {
        if !text.is_empty() {
            anstream::println!("    {sign} {text}");
        }
    }
    anstream::println!("\n  To accept one finding of it, add to spec/diff-allow.yaml:");
    anstream::println!(
        "    accept:\n      - rule: {}\n        path: …\n        reason: …\n        until: 2026-12-31",
        rule.id
    );
}

fn capital(text: &str) -> String {
    let mut characters = text.chars();
    let first = characters
        .next()
        .map(|first| first.to_uppercase().to_string());
    first.unwrap_or_default() + characters.as_str()
}
