//! One merchant's side of one API: requests out, answers in.

use std::time::{Duration, SystemTime};

use bytes::Bytes;
use http::header::{CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue};

use super::answer::{Answer, Refusal, Settled, settle};
use super::api::Api;
use super::call_identity::CallIdentity;
use super::error::{Cause, Error, NotSent, OutcomeUnknown};
use super::header::{HeaderError, NotVisible, OfPlatform, of_a_user, visible};
use super::http_message::{Received, SignedRequest, UnsignedRequest};
use super::key::PrivateKey;
use super::operation::Operation;
use super::operation_spec::OperationSpec;
use super::platform_keys::PlatformKeys;
use super::sending::{
    Authentication, InSession, Outgoing, Sending, SessionId, Signed, Unverified, Upload, UploadFile,
};
use super::signature::{Diagnosis, sign, verify};
use super::signature_error::SignatureError;
use super::signed_message::Message;
use super::time::{Window, moment_of, time_now};
use super::typed_call::{identity_of, outgoing_of, told};

/// The merchant's client ID and keys: what signs each request and verifies the answer to it. It does no I/O; a client adds that.
#[derive(Debug)]
pub struct Signer {
    api: &'static Api,
    client_id: String,
    private_key: PrivateKey,
    platform_keys: PlatformKeys,
    /// What every request carries besides the signed headers.
    headers: HeaderMap,
    answer_window: Duration,
}

/// How far the time of an answer may be from this machine's clock, if nothing else is said.
const USUAL_WINDOW: Duration = Duration::from_secs(10 * 60);

impl Signer {
    /// A signer: the merchant's private key signs, the platform's public keys verify.
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
            answer_window: USUAL_WINDOW,
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

