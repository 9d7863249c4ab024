//! From a verified body to a typed answer.

use serde::de::DeserializeOwned;

use super::api::Api;
use super::call_identity::CallIdentity;
use super::error::{Accepted, Cause, Failure};
use super::http_message::Received;
use super::message_body::MessageBody;
use super::operation_spec::{OperationSpec, Outcome, Repeat};
use super::result::{ReadResult, ResultParts, top_of};
use super::signature_error::SignatureError;
use crate::Violations;
use crate::json::{Entry, PartlyRead, text};

/// What a call answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer<T> {
    /// It is done.
    Done(T),
    /// It is under way; a notification or an inquiry tells how it ends.
    Pending(T),
}

impl<T> Answer<T> {
    /// Whether it is under way.
    pub fn is_pending(&self) -> bool {
        matches!(self, Self::Pending(_))
    }

    /// The response, whether the call is done or under way.
    pub fn into_response(self) -> T {
        match self {
            Self::Done(response) | Self::Pending(response) => response,
        }
    }
}

/// Why a body is no acceptance.
pub(super) enum Refusal<C> {
    /// It says that the call failed.
    Failed(Box<Failure<C>>),
    /// It leaves open how the call ended.
    Undecided(Cause<C>),
    /// It belongs to another call.
    OtherCall(SignatureError),
}

/// A body that says that the call is done or under way, and whose response is not yet read.
pub(crate) struct Settled<C> {
    result: ReadResult<C>,
    is_under_way: bool,
}

impl<C> Settled<C> {
    #[cfg(feature = "_calls")]
    pub(crate) fn is_under_way(&self) -> bool {
        self.is_under_way
    }

    /// Reads the response. That something in it cannot be read changes nothing in what was settled.
    pub(super) fn read<T: DeserializeOwned>(
        self,
        call: &CallIdentity<'_>,
    ) -> Result<Answer<T>, Box<Accepted<C>>> {
        let PartlyRead { value, unread } = self.result.body.read_partly();
        match value {
            Some(response) if unread.is_empty() => Ok(match self.is_under_way {
                true => Answer::Pending(response),
                false => Answer::Done(response),
            }),
            _ => {
                let accepted = self.result.accepted(call, self.is_under_way, unread);
                Err(Box::new(accepted))
            }
        }
    }
}

/// What a body says of the call, whatever the type of its response.
pub(super) fn settle<C: for<'a> From<&'a str>>(
    api: &Api,
    call: &CallIdentity<'_>,
    received: &Received,
) -> Result<Settled<C>, Refusal<C>> {
    let operation = call.operation;
    let unreadable = |violations: Violations| Refusal::Undecided(Cause::Unreadable(violations));
    let entries = top_of(&received.body).map_err(unreadable)?;
    if let Some(field) = other_echo(call, &entries) {
        return Err(Refusal::OtherCall(SignatureError::OtherCall(field)));
    }
    let ResultParts {
        code,
        status,
        message,
    } = ResultParts::of(&api.envelope, &entries).map_err(unreadable)?;
    let rule = operation.rule(&code, &status);
    let outcome = match (rule, api.outcome_of(&status)) {
        (Some(rule), _) => rule.outcome,
        (None, by_status) if operation.contradicts(&code, by_status) => Outcome::Unknown,
        // Another request with the same key came before, and may have done everything.
        (None, Outcome::Failed) if is_inconsistent_repeat(api, operation, &code) => {
            Outcome::Unknown
        }
        (None, by_status) => by_status,
    };
    let result = ReadResult {
        code: C::from(&code),
        status,
        message,
        http_status: received.status,
        retry_after: received.retry_after(),
        body: MessageBody::new(received.body.clone()),
    };
    match outcome {
        Outcome::Success => Ok(Settled {
            result,
            is_under_way: false,
        }),
        Outcome::Pending if operation.can_be_pending() => Ok(Settled {
            result,
            is_under_way: true,
        }),
        Outcome::Failed => {
            let failure = result.failed(operation, rule);
            Err(Refusal::Failed(Box::new(failure)))
        }
        Outcome::Pending | Outcome::Unknown => Err(Refusal::Undecided(result.undecided(rule))),
    }
}

/// Whether a code says of a keyed call that its key came before with another request, though its page does not list it.
fn is_inconsistent_repeat(api: &Api, operation: &OperationSpec, code: &str) -> bool {
    let refusal = api.refusals.inconsistent_repeat;
    operation.repeat == Repeat::ByKey && refusal.is_some_and(|refusal| refusal.code == code)
}

/// The field that should repeat one of the request, and holds something else. What is absent or empty contradicts nothing.
fn other_echo(call: &CallIdentity<'_>, body: &[Entry<'_>]) -> Option<&'static str> {
    let is_other = |field: &str, sent: &str| {
        let mut repeated = body.iter().filter(|entry| entry.is(field));
        repeated.any(|entry| match entry.value.get() {
            "null" | r#""""# => false,
            _ => text(entry.value).is_none_or(|repeated| repeated != sent),
        })
    };
    let mut echoes = call.echoes.iter();
    let other = echoes.find(|(field, sent)| is_other(field, sent))?;
    Some(other.0)
}
