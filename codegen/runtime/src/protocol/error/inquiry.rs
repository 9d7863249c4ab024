//! What to do about a call whose end is not known.

use std::fmt;

use crate::one_line::OneLine;
use crate::protocol::operation_spec::{OperationSpec, Repeat};

/// How somebody can find out what became of a call.
pub(super) struct Inquiry<'a> {
    operation: &'static OperationSpec,
    idempotency_key: Option<&'a str>,
}

impl<'a> Inquiry<'a> {
    pub(super) fn of(operation: &'static OperationSpec, idempotency_key: Option<&'a str>) -> Self {
        Self {
            operation,
            idempotency_key,
        }
    }
}

impl fmt::Display for Inquiry<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let key = self.idempotency_key.map(OneLine);
        match (self.operation.inquire_with, key, self.operation.repeat) {
            (Some(inquiry), Some(key), _) => {
                write!(formatter, "; inquire with {inquiry} about `{key}`")
            }
            (Some(inquiry), None, _) => write!(formatter, "; inquire with {inquiry}"),
            (None, Some(key), _) => write!(
                formatter,
                "; sending the same request again, with the same idempotency key `{key}`, is safe"
            ),
            (None, None, Repeat::ChangesNothing) => {
                formatter.write_str("; calling again is safe, for it changes nothing")
            }
            (None, None, Repeat::DoneOnce) => {
                formatter.write_str("; sending the same request again is safe, for it is done once")
            }
            (None, None, Repeat::ByKey | Repeat::Unsafe) => Ok(()),
        }
    }
}
