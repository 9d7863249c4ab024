//! The digest of a file, which stands in the JSON of an upload and is nobody's to set.

use crate::spec::{Field, OperationFile};

/// Whether a field of the request holds the digest of a file.
pub(super) fn is_digest(file: &OperationFile, name: &str) -> bool {
    let upload = file.upload.as_ref();
    upload.is_some_and(|upload| upload.sha256.value == name)
}

/// The fields of the request that code sets.
pub(crate) fn fields_to_set(file: &OperationFile) -> impl Iterator<Item = &Field> {
    let fields = file.request.iter();
    fields.filter(|field| !is_digest(file, &field.name))
}

/// What a page shows of a request, as it is built: without what is made of a file.
pub(super) fn without_digest(
    operation: &OperationFile,
    mut request: serde_json::Value,
) -> serde_json::Value {
    if let (Some(upload), Some(fields)) = (&operation.upload, request.as_object_mut()) {
        fields.remove(&upload.sha256.value);
    }
    request
}
