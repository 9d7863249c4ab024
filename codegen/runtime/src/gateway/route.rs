//! What the gateway answers to one operation.

use bytes::Bytes;
use serde::de::DeserializeOwned;

use super::handler::{Handler, Reply};
use crate::protocol::{
    Api, CallIdentity, Operation, OperationSpec, SessionOperation, SignedOperation,
    UploadOperation, UploadSpec,
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

/// What tells a request from others.
#[derive(Clone, Debug)]
pub(super) struct Identity {
    pub(super) idempotency_key: Option<String>,
    /// The response's fields that repeat one of the request, with what they repeat.
    echoes: Vec<(&'static str, String)>,
}

impl Identity {
    /// A sample with the request's own values in the fields that repeat them.
    fn repeated_in(&self, sample: &'static str) -> Bytes {
        let as_it_is = Bytes::from_static(sample.as_bytes());
        self.echoes.iter().fold(as_it_is, |body, (field, sent)| {
            json::with_text(&body, field, sent).map_or(body, Bytes::from)
        })
    }
}

/// One operation: how its requests are checked and what is answered.
#[derive(Clone)]
pub struct Route {
    pub(super) operation: &'static OperationSpec,
    pub(super) form: Form,
    /// Checks a body and gives what identifies it.
    pub(super) check: fn(&[u8]) -> Result<Identity, Violations>,
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
                let CallIdentity {
                    idempotency_key,
                    echoes,
                    ..
                } = CallIdentity::of(&request);
                let echoes = echoes.into_iter();
                Ok(Identity {
                    idempotency_key: idempotency_key.map(str::to_owned),
                    echoes: echoes
                        .map(|(field, sent)| (field, sent.to_owned()))
                        .collect(),
                })
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
    pub(super) fn reply(&self, body: &[u8], identity: &Identity) -> Reply<Bytes> {
        let sample = identity.repeated_in(self.sample);
        match &self.handler {
            Some(handler) => handler(body, &sample),
            None => Reply::Response(sample),
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
