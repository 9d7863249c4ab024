//! Why a signature is not accepted.

/// Why a signature is not accepted.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SignatureError {
    /// There is no signature. A gateway that cannot tell who called may answer so.
    #[error("no signature; a gateway that does not know the client ID or its key may answer so")]
    Missing,
    /// A header that the signature covers is absent or is not text.
    #[error("no header `{0}`, which the signature covers")]
    MissingHeader(&'static str),
    /// The header does not have the form of a signature.
    #[error("the signature header is malformed: {0}")]
    Malformed(&'static str),
    /// The algorithm is not the API's.
    #[error("the signature algorithm `{0}` is not the API's")]
    UnknownAlgorithm(String),
    /// There is no key of that version.
    #[error("no key of version `{0}` is known")]
    UnknownKeyVersion(String),
    /// It is for somebody else.
    #[error("it is for the client `{0}`")]
    OtherClient(String),
    /// The time that the signature covers is not one. Time and body are signed as one text, joined by a point: a part of
    /// the body that moved into the time would not break the signature.
    #[error("the time that the signature covers is not a time")]
    Time,
    /// The time that the signature covers is too far from the clock of this machine: it is an old message, or a clock is wrong.
    #[error(
        "made at {0}, which is too far from the clock of this machine: an old message, or a clock that is wrong"
    )]
    OtherTime(String),
    /// It is the platform's, but answers another request: this field repeats another value than the request has.
    #[error("it answers another request: its `{0}` is not the request's")]
    OtherCall(&'static str),
    /// It does not hold. Which of the possible reasons it is, is not looked into, since that takes far longer than to verify.
    #[error(
        "not signed with the key that belongs to the configured public key, or what it covers was changed on the way: the \
         method, the path, such as by a proxy that rewrites it, the client ID, the time or the body"
    )]
    DoesNotHold,
    /// It was made with another key, or is no signature at all.
    #[error("not signed with the key that belongs to the configured public key")]
    ForeignKey,
    /// It was made with the right key for another path.
    #[error("signed with the right key, but for the path {0}")]
    OtherPath(String),
    /// It was made with the right key for other content: the body, the time, the client ID or the path was changed.
    #[error(
        "signed with the right key, but the signed content was altered on the way: the body, the time, the client ID, or \
         the path, such as by a proxy that rewrites it"
    )]
    Altered,
}
