//! The protocol without any I/O: a request becomes bytes and headers, bytes and headers become an answer.

mod answer;
mod api;
mod diagnosis;
mod error;
mod header;
mod http_message;
mod in_session;
mod key;
mod multipart;
mod notification;
mod operation;
mod platform_keys;
mod session;
mod signature;
mod unverified;
mod upload;

pub use answer::Answer;
pub use api::{Api, EnvelopeNames, FixedResult, GatewayCodes, HeaderNames, Host, Sandbox};
pub use error::{Cause, Error, Failure, NotSent, OutcomeUnknown};
pub use header::{HeaderError, NotVisible};
pub use http_message::{Received, SignedRequest};
pub use in_session::{SessionId, SessionOperation};
pub use key::{KeyError, KeyKind, PrivateKey, PublicKey};
pub use notification::{
    NotificationError, NotificationKind, Notifications, Receiver, UnknownNotification,
};
pub use operation::{Operation, OperationSpec, Outcome, ResultRule, Retry, SignedOperation};
pub use platform_keys::PlatformKeys;
pub use session::Session;
pub use signature::SignatureError;
pub use unverified::Unverified;
pub use upload::{UploadFile, UploadFileError, UploadOperation, UploadSpec};

#[cfg(feature = "_calls")]
pub(crate) use answer::Settled;
#[cfg(feature = "_calls")]
pub(crate) use in_session::InSession;
#[cfg(feature = "_calls")]
pub(crate) use operation::CallIdentity;
#[cfg(feature = "gateway")]
pub(crate) use session::time_now;
#[cfg(feature = "_calls")]
pub(crate) use session::{body_of, read};
#[cfg(feature = "gateway")]
pub(crate) use signature::{Message, sign, verify};
#[cfg(feature = "_calls")]
pub(crate) use upload::Upload;
#[cfg(feature = "gateway")]
pub(crate) use upload::has_digest;
