//! Who sent a request, and the JSON that he vouches for.

use bytes::Bytes;
use http::header::HeaderName;

use super::multipart;
use super::refusal::Refusal;
use super::request::Request;
use super::route::Route;
use super::state::State;
use crate::protocol::{Authentication, Diagnosis, Message, SignatureError, UploadSpec, verify};

/// The JSON of a request whose caller is known, and with it the files that it stands for.
pub(super) fn json_of_caller(
    state: &State,
    request: &Request,
    route: Option<&Route>,
) -> Result<Bytes, Refusal> {
    let invalid = |detail| Refusal::invalid(state.api, detail);
    let upload = route.and_then(|route| route.file);
    let (json, files) = match upload {
        Some(spec) => taken_apart(spec, request).map_err(invalid)?,
        None => (request.body.clone(), Vec::new()),
    };
    // A path that is not known is told only to a caller who is.
    let authentication = route.map_or(Authentication::Signature, |route| route.authentication);
    match authentication {
        Authentication::Signature => has_signature(state, request, &json)
            .map_err(|reason| Refusal::unsigned(state.api, &reason))?,
        Authentication::Session(header) => has_session(state, request, header).map_err(invalid)?,
    }
    if let Some(spec) = upload {
        belong(spec, &json, &files).map_err(invalid)?;
    }
    Ok(json)
}

/// Whether the merchant signed the JSON.
fn has_signature(state: &State, request: &Request, json: &[u8]) -> Result<(), SignatureError> {
    let names = &state.api.headers;
    let header = |name: &'static str| {
        let value = request
            .headers
            .get(name)
            .and_then(|value| value.to_str().ok());
        value.ok_or(SignatureError::MissingHeader(name))
    };
    let client_id = header(names.client_id)?;
    let time = header(names.request_time)?;
    let signature = header(names.signature)?;
    if client_id != state.client_id {
        return Err(SignatureError::OtherClient(client_id.to_owned()));
    }
    let message = Message {
        method: &request.method,
        path: &request.path,
        client_id,
        time,
        body: json,
    };
    verify(
        state.api,
        &state.merchant_keys,
        &message,
        signature,
        Diagnosis::Reason,
    )
}

/// Whether a session alone stands for the caller: exactly one, and no header that says who signed.
fn has_session(state: &State, request: &Request, header: &'static str) -> Result<(), String> {
    let mut sessions = request.headers.get_all(header).iter();
    match (sessions.next(), sessions.next()) {
        (Some(session), None) if !session.as_bytes().trim_ascii().is_empty() => {}
        _ => return Err(format!("not exactly one session in the header `{header}`")),
    }
    let mut names = request.headers.keys().map(HeaderName::as_str);
    match names.find(|name| state.api.headers.contains(name)) {
        Some(name) => Err(format!("a call in a session has no header `{name}`")),
        None => Ok(()),
    }
}

/// The JSON of an upload, and the file as each of its parts has it.
fn taken_apart(spec: &UploadSpec, request: &Request) -> Result<(Bytes, Vec<Bytes>), String> {
    let parts = multipart::parts(&request.headers, &request.body)
        .ok_or("the body is no `multipart/form-data`")?;
    let names: Vec<&str> = parts.iter().map(|part| part.name.as_str()).collect();
    let expected = [&[spec.json_part], spec.file_parts].concat();
    if names != expected {
        return Err(format!("the parts are {names:?}, not {expected:?}"));
    }
    let mut contents = parts.into_iter().map(|part| part.content);
    let json = contents.next().unwrap_or_default();
    Ok((json, contents.collect()))
}

/// Whether the JSON is that of the files.
fn belong(spec: &UploadSpec, json: &[u8], files: &[Bytes]) -> Result<(), String> {
    for (name, file) in spec.file_parts.iter().zip(files) {
        let (length, most) = (file.len(), spec.max_bytes);
        if length == 0 || length > most {
            return Err(format!("`{name}` has {length} bytes, not 1 to {most}"));
        }
        if !spec.has_digest(json, file) {
            let field = spec.digest_field;
            return Err(format!("`{field}` is not the SHA-256 of `{name}`"));
        }
    }
    Ok(())
}
