//! Whoever adds a kind of constraint or a format is led by rustc to each place that must know it: what is planted into a copy of
//! the sources, and told to nobody, does not compile.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What is planted: in which file, in place of what.
struct Planted {
    file: &'static str,
    before: &'static str,
    after: &'static str,
    /// The files that rustc names.
    named: &'static [&'static str],
}

const CONSTRAINT: &str = "runtime/src/validate/constraint.rs";
const FORMAT: &str = "runtime/src/validate/format.rs";
const TABLE: &str = "derive/src/constraint.rs";
const UNIQUE: &str = "derive/src/constraint/unique.rs";

const PLANTED: &[Planted] = &[
    // A kind of constraint of which nothing is said.
    Planted {
        file: CONSTRAINT,
        before: "    UniqueItems,\n",
        after: "    UniqueItems,\n    /// Planted.\n    Planted,\n",
        named: &[CONSTRAINT],
    },
    // A demand of a new sort: nobody says what breaks it, and in which words.
    Planted {
        file: CONSTRAINT,
        before: "    Told(&'static str),\n",
        after: "    Told(&'static str),\n    Planted,\n",
        named: &[CONSTRAINT],
    },
    // A format without a function that knows it.
    Planted {
        file: FORMAT,
        before: "    /// ASCII digits and nothing else.\n",
        after: "    /// Planted.\n    planted, Planted, is_planted, \"a planted text\";\n    /// ASCII digits and nothing else.\n",
        named: &[FORMAT],
    },
    // A format without words.
    Planted {
        file: FORMAT,
        before: "    /// ASCII digits and nothing else.\n",
        after: "    /// Planted.\n    planted, Planted, are_digits;\n    /// ASCII digits and nothing else.\n",
        named: &[FORMAT],
    },
    // An attribute that becomes nothing.
    Planted {
        file: TABLE,
        before: "    unique: Option<unique::Unique>,\n",
        after: "    unique: Option<unique::Unique>,\n    planted: Option<Subject>,\n",
        named: &[TABLE],
    },
    // An attribute that does not say what makes no sense.
    Planted {
        file: UNIQUE,
        before: "fn valid(",
        after: "fn planted(",
        named: &[UNIQUE],
    },
    // Something of which attributes can speak and that no check reaches.
    Planted {
        file: TABLE,
        before: "    Treatment,\n",
        after: "    Treatment,\n    /// Planted.\n    Planted,\n",
        named: &[TABLE],
    },
];

#[test]
#[ignore = "compiles a copy of the sources several times; `cargo xtask test --all` runs it"]
fn what_is_told_to_nobody_does_not_compile() {
    let copy = Copy::new();
    assert_eq!(copy.check(), Ok(()), "the copy itself compiles");
    for planted in PLANTED {
        let named = copy
            .with(planted, Copy::check)
            .expect_err("what was planted compiles");
        let expected: BTreeSet<String> = planted.named.iter().map(ToString::to_string).collect();
        assert_eq!(named, expected, "planted: {}", planted.after);
    }
}

/// A copy of the runtime and the derive.
struct Copy {
    folder: PathBuf,
}

impl Copy {
    fn new() -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("forgotten");
        let codegen = Path::new(env!("CARGO_MANIFEST_DIR"))
            .parent()
            .expect("the runtime stands in the folder of its siblings");
        let root = codegen.parent().expect("which stands in the workspace");
        for member in ["runtime", "derive"] {
            let to = folder.join("codegen").join(member);
            // What a run before this one planted, or what is no longer there.
            let _ = fs::remove_dir_all(&to);
            copy_folder(&codegen.join(member).join("src"), &to.join("src"));
            for file in ["Cargo.toml", "README.md"] {
                copy_file(&codegen.join(member).join(file), &to.join(file));
            }
        }
        copy_folder(
            &codegen.join("derive/docs"),
            &folder.join("codegen/derive/docs"),
        );
        copy_file(&root.join("Cargo.lock"), &folder.join("Cargo.lock"));
        let manifest = read(&root.join("Cargo.toml"));
        let manifest = manifest.lines().map(|line| match line.split_once(" = ") {
            Some(("members", _)) => r#"members = ["codegen/derive", "codegen/runtime"]"#,
            Some(("exclude", _)) => "",
            _ => line,
        });
        write(
            &folder.join("Cargo.toml"),
            &manifest.collect::<Vec<_>>().join("\n"),
        );
        Self { folder }
    }

    /// Does something while a file has other text.
    fn with<T>(&self, planted: &Planted, act: impl FnOnce(&Self) -> T) -> T {
        let path = self.folder.join("codegen").join(planted.file);
        let text = read(&path);
        assert!(
            text.contains(planted.before),
            "{} has no {:?} to plant at",
            planted.file,
            planted.before
        );
        write(&path, &text.replacen(planted.before, planted.after, 1));
        let done = act(self);
        write(&path, &text);
        done
    }

    /// Compiles the copy; if that fails, the files that rustc names.
    fn check(&self) -> Result<(), BTreeSet<String>> {
        let output = Command::new(env!("CARGO"))
            .args(["check", "--offline", "--package", "antom-runtime"])
            .args(["--color", "never", "--target-dir", "target"])
            // Warnings name files that nobody has to know.
            .env("RUSTFLAGS", "--allow warnings")
            .current_dir(&self.folder)
            .output()
            .expect("cargo is there, as it runs this test");
        if output.status.success() {
            return Ok(());
        }
        let errors = String::from_utf8_lossy(&output.stderr).into_owned();
        let places = errors
            .lines()
            .filter_map(|line| line.trim_start().strip_prefix("--> codegen/"))
            .filter_map(|place| place.split(':').next());
        let named: BTreeSet<String> = places.map(str::to_owned).collect();
        assert!(!named.is_empty(), "it fails for another reason: {errors}");
        Err(named)
    }
}

fn copy_folder(from: &Path, to: &Path) {
    let entries = fs::read_dir(from).expect("the sources can be listed");
    for entry in entries {
        let from = entry.expect("the sources can be listed").path();
        let to = to.join(from.file_name().expect("what is listed has a name"));
        match from.is_dir() {
            true => copy_folder(&from, &to),
            false => copy_file(&from, &to),
        }
    }
}

fn copy_file(from: &Path, to: &Path) {
    write(to, &read(from));
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn write(path: &Path, text: &str) {
    let folder = path.parent().expect("each file stands in a folder");
    fs::create_dir_all(folder).expect("the folder of build files can be written");
    fs::write(path, text).expect("the folder of build files can be written");
}
