//! The protocol without any I/O: a request becomes bytes and headers, bytes and headers become an answer.

mod answer;
mod api;
mod diagnosis;
mod error;
mod key;
mod operation;
mod platform_keys;
mod session;
mod signature;

pub use answer::Answer;
pub use api::{Api, EnvelopeNames, GatewayCodes, HeaderNames, RefusalCode, Sandbox};
pub use error::{Cause, Error, Failure, NotSent, OutcomeUnknown};
pub use key::{KeyError, KeyKind, PrivateKey, PublicKey};
pub use operation::{Operation, OperationSpec, Outcome, ResultRule, Retry};
pub use platform_keys::PlatformKeys;
pub use session::{NotVisible, Received, Session, SignedRequest};
pub use signature::SignatureError;

#[cfg(feature = "client")]
pub(crate) use session::body_of;
#[cfg(feature = "gateway")]
pub(crate) use session::time_now;
#[cfg(feature = "gateway")]
pub(crate) use signature::{Message, sign, verify};
