//! The ways to send a request: each is a type, so that a request can be sent in its own way alone.
//!
//! | way | authenticated by | with the request | the answer |
//! |---|---|---|---|
//! | [`Signed`] | a signature | | signed |
//! | [`InSession`] | a session's ID | [`SessionId`] | [`Unverified`] |
//! | [`Upload`] | a signature | [`UploadFile`] | signed |

mod authentication;
mod in_session;
mod multipart;
mod outgoing;
mod session_id;
mod signed;
mod unverified;
mod upload;
mod upload_file;
mod upload_spec;
mod way;

pub use in_session::InSession;
pub use session_id::SessionId;
pub use signed::Signed;
pub use unverified::Unverified;
pub use upload::Upload;
pub use upload_file::{UploadFile, UploadFileError};
pub use upload_spec::UploadSpec;

pub(crate) use authentication::Authentication;
pub(crate) use outgoing::Outgoing;
pub(crate) use session_id::SessionHeader;
pub(crate) use way::Sending;
