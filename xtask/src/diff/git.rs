//! Files of a git revision.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// Why a revision cannot be read.
#[derive(Debug, thiserror::Error)]
pub(super) enum GitError {
    /// It is not there, or cannot be asked.
    #[error("git cannot be asked: {0}")]
    Git(#[from] io::Error),
    /// It does not know what it is asked for.
    #[error("`{revision}` is neither a folder nor a revision: {said}")]
    Unknown { revision: String, said: String },
    /// The revision has no such folder.
    #[error("the revision `{revision}` has no folder `{folder}`")]
    NoFolder { revision: String, folder: String },
    /// What git gives is not what it says that it gives.
    #[error("git gives the files of `{0}` in a way that cannot be read")]
    Garbled(String),
}

/// Writes the files that a folder has in a revision to another folder.
pub(super) fn extract(folder: &Path, revision: &str, target: &Path) -> Result<(), GitError> {
    let top = said(folder, revision, &["rev-parse", "--show-toplevel"])?;
    let prefix = said(folder, revision, &["rev-parse", "--show-prefix"])?;
    let top = PathBuf::from(top);
    // Resolved first, so that a revision that looks like an option is none.
    let commit = format!("{revision}^{{commit}}");
    let commit = said(
        &top,
        revision,
        &[
            "rev-parse",
            "--verify",
            "--quiet",
            "--end-of-options",
            &commit,
        ],
    )?;
    let listed = said(
        &top,
        revision,
        &["ls-tree", "-r", "-z", "--name-only", &commit, "--", &prefix],
    )?;
    let names: Vec<&str> = listed.split('\0').filter(|name| !name.is_empty()).collect();
    if names.is_empty() {
        return Err(GitError::NoFolder {
            revision: revision.to_owned(),
            folder: prefix,
        });
    }
    for (name, content) in names.iter().zip(contents(&top, &commit, revision, &names)?) {
        let path = target.join(name.strip_prefix(&prefix).unwrap_or(name));
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(path, content)?;
    }
    Ok(())
}

fn git(folder: &Path) -> Command {
    let mut git = Command::new("git");
    git.arg("-C").arg(folder).stdin(Stdio::null());
    git
}

/// What git says, without the end of the line.
fn said(folder: &Path, revision: &str, call: &[&str]) -> Result<String, GitError> {
    let Output {
        status,
        stdout,
        stderr,
    } = git(folder).args(call).output()?;
    let text = |bytes: &[u8]| {
        String::from_utf8_lossy(bytes)
            .trim_end_matches('\n')
            .to_owned()
    };
    if status.success() {
        return Ok(text(&stdout));
    }
    let said = match text(&stderr) {
        nothing if nothing.is_empty() => "git knows no such commit".to_owned(),
        said => said,
    };
    Err(GitError::Unknown {
        revision: revision.to_owned(),
        said,
    })
}

/// The contents of files, all asked for at once.
fn contents(
    top: &Path,
    commit: &str,
    revision: &str,
    names: &[&str],
) -> Result<Vec<Vec<u8>>, GitError> {
    let mut child = git(top)
        .args(["cat-file", "--batch"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()?;
    let questions: String = names
        .iter()
        .map(|name| format!("{commit}:{name}\n"))
        .collect();
    let asking = child.stdin.take().map(|mut stdin| {
        // Another thread asks, for git stops listening while nobody reads its answers.
        std::thread::spawn(move || stdin.write_all(questions.as_bytes()))
    });
    let answers = child.wait_with_output()?.stdout;
    if let Some(Ok(asked)) = asking.map(std::thread::JoinHandle::join) {
        asked?;
    }
    let garbled = || GitError::Garbled(revision.to_owned());
    let mut rest = answers.as_slice();
    names
        .iter()
        .map(|_| {
            let (content, behind) = answer(rest).ok_or_else(garbled)?;
            rest = behind;
            Ok(content.to_vec())
        })
        .collect()
}

/// The first answer, and what stands behind it. An answer is a line of ID, kind and length, the content and a line's end.
fn answer(answers: &[u8]) -> Option<(&[u8], &[u8])> {
    let end = answers.iter().position(|&byte| byte == b'\n')?;
    let (head, rest) = answers.split_at(end);
    let length = std::str::from_utf8(head).ok()?.rsplit(' ').next()?;
    let (content, rest) = rest.get(1..)?.split_at_checked(length.parse().ok()?)?;
    Some((content, rest.strip_prefix(b"\n")?))
}
