//! From a request to an answer, without any I/O.

use bytes::Bytes;
use http::Response;
use http::header::{CONTENT_TYPE, HeaderValue, RETRY_AFTER};

use super::accepted::Accepted;
use super::arrival::Arrival;
use super::caller::json_of_caller;
use super::effect::{Answered, Before, Effect, Flaw};
use super::handler::Reply;
use super::pace::Pace;
use super::refusal::Refusal;
use super::request::Request;
use super::route::Route;
use super::signed_headers::signed_headers;
use super::state::State;
use crate::protocol::{Authentication, Message, time_now};

/// An answer and how it is sent.
pub(super) struct Sent {
    pub(super) response: Response<Bytes>,
    pub(super) pace: Pace,
}

/// What an accepted request came to.
struct Done {
    body: Bytes,
    /// Whether it was done now.
    is_processed: bool,
}

/// Answers a request. `None` ends the connection without an answer.
pub(super) fn answer(state: &State, request: &Request) -> Option<Sent> {
    let route = route(state, request);
    let accepted = accept(state, request, route);
    let key = accepted.as_ref().ok();
    let fault =
        state.next_fault(key.and_then(|accepted| accepted.identity.idempotency_key.as_deref()));
    let effect = Effect::of(fault);
    let done = accepted.and_then(|accepted| match effect.is_processed {
        true => process(state, &accepted),
        // Nobody sees the body of what was not processed.
        false => Ok(Done {
            body: Bytes::new(),
            is_processed: false,
        }),
    });
    state.arrived(Arrival {
        method: request.method.clone(),
        path: request.path.clone(),
        headers: request.headers.clone(),
        body: request.body.clone(),
        fault,
        is_processed: done.as_ref().is_ok_and(|done| done.is_processed),
        refusal: done.as_ref().err().map(Refusal::words),
    });
    let (body, flaw) = match (done, effect.answer) {
        (_, Answered::Nothing) => return None,
        (_, Answered::Unsigned(before)) => {
            return Some(Sent {
                response: from_before(before),
                pace: effect.pace,
            });
        }
        (Err(refusal), Answered::Whole(flaw)) => (refusal.body(state.api), flaw),
        (Err(refusal), Answered::Result(..) | Answered::Garbage) => (refusal.body(state.api), None),
        (Ok(_), Answered::Result(code, status)) => {
            let envelope = &state.api.envelope;
            (
                envelope.body(code, status, "As the fault says.").into(),
                None,
            )
        }
        (Ok(_), Answered::Garbage) => (Bytes::from_static(b"}not JSON{"), None),
        (Ok(done), Answered::Whole(flaw)) => (done.body, flaw),
    };
    let response = match route.map(|route| route.authentication) {
        Some(Authentication::Session(_)) => unsigned(state, flaw, &body),
        Some(Authentication::Signature) | None => signed(state, request, flaw, body),
    };
    Some(Sent {
        response,
        pace: effect.pace,
    })
}

/// What a request asks for, whoever sent it.
fn route<'a>(state: &'a State, request: &Request) -> Option<&'a Route> {
    let (path, _) = request.path.split_once('?').unwrap_or((&request.path, ""));
    let mut routes = state.routes.iter();
    routes.find(|route| route.is_for(state.api, &state.client_id, &request.method, path))
}

fn accept<'a>(
    state: &State,
    request: &Request,
    route: Option<&'a Route>,
) -> Result<Accepted<'a>, Refusal> {
    let json = json_of_caller(state, request, route)?;
    let route =
        route.ok_or_else(|| Refusal::unknown_path(state.api, &request.method, &request.path))?;
    let identity = (route.check)(&json)
        .map_err(|violations| Refusal::invalid(state.api, violations.to_string()))?;
    Ok(Accepted {
        route,
        json,
        identity,
    })
}

/// Does what a request asks for.
fn process(state: &State, accepted: &Accepted<'_>) -> Result<Done, Refusal> {
    let mut is_processed = false;
    let body = state.once(accepted, || {
        match accepted.route.reply(&accepted.json, &accepted.identity) {
            Reply::Response(body) => {
                is_processed = true;
                body
            }
            Reply::Result {
                code,
                status,
                message,
            } => state.api.envelope.body(&code, &status, &message).into(),
        }
    })?;
    Ok(Done { body, is_processed })
}

/// What a server before the gateway answers.
fn from_before(server: Before) -> Response<Bytes> {
    let mut response = Response::new(Bytes::from_static(server.body));
    *response.status_mut() = server.status;
    if let Some(seconds) = server.retry_after {
        response.headers_mut().insert(RETRY_AFTER, seconds.into());
    }
    response
}

/// An answer without a signature, perhaps with a flaw.
fn unsigned(state: &State, flaw: Option<Flaw>, body: &Bytes) -> Response<Bytes> {
    let mut response = Response::new(match flaw == Some(Flaw::AlteredBody) {
        true => altered(body),
        false => body.clone(),
    });
    response.headers_mut().insert(
        CONTENT_TYPE,
        HeaderValue::from_static(state.api.content_type),
    );
    response
}

/// A signed answer, perhaps with a flaw.
fn signed(state: &State, request: &Request, flaw: Option<Flaw>, body: Bytes) -> Response<Bytes> {
    let path = match flaw == Some(Flaw::OtherPath) {
        true => other_path(state, &request.path),
        false => request.path.clone(),
    };
    let client_id = match flaw == Some(Flaw::OtherClient) {
        true => "SOMEBODY_ELSE",
        false => &state.client_id,
    };
    let time = time_now();
    let message = Message {
        method: &request.method,
        path: &path,
        client_id,
        time: &time,
        body: &body,
    };
    let key = match flaw == Some(Flaw::ForeignSignature) {
        true => &state.keys.merchant,
        false => &state.keys.platform,
    };
    let names = &state.api.headers;
    let mut headers = signed_headers(state.api, key, &message, names.response_time);
    if flaw == Some(Flaw::NoSignature) {
        headers.remove(names.signature);
    }
    let mut response = Response::new(match flaw == Some(Flaw::AlteredBody) {
        true => altered(&body),
        false => body.clone(),
    });
    *response.headers_mut() = headers;
    response
}

/// Another path of the API.
fn other_path(state: &State, path: &str) -> String {
    let other = state.api.whole_paths().find(|other| other != path);
    other.unwrap_or_else(|| format!("{path}/other"))
}

/// The body with its last letter or digit changed to another one, so that it stays JSON.
fn altered(body: &Bytes) -> Bytes {
    let mut bytes = body.to_vec();
    if let Some(byte) = bytes
        .iter_mut()
        .rev()
        .find(|byte| byte.is_ascii_alphanumeric())
    {
        *byte = if *byte == b'0' { b'1' } else { b'0' };
    }
    bytes.into()
}
