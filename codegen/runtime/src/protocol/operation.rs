//! What one operation is. Generated code implements [`Operation`] for each request type.

use std::fmt;
use std::time::Duration;

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
    /// With the same body, and the same idempotency key if the operation has one.
    SameRequest,
    /// The same, not before so long a time is over.
    SameRequestAfter(Duration),
    /// Only after an inquiry said that nothing happened.
    AfterInquiry,
}

impl Retry {
    /// The least time before the same request is sent again; `None` where it is not.
    #[cfg(feature = "_calls")]
    pub(crate) fn least_delay(self) -> Option<Duration> {
        match self {
            Self::Never | Self::AfterInquiry => None,
            Self::SameRequest => Some(Duration::ZERO),
            Self::SameRequestAfter(delay) => Some(delay),
        }
    }
}

/// What it does to send the same request twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Repeat {
    /// Everything may be done twice.
    Unsafe,
    /// It is done once, if the field is there that identifies the request.
    ByKey,
    /// It is done once, since the request names what it changes.
    DoneOnce,
    /// Nothing: the call only asks.
    ChangesNothing,
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
    /// What it does to send the same request twice.
    pub repeat: Repeat,
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

/// A field of the response that repeats one of the request, so that an answer cannot be taken for that to another request.
pub struct Echo<R> {
    /// The response's field, by its wire name.
    pub field: &'static str,
    /// The value in the request.
    pub of: fn(&R) -> Option<&str>,
}

/// A request, and with it everything that is known of its operation but how it is sent.
///
/// That is said by a second trait, of which each request has one: it can be sent in one way alone.
pub trait Operation: Serialize + Validate + Sized + 'static {
    /// What a call answers that is done or under way.
    type Response: DeserializeOwned;
    /// The result codes of the API.
    type Code: for<'a> From<&'a str> + fmt::Display + fmt::Debug;

    /// The operation.
    const SPEC: &'static OperationSpec;

    /// The fields of the response that repeat fields of the request.
    const ECHOES: &'static [Echo<Self>] = &[];

    /// The value of the field that makes a repeated call safe.
    fn idempotency_key(&self) -> Option<&str>;
}

/// An operation whose requests are signed as JSON, and whose answers are too.
pub trait SignedOperation: Operation {}

/// Which call something belongs to: everything of a request that its answer is held against, without its type.
#[derive(Clone)]
pub(crate) struct CallIdentity<'a> {
    pub(crate) operation: &'static OperationSpec,
    pub(crate) idempotency_key: Option<&'a str>,
    /// The response's fields that repeat one of the request, with what they must repeat.
    pub(crate) echoes: Vec<(&'static str, &'a str)>,
}

impl<'a> CallIdentity<'a> {
    pub(crate) fn of<R: Operation>(request: &'a R) -> Self {
        let echoes = R::ECHOES.iter();
        Self {
            operation: R::SPEC,
            idempotency_key: request.idempotency_key(),
            echoes: echoes
                .filter_map(|echo| Some((echo.field, (echo.of)(request)?)))
                .filter(|(_, sent)| !sent.is_empty())
                .collect(),
        }
    }

    /// Whether sending the same request again does nothing twice.
    #[cfg(feature = "_calls")]
    pub(crate) fn is_repeatable(&self) -> bool {
        match self.operation.repeat {
            Repeat::Unsafe => false,
            Repeat::ByKey => self.idempotency_key.is_some(),
            Repeat::DoneOnce | Repeat::ChangesNothing => true,
        }
    }
}
