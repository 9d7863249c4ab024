//! One call with all its attempts, apart from any network and clock: what to send next, and what came of it.
//!
//! The async and the blocking client run it, each with its own way to exchange and to wait. Nothing here is generic over the
//! operation, so that an API of many operations has this code once.

use std::fmt::Display;
use std::time::{Duration, Instant, SystemTime};

use bytes::Bytes;
use tracing::Span;

use super::RetryPolicy;
use super::connection::Connection;
use super::retry::Attempts;
use super::trace;
use super::transport::{ExchangeLimits, Interrupted};
use crate::protocol::{
    CallIdentity, Cause, Error, InSession, NotSent, OutcomeUnknown, Settled, Upload,
};

/// What every attempt of a call sends.
pub(super) enum Outgoing {
    /// JSON that is signed.
    Signed(Bytes),
    /// JSON that a session authenticates.
    InSession(InSession),
    /// Signed JSON with a file.
    Upload(Upload),
}

impl Outgoing {
    /// When it is sent again: in a session never, where the answer that would ask for it is anybody's.
    fn retries(&self, policy: RetryPolicy) -> RetryPolicy {
        match self {
            Self::Signed(_) | Self::Upload(_) => policy,
            Self::InSession(_) => RetryPolicy::NEVER,
        }
    }
}

/// One call.
pub(super) struct Call<'a> {
    connection: &'a Connection,
    identity: &'a CallIdentity<'a>,
    message: Outgoing,
    attempts: Attempts,
    /// When the present attempt began.
    start: Instant,
    span: Span,
}

/// What comes after an attempt.
pub(super) enum Next<C> {
    /// The call ends.
    End(Result<Settled<C>, Error<C>>),
    /// Another attempt, so much later.
    Wait(Duration),
}

impl<'a> Call<'a> {
    pub(super) fn new(
        connection: &'a Connection,
        identity: &'a CallIdentity<'a>,
        message: Outgoing,
    ) -> Self {
        let start = Instant::now();
        Self {
            connection,
            attempts: Attempts::new(
                message.retries(connection.retries),
                identity,
                // A limit beyond what a clock can tell is none.
                start.checked_add(connection.limits.total),
            ),
            message,
            start,
            span: trace::call(identity.operation),
            identity,
        }
    }

    /// The span of the call, around all its attempts.
    pub(super) fn span(&self) -> Span {
        self.span.clone()
    }

    /// Begins an attempt: the same bytes as always, newly signed if they are signed.
    pub(super) fn attempt<C>(
        &mut self,
    ) -> Result<(http::Request<Bytes>, ExchangeLimits), Error<C>> {
        let Connection {
            session,
            base_url,
            upload_base_url,
            limits,
            ..
        } = self.connection;
        self.start = Instant::now();
        self.attempts.begin();
        let operation = self.identity.operation;
        let request = match &self.message {
            Outgoing::Signed(body) => session
                .sign(operation, body.clone())
                .into_http(base_url.as_str()),
            Outgoing::InSession(message) => {
                message.to_http(session.api(), operation, base_url.as_str())
            }
            Outgoing::Upload(upload) => {
                let base_url = upload_base_url.as_ref();
                let base_url = base_url.ok_or(Error::NotSent(NotSent::NoUploadHost))?;
                session
                    .sign_upload(operation, upload)
                    .into_http(base_url.as_str())
            }
        };
        let request = request.map_err(|error| Error::NotSent(NotSent::Url(error.into())))?;
        let limits = ExchangeLimits {
            time: self
                .attempts
                .time_left()
                .map_or(limits.attempt, |left| left.min(limits.attempt)),
            body_bytes: limits.body_bytes,
        };
        Ok((request, limits))
    }

    /// Ends an attempt and decides what comes next.
    pub(super) fn judge<C: for<'c> From<&'c str> + Display>(
        &mut self,
        exchanged: Result<http::Response<Bytes>, Interrupted>,
    ) -> Next<C> {
        let settled = self.settle(exchanged);
        let next = settled
            .as_ref()
            .err()
            .and_then(|error| self.attempts.after(error));
        trace::attempt(self.attempts.made(), self.start, &settled, next);
        match (settled, next) {
            (Err(_), Some(delay)) => Next::Wait(delay),
            (Err(error), None) => Next::End(Err(self.attempts.told(self.identity, error))),
            (settled, _) => Next::End(settled),
        }
    }

    fn settle<C: for<'c> From<&'c str>>(
        &self,
        exchanged: Result<http::Response<Bytes>, Interrupted>,
    ) -> Result<Settled<C>, Error<C>> {
        let limit = self.connection.limits.body_bytes;
        let cause = match exchanged {
            Ok(response) if response.body().len() > limit => Cause::TooLong { limit },
            Ok(response) => {
                let session = &self.connection.session;
                return match self.message {
                    Outgoing::Signed(_) | Outgoing::Upload(_) => {
                        session.settle(self.identity, response.into(), SystemTime::now())
                    }
                    Outgoing::InSession(_) => {
                        session.settle_unverified(self.identity, response.into())
                    }
                };
            }
            Err(Interrupted::BeforeSending(reason)) => {
                return Err(Error::NotSent(NotSent::Connection(reason)));
            }
            Err(Interrupted::AfterSending(reason)) => Cause::NoAnswer(reason),
            Err(Interrupted::TooLong) => Cause::TooLong { limit },
        };
        let unknown = OutcomeUnknown::without_answer(self.identity, cause);
        Err(Error::OutcomeUnknown(Box::new(unknown)))
    }
}
