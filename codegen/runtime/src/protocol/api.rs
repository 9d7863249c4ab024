//! What one API says of its protocol. Generated code holds the one constant of this type.

use serde_json::json;

use super::operation_spec::{OperationSpec, Outcome};

/// Where an API is served.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Host {
    /// Scheme and host.
    pub url: &'static str,
    /// Scheme and host for calls that carry a file, if there is one.
    pub upload_url: Option<&'static str>,
}

/// How one API is spoken.
#[derive(Clone, Copy, Debug)]
pub struct Api {
    /// Its name.
    pub name: &'static str,
    /// What stands before every path.
    pub base_path: &'static str,
    /// How the sandbox differs.
    pub sandbox: Option<Sandbox>,
    /// The content type of requests.
    pub content_type: &'static str,
    /// The signature algorithm's name on the wire.
    pub algorithm: &'static str,
    /// The version of the key that requests are signed with.
    pub key_version: &'static str,
    /// The names of the headers.
    pub headers: HeaderNames,
    /// The names of the result's fields.
    pub envelope: EnvelopeNames,
    /// What each status means.
    pub statuses: &'static [(&'static str, Outcome)],
    /// What a gateway answers when it refuses.
    pub refusals: GatewayCodes,
    /// The paths of all operations, without what stands before them.
    pub paths: &'static [&'static str],
}

/// How the sandbox differs.
#[derive(Clone, Copy, Debug)]
pub struct Sandbox {
    /// How its client IDs begin.
    pub client_id_prefix: &'static str,
    /// What stands before every path there.
    pub base_path: &'static str,
}

/// The names of the headers, in lower case.
#[derive(Clone, Copy, Debug)]
pub struct HeaderNames {
    /// Who calls, and in the answer whom it is for.
    pub client_id: &'static str,
    /// When the request was made.
    pub request_time: &'static str,
    /// When the response was made.
    pub response_time: &'static str,
    /// The signature.
    pub signature: &'static str,
    /// On whose behalf the caller acts.
    pub agent_token: Option<&'static str>,
}

impl HeaderNames {
    /// Whether the protocol gives a meaning to a header, whose name is in lower case.
    pub(crate) fn contains(&self, name: &str) -> bool {
        let names = [
            self.client_id,
            self.request_time,
            self.response_time,
            self.signature,
        ];
        names.contains(&name) || self.agent_token == Some(name)
    }
}

/// The names of the result's fields.
#[derive(Clone, Copy, Debug)]
pub struct EnvelopeNames {
    /// The response's field that holds the result.
    pub field: &'static str,
    /// The result's code.
    pub code: &'static str,
    /// The result's status.
    pub status: &'static str,
    /// The result's message.
    pub message: &'static str,
}

impl EnvelopeNames {
    /// A body that holds a result and nothing else.
    pub(crate) fn body(&self, code: &str, status: &str, message: &str) -> String {
        json!({ self.field: { self.code: code, self.status: status, self.message: message } })
            .to_string()
    }
}

/// What a gateway answers when it refuses.
#[derive(Clone, Copy, Debug)]
pub struct GatewayCodes {
    /// The signature does not verify.
    pub invalid_signature: FixedResult,
    /// The request breaks a rule.
    pub invalid_request: FixedResult,
    /// No operation has the path.
    pub unknown_path: FixedResult,
    /// An idempotency key comes again with another request, where the operation lists this code; a request breaks a rule where
    /// it does not.
    pub inconsistent_repeat: Option<FixedResult>,
}

/// A result that is always the same.
#[derive(Clone, Copy, Debug)]
pub struct FixedResult {
    /// The result code.
    pub code: &'static str,
    /// The result status.
    pub status: &'static str,
    /// The message.
    pub message: &'static str,
}

impl Api {
    /// What stands before every path for a client.
    #[must_use]
    pub fn base_path_of(&self, client_id: &str) -> &'static str {
        match self.sandbox {
            Some(sandbox) if client_id.starts_with(sandbox.client_id_prefix) => sandbox.base_path,
            _ => self.base_path,
        }
    }

    /// What stands before the path of an operation in a request that names a client. One that names none goes to the usual
    /// path, for nothing of it tells the sandbox.
    fn base_path_for(&self, operation: &OperationSpec, client_id: Option<&str>) -> &'static str {
        match (operation.is_whole_path, client_id) {
            (true, _) => "",
            (false, Some(client_id)) => self.base_path_of(client_id),
            (false, None) => self.base_path,
        }
    }

    /// The whole path of an operation in a request that names a client, or none.
    pub(crate) fn path_of(&self, operation: &OperationSpec, client_id: Option<&str>) -> String {
        let base_path = self.base_path_for(operation, client_id);
        format!("{base_path}{}", operation.path)
    }

    /// Whether a whole path is that of an operation in a request that names a client, or none.
    #[cfg(feature = "gateway")]
    pub(crate) fn has_path(
        &self,
        operation: &OperationSpec,
        client_id: Option<&str>,
        path: &str,
    ) -> bool {
        let base_path = self.base_path_for(operation, client_id);
        path.strip_prefix(base_path) == Some(operation.path)
    }

    /// Every path below a base path that a message of this API can be signed for, in production and in the sandbox.
    pub(crate) fn whole_paths(&self) -> impl Iterator<Item = String> + '_ {
        let base_paths = [
            Some(self.base_path),
            self.sandbox.map(|sandbox| sandbox.base_path),
        ];
        let base_paths = base_paths.into_iter().flatten();
        base_paths.flat_map(|base_path| {
            self.paths
                .iter()
                .map(move |path| format!("{base_path}{path}"))
        })
    }

    /// What a status means; a status that nobody lists says nothing.
    #[must_use]
    pub fn outcome_of(&self, status: &str) -> Outcome {
        self.statuses
            .iter()
            .find(|(name, _)| *name == status)
            .map_or(Outcome::Unknown, |(_, outcome)| *outcome)
    }
}
