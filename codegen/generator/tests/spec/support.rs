//! A case is a copy of the valid spec with a few edits; what comes out is rendered as plain text.

#[path = "../common/copy.rs"]
mod copy;

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use antom_codegen::Broken;
use tempfile::TempDir;

use copy::copy_folder;

/// The spec that every case starts from.
pub(crate) fn valid() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/spec/valid")
}

/// One change of the valid spec.
#[derive(Clone, Copy)]
pub(crate) enum Edit {
    /// In this file the first text, which stands there once, becomes the second.
    Replace(&'static str, &'static str, &'static str),
    /// This file gets this text at its end.
    Append(&'static str, &'static str),
    /// This file has this text.
    Write(&'static str, &'static str),
    /// This file is gone.
    Remove(&'static str),
}

/// A spec that is wrong in one way.
pub(crate) struct Case {
    /// The code that must be found, and after two hyphens which variant of it this is.
    pub(crate) name: &'static str,
    pub(crate) edits: &'static [Edit],
}

impl Case {
    pub(crate) fn code(&self) -> &'static str {
        self.name.split("--").next().unwrap_or(self.name)
    }
}

/// A table of cases: `"name": edit, edit;`.
macro_rules! cases {
    ($($name:literal: $($edit:expr),+;)*) => {
        &[$($crate::support::Case { name: $name, edits: &[$($edit),+] }),*]
    };
}
pub(crate) use cases;

/// A copy of the valid spec in a folder of its own.
pub(crate) struct Copy(TempDir);

impl Copy {
    pub(crate) fn new() -> Self {
        let copy = Self(TempDir::new().expect("a temporary folder"));
        copy_folder(&valid(), copy.root());
        copy
    }

    pub(crate) fn edited(edits: &[Edit]) -> Self {
        let copy = Self::new();
        for edit in edits {
            copy.edit(*edit);
        }
        copy
    }

    pub(crate) fn root(&self) -> &Path {
        self.0.path()
    }

    pub(crate) fn path(&self, file: &str) -> PathBuf {
        self.root().join(file)
    }

    pub(crate) fn read(&self, file: &str) -> String {
        fs::read_to_string(self.path(file)).expect("the case names a file of the valid spec")
    }

    pub(crate) fn write(&self, file: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path(file);
        let folder = path.parent().expect("a file of the spec is in a folder");
        fs::create_dir_all(folder).expect("the folder can be made");
        fs::write(path, bytes).expect("the file can be written");
    }

    pub(crate) fn remove(&self, file: &str) {
        fs::remove_file(self.path(file)).expect("the file can be removed");
    }

    fn edit(&self, edit: Edit) {
        match edit {
            Edit::Replace(file, from, to) => {
                let text = self.read(file);
                // A snippet that stands nowhere or twice would test something else than the case says.
                assert_eq!(text.matches(from).count(), 1, "`{from}` in {file}");
                self.write(file, text.replacen(from, to, 1));
            }
            Edit::Append(file, more) => self.write(file, self.read(file) + more),
            Edit::Write(file, text) => self.write(file, text),
            Edit::Remove(file) => self.remove(file),
        }
    }

    /// What is wrong with the copy; it must be something.
    pub(crate) fn broken(&self) -> Broken {
        match antom_codegen::read(self.root()) {
            Ok(_) => panic!("nothing is wrong with this spec"),
            Err(broken) => broken,
        }
    }
}

/// The findings as a person would read them.
pub(crate) fn rendered(broken: &Broken) -> String {
    let mut text = String::new();
    for finding in &broken.findings {
        let file = broken.files.get(finding.place.file);
        let (line, column) = broken.files.line_and_column(finding.place);
        let underlined: String = broken.files.text(finding.place).chars().take(200).collect();
        writeln!(
            text,
            "{} {}:{line}:{column} {underlined:?}\n  {}\n  help: {}\n",
            finding.code, file.name, finding.message, finding.help
        )
        .expect("a string takes everything");
    }
    text
}

/// Runs every case and compares what it reports with the snapshot of its name.
pub(crate) fn compare(cases: &[Case]) {
    for case in cases {
        let broken = Copy::edited(case.edits).broken();
        assert!(
            broken
                .findings
                .iter()
                .any(|finding| finding.code == case.code()),
            "{} does not find `{}`:\n{}",
            case.name,
            case.code(),
            rendered(&broken)
        );
        insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(case.name, rendered(&broken));
        });
    }
}
