//! The result that every answer holds, read out of a verified body.

use std::time::Duration;

use serde_json::value::RawValue;

use super::api::EnvelopeNames;
use super::call_identity::CallIdentity;
use super::error::{Accepted, Cause, Failure};
use super::message_body::MessageBody;
use super::operation_spec::{OperationSpec, ResultRule, Retry};
use crate::Violations;
use crate::json::{Entry, entries, text};
use crate::validate::{Constraint, Misfit, Path, Violation};

/// What an answer says of a call, whatever the type of its response.
#[derive(Debug)]
pub(super) struct ReadResult<C> {
    pub(super) code: C,
    pub(super) status: String,
    pub(super) message: String,
    pub(super) http_status: u16,
    pub(super) retry_after: Option<Duration>,
    pub(super) body: MessageBody,
}

/// What to do about a failure whose code has no rule.
const UNLISTED: &str = "The page of the operation does not list this code; see the message.";

impl<C> ReadResult<C> {
    /// The failure that it is, of which a rule says what to do.
    pub(super) fn failed(
        self,
        operation: &'static OperationSpec,
        rule: Option<&ResultRule>,
    ) -> Failure<C> {
        Failure {
            operation,
            code: self.code,
            status: self.status,
            message: self.message,
            http_status: self.http_status,
            retry_after: self.retry_after,
            body: self.body,
            advice: rule.map_or(UNLISTED, |rule| rule.advice),
            retry: rule.map_or(Retry::Never, |rule| rule.retry),
        }
    }

    /// The acceptance that it is, in an answer that has places which cannot be read.
    pub(super) fn accepted(
        self,
        call: &CallIdentity<'_>,
        is_pending: bool,
        unread: Violations,
    ) -> Accepted<C> {
        Accepted {
            operation: call.operation,
            is_pending,
            code: self.code,
            status: self.status,
            message: self.message,
            idempotency_key: call.idempotency_key.map(str::to_owned),
            http_status: self.http_status,
            unread,
            body: self.body,
        }
    }

    /// Why it leaves open how the call ended, as it says itself.
    pub(super) fn undecided(self, rule: Option<&ResultRule>) -> Cause<C> {
        Cause::Reported {
            code: self.code,
            status: self.status,
            message: self.message,
            advice: rule.map(|rule| rule.advice),
            retry: rule.map_or(Retry::Never, |rule| rule.retry),
        }
    }
}

/// The parts of a result.
pub(super) struct ResultParts {
    pub(super) code: String,
    pub(super) status: String,
    pub(super) message: String,
}

/// The entries of a body.
pub(super) fn top_of(body: &[u8]) -> Result<Vec<Entry<'_>>, Violations> {
    entries(body).map_err(|misfit| unreadable(&Path::ROOT, misfit))
}

impl ResultParts {
    /// The result among the entries of a body. Its message is for people only, and does not stand in the way.
    pub(super) fn of(names: &EnvelopeNames, body: &[Entry<'_>]) -> Result<Self, Violations> {
        let at = Path::ROOT.field(names.field);
        let result = required(body, &at, names.field)?;
        let result = entries(result.get().as_bytes()).map_err(|misfit| unreadable(&at, misfit))?;
        let part = |name| -> Result<String, Violations> {
            let at = at.field(name);
            let value = required(&result, &at, name)?;
            let is_text = value.get().starts_with('"');
            let text = text(value).filter(|_| is_text);
            Ok(text.ok_or_else(|| unreadable(&at, Misfit::Type))?.into())
        };
        let message = result.iter().find(|entry| entry.is(names.message));
        Ok(Self {
            code: part(names.code)?,
            status: part(names.status)?,
            message: message.map_or_else(String::new, |entry| words(entry.value)),
        })
    }
}

/// The value of the entry with a key, of which there must be one: of two, neither can be believed.
fn required<'a>(
    entries: &[Entry<'a>],
    at: &Path<'_>,
    key: &str,
) -> Result<&'a RawValue, Violations> {
    let mut found = entries.iter().filter(|entry| entry.is(key));
    match (found.next(), found.next()) {
        (Some(entry), None) => Ok(entry.value),
        (None, _) => Err(Violation::new(at.into(), Constraint::Required).into()),
        (Some(_), Some(_)) => Err(unreadable(at, Misfit::Twice)),
    }
}

fn unreadable(at: &Path<'_>, misfit: Misfit) -> Violations {
    Violation::new(at.into(), Constraint::Readable(misfit)).into()
}

/// A text, or the JSON of what is none.
fn words(value: &RawValue) -> String {
    let json = value.get();
    match text(value) {
        Some(text) => text.into(),
        None if json == "null" => String::new(),
        None => json.trim_matches('"').to_owned(),
    }
}
