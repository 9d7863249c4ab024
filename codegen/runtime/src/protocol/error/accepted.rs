//! Calls that were accepted, with an answer of which not everything can be read.

use std::fmt;

use serde::de::DeserializeOwned;

use super::inquiry::Inquiry;
use crate::Violations;
use crate::one_line::OneLine;
use crate::protocol::message_body::MessageBody;
use crate::protocol::operation_spec::OperationSpec;

/// A call that was accepted: it is done or under way, as the answer says; and not everything else in the answer can be read.
///
/// This is no failure: making the call anew may do everything twice.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Accepted<C> {
    /// The operation.
    pub operation: &'static OperationSpec,
    /// Whether it is under way, and not done yet.
    pub is_pending: bool,
    /// The result code.
    pub code: C,
    /// The result status.
    pub status: String,
    /// The platform's message.
    pub message: String,
    /// The value of the field that makes it safe to send the same request again.
    pub idempotency_key: Option<String>,
    /// The HTTP status.
    pub http_status: u16,
    /// What could not be read, each with its place.
    pub unread: Violations,
    /// The whole answer. It is as much to be trusted as the acceptance itself.
    pub body: MessageBody,
}

impl<C> Accepted<C> {
    /// What can be read of the operation's response, in which every place of [`unread`](Self::unread) is absent; `None` where
    /// one of them must be there.
    #[must_use]
    pub fn response<T: DeserializeOwned>(&self) -> Option<T> {
        self.body.read_partly().value
    }
}

impl<C: fmt::Display> fmt::Display for Accepted<C> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let state = match self.is_pending {
            true => "is under way",
            false => "succeeded",
        };
        write!(
            formatter,
            "{} {state} with {} ({}): {}; do not make it anew. Not everything in the answer can be read: {}",
            self.operation.name,
            OneLine(&self.code.to_string()),
            OneLine(&self.status),
            OneLine(&self.message),
            self.unread
        )?;
        Inquiry::of(self.operation, self.idempotency_key.as_deref()).fmt(formatter)
    }
}
