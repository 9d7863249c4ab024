//! What the gateway answers to one operation.

use bytes::Bytes;
use serde::de::DeserializeOwned;

use super::handler::{Handler, Reply};
use crate::protocol::{
    Api, Authentication, Operation, OperationSpec, Sending, UploadSpec, identity_of,
};
use crate::{Violations, json};

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
    /// What authenticates its requests; of a session, the header that carries its ID.
    pub(super) authentication: Authentication<&'static str>,
    /// How a file goes with them, if one does.
    pub(super) file: Option<&'static UploadSpec>,
    /// Checks a body and gives what identifies it.
    pub(super) check: fn(&[u8]) -> Result<Identity, Violations>,
    pub(super) sample: &'static str,
    /// What decides the answer instead of the sample.
    pub(super) handler: Option<Handler>,
}

impl Route {
    /// A route that answers a sample to whoever calls in the way of the operation.
    #[must_use]
    pub fn new<R: Operation + DeserializeOwned>(sample: &'static str) -> Self {
        Self {
            operation: R::SPEC,
            authentication: R::SENDING.authentication(),
            file: R::SENDING.file(),
            check: |body| {
                let request: R = json::read_valid(body)?;
                let call = identity_of(&request);
                let echoes = call.echoes.into_iter();
                Ok(Identity {
                    idempotency_key: call.idempotency_key.map(str::to_owned),
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
        let client_id = match self.authentication {
            Authentication::Signature => Some(client_id),
            Authentication::Session(_) => None,
        };
        self.operation.method == method && api.has_path(self.operation, client_id, path)
    }

    /// How many bytes its files add to a body.
    pub(super) fn file_bytes(&self) -> usize {
        self.file
            .map_or(0, |spec| spec.max_bytes * spec.file_parts.len())
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