    /// How far the time that an answer was signed at may be from this machine's clock, before or after it; 10 minutes if not
    /// set. An older answer is somebody's who kept it, and is not believed.
    #[must_use]
    pub fn answer_window(mut self, window: Duration) -> Self {
        self.answer_window = window;
        self
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

    /// Checks a request and makes it ready to be sent, signed for this moment.
    ///
    /// # Errors
    ///
    /// [`Error::Invalid`] and [`Error::NotSent`].
    pub fn seal<R: Operation<Sending = Signed>>(
        &self,
        request: &R,
    ) -> Result<SignedRequest, Error<R::Code>> {
        Ok(self.sign(R::SPEC, &outgoing_of(self.api, request, ())?))
    }

    /// Checks a request with its file and makes them ready to be sent, signed for this moment. Where uploads have a host of
    /// their own, they must go there.
    ///
    /// # Errors
    ///
    /// [`Error::Invalid`] and [`Error::NotSent`].
    pub fn seal_upload<R: Operation<Sending = Upload>>(
        &self,
        request: &R,
        file: &UploadFile,
    ) -> Result<SignedRequest, Error<R::Code>> {
        Ok(self.sign(R::SPEC, &outgoing_of(self.api, request, file)?))
    }

    /// Verifies and reads the answer to a request that was sent, with a file or without.
    ///
    /// # Errors
    ///
    /// [`Error::Failed`], [`Error::Accepted`] and [`Error::OutcomeUnknown`].
    pub fn open<R: Operation>(
        &self,
        request: &R,
        received: Received,
    ) -> Result<Answer<R::Response>, Error<R::Code>> {
        self.open_at(request, received, SystemTime::now())
    }

    /// Like [`open`](Self::open), for an answer that arrived at a moment that is given.
    ///
    /// # Errors
    ///
    /// Those of [`open`](Self::open).
    pub fn open_at<R: Operation>(
        &self,
        request: &R,
        received: Received,
        arrived: SystemTime,
    ) -> Result<Answer<R::Response>, Error<R::Code>> {
        let call = identity_of(request);
        let settled = self.settle_signed(&call, received, arrived)?;
        Signed::told(settled.read(&call))
    }

    /// Checks a request and makes it ready to be sent in a session of the platform, to a host such as
    /// `https://gateway.example`. Nothing in it is signed: it must go over TLS, and over the version of HTTP that it has.
    ///
    /// # Errors
    ///
    /// [`Error::Invalid`] and [`Error::NotSent`].
    pub fn prepare_in_session<R: Operation<Sending = InSession>>(
        &self,
        session: &SessionId,
        request: &R,
        base_url: &str,
    ) -> Result<http::Request<Bytes>, Error<R::Code>> {
        let outgoing = outgoing_of(self.api, request, session)?;
        self.request(R::SPEC, &outgoing, base_url)
            .map_err(Error::NotSent)
    }

    /// Reads the answer to a request that was sent in a session. Nothing verifies it.
    ///
    /// # Errors
    ///
    /// [`Error::FailedUnverified`], [`Error::AcceptedUnverified`] and [`Error::OutcomeUnknown`].
    pub fn read_in_session<R: Operation<Sending = InSession>>(
        &self,
        request: &R,
        received: Received,
    ) -> Result<Unverified<Answer<R::Response>>, Error<R::Code>> {
        let call = identity_of(request);
        told::<R>(&call, self.settle_in_session(&call, received)?)
    }

    /// The request of one attempt, as HTTP clients take it.
    pub(crate) fn request(
        &self,
        operation: &'static OperationSpec,
        outgoing: &Outgoing,
        base_url: &str,
    ) -> Result<http::Request<Bytes>, NotSent> {
        let request = match &outgoing.authentication {
            Authentication::Signature => self.sign(operation, outgoing).into_http(base_url),
            Authentication::Session(session) => {
                let (content_type, body) = outgoing.body(self.api.content_type);
                let unsigned = UnsignedRequest {
                    method: operation.method,
                    path: self.api.path_of(operation, None),
                    session,
                    content_type,
                    body,
                };
                unsigned.into_http(base_url)
            }
        };
        request.map_err(|error| NotSent::Url(error.into()))
    }

    /// Tells what the answer to an attempt says that arrived at a moment, whatever the type of its response.
    #[cfg(feature = "_calls")]
    pub(crate) fn settle<C: for<'a> From<&'a str>>(
        &self,
        call: &CallIdentity<'_>,
        outgoing: &Outgoing,
        received: Received,
        arrived: SystemTime,
    ) -> Result<Settled<C>, Error<C>> {
        match outgoing.authentication {
            Authentication::Signature => self.settle_signed(call, received, arrived),
            Authentication::Session(_) => self.settle_in_session(call, received),
        }
    }

    /// Verifies the answer to a call, and tells what it says.
    fn settle_signed<C: for<'a> From<&'a str>>(
        &self,
        call: &CallIdentity<'_>,
        received: Received,
        arrived: SystemTime,
    ) -> Result<Settled<C>, Error<C>> {
        let untrusted = |reason, received| {
            let cause = Cause::Untrusted(reason);
            let unknown = OutcomeUnknown::untrusted(call, cause, received);
            Error::OutcomeUnknown(Box::new(unknown))
        };
        if let Err(reason) = self.verify(call.operation, &received, arrived) {
            return Err(untrusted(reason, received));
        }
        settle(self.api, call, &received).map_err(|refusal| match refusal {
            Refusal::Failed(failure) => Error::Failed(failure),
            Refusal::OtherCall(reason) => untrusted(reason, received),
            Refusal::Undecided(cause) => {
                let unknown = OutcomeUnknown::verified(call, cause, received);
                Error::OutcomeUnknown(Box::new(unknown))
            }
        })
    }

    /// Tells what the answer to a call in a session says. Nothing verifies it.
    fn settle_in_session<C: for<'a> From<&'a str>>(
        &self,
        call: &CallIdentity<'_>,
        received: Received,
    ) -> Result<Settled<C>, Error<C>> {
        let unknown = |cause, received| {
            let unknown = OutcomeUnknown::untrusted(call, cause, received);
            Error::OutcomeUnknown(Box::new(unknown))
        };
        if received.status != http::StatusCode::OK.as_u16() {
            return Err(unknown(Cause::Status, received));
        }
        settle(self.api, call, &received).map_err(|refusal| match refusal {
            Refusal::Failed(failure) => Error::FailedUnverified(failure),
            Refusal::OtherCall(reason) => unknown(Cause::Untrusted(reason), received),
            Refusal::Undecided(cause) => unknown(cause, received),
        })
    }

    /// Signs the JSON of a message for this moment.
    fn sign(&self, operation: &'static OperationSpec, outgoing: &Outgoing) -> SignedRequest {
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
                body: &outgoing.json,
            },
        );
        let names = &self.api.headers;
        let (content_type, body) = outgoing.body(self.api.content_type);
        let mut headers = self.headers.clone();
        headers.insert(CONTENT_TYPE, content_type);
        let mut insert = |name: &'static str, value: &str| {
            let value = HeaderValue::from_str(value)
                .expect("times, signatures and checked client IDs are header values");
            headers.insert(HeaderName::from_static(name), value);
        };
        insert(names.client_id, &self.client_id);
        insert(names.request_time, &time);
        insert(names.signature, &signature);
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

    /// The whole path of an operation for this client.
    fn path_of(&self, operation: &OperationSpec) -> String {
        self.api.path_of(operation, Some(&self.client_id))
    }

    /// Whether an answer to a call of `operation` comes from the platform, whole, for this client and of this time.
    fn verify(
        &self,
        operation: &OperationSpec,
        received: &Received,
        arrived: SystemTime,
    ) -> Result<(), SignatureError> {
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
        verify(
            self.api,
            &self.platform_keys,
            &message,
            signature,
            Diagnosis::Reason,
        )?;
        let window = Window {
            age: self.answer_window,
            ahead: self.answer_window,
        };
        match moment_of(time) {
            Some(time) if window.holds(time, arrived) => Ok(()),
            _ => Err(SignatureError::OtherTime(time.to_owned())),
        }
    }
}
