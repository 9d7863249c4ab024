//! From a request to a signed answer, without any I/O.

use bytes::Bytes;
use http::header::{CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue, RETRY_AFTER};
use http::{Response, StatusCode};

use super::State;
use super::caller::json_of_caller;
use super::fault::Fault;
use super::handler::Reply;
use super::pace::Pace;
use super::route::{Form, Identity, Route};
use crate::protocol::{FixedResult, Message, PrivateKey, sign, time_now};

/// A request that arrived, and what the gateway thought of it.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Arrival {
    /// The HTTP method.
    pub method: String,
    /// The path with its query.
    pub path: String,
    /// The headers.
    pub headers: HeaderMap,
    /// The body.
    pub body: Bytes,
    /// How the answer was made wrong.
    pub fault: Option<Fault>,
    /// Whether the gateway did what the request asked for. A request with an idempotency key is processed once; when it
    /// comes again it is answered, and nothing more is done.
    pub is_processed: bool,
    /// Why the request was refused, or `None` when it was accepted.
    pub refusal: Option<String>,
}

/// A request with its whole body.
pub(super) struct Request {
    pub(super) method: String,
    /// The path with its query, without scheme and host, whatever form the request target had.
    pub(super) path: String,
    pub(super) headers: HeaderMap,
    pub(super) body: Bytes,
}

/// An answer and how it is sent.
pub(super) struct Sent {
    pub(super) response: Response<Bytes>,
    pub(super) pace: Pace,
}

/// Answers a request. `None` ends the connection without an answer.
pub(super) fn answer(state: &State, request: &Request) -> Option<Sent> {
    let route = route(state, request);
    let decided = decide(state, request, route);
    let key = decided.as_ref().ok();
    let fault =
        state.next_fault(key.and_then(|accepted| accepted.identity.idempotency_key.as_deref()));
    // Nobody sees the body of what was not processed.
    let (reply, is_processed, refusal) = match &decided {
        Ok(accepted) if fault.is_none_or(Fault::is_processed) => match process(state, accepted) {
            Ok((reply, is_processed)) => (reply, is_processed, None),
            Err(refusal) => (refusal.body(state).into(), false, Some(refusal)),
        },
        Ok(_) => (Bytes::new(), false, None),
        Err(refusal) => (refusal.body(state).into(), false, None),
    };
    let refusal = decided.as_ref().err().or(refusal.as_ref());
    let envelope = &state.api.envelope;
    let body = match (refusal, fault) {
        (None, Some(Fault::Result(code, status) | Fault::ResultAfter(code, status))) => {
            envelope.body(code, status, "As the fault says.").into()
        }
        (None, Some(Fault::Garbage)) => Bytes::from_static(b"}not JSON{"),
        (Some(_), _) | (None, _) => reply,
    };
    state.arrived(Arrival {
        method: request.method.clone(),
        path: request.path.clone(),
        headers: request.headers.clone(),
        body: request.body.clone(),
        fault,
        is_processed,
        refusal: refusal.map(|refusal| format!("{}: {}", refusal.code.code, refusal.detail)),
    });
    let response = match fault {
        Some(Fault::Drop | Fault::DropBefore) => return None,
        Some(Fault::BadGateway) => plain(
            StatusCode::BAD_GATEWAY,
            b"<html><h1>502 Bad Gateway</h1></html>",
        ),
        Some(Fault::Unavailable) => plain(StatusCode::SERVICE_UNAVAILABLE, b""),
        Some(Fault::TooManyRequests(seconds)) => {
            let mut response = plain(StatusCode::TOO_MANY_REQUESTS, b"");
            response.headers_mut().insert(RETRY_AFTER, seconds.into());
            response
        }
        _ => match route.map(|route| route.form) {
            Some(Form::InSession(_)) => unsigned(state, fault, &body),
            _ => signed(state, request, fault, body),
        },
    };
    Some(Sent {
        response,
        pace: Pace::of(fault),
    })
}

/// Does what a request asks for. Gives the body of the answer, and whether it was done now.
fn process(state: &State, accepted: &Accepted<'_>) -> Result<(Bytes, bool), Refusal> {
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
    Ok((body, is_processed))
}

fn plain(status: StatusCode, body: &'static [u8]) -> Response<Bytes> {
    let mut response = Response::new(Bytes::from_static(body));
    *response.status_mut() = status;
    response
}

