//! What the gateway answers to one operation.

use bytes::Bytes;
use serde::de::DeserializeOwned;

use super::handler::{Handler, Reply};
use crate::protocol::{
    Api, Operation, OperationSpec, SessionOperation, SignedOperation, UploadOperation, UploadSpec,
};
use crate::{Violations, json};

/// What the requests of an operation look like.
#[derive(Clone, Copy, Debug)]
pub(super) enum Form {
    /// Signed JSON, which is answered by signed JSON.
    Signed,
    /// JSON, and the ID of a session in this header. The answer is not signed.
    InSession(&'static str),
    /// Signed JSON with a file.
    Upload(&'static UploadSpec),
}

/// One operation: how its requests are checked and what is answered.
#[derive(Clone)]
pub struct Route {
    pub(super) operation: &'static OperationSpec,
    pub(super) form: Form,
    /// Checks a body and gives its idempotency key.
    pub(super) check: fn(&[u8]) -> Result<Option<String>, Violations>,
    pub(super) sample: &'static str,
    /// What decides the answer instead of the sample.
    pub(super) handler: Option<Handler>,
}

impl Route {
    /// A route that answers a sample.
    #[must_use]
    pub fn new<R: SignedOperation + DeserializeOwned>(sample: &'static str) -> Self {
        Self::of::<R>(Form::Signed, sample)
    }

    /// A route that answers a sample to whoever has a session.
    #[must_use]
    pub fn in_session<R: SessionOperation + DeserializeOwned>(sample: &'static str) -> Self {
        Self::of::<R>(Form::InSession(R::HEADER), sample)
    }

    /// A route that answers a sample to whoever sends a file with the JSON.
    #[must_use]
    pub fn upload<R: UploadOperation + DeserializeOwned>(sample: &'static str) -> Self {
        Self::of::<R>(Form::Upload(R::UPLOAD), sample)
    }

    fn of<R: Operation + DeserializeOwned>(form: Form, sample: &'static str) -> Self {
        Self {
            operation: R::SPEC,
            form,
            check: |body| {
                let request: R = json::read_valid(body)?;
                Ok(request.idempotency_key().map(str::to_owned))
            },
            sample,
            handler: None,
        }
    }

    /// Whether it is for requests of a method to a whole path.
    pub(super) fn is_for(&self, api: &Api, client_id: &str, method: &str, path: &str) -> bool {
        let operation = self.operation;
        let has_path = match self.form {
            Form::Signed | Form::Upload(_) => api.has_path(operation, client_id, path),
            Form::InSession(_) => api.path_without_client(operation) == path,
        };
        operation.method == method && has_path
    }

    /// How many bytes its files add to a body.
    pub(super) fn file_bytes(&self) -> usize {
        match self.form {
            Form::Signed | Form::InSession(_) => 0,
            Form::Upload(spec) => spec.max_bytes * spec.file_parts.len(),
        }
    }

    /// What is answered to a request that keeps every rule.
    pub(super) fn reply(&self, body: &[u8]) -> Reply<Bytes> {
        match &self.handler {
            Some(handler) => handler(body),
            None => Reply::Response(Bytes::from_static(self.sample.as_bytes())),
        }
    }
}

impl std::fmt::Debug for Route {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_tuple("Route")
            .field(&self.operation.name)
            .finish()
    }
}
