//! What nothing proves to come from the platform.

/// What an answer says that carries no signature: TLS vouches for the host that sent it, and nothing for anything else.
///
/// Each way to what is inside says so.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use]
pub struct Unverified<T>(T);

impl<T> Unverified<T> {
    pub(crate) fn new(said: T) -> Self {
        Self(said)
    }

    /// What the answer says, for a caller who can live with its being somebody else's.
    pub fn trust_without_signature(self) -> T {
        self.0
    }

    /// The same with a part of it, as unverified as the whole.
    pub fn map<U>(self, part: impl FnOnce(T) -> U) -> Unverified<U> {
        Unverified(part(self.0))
    }
}
