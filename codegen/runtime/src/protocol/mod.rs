//! The protocol without any I/O: a request becomes bytes and headers, bytes and headers become an answer.

mod answer;
mod api;
mod call_identity;
mod diagnosis;
mod digest;
mod error;
mod header;
mod http_message;
mod key;
mod message_body;
mod notification;
mod operation;
mod operation_spec;
mod platform_keys;
mod result;
mod sending;
mod signature;
mod signature_error;
mod signed_message;
mod signer;
mod time;
mod typed_call;

pub use answer::Answer;
pub use api::{Api, EnvelopeNames, FixedResult, GatewayCodes, HeaderNames, Host, Sandbox};
pub use error::{Accepted, Cause, Error, Failure, NotSent, OutcomeUnknown};
pub use header::{HeaderError, NotVisible};
pub use http_message::{Received, SignedRequest};
pub use key::{KeyError, KeyKind, PrivateKey, PublicKey};
pub use message_body::MessageBody;
pub use notification::{
    NotificationError, NotificationKind, Notifications, ReadNotification, Receiver,
    UnknownNotification, UnreadKind,
};
pub use operation::{Echo, Operation};
pub use operation_spec::{OperationSpec, Outcome, Repeat, ResultRule, Retry};
pub use platform_keys::PlatformKeys;
pub use sending::{
    InSession, SessionId, Signed, Unverified, Upload, UploadFile, UploadFileError, UploadSpec,
};
pub use signature_error::SignatureError;
pub use signer::Signer;

#[cfg(feature = "_calls")]
pub(crate) use answer::Settled;
#[cfg(feature = "_calls")]
pub(crate) use call_identity::CallIdentity;
#[cfg(any(feature = "_calls", feature = "gateway"))]
pub(crate) use sending::Authentication;
#[cfg(feature = "_calls")]
pub(crate) use sending::Outgoing;
#[cfg(feature = "gateway")]
pub(crate) use sending::Sending;
#[cfg(feature = "gateway")]
pub(crate) use signature::{Diagnosis, sign, verify};
#[cfg(feature = "gateway")]
pub(crate) use signed_message::Message;
#[cfg(feature = "gateway")]
pub(crate) use time::time_now;
#[cfg(any(feature = "_calls", feature = "gateway"))]
pub(crate) use typed_call::identity_of;
#[cfg(feature = "_calls")]
pub(crate) use typed_call::{Told, With, outgoing_of, told};
