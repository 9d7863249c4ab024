//! One call with all its attempts, apart from any network and clock: what to send next, and what came of it.
//!
//! The async and the blocking client run it, each with its own way to exchange and to wait. Nothing here is generic over the
//! operation, so that an API of many operations has this code once.

use std::fmt::Display;
use std::time::{Duration, Instant, SystemTime};

use bytes::Bytes;
use tracing::Span;

use super::base_url::BaseUrl;
use super::connection::Connection;
use super::retry::{Attempts, RetryPolicy};
use super::trace;
use super::transport::{ExchangeLimits, Interrupted};
use crate::protocol::{
    Authentication, CallIdentity, Cause, Error, NotSent, OutcomeUnknown, Outgoing, Settled,
};

/// One call.
pub(super) struct Call<'a> {
    connection: &'a Connection,
    identity: &'a CallIdentity<'a>,
    outgoing: Outgoing,
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

/// When a call is sent again: in a session never, where the answer that would ask for it is anybody's.
fn retries(connection: &Connection, outgoing: &Outgoing) -> RetryPolicy {
    match outgoing.authentication {
        Authentication::Signature => connection.retries,
        Authentication::Session(_) => RetryPolicy::NEVER,
    }
}

impl<'a> Call<'a> {
    pub(super) fn new(
        connection: &'a Connection,
        identity: &'a CallIdentity<'a>,
        outgoing: Outgoing,
    ) -> Self {
        let start = Instant::now();
        Self {
            connection,
            attempts: Attempts::new(
                retries(connection, &outgoing),
                identity,
                // A limit beyond what a clock can tell is none.
                start.checked_add(connection.limits.total),
            ),
            outgoing,
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
        let Connection { signer, limits, .. } = self.connection;
        self.start = Instant::now();
        self.attempts.begin();
        let request = self
            .base_url()
            .and_then(|url| signer.request(self.identity.operation, &self.outgoing, url.as_str()))
            .map_err(Error::NotSent)?;
        let limits = ExchangeLimits {
            time: self
                .attempts
                .time_left()
                .map_or(limits.attempt, |left| left.min(limits.attempt)),
            body_bytes: limits.body_bytes,
        };
        Ok((request, limits))
    }

    /// The scheme and host that it goes to.
    fn base_url(&self) -> Result<&'a BaseUrl, NotSent> {
        let connection = self.connection;
        match (&self.outgoing.parts, &connection.upload_base_url) {
            (None, _) => Ok(&connection.base_url),
            (Some(_), Some(url)) => Ok(url),
            (Some(_), None) => Err(NotSent::NoUploadHost),
        }
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
                return self.connection.signer.settle(
                    self.identity,
                    &self.outgoing,
                    response.into(),
                    SystemTime::now(),
                );
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
