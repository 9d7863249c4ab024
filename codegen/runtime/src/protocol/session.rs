//! One client's view of one API: requests out, answers in.

use std::time::{SystemTime, UNIX_EPOCH};

use bytes::Bytes;
use http::header::{CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue};

use super::answer::{Answer, Refusal, Settled, settle};
use super::api::Api;
use super::error::{Cause, Error, NotSent, OutcomeUnknown};
use super::header::{HeaderError, NotVisible, OfPlatform, of_a_user, visible};
use super::http_message::{Received, SignedRequest};
use super::in_session::{InSession, SessionId, SessionOperation};
use super::key::PrivateKey;
use super::operation::{CallIdentity, Operation, OperationSpec, SignedOperation};
use super::platform_keys::PlatformKeys;
use super::signature::{Message, SignatureError, sign, verify};
use super::unverified::Unverified;
use super::upload::{Upload, UploadFile, UploadOperation};

/// Who calls, and the keys: the merchant's private key signs, the platform's public key verifies.
#[derive(Debug)]
pub struct Session {
    api: &'static Api,
    client_id: String,
    private_key: PrivateKey,
    platform_keys: PlatformKeys,
    /// What every request carries besides the signed headers.
    headers: HeaderMap,
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

/// Reads the response of a call that is done or under way.
pub(crate) fn read<R: Operation>(
    call: CallIdentity<'_>,
    settled: Settled<R::Code>,
) -> Result<Answer<R::Response>, Error<R::Code>> {
    let http_status = settled.http_status;
    settled
        .read()
        .map_err(|cause| undecided(call, http_status, cause))
}

/// The error for an answer that is the platform's and leaves the outcome open.
fn undecided<C>(call: CallIdentity<'_>, http_status: u16, cause: Cause<C>) -> Error<C> {
    Error::OutcomeUnknown(Box::new(OutcomeUnknown {
        http_status: Some(http_status),
        ..OutcomeUnknown::without_trust(call, cause, None)
    }))
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
        let mut headers = HeaderMap::new();
        if let (Some(name), Some(token)) = (api.headers.agent_token, agent_token) {
            let mut token = visible(token)?;
            token.set_sensitive(true);
            headers.insert(HeaderName::from_static(name), token);
        }
        Ok(Self {
            api,
            client_id,
            private_key,
            platform_keys: platform_keys.into(),
            headers,
        })
    }

    /// Adds a header to every request. It is not signed, and its value is not printed.
    ///
    /// # Errors
    ///
    /// When it is no header, or one that the protocol or the connection sets itself.
    pub fn header(mut self, name: &str, value: &str) -> Result<Self, HeaderError> {
        let (name, value) = of_a_user(&self.api.headers, name, value)?;
        self.headers.insert(name, value);
        Ok(self)
    }

