//! What carries signed requests: an HTTP client of the user's own, or the one that comes with this crate.

use std::future::Future;
use std::time::Duration;

use bytes::Bytes;

/// Why there is no answer.
///
/// The difference decides whether money may have moved. A transport that cannot tell says [`AfterSending`].
///
/// [`AfterSending`]: Interrupted::AfterSending
#[derive(Debug)]
pub enum Interrupted {
    /// It is certain that no byte of the request left.
    BeforeSending(Reason),
    /// The request may have arrived.
    AfterSending(Reason),
    /// The answer is longer than the limit.
    TooLong,
}

/// What went wrong, in the words of the HTTP client.
pub type Reason = Box<dyn std::error::Error + Send + Sync>;

/// What one exchange may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ExchangeLimits {
    /// How long it may take from its start to the last byte of the answer.
    pub time: Duration,
    /// How many bytes the answer's body may have. A transport stops reading there.
    pub body_bytes: usize,
}

/// An HTTP client of the user's own, for the async client.
///
/// It sends a request once, as it is: it follows no redirect, repeats nothing, and decompresses nothing, for the signature
/// covers the bytes as they were sent.
///
/// A request whose version is [`HTTP_2`](http::Version::HTTP_2) is sent over HTTP/2; where no such connection comes about,
/// nothing of it is sent. Every other request may be sent over any version.
///
/// ```
/// use std::time::Duration;
///
/// use antom_runtime::client::{ExchangeLimits, Interrupted, Transport};
/// use bytes::Bytes;
///
/// struct Offline;
///
/// impl Transport for Offline {
///     async fn exchange(
///         &self,
///         _request: http::Request<Bytes>,
///         _limits: ExchangeLimits,
///     ) -> Result<http::Response<Bytes>, Interrupted> {
///         Err(Interrupted::BeforeSending("the network is switched off".into()))
///     }
///
///     async fn wait(&self, delay: Duration) {
///         tokio::time::sleep(delay).await;
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
    ) -> impl Future<Output = Result<http::Response<Bytes>, Interrupted>> + Send;

    /// Waits between two attempts.
    fn wait(&self, delay: Duration) -> impl Future<Output = ()> + Send;
}
