//! The protocol without any I/O: a request becomes bytes and headers, bytes and headers become an answer.

mod answer;
mod api;
mod diagnosis;
mod error;
mod header;
mod http_message;
mod in_session;
mod key;
mod message_body;
mod multipart;
mod notification;
mod operation;
mod platform_keys;
mod result;
mod session;
mod signature;
mod time;
mod unverified;
mod upload;

pub use answer::Answer;
pub use api::{Api, EnvelopeNames, FixedResult, GatewayCodes, HeaderNames, Host, Sandbox};
pub use error::{Accepted, Cause, Error, Failure, NotSent, OutcomeUnknown};
pub use header::{HeaderError, NotVisible};
pub use http_message::{Received, SignedRequest};
pub use in_session::{SessionId, SessionOperation};
pub use key::{KeyError, KeyKind, PrivateKey, PublicKey};
pub use message_body::MessageBody;
pub use notification::{
    NotificationError, NotificationKind, Notifications, ReadNotification, Receiver,
    UnknownNotification, UnreadKind,
};
pub use operation::{
    Echo, Operation, OperationSpec, Outcome, Repeat, ResultRule, Retry, SignedOperation,
};
pub use platform_keys::PlatformKeys;
pub use session::Session;
pub use signature::SignatureError;
pub use unverified::Unverified;
pub use upload::{UploadFile, UploadFileError, UploadOperation, UploadSpec};

#[cfg(feature = "_calls")]
pub(crate) use answer::Settled;
#[cfg(feature = "_calls")]
pub(crate) use in_session::InSession;
#[cfg(any(feature = "_calls", feature = "gateway"))]
pub(crate) use operation::CallIdentity;
#[cfg(feature = "_calls")]
pub(crate) use session::{body_of, read, read_unverified};
#[cfg(feature = "gateway")]
pub(crate) use signature::{Diagnosis, Message, sign, verify};
#[cfg(feature = "gateway")]
pub(crate) use time::time_now;
#[cfg(feature = "_calls")]
pub(crate) use upload::Upload;
#[cfg(feature = "gateway")]
pub(crate) use upload::has_digest;
