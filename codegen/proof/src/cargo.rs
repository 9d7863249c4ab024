//! The workspace in which cargo checks what was generated.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use antom_codegen::output::Tree;
use serde_json::Value;

use crate::error::{Error, at};

/// The top of the project.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// A folder that is a workspace, with the versions of the project and its folders of dependencies.
pub(crate) struct Workspace {
    folder: PathBuf,
}

impl Workspace {
    /// Makes it, or takes it as an earlier run left it.
    pub(crate) fn new(folder: &Path, members: &[&str]) -> Result<Self, Error> {
        let top = root().join("Cargo.toml");
        let manifest = fs::read_to_string(&top).map_err(at(&top))?;
        let rest = manifest
            .find("[workspace.package]")
            .map_or("", |start| &manifest[start..]);
        let project = fs::canonicalize(root()).map_err(at(&root()))?;
        let rest = rest.replace(
            "path = \"codegen",
            &format!("path = \"{}/codegen", project.display()),
        );
        // What is only checked or run once needs no debug information.
        let text = format!(
            "[workspace]\nresolver = \"3\"\nmembers = {members:?}\n\n{rest}\n[profile.dev]\ndebug = 0\n"
        );
        let workspace = Self {
            folder: folder.to_owned(),
        };
        workspace.put("Cargo.toml", &text)?;
        let lock = folder.join("Cargo.lock");
        if !lock.exists() {
            // The same versions as everywhere else, so that nothing new has to be fetched.
            let from = root().join("Cargo.lock");
            fs::copy(&from, &lock).map_err(at(&from))?;
        }
        Ok(workspace)
    }

    /// Runs what cargo built, and gives what it prints.
    pub(crate) fn run(&self, program: &str) -> Result<String, Error> {
        let path = self.folder.join("target").join(program);
        let output = Command::new(&path)
            .current_dir(&self.folder)
            .output()
            .map_err(at(&path))?;
        if !output.status.success() {
            return Err(Error::Runner(
                String::from_utf8_lossy(&output.stderr).into_owned(),
            ));
        }
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    }

    /// Where it is.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Writes a file if it says something else so far.
    pub(crate) fn put(&self, path: &str, text: &str) -> Result<(), Error> {
        let target = self.folder.join(path);
        if fs::read_to_string(&target).is_ok_and(|old| old == text) {
            return Ok(());
        }
        if let Some(folder) = target.parent() {
            fs::create_dir_all(folder).map_err(at(folder))?;
        }
        fs::write(&target, text).map_err(at(&target))
    }

    /// Writes a generated crate into a folder: what changed, and without what is gone.
    pub(crate) fn put_crate(&self, folder: &str, tree: &Tree) -> Result<(), Error> {
        let mut wanted = BTreeSet::new();
        for (path, text) in tree.iter() {
            if path == "Cargo.toml" || path == "README.md" || path.starts_with("src/") {
                self.put(&format!("{folder}/{path}"), text)?;
                wanted.insert(self.folder.join(folder).join(path));
            }
        }
        remove_others(&self.folder.join(folder).join("src"), &wanted)
    }

    /// Runs cargo and gives what it says.
    pub(crate) fn cargo(&self, arguments: &[&str]) -> Result<Said, Error> {
        let output = Command::new(env!("CARGO"))
            .args(arguments)
            .current_dir(&self.folder)
            .env("CARGO_TARGET_DIR", self.folder.join("target"))
            .env_remove("RUSTFLAGS")
            .output()
            .map_err(|error| Error::Cargo(error.to_string()))?;
        let said = String::from_utf8_lossy(&output.stdout);
        let messages = said
            .lines()
            .filter_map(|line| serde_json::from_str(line).ok());
        Ok(Said {
            messages: messages
                .filter_map(|line: Value| Message::of(&line))
                .collect(),
            is_success: output.status.success(),
            rest: String::from_utf8_lossy(&output.stderr).into_owned(),
        })
    }
}

/// Removes the files of a folder that are not wanted.
fn remove_others(folder: &Path, wanted: &BTreeSet<PathBuf>) -> Result<(), Error> {
    for entry in fs::read_dir(folder).map_err(at(folder))? {
        let path = entry.map_err(at(folder))?.path();
        if path.is_dir() {
            remove_others(&path, wanted)?;
        } else if !wanted.contains(&path) {
            fs::remove_file(&path).map_err(at(&path))?;
        }
    }
    Ok(())
}

/// What cargo said.
pub(crate) struct Said {
    pub(crate) messages: Vec<Message>,
    pub(crate) is_success: bool,
    /// What was no message of the compiler.
    pub(crate) rest: String,
}

/// One message of the compiler.
pub(crate) struct Message {
    /// The package that it is about.
    pub(crate) package: String,
    pub(crate) is_error: bool,
    /// The error's number and its words.
    pub(crate) text: String,
    /// The file and the line of what it points at first.
    pub(crate) place: Option<(String, usize)>,
}

impl Message {
    fn of(line: &Value) -> Option<Self> {
        let message = line.get("message")?;
        let level = message["level"].as_str()?;
        let spans = message["spans"].as_array()?;
        let span = spans.iter().find(|span| span["is_primary"] == true);
        let place = span.and_then(|span| {
            let line = span["line_start"].as_u64()?;
            Some((
                span["file_name"].as_str()?.to_owned(),
                usize::try_from(line).ok()?,
            ))
        });
        let code = message["code"]["code"].as_str().unwrap_or_default();
        Some(Self {
            package: line["target"]["name"].as_str()?.to_owned(),
            is_error: level.starts_with("error"),
            text: format!("{code} {}", message["message"].as_str()?)
                .trim()
                .to_owned(),
            place,
        })
    }
}
