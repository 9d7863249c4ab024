//! Signed JSON.

use bytes::Bytes;

use super::authentication::Authentication;
use super::outgoing::Outgoing;
use super::upload_spec::UploadSpec;
use super::way::Sending;
use crate::protocol::error::{Accepted, Error};
use crate::validate::Violation;

/// Requests are signed as JSON, and answers are too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Signed;

impl Sending for Signed {
    type With<'a> = ();
    type Told<T> = T;

    fn authentication(self) -> Authentication<&'static str> {
        Authentication::Signature
    }

    fn file(self) -> Option<&'static UploadSpec> {
        None
    }

    fn violation(self, (): ()) -> Option<Violation> {
        None
    }

    fn outgoing(self, _: &'static str, json: Bytes, (): ()) -> Outgoing {
        Outgoing {
            authentication: Authentication::Signature,
            json,
            parts: None,
        }
    }

    fn told<T, C>(read: Result<T, Box<Accepted<C>>>) -> Result<T, Error<C>> {
        read.map_err(Error::Accepted)
    }
}
