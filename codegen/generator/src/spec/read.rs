//! Files of a spec folder, read so that nothing on the disk can hang or exhaust the loader.

use std::fs;
use std::io::Read;
use std::path::Path;

use super::accept_file::ACCEPT_FILE;
use crate::yaml::Findings;
use crate::yaml::{File, FileId, Files, Place};

/// The longest spec file read; the largest page of the API needs a hundredth of it.
const MAX_FILE_BYTES: u64 = 4 * 1024 * 1024;
/// The most entries read in one folder.
const MAX_ENTRIES: usize = 30_000;

/// What one folder of a spec holds.
#[derive(Debug, Default)]
pub(super) struct Folder {
    pub(super) files: Vec<FileId>,
    pub(super) folders: Vec<String>,
    /// What could not be read; a finding says why.
    pub(super) left_out: Vec<FileId>,
}

/// Which entries a folder of a spec may hold.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Holds {
    Files,
    Folders,
}

/// Reports what stands in the spec folder itself and would never be read, such as a misspelt `type/`.
pub(super) fn root(root: &Path, files: &mut Files, findings: &Findings) {
    const KNOWN: [&str; 5] = [
        "api.yaml",
        ACCEPT_FILE,
        "notifications",
        "operations",
        "types",
    ];
    for entry in entries(root, "", files, findings).unwrap_or_default() {
        if !KNOWN.contains(&entry.as_str()) {
            let help = "here stand api.yaml, diff-allow.yaml, notifications/, operations/ and types/; README.md and hidden files are passed over";
            stray(&root.join(&entry), &entry, help, files, findings);
        }
    }
}

/// Reports that there is no spec folder.
pub(super) fn no_folder(root: &Path, files: &mut Files, findings: &Findings) {
    let place = nowhere("", root, files);
    findings.add(
        "unreadable",
        place,
        format!("`{}` is no folder", root.display()),
        "name the folder that holds api.yaml",
    );
}

/// Reads one folder in the order of names. An absent folder is an empty one.
pub(super) fn folder(
    root: &Path,
    name: &str,
    holds: Holds,
    files: &mut Files,
    findings: &Findings,
) -> Folder {
    let path = root.join(name);
    let mut folder = Folder::default();
    let entries = match entries(&path, name, files, findings) {
        Ok(entries) => entries,
        Err(id) => {
            folder.left_out.push(id);
            return folder;
        }
    };
    for entry in entries {
        let relative = format!("{name}/{entry}");
        let help = match holds {
            Holds::Folders if path.join(&entry).is_dir() => {
                folder.folders.push(entry);
                continue;
            }
            Holds::Files if entry.ends_with(".yaml") => {
                match file(root, &relative, files, findings) {
                    Ok(id) => folder.files.push(id),
                    Err(id) => folder.left_out.push(id),
                }
                continue;
            }
            Holds::Folders => "here stand folders only, one for each group",
            Holds::Files => {
                "here stand .yaml files only; README.md and hidden files are passed over"
            }
        };
        stray(&path.join(&entry), &relative, help, files, findings);
    }
    folder
}

/// Reads every file below a folder; `None` where there is something to report.
pub(super) fn everything(root: &Path) -> Option<Files> {
    /// Folders in folders, as deep as a spec has any.
    const DEEPEST: usize = 2;
    let mut files = Files::default();
    add_all(root, "", DEEPEST, &mut files)?;
    Some(files)
}

fn add_all(root: &Path, name: &str, deepest: usize, files: &mut Files) -> Option<()> {
    // What is wrong is left to those who ask for a spec.
    let findings = Findings::default();
    let path = root.join(name);
    let entries = entries(&path, name, files, &findings).ok()?;
    if entries.is_empty() {
        return None;
    }
    for entry in entries {
        let below = match name {
            "" => entry,
            _ => format!("{name}/{entry}"),
        };
        if root.join(&below).is_dir() {
            add_all(root, &below, deepest.checked_sub(1)?, files)?;
        } else {
            file(root, &below, files, &findings).ok()?;
        }
    }
    Some(())
}

