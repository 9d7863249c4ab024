//! `cargo xtask diff` as a reviewer calls it, in a repository of its own.

#[path = "../../codegen/generator/tests/common/copy.rs"]
mod copy;

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

use copy::copy_folder;

const FILE: &str = "spec/operations/payments/inquiry.yaml";
const OLD: &str = "paymentId: { type: string, required: true,";
const LONGEST_64: &str = "paymentId: { type: string, required: true, max_length: 64,";

/// A repository with a spec that was committed once.
struct Repository(TempDir);

impl Repository {
    fn new() -> Self {
        let repository = Self(TempDir::new().expect("a temporary folder"));
        let base =
            Path::new(env!("CARGO_MANIFEST_DIR")).join("../codegen/generator/tests/diff/base");
        copy_folder(&base, &repository.path("spec"));
        repository.git(&["init", "-q"]);
        repository.commit();
        repository
    }

    fn path(&self, name: &str) -> std::path::PathBuf {
        self.0.path().join(name)
    }

    fn git(&self, call: &[&str]) {
        let status = Command::new("git")
            .args(["-c", "user.name=test", "-c", "user.email=test@shop.example"])
            .args(["-c", "commit.gpgsign=false"])
            .args(call)
            .current_dir(self.0.path())
            .status();
        assert!(status.expect("git is installed").success(), "git {call:?}");
    }

    fn commit(&self) {
        self.git(&["add", "-A"]);
        self.git(&["commit", "-q", "-m", "a step"]);
    }

    /// Replaces a text that stands once in a file.
    fn edit(&self, file: &str, from: &str, to: &str) {
        let text = fs::read_to_string(self.path(file)).expect("the file is there");
        assert_eq!(text.matches(from).count(), 1, "{from}");
        fs::write(self.path(file), text.replacen(from, to, 1)).expect("the file can be written");
    }

    fn diff(&self, call: &[&str]) -> Run {
        let output = Command::new(env!("CARGO_BIN_EXE_xtask"))
            .arg("diff")
            .args(call)
            .arg("--spec")
            .arg(self.path("spec"))
            .current_dir(self.0.path())
            .output();
        Run::from(output.expect("the command runs"))
    }
}

/// What came of a call.
struct Run {
    code: Option<i32>,
    said: String,
}

impl From<Output> for Run {
    fn from(output: Output) -> Self {
        let [said, complained] = [output.stdout, output.stderr];
        Self {
            code: output.status.code(),
            said: String::from_utf8_lossy(&said).into_owned()
                + &String::from_utf8_lossy(&complained),
        }
    }
}

impl Run {
    fn ends_with(&self, code: i32, words: &[&str]) {
        assert_eq!(self.code, Some(code), "{}", self.said);
        for word in words {
            assert!(
                self.said.contains(word),
                "`{word}` is not in\n{}",
                self.said
            );
        }
    }
}

#[test]
fn the_working_tree_is_compared_with_the_last_commit() {
    let repository = Repository::new();
    repository.diff(&[]).ends_with(
        0,
        &["HEAD → the working tree: nothing changed · version 0.3.0 stays"],
    );
    repository.edit(FILE, OLD, LONGEST_64);
    let words = [
        "request-max-length-set",
        "inquiry.request.paymentId",
        "version 0.3.0 → 0.4.0 (major)",
    ];
    repository.diff(&[]).ends_with(1, &words);
}

#[test]
fn revisions_and_folders_are_compared_alike() {
    let repository = Repository::new();
    copy_folder(&repository.path("spec"), &repository.path("before"));
    repository.git(&["tag", "v1"]);
    repository.edit(FILE, OLD, LONGEST_64);
    repository.commit();
    for call in [
        &["v1"] as &[&str],
        &["v1..HEAD"],
        &["v1.."],
        &["v1", "spec"],
        &["before", "HEAD"],
    ] {
        repository
            .diff(call)
            .ends_with(1, &["request-max-length-set"]);
    }
    repository
        .diff(&["HEAD..v1"])
        .ends_with(0, &["request-max-length-unset"]);
}

#[test]
fn only_what_is_as_bad_as_denied_fails() {
    let repository = Repository::new();
    repository.edit(
        FILE,
        "source: letter",
        "note: \"It is quick.\"\nsource: letter",
    );
    repository.diff(&[]).ends_with(
        0,
        &["operation-note-changed", "version 0.3.0 → 0.3.1 (patch)"],
    );
    repository.diff(&["--deny", "safe"]).ends_with(1, &[]);
    repository.diff(&["--deny", "note"]).ends_with(0, &[]);
}

