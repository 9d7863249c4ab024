//! One client's view of one API: requests out, answers in.

use std::fmt;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use bytes::Bytes;
use http::header::{CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue, RETRY_AFTER};

use super::answer::{Answer, Refusal, decode};
use super::api::Api;
use super::error::{Cause, Error, OutcomeUnknown};
use super::key::PrivateKey;
use super::operation::{Operation, OperationSpec};
use super::platform_keys::PlatformKeys;
use super::signature::{Message, SignatureError, sign, verify};

/// A request, ready to be sent to any host of the API.
#[derive(Clone)]
pub struct SignedRequest {
    /// The HTTP method.
    pub method: &'static str,
    /// The whole path.
    pub path: String,
    /// Every header that the protocol needs.
    pub headers: HeaderMap,
    /// The body, byte for byte as it was signed.
    pub body: Bytes,
}

impl fmt::Debug for SignedRequest {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The body may hold what must not be printed: only its length is shown.
        formatter
            .debug_struct("SignedRequest")
            .field("method", &self.method)
            .field("path", &self.path)
            .field("headers", &self.headers)
            .field("body_bytes", &self.body.len())
            .finish()
    }
}

/// An answer as it arrived, not yet trusted.
#[derive(Clone)]
pub struct Received {
    /// The HTTP status.
    pub status: u16,
    /// The headers.
    pub headers: HeaderMap,
    /// The body.
    pub body: Bytes,
}

impl Received {
    /// How long the answer asks to wait. Only a number of seconds is understood, not a date.
    pub(super) fn retry_after(&self) -> Option<Duration> {
        let seconds = self
            .headers
            .get(RETRY_AFTER)?
            .to_str()
            .ok()?
            .trim()
            .parse()
            .ok()?;
        Some(Duration::from_secs(seconds))
    }
}

/// Who calls, and the keys: the merchant's private key signs, the platform's public key verifies.
#[derive(Debug)]
pub struct Session {
    api: &'static Api,
    client_id: String,
    private_key: PrivateKey,
    platform_keys: PlatformKeys,
    agent_token: Option<HeaderValue>,
}

/// The client ID or the agent token is not of visible ASCII characters alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the client ID or the agent token is empty or holds other characters than visible ASCII")]
pub struct NotVisible;

/// The header value of a text. Spaces are refused too: what a peer trims away would break the signature.
fn visible(text: &str) -> Result<HeaderValue, NotVisible> {
    let is_visible = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_graphic());
    match HeaderValue::from_str(text) {
        Ok(value) if is_visible => Ok(value),
        _ => Err(NotVisible),
    }
}

/// Milliseconds since the epoch, as the protocol writes times.
pub(crate) fn time_now() -> String {
    SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default()
        .as_millis()
        .to_string()
}

/// The body of a request that keeps every constraint.
pub(crate) fn body_of<R: Operation>(request: &R) -> Result<Bytes, Error<R::Code>> {
    request.validate().map_err(Error::Invalid)?;
    let body = serde_json::to_vec(request).map_err(|error| Error::NotSent(error.into()))?;
    Ok(body.into())
}

impl Session {
    /// A session.
    ///
    /// # Errors
    ///
    /// When the client ID or the agent token is not of visible ASCII characters alone.
    pub fn new(
        api: &'static Api,
        client_id: String,
        private_key: PrivateKey,
        platform_keys: impl Into<PlatformKeys>,
        agent_token: Option<&str>,
    ) -> Result<Self, NotVisible> {
        visible(&client_id)?;
        let agent_token = agent_token.map(visible).transpose()?;
        Ok(Self {
            api,
            client_id,
            private_key,
            platform_keys: platform_keys.into(),
            agent_token: agent_token.map(|mut token| {
                token.set_sensitive(true);
                token
            }),
        })
    }

    /// The client ID.
    #[must_use]
    pub fn client_id(&self) -> &str {
        &self.client_id
    }

    /// The whole path of an operation for this client.
    fn path_of(&self, operation: &OperationSpec) -> String {
        self.api.base_path_of(&self.client_id).to_owned() + operation.path
    }

    /// Checks a request and makes it ready to be sent, signed for this moment.
    ///
    /// # Errors
    ///
    /// [`Error::Invalid`] and [`Error::NotSent`].
    pub fn seal<R: Operation>(&self, request: &R) -> Result<SignedRequest, Error<R::Code>> {
        Ok(self.sign(R::SPEC, body_of(request)?))
    }

    /// Verifies and reads the answer to a request that was sent.
    ///
    /// # Errors
    ///
    /// [`Error::Failed`] and [`Error::OutcomeUnknown`].
    pub fn open<R: Operation>(
        &self,
        request: &R,
        received: Received,
    ) -> Result<Answer<R::Response>, Error<R::Code>> {
        let unknown = |unknown| Error::OutcomeUnknown(Box::new(unknown));
        if let Err(reason) = self.verify(R::SPEC, &received) {
            let cause = Cause::Untrusted(reason);
            return Err(unknown(OutcomeUnknown::without_trust(
                request,
                cause,
                Some(received),
            )));
        }
        decode::<R>(self.api, &received.body).map_err(|refusal| match refusal {
            Refusal::Failed(failure) => Error::Failed(Box::new(failure)),
            Refusal::Undecided(cause) => unknown(OutcomeUnknown {
                http_status: Some(received.status),
                ..OutcomeUnknown::without_trust(request, cause, None)
            }),
        })
    }

    /// Signs a body for this moment.
    pub(crate) fn sign(&self, operation: &'static OperationSpec, body: Bytes) -> SignedRequest {
        let path = self.path_of(operation);
        let time = time_now();
        let signature = sign(
            self.api,
            &self.private_key,
            &Message {
                method: operation.method,
                path: &path,
                client_id: &self.client_id,
                time: &time,
                body: &body,
            },
        );
        let names = &self.api.headers;
        let mut headers = HeaderMap::new();
        let mut insert = |name: HeaderName, value: &str| {
            let value = HeaderValue::from_str(value)
                .expect("times, signatures and checked client IDs are header values");
            headers.insert(name, value);
        };
        insert(CONTENT_TYPE, self.api.content_type);
        insert(HeaderName::from_static(names.client_id), &self.client_id);
        insert(HeaderName::from_static(names.request_time), &time);
        insert(HeaderName::from_static(names.signature), &signature);
        if let (Some(name), Some(token)) = (names.agent_token, &self.agent_token) {
            headers.insert(HeaderName::from_static(name), token.clone());
        }
        SignedRequest {
            method: operation.method,
            path,
            headers,
            body,
        }
    }

    /// Whether an answer to a call of `operation` comes from the platform, whole and for this client.
    fn verify(&self, operation: &OperationSpec, received: &Received) -> Result<(), SignatureError> {
        let names = &self.api.headers;
        let header = |name: &'static str| {
            let value = received.headers.get(name)?;
            value.to_str().ok()
        };
        let signature = header(names.signature).ok_or(SignatureError::Missing)?;
        let client_id =
            header(names.client_id).ok_or(SignatureError::MissingHeader(names.client_id))?;
        let time = header(names.response_time)
            .ok_or(SignatureError::MissingHeader(names.response_time))?;
        if client_id != self.client_id {
            return Err(SignatureError::OtherClient(client_id.to_owned()));
        }
        let message = Message {
            method: operation.method,
            path: &self.path_of(operation),
            client_id,
            time,
            body: &received.body,
        };
        verify(self.api, &self.platform_keys, &message, signature)
    }
}
