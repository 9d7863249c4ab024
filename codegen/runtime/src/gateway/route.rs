//! What the gateway answers to one operation.

use bytes::Bytes;
use serde::de::DeserializeOwned;

use super::handler::{Handler, Reply};
use crate::protocol::{Operation, OperationSpec};
use crate::{Violations, json};

/// One operation: how its requests are checked and what is answered.
#[derive(Clone)]
pub struct Route {
    pub(super) operation: &'static OperationSpec,
    /// Checks a body and gives its idempotency key.
    pub(super) check: fn(&[u8]) -> Result<Option<String>, Violations>,
    pub(super) sample: &'static str,
    /// What decides the answer instead of the sample.
    pub(super) handler: Option<Handler>,
}

impl Route {
    /// A route that answers a sample.
    #[must_use]
    pub fn new<R: Operation + DeserializeOwned>(sample: &'static str) -> Self {
        Self {
            operation: R::SPEC,
            check: |body| {
                let request: R = json::read_valid(body)?;
                Ok(request.idempotency_key().map(str::to_owned))
            },
            sample,
            handler: None,
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
