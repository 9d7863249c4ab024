//! What a spec folder says: YAML files, read into structs in which every value knows its place.
//!
//! One way in: [`load`]. It reads everything it can and reports everything it cannot.

mod api_file;
mod field;
mod finding;
mod mapping;
mod node;
mod operation_file;
mod place;
mod read;
mod type_file;

use std::path::Path;

pub use api_file::{
    ApiFile, Envelope, Gateway, Group, Headers, Host, Refusal, Sandbox, SignatureWords, Source,
};
pub use field::{Field, FieldType, Item, Requirement, SCALARS, Scalar, Wire};
pub use finding::{Finding, Findings, did_you_mean};
pub use node::{Node, Value};
pub use operation_file::{CallSample, OperationFile, Outcome, ResultFile, Retry, Scenario};
pub use place::{File, FileId, Files, Place, Placed};
pub use type_file::{EnumValue, Money, TypeFile, TypeKind, TypeSample};

use mapping::Mapping;
use read::Holds;

/// Everything a spec folder says.
#[derive(Clone, Debug)]
pub struct Spec {
    /// What holds for the whole API.
    pub api: ApiFile,
    /// The shared types, in the order of their files.
    pub types: Vec<TypeFile>,
    /// The operations, in the order of their groups and files.
    pub operations: Vec<OperationFile>,
    /// Files that could not be understood. What seems to be missing may stand in one of them.
    pub left_out: Vec<FileId>,
}

/// Reads a spec folder.
///
/// The spec is `None` when `api.yaml` is too broken to go on; `findings` then says why.
pub fn load(root: &Path, files: &mut Files, findings: &Findings) -> Option<Spec> {
    if !root.is_dir() {
        read::no_folder(root, files, findings);
        return None;
    }
    read::root(root, files, findings);
    let api = read::file(root, "api.yaml", files, findings)
        .ok()
        .and_then(|id| one(id, files, findings, api_file::api_file));
    let mut left_out = Vec::new();
    let mut types = Vec::new();
    let folder = read::folder(root, "types", Holds::Files, files, findings);
    left_out.extend(folder.left_out);
    for id in folder.files {
        match one(id, files, findings, type_file::type_file) {
            Some(file) => types.push(file),
            None => left_out.push(id),
        }
    }
    let mut operations = Vec::new();
    let groups = read::folder(root, "operations", Holds::Folders, files, findings);
    left_out.extend(groups.left_out);
    for group in groups.folders {
        let name = format!("operations/{group}");
        let folder = read::folder(root, &name, Holds::Files, files, findings);
        left_out.extend(folder.left_out);
        for id in folder.files {
            let read =
                |id, entries: Mapping<'_>| operation_file::operation_file(id, &group, entries);
            match one(id, files, findings, read) {
                Some(file) => operations.push(file),
                None => left_out.push(id),
            }
        }
    }
    Some(Spec {
        api: api?,
        types,
        operations,
        left_out,
    })
}

/// Reads one file as a mapping. `None` means that a finding says why not.
fn one<T>(
    id: FileId,
    files: &Files,
    findings: &Findings,
    read: impl FnOnce(FileId, Mapping<'_>) -> Option<T>,
) -> Option<T> {
    let node = node::parse(id, files.get(id), findings)?;
    read(id, Mapping::of_file(&node, findings)?)
}
