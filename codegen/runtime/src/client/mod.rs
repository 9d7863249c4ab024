//! The async client: the protocol over HTTP.

mod builder;
mod http;

use std::sync::Arc;

pub use builder::{ClientBuilder, ConfigError, Host};

use crate::protocol::{Cause, Error, NotSent, Operation, OutcomeUnknown, Session};
use http::{Exchange, Interrupted};

/// A client of one API for one merchant. Cloning it is cheap and shares its connections.
///
/// Each call is sent once: whatever leaves its outcome open comes back as [`Error::OutcomeUnknown`].
#[derive(Clone, Debug)]
pub struct Client(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    session: Session,
    http: Exchange,
}

impl Client {
    fn new(session: Session, http: Exchange) -> Self {
        Self(Arc::new(Inner { session, http }))
    }

    /// Makes a call: checks the request, signs and sends it, verifies and reads the answer.
    ///
    /// # Errors
    ///
    /// An [`Error`] whose variant says what is known of the call.
    pub async fn call<R: Operation>(&self, request: &R) -> Result<R::Response, Error<R::Code>> {
        let Inner { session, http } = &*self.0;
        let signed = session.seal(request)?;
        let interrupted = match http.exchange(signed).await {
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
