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
}

/// Reads a spec folder.
///
/// The spec is `None` when `api.yaml` is too broken to go on; `findings` then says why.
pub fn load(root: &Path, files: &mut Files, findings: &Findings) -> Option<Spec> {
    let api = read::file(root, "api.yaml", files, findings).and_then(|id| {
        let node = node::parse(id, files.get(id), findings)?;
        api_file::api_file(id, Mapping::of_file(&node, findings)?)
    });
    let types = read::folder(root, "types", Holds::Files, files, findings)
        .files
        .into_iter()
        .filter_map(|id| {
            let node = node::parse(id, files.get(id), findings)?;
            type_file::type_file(id, Mapping::of_file(&node, findings)?)
        })
        .collect();
    let groups = read::folder(root, "operations", Holds::Folders, files, findings).folders;
    let mut operations = Vec::new();
    for group in groups {
        let folder = format!("operations/{group}");
        for id in read::folder(root, &folder, Holds::Files, files, findings).files {
            let operation = node::parse(id, files.get(id), findings).and_then(|node| {
                operation_file::operation_file(id, &group, Mapping::of_file(&node, findings)?)
            });
            operations.extend(operation);
        }
    }
    Some(Spec {
        api: api?,
        types,
        operations,
    })
}
