//! The async client.

use std::fmt::Display;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use tracing::Instrument;

use super::call::{Call, Next};
use super::connection::{Connection, Shared};
use super::transport::{ExchangeLimits, Interrupted, Transport};
use crate::protocol::{
    Answer, CallIdentity, Error, InSession, Operation, Outgoing, SessionId, Settled, Signed, Told,
    Unverified, Upload, UploadFile, With, identity_of, outgoing_of, told,
};

/// A client of one API for one merchant. Cloning it is cheap and shares its connections.
///
/// A call is sent again only where that is safe, within its [`RetryPolicy`](super::RetryPolicy) and its time; whatever leaves
/// its outcome open comes back as [`Error::OutcomeUnknown`]. Dropping the future of a call leaves nothing half-done on this
/// side; whether the platform processed it is then as open as after a time-out.
#[derive(Clone, Debug)]
pub struct Client(Arc<Shared<dyn AnyTransport>>);

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
    pub async fn call<R: Operation<Sending = Signed>>(
        &self,
        request: &R,
    ) -> Result<Answer<R::Response>, Error<R::Code>> {
        self.send(request, ()).await
    }

    /// Makes a call that carries a file: checks both, puts the file's SHA-256 into the JSON, signs that, sends it with the file,
    /// verifies and reads the answer.
    ///
    /// # Errors
    ///
    /// An [`Error`] whose variant says what is known of the call; [`NotSent::NoUploadHost`](crate::protocol::NotSent) where the
    /// region has no host for files and none was set.
    pub async fn upload<R: Operation<Sending = Upload>>(
        &self,
        request: &R,
        file: &UploadFile,
    ) -> Result<Answer<R::Response>, Error<R::Code>> {
        self.send(request, file).await
    }

    /// Makes a call in a session: checks the request, sends it unsigned and once, and reads the answer, which nothing verifies.
    ///
    /// The request carries the session's ID and neither the client ID nor any header of the user's own. Where the base URL is
    /// encrypted it is sent over HTTP/2 or not at all.
    ///
    /// # Errors
    ///
    /// An [`Error`] whose variant says what is known of the call.
    pub async fn call_in_session<R: Operation<Sending = InSession>>(
        &self,
        session: &SessionId,
        request: &R,
    ) -> Result<Unverified<Answer<R::Response>>, Error<R::Code>> {
        self.send(request, session).await
    }

    /// Makes a call in the way of its operation.
    async fn send<R: Operation>(
        &self,
        request: &R,
        with: With<'_, R>,
    ) -> Result<Told<R>, Error<R::Code>> {
        let outgoing = outgoing_of(self.0.connection.signer.api(), request, with)?;
        let call = identity_of(request);
        told::<R>(&call, self.settle(&call, outgoing).await?)
    }

    async fn settle<C: for<'c> From<&'c str> + Display>(
        &self,
        call: &CallIdentity<'_>,
        outgoing: Outgoing,
    ) -> Result<Settled<C>, Error<C>> {
        let call = Call::new(&self.0.connection, call, outgoing);
        let span = call.span();
        self.attempts(call).instrument(span).await
    }

    async fn attempts<C: for<'c> From<&'c str> + Display>(
        &self,
        mut call: Call<'_>,
    ) -> Result<Settled<C>, Error<C>> {
        let transport = &self.0.transport;
        loop {
            let (request, limits) = call.attempt()?;
            match call.judge(transport.exchange(request, limits).await) {
                Next::End(end) => return end,
                Next::Wait(delay) => transport.wait(delay).await,
            }
        }
    }
}

/// A future that a client does not know the type of, so that its code exists once.
type Boxed<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// Any [`Transport`].
trait AnyTransport: Send + Sync {
    fn exchange(
        &self,
        request: http::Request<Bytes>,
        limits: ExchangeLimits,
    ) -> Boxed<'_, Result<http::Response<Bytes>, Interrupted>>;

    fn wait(&self, delay: Duration) -> Boxed<'_, ()>;
}

impl<T: Transport> AnyTransport for T {
    fn exchange(
        &self,
        request: http::Request<Bytes>,
        limits: ExchangeLimits,
    ) -> Boxed<'_, Result<http::Response<Bytes>, Interrupted>> {
        Box::pin(Transport::exchange(self, request, limits))
    }

    fn wait(&self, delay: Duration) -> Boxed<'_, ()> {
        Box::pin(Transport::wait(self, delay))
    }
}