/// A request that keeps every rule.
pub(super) struct Accepted<'a> {
    pub(super) route: &'a Route,
    pub(super) json: Bytes,
    pub(super) identity: Identity,
}

/// Why a request is refused: the API's code, and what is wrong in words.
pub(super) struct Refusal {
    pub(super) code: FixedResult,
    pub(super) detail: String,
}

impl Refusal {
    /// An idempotency key that comes again with another request, in the operation's own code if it lists the API's.
    pub(super) fn inconsistent_repeat(state: &State, accepted: &Accepted<'_>) -> Self {
        let refusals = &state.api.refusals;
        let listed = accepted.route.operation.results.iter();
        let code = refusals.inconsistent_repeat.filter(|refusal| {
            let mut listed = listed.clone();
            listed.any(|rule| (rule.code, rule.status) == (refusal.code, refusal.status))
        });
        Self {
            code: code.unwrap_or(refusals.invalid_request),
            detail: "The idempotency key came before, with another request.".to_owned(),
        }
    }

    fn body(&self, state: &State) -> String {
        let FixedResult {
            code,
            status,
            message,
        } = self.code;
        let message = format!("{message} {}", self.detail);
        state.api.envelope.body(code, status, &message)
    }
}

/// What a request asks for, whoever sent it.
fn route<'a>(state: &'a State, request: &Request) -> Option<&'a Route> {
    let (path, _) = request.path.split_once('?').unwrap_or((&request.path, ""));
    let mut routes = state.routes.iter();
    routes.find(|route| route.is_for(state.api, &state.client_id, &request.method, path))
}

fn decide<'a>(
    state: &State,
    request: &Request,
    route: Option<&'a Route>,
) -> Result<Accepted<'a>, Refusal> {
    let refusals = &state.api.refusals;
    let json = json_of_caller(state, request, route)?;
    let route = route.ok_or_else(|| Refusal {
        code: refusals.unknown_path,
        detail: format!("{} {}", request.method, request.path),
    })?;
    let identity = (route.check)(&json).map_err(|violations| Refusal {
        code: refusals.invalid_request,
        detail: violations.to_string(),
    })?;
    Ok(Accepted {
        route,
        json,
        identity,
    })
}

/// An answer without a signature, wrong in the way of the fault.
fn unsigned(state: &State, fault: Option<Fault>, body: &Bytes) -> Response<Bytes> {
    let mut response = Response::new(match fault {
        Some(Fault::AlteredBody) => altered(body),
        _ => body.clone(),
    });
    response.headers_mut().insert(
        CONTENT_TYPE,
        HeaderValue::from_static(state.api.content_type),
    );
    response
}

/// A signed answer, wrong in the way of the fault.
fn signed(state: &State, request: &Request, fault: Option<Fault>, body: Bytes) -> Response<Bytes> {
    let path = match fault {
        Some(Fault::OtherPath) => other_path(state, &request.path),
        _ => request.path.clone(),
    };
    let client_id = match fault {
        Some(Fault::OtherClient) => "SOMEBODY_ELSE",
        _ => &state.client_id,
    };
    let time = time_now();
    let message = Message {
        method: &request.method,
        path: &path,
        client_id,
        time: &time,
        body: &body,
    };
    let key = match fault {
        Some(Fault::ForeignSignature) => &state.keys.merchant,
        _ => &state.keys.platform,
    };
    let names = &state.api.headers;
    let mut headers = signed_headers(state, key, &message, names.response_time);
    if fault == Some(Fault::NoSignature) {
        headers.remove(names.signature);
    }
    let mut response = Response::new(match fault {
        Some(Fault::AlteredBody) => altered(&body),
        _ => body.clone(),
    });
    *response.headers_mut() = headers;
    response
}

/// The headers of a message that is signed with a key; its time stands in the header `time`.
pub(super) fn signed_headers(
    state: &State,
    key: &PrivateKey,
    message: &Message<'_>,
    time: &'static str,
) -> HeaderMap {
    let names = &state.api.headers;
    let signature = sign(state.api, key, message);
    let headers = [
        (CONTENT_TYPE, state.api.content_type),
        (HeaderName::from_static(names.client_id), message.client_id),
        (HeaderName::from_static(time), message.time),
        (HeaderName::from_static(names.signature), &signature),
    ];
    // A client ID that a header cannot hold is one that no client can have.
    let headers = headers
        .into_iter()
        .filter_map(|(name, value)| Some((name, HeaderValue::from_str(value).ok()?)));
    headers.collect()
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
