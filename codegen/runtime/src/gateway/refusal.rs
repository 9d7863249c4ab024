//! Why requests are refused.

use bytes::Bytes;

use crate::protocol::{Api, FixedResult, OperationSpec, SignatureError};

/// Why a request is refused: the API's code, and what is wrong in words.
pub(super) struct Refusal {
    code: FixedResult,
    detail: String,
}

impl Refusal {
    /// Nobody who is known signed it.
    pub(super) fn unsigned(api: &Api, reason: &SignatureError) -> Self {
        Self {
            code: api.refusals.invalid_signature,
            detail: reason.to_string(),
        }
    }

    /// It breaks a rule.
    pub(super) fn invalid(api: &Api, detail: String) -> Self {
        Self {
            code: api.refusals.invalid_request,
            detail,
        }
    }

    /// No operation is for its method and path.
    pub(super) fn unknown_path(api: &Api, method: &str, path: &str) -> Self {
        Self {
            code: api.refusals.unknown_path,
            detail: format!("{method} {path}"),
        }
    }

    /// Its idempotency key came with another request, in the operation's own code if it lists the API's.
    pub(super) fn inconsistent_repeat(api: &Api, operation: &OperationSpec) -> Self {
        let refusals = &api.refusals;
        let code = refusals.inconsistent_repeat.filter(|refusal| {
            let mut listed = operation.results.iter();
            listed.any(|rule| (rule.code, rule.status) == (refusal.code, refusal.status))
        });
        Self {
            code: code.unwrap_or(refusals.invalid_request),
            detail: "The idempotency key came before, with another request.".to_owned(),
        }
    }

    /// What is answered.
    pub(super) fn body(&self, api: &Api) -> Bytes {
        let FixedResult {
            code,
            status,
            message,
        } = self.code;
        let message = format!("{message} {}", self.detail);
        api.envelope.body(code, status, &message).into()
    }

    /// What a test is told.
    pub(super) fn words(&self) -> String {
        format!("{}: {}", self.code.code, self.detail)
    }
}