/// The names in a folder, sorted; an error means that a finding says why not.
fn entries(
    path: &Path,
    name: &str,
    files: &mut Files,
    findings: &Findings,
) -> Result<Vec<String>, FileId> {
    let entries = match fs::read_dir(path) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => {
            let place = nowhere(name, path, files);
            findings.add(
                "unreadable",
                place,
                format!("the folder `{name}` cannot be read: {error}"),
                "it must be a folder that you may read",
            );
            return Err(place.file);
        }
    };
    let mut names: Vec<String> = entries
        .take(MAX_ENTRIES + 1)
        .filter_map(Result::ok)
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .filter(|entry| !entry.starts_with('.') && entry != "README.md")
        .collect();
    if names.len() > MAX_ENTRIES {
        let place = nowhere(name, path, files);
        findings.add(
            "too-large",
            place,
            format!("the folder `{name}` holds more than {MAX_ENTRIES} entries"),
            "split it into groups",
        );
        return Err(place.file);
    }
    names.sort_unstable();
    Ok(names)
}

fn stray(path: &Path, name: &str, help: &'static str, files: &mut Files, findings: &Findings) {
    let place = nowhere(name, path, files);
    findings.add(
        "stray-file",
        place,
        format!("`{name}` has no meaning in a spec"),
        help,
    );
}

/// Reads one file. An error means that a finding says why not.
pub(super) fn file(
    root: &Path,
    name: &str,
    files: &mut Files,
    findings: &Findings,
) -> Result<FileId, FileId> {
    let path = root.join(name);
    match read(&path) {
        Ok(text) => Ok(files.add(File {
            name: name.to_owned(),
            path,
            text,
        })),
        Err(Unreadable { code, reason, help }) => {
            let place = nowhere(name, &path, files);
            findings.add(code, place, format!("`{name}` {reason}"), help);
            Err(place.file)
        }
    }
}

/// The place for a finding about a file that has no text.
fn nowhere(name: &str, path: &Path, files: &mut Files) -> Place {
    let file = files.add(File {
        name: name.to_owned(),
        path: path.to_owned(),
        text: String::new(),
    });
    Place {
        file,
        start: 0,
        len: 0,
    }
}

struct Unreadable {
    code: &'static str,
    reason: String,
    help: &'static str,
}

fn read(path: &Path) -> Result<String, Unreadable> {
    let unreadable = |reason: String, help: &'static str| Unreadable {
        code: "unreadable",
        reason,
        help,
    };
    let io = |error: std::io::Error| {
        let help = if path.is_symlink() {
            "it is a symbolic link; does its target exist?"
        } else {
            "it must be a file that you may read"
        };
        unreadable(format!("cannot be read: {error}"), help)
    };
    let metadata = fs::metadata(path).map_err(io)?;
    if metadata.is_dir() {
        return Err(unreadable(
            "is a folder where a file should be".to_owned(),
            "a spec file is a plain text file",
        ));
    }
    // Opening a pipe or a device could wait for ever.
    if !metadata.is_file() {
        return Err(unreadable(
            "is neither a file nor a folder".to_owned(),
            "a spec file is a plain text file",
        ));
    }
    let mut bytes = Vec::new();
    fs::File::open(path)
        .and_then(|file| file.take(MAX_FILE_BYTES + 1).read_to_end(&mut bytes))
        .map_err(io)?;
    if bytes.len() as u64 > MAX_FILE_BYTES {
        return Err(Unreadable {
            code: "too-large",
            reason: format!("is longer than {} MiB", MAX_FILE_BYTES / (1024 * 1024)),
            help: "one operation or one type stands in a file of its own",
        });
    }
    String::from_utf8(bytes).map_err(|error| {
        let good = error.utf8_error().valid_up_to();
        let newlines = error.as_bytes()[..good]
            .iter()
            .filter(|byte| **byte == b'\n');
        Unreadable {
            code: "not-utf-8",
            reason: format!("is not UTF-8: see line {}", newlines.count() + 1),
            help: "save the file as UTF-8",
        }
    })
}