#[test]
fn a_broken_side_is_shown_and_nothing_is_judged() {
    let repository = Repository::new();
    repository.edit(FILE, "type: string", "type: strong");
    let run = repository.diff(&[]);
    run.ends_with(
        2,
        &[
            "unknown-type",
            "the working tree cannot be read, so nothing is compared",
        ],
    );
    assert!(!run.said.contains("breaking"), "{}", run.said);
    repository
        .diff(&["no-such-branch"])
        .ends_with(2, &["neither a folder nor a revision"]);
    repository.diff(&["--output=x"]).ends_with(2, &[]);
}

#[test]
fn accepted_findings_do_not_count_until_their_day_is_over() {
    let repository = Repository::new();
    repository.edit(FILE, OLD, LONGEST_64);
    let allow = |until: &str, path: &str| {
        let text = format!(
            "accept:\n  - rule: request-max-length-set\n    path: {path}\n    reason: \"Nobody sends more.\"\n    until: {until}\n"
        );
        fs::write(repository.path("spec/diff-allow.yaml"), text).expect("the file can be written");
    };
    allow("9999-12-31", "inquiry.request.paymentId");
    let words = [
        "accepted until 9999-12-31",
        "Nobody sends more.",
        "1 accepted",
        "(major)",
    ];
    repository.diff(&[]).ends_with(0, &words);
    allow("2020-01-01", "inquiry.request.paymentId");
    repository
        .diff(&[])
        .ends_with(1, &["was accepted until 2020-01-01; remove it"]);
    allow("9999-12-31", "pay.request.paymentId");
    repository
        .diff(&[])
        .ends_with(1, &["is not found any more; remove it"]);
    allow("tomorrow", "inquiry.request.paymentId");
    repository
        .diff(&[])
        .ends_with(2, &["`tomorrow` is no date"]);
}

#[test]
fn every_format_tells_of_the_finding_and_goes_to_a_file() {
    let repository = Repository::new();
    repository.edit(FILE, OLD, LONGEST_64);
    for (format, words) in [
        ("markdown", "has at most <code>64</code> characters now"),
        ("html", "<!DOCTYPE html>"),
        ("json", "\"rule\": \"request-max-length-set\""),
        ("json-schema", "\"$schema\""),
        (
            "github",
            "::error file=spec/operations/payments/inquiry.yaml,line=7",
        ),
        ("sarif", "\"version\": \"2.1.0\""),
        ("changelog", "## 0.4.0"),
    ] {
        repository
            .diff(&["--format", format])
            .ends_with(1, &[words]);
        let file = repository.path("diff.txt");
        let run = repository.diff(&["--format", format, "--out", &file.display().to_string()]);
        run.ends_with(1, &["(major)", "written to diff.txt"]);
        assert!(
            fs::read_to_string(file)
                .expect("it was written")
                .contains(words),
            "{format}"
        );
    }
    repository
        .diff(&["--changelog"])
        .ends_with(1, &["## 0.4.0"]);
}

#[test]
fn the_next_version_is_written_and_nothing_else() {
    let repository = Repository::new();
    repository.edit(FILE, OLD, LONGEST_64);
    let before = fs::read_to_string(repository.path("spec/api.yaml")).expect("the file is there");
    repository
        .diff(&["--bump"])
        .ends_with(1, &["spec/api.yaml has the version 0.4.0 now"]);
    let after = fs::read_to_string(repository.path("spec/api.yaml")).expect("the file is there");
    assert_eq!(after, before.replace("version: 0.3.0", "version: 0.4.0"));
    repository
        .diff(&["--bump"])
        .ends_with(1, &["has the version 0.4.0 already"]);
}

#[test]
fn rules_are_listed_and_explained() {
    let run = |call: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_xtask"))
            .arg("diff")
            .args(call)
            .output();
        Run::from(output.expect("the command runs"))
    };
    run(&["--rules"]).ends_with(0, &["request-max-length-set", "385 rules"]);
    run(&["--explain", "request-max-length-set"]).ends_with(
        0,
        &[
            "+ memo: { type: string, max_length: 64 }",
            "wire       breaking",
        ],
    );
    run(&["--explain", "request-max-lenght-set"])
        .ends_with(2, &["did you mean `request-max-length-set`?"]);
}
