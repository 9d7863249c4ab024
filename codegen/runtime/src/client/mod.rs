//! The async client: the protocol over HTTP.

mod builder;
mod http;
mod retry;
mod trace;

use std::sync::Arc;
use std::time::Instant;

use bytes::Bytes;
use tracing::Instrument;

pub use builder::{ClientBuilder, ConfigError, Host};
pub use retry::RetryPolicy;

use crate::protocol::{Answer, Cause, Error, NotSent, Operation, OutcomeUnknown, Session, body_of};
use http::{Exchange, Interrupted};
use retry::Attempts;

/// A client of one API for one merchant. Cloning it is cheap and shares its connections.
///
/// A call is sent again only where that is safe, within its [`RetryPolicy`] and its time; whatever leaves its outcome open
/// comes back as [`Error::OutcomeUnknown`]. Dropping the future of a call leaves nothing half-done on this side; whether
/// the platform processed it is then as open as after a time-out.
#[derive(Clone, Debug)]
pub struct Client(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    session: Session,
    http: Exchange,
    retries: RetryPolicy,
}

impl Client {
    fn new(session: Session, http: Exchange, retries: RetryPolicy) -> Self {
        Self(Arc::new(Inner {
            session,
            http,
            retries,
        }))
    }

    /// Makes a call: checks the request, signs and sends it, verifies and reads the answer.
    ///
    /// # Errors
    ///
    /// An [`Error`] whose variant says what is known of the call.
    pub async fn call<R: Operation>(
        &self,
        request: &R,
    ) -> Result<Answer<R::Response>, Error<R::Code>> {
        let body = body_of(request)?;
        let span = trace::call(R::SPEC);
        self.attempts(request, body).instrument(span).await
    }

    async fn attempts<R: Operation>(
        &self,
        request: &R,
        body: Bytes,
    ) -> Result<Answer<R::Response>, Error<R::Code>> {
        let Inner { http, retries, .. } = &*self.0;
        let deadline = Instant::now() + http.total_time();
        let mut attempts = Attempts::new(*retries, request.idempotency_key().is_some(), deadline);
        loop {
            let start = Instant::now();
            attempts.begin();
            let answer = self.attempt(request, body.clone(), &attempts).await;
            let next = answer
                .as_ref()
                .err()
                .and_then(|error| attempts.after(error));
            trace::attempt(attempts.made(), start, &answer, next);
            match (answer, next) {
                (Ok(answer), _) => return Ok(answer),
                (Err(_), Some(delay)) => tokio::time::sleep(delay).await,
                (Err(error), None) => return Err(attempts.told(request, error)),
            }
        }
    }

    /// Sends the body once, newly signed.
    async fn attempt<R: Operation>(
        &self,
        request: &R,
        body: Bytes,
        attempts: &Attempts,
    ) -> Result<Answer<R::Response>, Error<R::Code>> {
        let Inner { session, http, .. } = &*self.0;
        let signed = session.sign(R::SPEC, body);
        let interrupted = match http.exchange(signed, attempts.time_left()).await {
            Ok(received) => return session.open(request, received),
            Err(interrupted) => interrupted,
        };
        let cause = match interrupted {
            Interrupted::BeforeSending(reason) => {
                return Err(Error::NotSent(NotSent::Connection(reason)));
            }
            Interrupted::AfterSending(reason) => Cause::NoAnswer(reason),
            Interrupted::TooLong { limit } => Cause::TooLong { limit },
        };
        let unknown = OutcomeUnknown::without_trust(request, cause, None);
        Err(Error::OutcomeUnknown(Box::new(unknown)))
    }
}
