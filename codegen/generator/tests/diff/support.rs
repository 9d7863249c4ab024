//! Pairs of specs: the base with the files that a case puts over it on each side.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use antom_codegen::diff::{Diff, Direction};
use antom_codegen::model::Model;
use tempfile::TempDir;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/diff")
}

/// The folder of a case.
pub(crate) fn case(name: &str) -> PathBuf {
    folder().join("cases").join(name)
}

/// The names of all cases: each begins with the ID of the rule that it is a case of.
fn names() -> Vec<String> {
    let entries = fs::read_dir(folder().join("cases")).expect("the folder of cases exists");
    let mut names: Vec<String> = entries
        .map(|entry| {
            let name = entry.expect("the entry can be read").file_name();
            name.into_string().expect("a rule's ID is ASCII")
        })
        .collect();
    names.sort();
    names
}

/// Both sides of a case.
fn sides(name: &str) -> [Model; 2] {
    ["old", "new"].map(|side| {
        let spec = TempDir::new().expect("a temporary folder");
        lay(&folder().join("base"), spec.path());
        lay(&case(name).join(side), spec.path());
        antom_codegen::read(spec.path()).unwrap_or_else(|broken| {
            let findings = broken.findings.iter();
            let findings: Vec<_> = findings.map(|finding| &finding.message).collect();
            panic!("the {side} side of {name} is not sound: {findings:#?}")
        })
    })
}

/// The base with an optional field `memo` in a request or an answer.
pub(crate) fn with_memo(direction: Direction, memo: &str) -> Model {
    let spec = TempDir::new().expect("a temporary folder");
    lay(&folder().join("base"), spec.path());
    let file = spec.path().join("operations/payments/inquiry.yaml");
    let text = fs::read_to_string(&file).expect("the base has an inquiry");
    let list = format!("{}:\n", direction.word());
    let entry = format!("{list}  memo: {{ {memo}, summary: \"A memo.\" }}\n");
    fs::write(&file, text.replacen(&list, &entry, 1)).expect("the file can be written");
    antom_codegen::read(spec.path()).unwrap_or_else(|broken| {
        let findings = broken.findings.iter();
        let findings: Vec<_> = findings.map(|finding| &finding.message).collect();
        panic!("{memo} is not sound: {findings:#?}")
    })
}

/// Puts files over those of a folder. An empty one stands for a file that is gone.
fn lay(from: &Path, to: &Path) {
    let Ok(entries) = fs::read_dir(from) else {
        return;
    };
    for entry in entries {
        let entry = entry.expect("the entry can be read");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            fs::create_dir_all(&target).expect("the folder can be made");
            lay(&entry.path(), &target);
            continue;
        }
        match fs::read(entry.path()).expect("the file can be read") {
            empty if empty.is_empty() => fs::remove_file(target).expect("the file is there"),
            text => fs::write(target, text).expect("the file can be written"),
        }
    }
}

/// Every case by its name, with both of its sides.
pub(crate) static CASES: LazyLock<BTreeMap<String, [Model; 2]>> = LazyLock::new(|| {
    let names = names().into_iter();
    names.map(|name| (name.clone(), sides(&name))).collect()
});

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
