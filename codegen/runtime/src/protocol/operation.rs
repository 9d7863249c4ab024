//! What one operation is. Generated code implements [`Operation`] for each request type.

use std::fmt;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::operation_spec::OperationSpec;
use super::sending::Sending;
use crate::Validate;

/// A field of the response that repeats one of the request, so that an answer cannot be taken for that to another request.
pub struct Echo<R> {
    /// The response's field, by its wire name.
    pub field: &'static str,
    /// The value in the request.
    pub of: fn(&R) -> Option<&str>,
}

/// A request, and with it everything that is known of its operation.
pub trait Operation: Serialize + Validate + Sized + 'static {
    /// What a call answers that is done or under way.
    type Response: DeserializeOwned;
    /// The result codes of the API.
    type Code: for<'a> From<&'a str> + fmt::Display + fmt::Debug;

    /// How its requests are sent: [`Signed`](super::Signed), [`InSession`](super::InSession) or [`Upload`](super::Upload). They
    /// can be sent in no other way.
    type Sending: Sending;

    /// The operation.
    const SPEC: &'static OperationSpec;

    /// What the spec says of the way that they are sent in.
    const SENDING: Self::Sending;

    /// The fields of the response that repeat fields of the request.
    const ECHOES: &'static [Echo<Self>] = &[];

    /// The value of the field that makes a repeated call safe.
    fn idempotency_key(&self) -> Option<&str>;
}
