//! The body of a message that arrived.

use std::fmt;

use bytes::Bytes;
use serde::de::DeserializeOwned;

use crate::json::{PartlyRead, read_partly};

/// The body of a message that arrived, to be read once more by whoever wants more of it.
///
/// `Debug` shows its length only, as it may hold what must not be printed.
#[derive(Clone, PartialEq, Eq)]
pub struct MessageBody(Bytes);

impl MessageBody {
    pub(crate) fn new(body: Bytes) -> Self {
        Self(body)
    }

    /// The bytes, as they arrived.
    #[must_use]
    pub fn as_bytes(&self) -> &Bytes {
        &self.0
    }

    /// Reads it as a type, as far as that can be done.
    #[must_use]
    pub fn read_partly<T: DeserializeOwned>(&self) -> PartlyRead<T> {
        read_partly(&self.0)
    }
}

impl fmt::Debug for MessageBody {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "MessageBody({} bytes)", self.0.len())
    }
}
