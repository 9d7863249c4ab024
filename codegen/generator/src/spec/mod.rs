//! What a spec folder says: YAML files, read into structs in which every value knows its place.
//!
//! One way in: [`load`]. It reads everything it can and reports everything it cannot.

mod accept_file;
mod api_file;
mod checked;
mod field;
mod notification_file;
mod operation_file;
mod read;
mod type_file;

use std::path::Path;

pub use accept_file::{ACCEPT_FILE, AcceptedChange};
pub use api_file::{ApiFile, Group, Source};
pub use checked::Checked;
pub use field::{Field, FieldType, Item};
pub use notification_file::{NotificationFile, Recognition};
pub use operation_file::{
    Authentication, CallSample, OperationFile, Repeatable, ResultFile, Scenario, Upload,
};
pub use type_file::{EnumValue, Money, TypeFile, TypeKind, TypeSample};

pub use crate::fact::{Because, Container, Outcome, Requirement, Retry, Scalar, Wire};
pub use crate::yaml::{
    File, FileId, Files, Finding, Findings, Node, Place, Placed, Value, did_you_mean,
};

use crate::yaml::{Mapping, parse};
use read::Holds;

/// What belongs into each kind of file, for whoever left one empty.
const API_BELONGS: &str =
    "what holds for the whole API belongs here: begin with `api:` and `crate:`, its names";
const TYPE_BELONGS: &str = "a type belongs here: begin with `type: Name` for an object or `enum: Name` for an enum, or remove the file";
const OPERATION_BELONGS: &str =
    "an operation belongs here: begin with `operation: name` and `path: /…`, or remove the file";
const NOTIFICATION_BELONGS: &str =
    "a notification belongs here: begin with `notification: name`, or remove the file";
const ACCEPTED_BELONGS: &str =
    "accepted changes belong here: begin with `accept:` and list them, or remove the file";

/// Everything a spec folder says.
#[derive(Clone, Debug)]
pub struct Spec {
    /// What holds for the whole API.
    pub api: ApiFile,
    /// The shared types, in the order of their files.
    pub types: Vec<TypeFile>,
    /// The operations, in the order of their groups and files.
    pub operations: Vec<OperationFile>,
    /// The notifications, in the order of their groups and files.
    pub notifications: Vec<NotificationFile>,
    /// Changes that a reviewer accepted.
    pub accepted: Vec<AcceptedChange>,
    /// Files that could not be understood. What seems to be missing may stand in one of them.
    pub left_out: Vec<FileId>,
}

/// What was read of a spec folder.
#[derive(Debug)]
pub struct Loaded {
    /// What it says; `None` when `api.yaml` is too broken to go on.
    pub spec: Option<Spec>,
    /// The files that were read.
    pub files: Files,
    /// What could not be understood.
    pub findings: Findings,
}

/// Reads a spec folder.
#[must_use]
pub fn load(root: &Path) -> Loaded {
    let mut files = Files::default();
    let findings = Findings::default();
    let spec = whole(root, &mut files, &findings);
    Loaded {
        spec,
        files,
        findings,
    }
}

fn whole(root: &Path, files: &mut Files, findings: &Findings) -> Option<Spec> {
    if !root.is_dir() {
        read::no_folder(root, files, findings);
        return None;
    }
    read::root(root, files, findings);
    let api = read::file(root, "api.yaml", files, findings)
        .ok()
        .and_then(|id| one(id, files, findings, API_BELONGS, api_file::api_file));
    let mut left_out = Vec::new();
    let mut types = Vec::new();
    let folder = read::folder(root, "types", Holds::Files, files, findings);
    left_out.extend(folder.left_out);
    for id in folder.files {
        match one(id, files, findings, TYPE_BELONGS, type_file::type_file) {
            Some(file) => types.push(file),
            None => left_out.push(id),
        }
    }
    let operations = grouped(
        root,
        "operations",
        files,
        findings,
        &mut left_out,
        OPERATION_BELONGS,
        operation_file::operation_file,
    );
    let notifications = grouped(
        root,
        "notifications",
        files,
        findings,
        &mut left_out,
        NOTIFICATION_BELONGS,
        notification_file::notification_file,
    );
    let accepted = match root.join(ACCEPT_FILE).exists() {
        true => read::file(root, ACCEPT_FILE, files, findings)
            .ok()
            .and_then(|id| {
                one(id, files, findings, ACCEPTED_BELONGS, |_, entries| {
                    Some(accept_file::accept_file(entries))
                })
            }),
        false => None,
    };
    Some(Spec {
        api: api?,
        accepted: accepted.unwrap_or_default(),
        types,
        operations,
        notifications,
        left_out,
    })
}

