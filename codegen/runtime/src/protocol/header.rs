//! Headers: which of them a user may set and what they may hold, and those of what the platform sends.

use http::header::{self, HeaderMap, HeaderName, HeaderValue};

use super::api::HeaderNames;
use super::signature_error::SignatureError;

/// A client ID, an agent token or a session's ID is not of visible ASCII characters alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "the client ID, the agent token or the session's ID is empty or holds other characters than visible ASCII"
)]
pub struct NotVisible;

/// Why a header cannot be added to requests.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum HeaderError {
    /// The name or the value is none that a header can have.
    #[error("`{0}` is no header name, or its value none that a header can have")]
    Malformed(String),
    /// It is a header that the protocol or the connection sets itself.
    #[error("the header `{0}` is set by the protocol itself")]
    Reserved(String),
}

/// The headers that say how a message is carried, which none of a user's own may change.
const OF_THE_CONNECTION: &[HeaderName] = &[
    header::ACCEPT_ENCODING,
    header::CONNECTION,
    header::CONTENT_ENCODING,
    header::CONTENT_LENGTH,
    header::CONTENT_TYPE,
    header::EXPECT,
    header::HOST,
    header::PROXY_AUTHORIZATION,
    header::RANGE,
    header::TE,
    header::TRAILER,
    header::TRANSFER_ENCODING,
    header::UPGRADE,
];

/// The header value of a text. Spaces are refused too: what a peer trims away would break the signature.
pub(super) fn visible(text: &str) -> Result<HeaderValue, NotVisible> {
    let is_visible = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_graphic());
    match HeaderValue::from_str(text) {
        Ok(value) if is_visible => Ok(value),
        _ => Err(NotVisible),
    }
}

/// A header that a user adds to every request. Its value may be a secret and is not printed.
pub(super) fn of_a_user(
    protocol: &HeaderNames,
    name: &str,
    value: &str,
) -> Result<(HeaderName, HeaderValue), HeaderError> {
    let malformed = || HeaderError::Malformed(name.to_owned());
    let header = HeaderName::from_bytes(name.as_bytes()).map_err(|_| malformed())?;
    let mut value = HeaderValue::from_str(value).map_err(|_| malformed())?;
    if protocol.contains(header.as_str()) || OF_THE_CONNECTION.contains(&header) {
        return Err(HeaderError::Reserved(header.as_str().to_owned()));
    }
    value.set_sensitive(true);
    Ok((header, value))
}

/// The headers of what the platform sends to one client: the signature, and what it covers.
pub(super) struct OfPlatform<'a> {
    pub(super) client_id: &'a str,
    pub(super) time: &'a str,
    pub(super) signature: &'a str,
}

impl<'a> OfPlatform<'a> {
    /// Reads them; the time stands in the header `time`, and all must be meant for `client_id`.
    pub(super) fn read(
        headers: &'a HeaderMap,
        names: &HeaderNames,
        time: &'static str,
        client_id: &str,
    ) -> Result<Self, SignatureError> {
        let header = |name: &str| headers.get(name)?.to_str().ok();
        let covered = |name| header(name).ok_or(SignatureError::MissingHeader(name));
        let found = Self {
            signature: header(names.signature).ok_or(SignatureError::Missing)?,
            client_id: covered(names.client_id)?,
            time: covered(time)?,
        };
        match found.client_id == client_id {
            true => Ok(found),
            false => Err(SignatureError::OtherClient(found.client_id.to_owned())),
        }
    }
}
