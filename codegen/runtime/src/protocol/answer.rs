//! From a verified body to a typed answer.

use std::borrow::Cow;
use std::fmt;

use bytes::Bytes;
use serde::de::{
    self, DeserializeOwned, DeserializeSeed, Deserializer, IgnoredAny, MapAccess, Visitor,
};

use super::api::{Api, EnvelopeNames};
use super::error::{Cause, Failure};
use super::http_message::Received;
use super::operation::{OperationSpec, Outcome, ResultRule, Retry};
use crate::validate::{Constraint, Path, Violation};
use crate::{Violations, json};

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

/// The result that every answer holds.
#[derive(Debug, Default)]
struct ResultParts {
    code: Option<String>,
    status: Option<String>,
    message: Option<String>,
}

/// Refuses what stands there already: of two results, neither can be believed.
fn once<T, E: de::Error>(place: &Option<T>) -> Result<(), E> {
    match place {
        None => Ok(()),
        Some(_) => Err(E::custom("a field that stands twice")),
    }
}

/// Reads the result out of a body and passes over everything else.
struct Envelope<'a>(&'a EnvelopeNames);

impl<'de> DeserializeSeed<'de> for Envelope<'_> {
    type Value = Option<ResultParts>;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Self::Value, D::Error> {
        from.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Envelope<'_> {
    type Value = Option<ResultParts>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object with a result")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut result = None;
        while let Some(key) = map.next_key::<Cow<'_, str>>()? {
            if key == self.0.field {
                once(&result)?;
                result = Some(map.next_value_seed(Parts(self.0))?);
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(result)
    }
}

struct Parts<'a>(&'a EnvelopeNames);

impl<'de> DeserializeSeed<'de> for Parts<'_> {
    type Value = ResultParts;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<ResultParts, D::Error> {
        from.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Parts<'_> {
    type Value = ResultParts;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a result")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<ResultParts, A::Error> {
        let mut parts = ResultParts::default();
        while let Some(key) = map.next_key::<Cow<'_, str>>()? {
            let place = if key == self.0.code {
                &mut parts.code
            } else if key == self.0.status {
                &mut parts.status
            } else if key == self.0.message {
                &mut parts.message
            } else {
                map.next_value::<IgnoredAny>()?;
                continue;
            };
            once(place)?;
            *place = map.next_value()?;
        }
        Ok(parts)
    }
}

/// A result with what it means.
struct Meaning {
    code: String,
    status: String,
    message: String,
    rule: Option<&'static ResultRule>,
    outcome: Outcome,
}

fn meaning(api: &Api, operation: &OperationSpec, body: &[u8]) -> Result<Meaning, Violations> {
    let names = &api.envelope;
    let unreadable =
        |at: &Path<'_>, constraint| Violations::from(Violation::new(at.into(), constraint));
    let at = Path::ROOT.field(names.field);
    let mut json = serde_json::Deserializer::from_slice(body);
    let parts = Envelope(names)
        .deserialize(&mut json)
        .and_then(|parts| json.end().map(|()| parts))
        .map_err(|_| unreadable(&at, Constraint::Readable))?
        .ok_or_else(|| unreadable(&at, Constraint::Required))?;
    let required = |part: Option<String>, name: &str| {
        part.ok_or_else(|| unreadable(&at.field(name), Constraint::Required))
    };
    let code = required(parts.code, names.code)?;
    let status = required(parts.status, names.status)?;
    let rule = operation.rule(&code, &status);
    let outcome = match (rule, api.outcome_of(&status)) {
        (Some(rule), _) => rule.outcome,
        (None, by_status) if operation.contradicts(&code, by_status) => Outcome::Unknown,
        (None, by_status) => by_status,
    };
    Ok(Meaning {
        code,
        status,
        message: parts.message.unwrap_or_default(),
        rule,
        outcome,
    })
}

/// Why a verified body is no success.
pub(super) enum Refusal<C> {
    /// It says that the call failed.
    Failed(Failure<C>),
    /// It leaves open how the call ended.
    Undecided(Cause<C>),
}

/// A verified body that says that the call is done or under way, and whose response is not yet read.
pub(crate) struct Settled<C> {
    pub(super) http_status: u16,
    body: Bytes,
    /// What the answer says besides, if the call is under way.
    under_way: Option<Cause<C>>,
}

impl<C> Settled<C> {
    #[cfg(feature = "_calls")]
    pub(crate) fn is_under_way(&self) -> bool {
        self.under_way.is_some()
    }

    /// Reads the response. An answer that says only that the call is under way, without what its response should hold, is
    /// worth its code.
    pub(super) fn read<T: DeserializeOwned>(self) -> Result<Answer<T>, Cause<C>> {
        match (json::read(&self.body), self.under_way) {
            (Ok(response), None) => Ok(Answer::Done(response)),
            (Ok(response), Some(_)) => Ok(Answer::Pending(response)),
            (Err(violations), None) => Err(Cause::Unreadable(violations)),
            (Err(_), Some(cause)) => Err(cause),
        }
    }
}

/// What a verified body says of the call, whatever the type of its response.
pub(super) fn settle<C: for<'a> From<&'a str>>(
    api: &Api,
    operation: &'static OperationSpec,
    received: &Received,
) -> Result<Settled<C>, Refusal<C>> {
    let meaning = meaning(api, operation, &received.body)
        .map_err(|violations| Refusal::Undecided(Cause::Unreadable(violations)))?;
    let code = C::from(&meaning.code);
    let reported = |code| Cause::Reported {
        code,
        status: meaning.status.clone(),
        message: meaning.message.clone(),
        advice: meaning.rule.map(|rule| rule.advice),
        retry: meaning.rule.map_or(Retry::Never, |rule| rule.retry),
    };
    let settled = |under_way| Settled {
        http_status: received.status,
        body: received.body.clone(),
        under_way,
    };
    match meaning.outcome {
        Outcome::Success => Ok(settled(None)),
        Outcome::Pending if operation.can_be_pending() => Ok(settled(Some(reported(code)))),
        Outcome::Failed => Err(Refusal::Failed(Failure::new(
            operation,
            code,
            meaning.status,
            meaning.message,
            meaning.rule,
        ))),
        Outcome::Pending | Outcome::Unknown => Err(Refusal::Undecided(reported(code))),
    }
}
