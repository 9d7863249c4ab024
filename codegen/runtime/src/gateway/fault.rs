//! How a gateway can misbehave.

use std::time::Duration;

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
    /// The connection ends before an answer, and the request was never processed.
    DropBefore,
    /// The connection ends before an answer, after the request was processed.
    Drop,
    /// The connection ends in the middle of the body, after the request was processed.
    CutBody,
    /// The answer comes so much later, after the request was processed.
    Delay(Duration),
    /// The body comes byte by byte, each so much later than the one before.
    Drip(Duration),
    /// The status of the answer is 502 and its body is a web page; the request was not processed.
    BadGateway,
    /// The status of the answer is 503 and its body is empty, after the request was processed.
    Unavailable,
    /// The status of the answer is 429, with so many seconds in `retry-after`; the request was not processed.
    TooManyRequests(u64),
    /// The answer is signed, but no JSON, after the request was processed.
    Garbage,
    /// The answer is this result code with this status; the request was not processed.
    Result(&'static str, &'static str),
    /// The answer is this result code with this status, after the request was processed.
    ResultAfter(&'static str, &'static str),
}
