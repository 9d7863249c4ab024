//! Everything that a client is made of but what carries its requests.

use std::fmt;
use std::time::Duration;

use super::base_url::BaseUrl;
use super::config_error::ConfigError;
use super::retry::RetryPolicy;
use crate::protocol::Signer;

/// Whom a client speaks for, where it calls, and what its calls may take.
#[derive(Debug)]
pub(super) struct Connection {
    pub(super) signer: Signer,
    /// Scheme and host.
    pub(super) base_url: BaseUrl,
    /// Scheme and host for calls that carry a file, if the region has one.
    pub(super) upload_base_url: Option<BaseUrl>,
    pub(super) limits: Limits,
    pub(super) retries: RetryPolicy,
}

/// What the clones of a client share.
pub(super) struct Shared<T: ?Sized> {
    pub(super) connection: Connection,
    pub(super) transport: Box<T>,
}

impl<T: ?Sized> fmt::Debug for Shared<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.connection.fmt(formatter)
    }
}

/// How long things may take and how long an answer may be.
#[derive(Clone, Copy, Debug)]
pub(super) struct Limits {
    /// Only the HTTP client that comes with this crate can tell connecting from the rest.
    #[cfg_attr(not(feature = "http"), allow(dead_code))]
    pub(super) connect: Duration,
    pub(super) attempt: Duration,
    pub(super) total: Duration,
    pub(super) body_bytes: usize,
}

impl Limits {
    /// The limits, none of which is zero: then nothing could ever be sent or answered.
    pub(super) fn checked(self) -> Result<Self, ConfigError> {
        let rows = [
            (self.connect.is_zero(), "time for a connection"),
            (self.attempt.is_zero(), "time for an attempt"),
            (self.total.is_zero(), "time for a call"),
            (self.body_bytes == 0, "number of bytes of an answer"),
        ];
        match rows.into_iter().find(|(is_zero, _)| *is_zero) {
            Some((_, what)) => Err(ConfigError::Zero(what)),
            None => Ok(self),
        }
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(10),
            attempt: Duration::from_secs(20),
            total: Duration::from_secs(60),
            body_bytes: 4 * 1024 * 1024,
        }
    }
}