    /// The API that is spoken.
    #[cfg(feature = "_calls")]
    pub(crate) fn api(&self) -> &'static Api {
        self.api
    }

    /// The client ID.
    #[must_use]
    pub fn client_id(&self) -> &str {
        &self.client_id
    }

    /// The whole path of an operation for this client.
    fn path_of(&self, operation: &OperationSpec) -> String {
        self.api.path_of(operation, &self.client_id)
    }

    /// Checks a request and makes it ready to be sent, signed for this moment.
    ///
    /// # Errors
    ///
    /// [`Error::Invalid`] and [`Error::NotSent`].
    pub fn seal<R: SignedOperation>(&self, request: &R) -> Result<SignedRequest, Error<R::Code>> {
        Ok(self.sign(R::SPEC, body_of(request)?))
    }

    /// Checks a request with its file and makes them ready to be sent, signed for this moment. Where uploads have a host of
    /// their own, they must go there.
    ///
    /// # Errors
    ///
    /// [`Error::Invalid`] and [`Error::NotSent`].
    pub fn seal_upload<R: UploadOperation>(
        &self,
        request: &R,
        file: &UploadFile,
    ) -> Result<SignedRequest, Error<R::Code>> {
        let upload = Upload::new(self.api.content_type, request, file)?;
        Ok(self.sign_upload(R::SPEC, &upload))
    }

    /// Verifies and reads the answer to a request that was sent, with a file or without.
    ///
    /// # Errors
    ///
    /// [`Error::Failed`] and [`Error::OutcomeUnknown`].
    pub fn open<R: Operation>(
        &self,
        request: &R,
        received: Received,
    ) -> Result<Answer<R::Response>, Error<R::Code>> {
        let call = CallIdentity::of(request);
        read::<R>(call, self.settle(call, received)?)
    }

    /// Checks a request and makes it ready to be sent in a session of the platform, to a host such as
    /// `https://gateway.example`. Nothing in it is signed: it must go over TLS, and over the version of HTTP that it has.
    ///
    /// # Errors
    ///
    /// [`Error::Invalid`] and [`Error::NotSent`].
    pub fn prepare_in_session<R: SessionOperation>(
        &self,
        session: &SessionId,
        request: &R,
        base_url: &str,
    ) -> Result<http::Request<Bytes>, Error<R::Code>> {
        InSession::new::<R>(session, body_of(request)?)
            .to_http(self.api, R::SPEC, base_url)
            .map_err(|error| Error::NotSent(NotSent::Connection(error.into())))
    }

    /// Reads the answer to a request that was sent in a session. Nothing verifies it.
    ///
    /// # Errors
    ///
    /// [`Error::FailedUnverified`] and [`Error::OutcomeUnknown`].
    pub fn read_in_session<R: SessionOperation>(
        &self,
        request: &R,
        received: Received,
    ) -> Result<Unverified<Answer<R::Response>>, Error<R::Code>> {
        let call = CallIdentity::of(request);
        read::<R>(call, self.settle_unverified(call, received)?).map(Unverified::new)
    }

    /// Verifies the answer to a call, and tells what it says whatever the type of its response.
    pub(crate) fn settle<C: for<'a> From<&'a str>>(
        &self,
        call: CallIdentity<'_>,
        received: Received,
    ) -> Result<Settled<C>, Error<C>> {
        if let Err(reason) = self.verify(call.operation, &received) {
            let cause = Cause::Untrusted(reason);
            let unknown = OutcomeUnknown::without_trust(call, cause, Some(received));
            return Err(Error::OutcomeUnknown(Box::new(unknown)));
        }
        settle(self.api, call.operation, &received).map_err(|refusal| match refusal {
            Refusal::Failed(failure) => Error::Failed(Box::new(failure)),
            Refusal::Undecided(cause) => undecided(call, received.status, cause),
        })
    }

    /// Tells what the answer to a call in a session says, whatever the type of its response. Nothing verifies it.
    pub(crate) fn settle_unverified<C: for<'a> From<&'a str>>(
        &self,
        call: CallIdentity<'_>,
        received: Received,
    ) -> Result<Settled<C>, Error<C>> {
        let unknown = |cause, received| {
            let unknown = OutcomeUnknown::without_trust(call, cause, Some(received));
            Error::OutcomeUnknown(Box::new(unknown))
        };
        if received.status != http::StatusCode::OK.as_u16() {
            return Err(unknown(Cause::Status, received));
        }
        settle(self.api, call.operation, &received).map_err(|refusal| match refusal {
            Refusal::Failed(failure) => Error::FailedUnverified(Box::new(failure)),
            Refusal::Undecided(cause) => unknown(cause, received),
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
        let mut headers = self.headers.clone();
        let mut insert = |name: HeaderName, value: &str| {
            let value = HeaderValue::from_str(value)
                .expect("times, signatures and checked client IDs are header values");
            headers.insert(name, value);
        };
        insert(CONTENT_TYPE, self.api.content_type);
        insert(HeaderName::from_static(names.client_id), &self.client_id);
        insert(HeaderName::from_static(names.request_time), &time);
        insert(HeaderName::from_static(names.signature), &signature);
        if let Some(signature) = headers.get_mut(names.signature) {
            signature.set_sensitive(true);
        }
        SignedRequest {
            method: operation.method,
            path,
            headers,
            body,
        }
    }

    /// Signs the JSON of an upload for this moment.
    pub(crate) fn sign_upload(
        &self,
        operation: &'static OperationSpec,
        upload: &Upload,
    ) -> SignedRequest {
        let mut request = self.sign(operation, upload.json.clone());
        let content_type = upload.content_type.clone();
        request.headers.insert(CONTENT_TYPE, content_type);
        request.body = upload.body.clone();
        request
    }

    /// Whether an answer to a call of `operation` comes from the platform, whole and for this client.
    fn verify(&self, operation: &OperationSpec, received: &Received) -> Result<(), SignatureError> {
        let names = &self.api.headers;
        let OfPlatform {
            client_id,
            time,
            signature,
        } = OfPlatform::read(
            &received.headers,
            names,
            names.response_time,
            &self.client_id,
        )?;
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
