//! What one operation is. Generated code implements [`Operation`] for each request type.

use std::fmt;

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::Validate;

/// What a result means for the payment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// It is done.
    Success,
    /// It is under way; the answer comes later.
    Pending,
    /// It is certain that nothing was done.
    Failed,
    /// Nobody can say yet.
    Unknown,
}

/// Whether the same call may be made again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Retry {
    /// Do not.
    Never,
    /// With the same body and the same idempotency key.
    SameRequest,
    /// Only after an inquiry said that nothing happened.
    AfterInquiry,
}

/// One result code of an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ResultRule {
    /// The code on the wire.
    pub code: &'static str,
    /// The status that it comes with.
    pub status: &'static str,
    /// What it means for the payment.
    pub outcome: Outcome,
    /// Whether to call again.
    pub retry: Retry,
    /// What to do.
    pub advice: &'static str,
}

/// One operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OperationSpec {
    /// Its name in the API.
    pub name: &'static str,
    /// The HTTP method.
    pub method: &'static str,
    /// The path behind the base path, or the whole one.
    pub path: &'static str,
    /// Whether nothing stands before the path, in the sandbox neither.
    pub is_whole_path: bool,
    /// The operation that tells how a call ended, if the API has one.
    pub inquire_with: Option<&'static str>,
    /// The result codes that its page lists.
    pub results: &'static [ResultRule],
}

impl OperationSpec {
    /// The rule for a code that came with a status.
    ///
    /// A listed code with another status than the listed one has no rule.
    #[must_use]
    pub fn rule(&self, code: &str, status: &str) -> Option<&'static ResultRule> {
        self.results
            .iter()
            .find(|rule| rule.code == code && rule.status == status)
    }

    /// Whether a call can answer that it is under way.
    #[must_use]
    pub fn can_be_pending(&self) -> bool {
        self.results
            .iter()
            .any(|rule| rule.outcome == Outcome::Pending)
    }

    /// Whether a code is listed, but never with this outcome. Then nobody can say which of the two holds.
    pub(super) fn contradicts(&self, code: &str, outcome: Outcome) -> bool {
        let mut listed = self.results.iter().filter(|rule| rule.code == code);
        let is_listed = listed.clone().next().is_some();
        is_listed && listed.all(|rule| rule.outcome != outcome)
    }
}

/// A request, and with it everything that is known of its operation but how it is sent.
///
/// That is said by a second trait, of which each request has one: it can be sent in one way alone.
pub trait Operation: Serialize + Validate {
    /// What a call answers that is done or under way.
    type Response: DeserializeOwned;
    /// The result codes of the API.
    type Code: for<'a> From<&'a str> + fmt::Display + fmt::Debug;

    /// The operation.
    const SPEC: &'static OperationSpec;

    /// The value of the field that makes a repeated call safe.
    fn idempotency_key(&self) -> Option<&str>;
}

/// An operation whose requests are signed as JSON, and whose answers are too.
pub trait SignedOperation: Operation {}

/// Which call something belongs to: everything of a request that an error tells, without its type.
#[derive(Clone, Copy)]
pub(crate) struct CallIdentity<'a> {
    pub(crate) operation: &'static OperationSpec,
    pub(crate) idempotency_key: Option<&'a str>,
}

impl<'a> CallIdentity<'a> {
    pub(crate) fn of<R: Operation>(request: &'a R) -> Self {
        Self {
            operation: R::SPEC,
            idempotency_key: request.idempotency_key(),
        }
    }
}
