//! Which call something belongs to.

use super::operation_spec::OperationSpec;
#[cfg(feature = "_calls")]
use super::operation_spec::Repeat;

/// Which call something belongs to: everything of a request that its answer is held against, without its type.
#[derive(Clone)]
pub(crate) struct CallIdentity<'a> {
    pub(crate) operation: &'static OperationSpec,
    pub(crate) idempotency_key: Option<&'a str>,
    /// The response's fields that repeat one of the request, with what they must repeat.
    pub(crate) echoes: Vec<(&'static str, &'a str)>,
}

#[cfg(feature = "_calls")]
impl CallIdentity<'_> {
    /// Whether sending the same request again does nothing twice.
    pub(crate) fn is_repeatable(&self) -> bool {
        match self.operation.repeat {
            Repeat::Unsafe => false,
            Repeat::ByKey => self.idempotency_key.is_some(),
            Repeat::DoneOnce | Repeat::ChangesNothing => true,
        }
    }
}
