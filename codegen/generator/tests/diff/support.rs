//! Pairs of specs: the examples of the rules, and what else is made of their small spec.

#[path = "../common/example.rs"]
mod example;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use antom_codegen::Sound;
use antom_codegen::diff::{Diff, Direction, Edited, Example, Rule, rule, rules};
use antom_codegen::model::Model;
use tempfile::TempDir;

use crate::more::MORE;
use example::Files;

/// The small spec that examples are told of.
static BASE: LazyLock<Files> =
    LazyLock::new(|| example::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/diff/base")));

/// A spec that must be sound.
fn sound(name: &str, files: &Files) -> Sound {
    let spec = TempDir::new().expect("a temporary folder");
    for (file, text) in files {
        let path = spec.path().join(file);
        let folder = path.parent().expect("a file is in a folder");
        fs::create_dir_all(folder).expect("the folder can be made");
        fs::write(path, text).expect("the file can be written");
    }
    antom_codegen::read_whole(spec.path()).unwrap_or_else(|broken| {
        let findings = broken.findings.iter();
        let findings: Vec<_> = findings.map(|finding| &finding.message).collect();
        panic!("{name} is not sound: {findings:#?}")
    })
}

/// A rule with two specs, between which it is found.
pub(crate) struct Case {
    pub(crate) rule: &'static Rule,
    pub(crate) sides: [Model; 2],
}

impl Case {
    fn new(name: &str, rule: &'static Rule, edited: &Edited) -> Self {
        let sides = example::sides(&BASE, edited, rule.direction);
        Self {
            rule,
            sides: sides.map(|files| sound(name, &files).model),
        }
    }
}

/// The example of each rule by the rule's ID, and a few more behind two hyphens.
pub(crate) static CASES: LazyLock<BTreeMap<String, Case>> = LazyLock::new(|| {
    let own = rules().iter().filter_map(|rule| match &rule.example {
        Example::Edited(edited) => Some((rule.id.clone(), Case::new(&rule.id, rule, edited))),
        Example::Never { .. } => None,
    });
    let more = MORE.iter().map(|(name, edited)| {
        let id = name.split("--").next().unwrap_or(name);
        let rule = rule(id).expect("the name begins with a rule's ID");
        ((*name).to_owned(), Case::new(name, rule, edited))
    });
    own.chain(more).collect()
});

/// The base with an optional field `memo` in a request or an answer.
pub(crate) fn with_memo(direction: Direction, memo: &str) -> Model {
    let mut files = BASE.clone();
    example::with_memo(&mut files, memo, Some(direction));
    sound(memo, &files).model
}

/// The base with a request that has an enum of these values, and with what a reviewer accepts.
pub(crate) fn with_kinds(values: &[&str], accepted: &str) -> Sound {
    let values = values.iter();
    let values: String = values
        .map(|value| format!("  {value}: {{ summary: \"A kind.\" }}\n"))
        .collect();
    let kind = format!("enum: Kind\nsummary: \"A kind.\"\nsource: handbook\nvalues:\n{values}");
    let mut files = BASE.clone();
    files.insert("types/kind.yaml".to_owned(), kind);
    files.insert("diff-allow.yaml".to_owned(), accepted.to_owned());
    example::with_memo(&mut files, "type: Kind", Some(Direction::Request));
    sound("the base with an enum", &files)
}

/// The findings as a reviewer would read them.
pub(crate) fn rendered(diff: &Diff) -> String {
    let mut text = String::new();
    for finding in &diff.findings {
        let none = String::new();
        let (old, new) = (&finding.old, &finding.new);
        writeln!(
            text,
            "{} {}: {:?} -> {:?}\n  wire {}, source {}, behaviour {}",
            finding.rule.id,
            finding.path,
            old.as_ref().unwrap_or(&none),
            new.as_ref().unwrap_or(&none),
            finding.wire,
            finding.source,
            finding.behaviour
        )
        .expect("a string takes everything");
        for (word, names) in [("breaks", &finding.items), ("held by", &finding.held_by)] {
            if !names.is_empty() {
                writeln!(text, "  {word} {}", names.join(", ")).expect("a string takes everything");
            }
        }
        if let Some(other) = &finding.renamed {
            writeln!(text, "  like {other}").expect("a string takes everything");
        }
    }
    writeln!(text, "{}", diff.bump()).expect("a string takes everything");
    text
}
