//! Whoever adds a kind of fact, be it a constraint, a format, a scalar, a limit or a rule of the diff, is led by rustc to each
//! place that must know it: what is planted into a copy of the sources, and told to nobody, does not compile.

#[path = "common/copy.rs"]
mod copy;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use copy::copy_folder;

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

const LIMITS: &str = "generator/src/fact/limit/mod.rs";
const PATTERN: &str = "generator/src/fact/limit/pattern.rs";
const SCALARS: &str = "generator/src/fact/scalar.rs";
const RESULT: &str = "generator/src/fact/result.rs";
const HELD: &str = "generator/src/fact/field.rs";
const OPERATION: &str = "generator/src/model/operation.rs";
const RULES: &str = "generator/src/diff/rules/presence.rs";

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
    // A kind of limit that answers nothing.
    Planted {
        file: LIMITS,
        before: "    fixed: Option<String> = fixed::Fixed,\n",
        after: "    fixed: Option<String> = fixed::Fixed,\n    /// Planted.\n    planted: Option<String> = Nonsense,\n",
        named: &[LIMITS],
    },
    // A kind of limit that does not say how the diff tells it.
    Planted {
        file: PATTERN,
        before: "    const TOLD:",
        after: "    const PLANTED:",
        named: &[PATTERN],
    },
    // A scalar that says nothing of its documentation.
    Planted {
        file: SCALARS,
        before: "documented: Some(\"an IBAN\"), ",
        after: "",
        named: &[SCALARS],
    },
    // A scalar that holds something new.
    Planted {
        file: SCALARS,
        before: "    /// Decimal numbers of any size, which are text on the wire.\n",
        after: "    /// Planted.\n    Planted,\n    /// Decimal numbers of any size, which are text on the wire.\n",
        named: &[
            "generator/src/check/samples.rs",
            "generator/src/diff/scalar.rs",
            "generator/src/emit/sample.rs",
            SCALARS,
            "generator/src/model/made.rs",
        ],
    },
    // A meaning of results.
    Planted {
        file: RESULT,
        before: "    /// Nobody can say yet.\n",
        after: "    /// Planted.\n    Planted,\n    /// Nobody can say yet.\n",
        named: &["generator/src/emit/api.rs", RESULT],
    },
    // Something that stands around values.
    Planted {
        file: HELD,
        before: "    /// An object of any keys.\n",
        after: "    /// Planted.\n    Planted,\n    /// An object of any keys.\n",
        named: &[
            "generator/src/check/samples.rs",
            "generator/src/diff/compare/field.rs",
            "generator/src/diff/surface/structs.rs",
            "generator/src/emit/build.rs",
            "generator/src/emit/field.rs",
            HELD,
            "generator/src/model/made.rs",
        ],
    },
    // A way to send.
    Planted {
        file: OPERATION,
        before: "    /// As signed JSON with a file.\n",
        after: "    /// Planted.\n    Planted,\n    /// As signed JSON with a file.\n",
        named: &[
            "generator/src/diff/compare/operation.rs",
            "generator/src/diff/surface/items.rs",
            "generator/src/emit/sending.rs",
            OPERATION,
        ],
    },
    // A rule of the diff without a row.
    Planted {
        file: RULES,
        before: "family! {",
        after: "family! {\n    /// Planted.\n    Planted of FieldRow { Planted, }\n}\n\nfamily! {",
        named: &["generator/src/diff/rules/mod.rs", RULES],
    },
];

#[test]
#[ignore = "compiles a copy of the sources several times; `cargo xtask test --all` runs it"]
fn what_is_told_to_nobody_does_not_compile() {
    let copy = Copy::new();
    assert_eq!(copy.check(), Ok(()), "the copy itself compiles");
    let mut others = Vec::new();
    for planted in PLANTED {
        let named = copy.with(planted, Copy::check).err().unwrap_or_default();
        let expected: BTreeSet<String> = planted.named.iter().map(ToString::to_string).collect();
        if named != expected {
            others.push((planted.file, planted.after, named));
        }
    }
    assert!(others.is_empty(), "rustc names others: {others:#?}");
}

/// A copy of the runtime, the derive and the generator.
struct Copy {
    folder: PathBuf,
}

impl Copy {
    fn new() -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("forgotten");
        let codegen = Path::new(env!("CARGO_MANIFEST_DIR"))
            .parent()
            .expect("the generator stands in the folder of its siblings");
        let root = codegen.parent().expect("which stands in the workspace");
        for member in ["derive", "generator", "runtime"] {
            let to = folder.join("codegen").join(member);
            // What a run before this one planted, or what is no longer there.
            let _ = fs::remove_dir_all(&to);
            copy_folder(&codegen.join(member).join("src"), &to.join("src"));
            let manifest = "Cargo.toml";
            copy_file(&codegen.join(member).join(manifest), &to.join(manifest));
        }
        // Documentation that the sources take in.
        for file in ["derive/README.md", "runtime/README.md"] {
            copy_file(&codegen.join(file), &folder.join("codegen").join(file));
        }
        copy_folder(
            &codegen.join("derive/docs"),
            &folder.join("codegen/derive/docs"),
        );
        copy_file(&root.join("Cargo.lock"), &folder.join("Cargo.lock"));
        let manifest = read(&root.join("Cargo.toml"));
        let manifest = manifest.lines().map(|line| match line.split_once(" = ") {
            Some(("members", _)) => {
                r#"members = ["codegen/derive", "codegen/generator", "codegen/runtime"]"#
            }
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
            .args(["check", "--offline", "--workspace"])
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