/// Reads a spec that stands in memory, by the names that its files would have.
pub(crate) fn of_texts(texts: &[(&str, &str)]) -> Loaded {
    let (mut files, findings) = (Files::default(), Findings::default());
    let mut api = None;
    let (mut types, mut operations, mut notifications) = (Vec::new(), Vec::new(), Vec::new());
    for (name, text) in texts {
        let id = files.add(File {
            name: (*name).to_owned(),
            path: name.into(),
            text: (*text).to_owned(),
        });
        match name.split('/').collect::<Vec<_>>().as_slice() {
            ["types", _] => types.extend(one(
                id,
                &files,
                &findings,
                TYPE_BELONGS,
                type_file::type_file,
            )),
            ["operations", group, _] => {
                operations.extend(one(
                    id,
                    &files,
                    &findings,
                    OPERATION_BELONGS,
                    |id, entries| operation_file::operation_file(id, group, entries),
                ));
            }
            ["notifications", group, _] => {
                notifications.extend(one(
                    id,
                    &files,
                    &findings,
                    NOTIFICATION_BELONGS,
                    |id, entries| notification_file::notification_file(id, group, entries),
                ));
            }
            _ => api = one(id, &files, &findings, API_BELONGS, api_file::api_file),
        }
    }
    let spec = api.map(|api| Spec {
        api,
        types,
        operations,
        notifications,
        accepted: Vec::new(),
        left_out: Vec::new(),
    });
    Loaded {
        spec,
        files,
        findings,
    }
}

/// Reads every file of a spec folder without understanding it, those too that have no meaning there.
///
/// What [`load`] would add to its files is all here, in another order. `None` when something cannot be read, or when there
/// are folders that files tell nothing of.
#[must_use]
pub fn files(root: &Path) -> Option<Files> {
    read::everything(root)
}

/// Reads a folder that has a folder for each group.
fn grouped<T>(
    root: &Path,
    name: &str,
    files: &mut Files,
    findings: &Findings,
    left_out: &mut Vec<FileId>,
    belongs: &'static str,
    read: fn(FileId, &str, Mapping<'_>) -> Option<T>,
) -> Vec<T> {
    let mut found = Vec::new();
    let groups = read::folder(root, name, Holds::Folders, files, findings);
    left_out.extend(groups.left_out);
    for group in groups.folders {
        let folder = read::folder(
            root,
            &format!("{name}/{group}"),
            Holds::Files,
            files,
            findings,
        );
        left_out.extend(folder.left_out);
        for id in folder.files {
            match one(id, files, findings, belongs, |id, entries| {
                read(id, &group, entries)
            }) {
                Some(file) => found.push(file),
                None => left_out.push(id),
            }
        }
    }
    found
}

/// Reads one file as a mapping. `None` means that a finding says why not.
///
/// A file that says nothing has no text to show the place by, so that the finding itself names it.
fn one<T>(
    id: FileId,
    files: &Files,
    findings: &Findings,
    belongs: &'static str,
    read: impl FnOnce(FileId, Mapping<'_>) -> Option<T>,
) -> Option<T> {
    let file = files.get(id);
    let node = parse(id, file, findings)?;
    if matches!(node.value, Value::Null) {
        findings.add(
            "empty-file",
            node.place,
            format!("`{}` says nothing", file.name),
            belongs,
        );
        return None;
    }
    read(id, Mapping::of_file(&node, findings)?)
}
