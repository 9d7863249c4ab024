//! The ID of a session that stands for a signature.

use std::fmt;

use http::header::{HeaderName, HeaderValue};

use crate::protocol::header::{NotVisible, visible};

/// The ID of a session that the platform opened. Whoever has it can call for the merchant: it is never printed.
#[derive(Clone)]
pub struct SessionId(HeaderValue);

impl SessionId {
    /// A session's ID, as the platform gave it.
    ///
    /// # Errors
    ///
    /// When it is not of visible ASCII characters alone.
    pub fn new(id: &str) -> Result<Self, NotVisible> {
        let mut id = visible(id)?;
        id.set_sensitive(true);
        Ok(Self(id))
    }
}

impl fmt::Debug for SessionId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("SessionId((hidden))")
    }
}

/// The header that carries the ID of a session.
#[derive(Clone)]
pub(crate) struct SessionHeader {
    pub(crate) name: HeaderName,
    pub(crate) id: HeaderValue,
}

impl SessionHeader {
    pub(super) fn new(name: &'static str, session: &SessionId) -> Self {
        Self {
            name: HeaderName::from_static(name),
            id: session.0.clone(),
        }
    }
}
