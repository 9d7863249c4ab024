//! How a gateway can misbehave.

/// One way to be wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Fault {
    /// The answer carries no signature.
    NoSignature,
    /// The answer is signed with a key that is not the platform's.
    ForeignSignature,
    /// One byte of the body is changed after signing.
    AlteredBody,
    /// The answer is signed for another path.
    OtherPath,
    /// The answer is for another client.
    OtherClient,
    /// The connection ends before an answer, after the request was processed.
    Drop,
    /// The status of the answer is 502 and its body is a web page.
    BadGateway,
}
