//! The commands as a person runs them: what they print and what they exit with.

#![allow(clippy::unwrap_used)]

#[path = "../../codegen/generator/tests/common/copy.rs"]
mod copy;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

use copy::copy_folder;

/// A folder with a copy of the second API's spec, in which the commands run.
struct Project(TempDir);

impl Project {
    fn new() -> Self {
        let project = Self(TempDir::new().expect("a temporary folder"));
        let spec =
            Path::new(env!("CARGO_MANIFEST_DIR")).join("../codegen/generator/tests/spec/valid");
        copy_folder(&spec, &project.path("spec"));
        project
    }

    fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    fn edit(&self, path: &str, from: &str, to: &str) {
        let text = fs::read_to_string(self.path(path)).unwrap();
        assert!(text.contains(from), "{path} holds {from}");
        fs::write(self.path(path), text.replacen(from, to, 1)).unwrap();
    }

    fn run(&self, arguments: &[&str]) -> Ran {
        let output = Command::new(env!("CARGO_BIN_EXE_xtask"))
            .args(arguments)
            .current_dir(self.0.path())
            .env("CARGO_TARGET_DIR", "target")
            .output()
            .expect("the program starts");
        Ran(output)
    }

    fn generate(&self, more: &[&str]) -> Ran {
        self.run(&[&["generate", "--spec", "spec", "--out", "out"], more].concat())
    }
}

struct Ran(Output);

impl Ran {
    fn code(&self) -> Option<i32> {
        self.0.status.code()
    }

    fn out(&self) -> String {
        String::from_utf8_lossy(&self.0.stdout).into_owned()
    }

    fn err(&self) -> String {
        String::from_utf8_lossy(&self.0.stderr).into_owned()
    }
}

#[test]
fn check_underlines_every_finding_and_exits_with_1() {
    let project = Project::new();
    project.edit("spec/types/parcel.yaml", "type: Address", "type: Adress");
    project.edit(
        "spec/operations/parcels/track_parcel.yaml",
        "path: /v1",
        "path: v1",
    );
    let ran = project.run(&["check", "spec"]);
    assert_eq!(ran.code(), Some(1));
    insta::assert_snapshot!(ran.err());
    assert!(
        !ran.err().contains('\u{1b}'),
        "no colours without a terminal"
    );
}

#[test]
fn check_of_a_good_spec_exits_with_0() {
    let ran = Project::new().run(&["check", "spec"]);
    assert_eq!(ran.code(), Some(0));
    assert_eq!(
        ran.out(),
        "spec: nothing wrong (operations: 5, notifications: 2, shared types: 6)\n"
    );
}

#[test]
fn generate_says_what_it_wrote_and_writes_nothing_the_second_time() {
    let project = Project::new();
    let first = project.generate(&[]);
    assert_eq!(first.code(), Some(0));
    assert!(
        first.out().contains("new out/src/lib.rs"),
        "{}",
        first.out()
    );
    let second = project.generate(&[]);
    assert!(second.out().starts_with("up to date: "), "{}", second.out());
    let compared = project.generate(&["--verbose"]);
    assert!(
        compared.out().contains("\n0 written, 0 removed, "),
        "{}",
        compared.out()
    );
    fs::remove_file(project.path("out/src/api.rs")).unwrap();
    let third = project.generate(&[]);
    assert!(
        third
            .out()
            .contains("new out/src/api.rs\n1 written, 0 removed, "),
        "{}",
        third.out()
    );
}

#[test]
fn generate_check_shows_what_is_stale_and_writes_nothing() {
    let project = Project::new();
    project.generate(&[]);
    let fresh = project.generate(&["--check"]);
    assert_eq!(fresh.code(), Some(0), "{}", fresh.err());
    project.edit(
        "spec/types/size.yaml",
        "SMALL: { summary",
        "TINY: { summary: t }\n  SMALL: { summary",
    );
    let before = fs::read_to_string(project.path("out/src/types/size.rs")).unwrap();
    let stale = project.generate(&["--check"]);
    assert_eq!(stale.code(), Some(1));
    assert!(
        stale.out().contains("stale out/src/types/size.rs"),
        "{}",
        stale.out()
    );
    assert!(
        stale.out().contains("+     #[wire = \"TINY\"]"),
        "{}",
        stale.out()
    );
    assert_eq!(
        fs::read_to_string(project.path("out/src/types/size.rs")).unwrap(),
        before
    );
}

#[test]
fn generate_does_not_touch_a_user_s_own_file() {
    let project = Project::new();
    fs::create_dir_all(project.path("out")).unwrap();
    fs::write(project.path("out/README.md"), "my own\n").unwrap();
    let ran = project.generate(&[]);
    assert_eq!(ran.code(), Some(2));
    assert!(ran.err().contains("somebody's own"), "{}", ran.err());
    assert_eq!(
        fs::read_to_string(project.path("out/README.md")).unwrap(),
        "my own\n"
    );
    assert!(
        !project.path("out/src").exists(),
        "nothing is written when something is refused"
    );
}

#[test]
fn wrong_arguments_exit_with_2_and_help_has_examples() {
    let project = Project::new();
    assert_eq!(project.run(&["generat"]).code(), Some(2));
    let help = project.run(&["generate", "--help"]);
    assert_eq!(help.code(), Some(0));
    assert!(
        help.out().contains("Examples:\n  cargo xtask generate"),
        "{}",
        help.out()
    );
}
