//! JSON with the ID of a session instead of a signature.
//!
//! Nothing of such a call is signed, and its answer is not either: TLS alone says who answers.

use bytes::Bytes;

use super::authentication::Authentication;
use super::outgoing::Outgoing;
use super::session_id::{SessionHeader, SessionId};
use super::unverified::Unverified;
use super::upload_spec::UploadSpec;
use super::way::Sending;
use crate::protocol::error::{Accepted, Error};
use crate::validate::Violation;

/// Requests carry the ID of a session of the platform instead of a signature, and nothing proves whose the answers are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InSession {
    /// The header that carries the ID, in lower case.
    pub header: &'static str,
}

impl Sending for InSession {
    type With<'a> = &'a SessionId;
    type Told<T> = Unverified<T>;

    fn authentication(self) -> Authentication<&'static str> {
        Authentication::Session(self.header)
    }

    fn file(self) -> Option<&'static UploadSpec> {
        None
    }

    fn violation(self, _: &SessionId) -> Option<Violation> {
        None
    }

    fn outgoing(self, _: &'static str, json: Bytes, session: &SessionId) -> Outgoing {
        Outgoing {
            authentication: Authentication::Session(SessionHeader::new(self.header, session)),
            json,
            parts: None,
        }
    }

    fn told<T, C>(read: Result<T, Box<Accepted<C>>>) -> Result<Unverified<T>, Error<C>> {
        read.map(Unverified::new).map_err(Error::AcceptedUnverified)
    }
}
