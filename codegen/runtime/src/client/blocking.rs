//! The blocking client, for programs without an async runtime.

use std::fmt::Display;
use std::sync::Arc;
use std::thread;

use bytes::Bytes;

use super::call::{Call, Next};
use super::connection::{Connection, Shared};
use super::transport::{ExchangeLimits, Interrupted};
use crate::protocol::{
    Answer, CallIdentity, Error, InSession, Operation, Outgoing, SessionId, Settled, Signed, Told,
    Unverified, Upload, UploadFile, With, identity_of, outgoing_of, told,
};

/// An HTTP client of the user's own, for the blocking client.
///
/// What [`client::Transport`](super::Transport) says holds here as well.
///
/// ```
/// use antom_runtime::client::{ExchangeLimits, Interrupted, blocking};
/// use bytes::Bytes;
///
/// struct Offline;
///
/// impl blocking::Transport for Offline {
///     fn exchange(
///         &self,
///         _request: http::Request<Bytes>,
///         _limits: ExchangeLimits,
///     ) -> Result<http::Response<Bytes>, Interrupted> {
///         Err(Interrupted::BeforeSending("the network is switched off".into()))
///     }
/// }
/// ```
pub trait Transport: Send + Sync + 'static {
    /// Sends a request once and reads the whole answer, whatever its status.
    ///
    /// # Errors
    ///
    /// Why there is no whole answer.
    fn exchange(
        &self,
        request: http::Request<Bytes>,
        limits: ExchangeLimits,
    ) -> Result<http::Response<Bytes>, Interrupted>;
}

/// A client of one API for one merchant, whose calls wait for their answers. Cloning it is cheap and shares its connections.
///
/// It keeps every rule of the async client: the two differ in how they wait.
#[derive(Clone, Debug)]
pub struct Client(Arc<Shared<dyn Transport>>);

impl Client {
    pub(super) fn new(connection: Connection, transport: impl Transport) -> Self {
        Self(Arc::new(Shared {
            connection,
            transport: Box::new(transport),
        }))
    }

    /// Makes a call: checks the request, signs and sends it, verifies and reads the answer.
    ///
    /// # Errors
    ///
    /// An [`Error`] whose variant says what is known of the call.
    pub fn call<R: Operation<Sending = Signed>>(
        &self,
        request: &R,
    ) -> Result<Answer<R::Response>, Error<R::Code>> {
        self.send(request, ())
    }

    /// Makes a call that carries a file: checks both, puts the file's SHA-256 into the JSON, signs that, sends it with the file,
    /// verifies and reads the answer.
    ///
    /// # Errors
    ///
    /// An [`Error`] whose variant says what is known of the call; [`NotSent::NoUploadHost`](crate::protocol::NotSent) where the
    /// region has no host for files and none was set.
    pub fn upload<R: Operation<Sending = Upload>>(
        &self,
        request: &R,
        file: &UploadFile,
    ) -> Result<Answer<R::Response>, Error<R::Code>> {
        self.send(request, file)
    }

    /// Makes a call in a session: checks the request, sends it unsigned and once, and reads the answer, which nothing verifies.
    ///
    /// The request carries the session's ID and neither the client ID nor any header of the user's own. Where the base URL is
    /// encrypted it is sent over HTTP/2 or not at all.
    ///
    /// # Errors
    ///
    /// An [`Error`] whose variant says what is known of the call.
    pub fn call_in_session<R: Operation<Sending = InSession>>(
        &self,
        session: &SessionId,
        request: &R,
    ) -> Result<Unverified<Answer<R::Response>>, Error<R::Code>> {
        self.send(request, session)
    }

    /// Makes a call in the way of its operation.
    fn send<R: Operation>(
        &self,
        request: &R,
        with: With<'_, R>,
    ) -> Result<Told<R>, Error<R::Code>> {
        let outgoing = outgoing_of(self.0.connection.signer.api(), request, with)?;
        let call = identity_of(request);
        told::<R>(&call, self.settle(&call, outgoing)?)
    }

    fn settle<C: for<'c> From<&'c str> + Display>(
        &self,
        call: &CallIdentity<'_>,
        outgoing: Outgoing,
    ) -> Result<Settled<C>, Error<C>> {
        let Shared {
            connection,
            transport,
        } = &*self.0;
        let mut call = Call::new(connection, call, outgoing);
        let span = call.span();
        let _entered = span.enter();
        loop {
            let (request, limits) = call.attempt()?;
            match call.judge(transport.exchange(request, limits)) {
                Next::End(end) => return end,
                Next::Wait(delay) => thread::sleep(delay),
            }
        }
    }
}
