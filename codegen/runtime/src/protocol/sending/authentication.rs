//! What says who calls, and who answers.

/// What authenticates both sides of a call.
///
/// Clients and the gateway match it wherever they differ by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Authentication<S> {
    /// The merchant's signature the request, and the platform's the answer.
    Signature,
    /// A session of the platform the request, of which `S` is known; TLS alone the answer.
    Session(S),
}
