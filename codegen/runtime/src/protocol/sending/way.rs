//! What each way to send says of itself.

use bytes::Bytes;

use super::authentication::Authentication;
use super::outgoing::Outgoing;
use super::upload_spec::UploadSpec;
use crate::protocol::error::{Accepted, Error};
use crate::validate::Violation;

/// How the requests of an operation are sent, and how far their answers are believed. Every way implements it in a file of its
/// own, and whatever sends, reads or serves a call asks here.
///
/// Nobody outside of this crate can name it, and so nobody can add a way.
pub trait Sending: Copy + 'static {
    /// What a caller gives with each request.
    type With<'a>: Copy;
    /// How what an answer says is told: as it is, or as what nothing verifies.
    type Told<T>;

    /// What authenticates its calls; of a session, the header that carries its ID.
    fn authentication(self) -> Authentication<&'static str>;

    /// How a file goes with its requests, if one does.
    fn file(self) -> Option<&'static UploadSpec>;

    /// What is wrong with what was given with a request.
    fn violation(self, with: Self::With<'_>) -> Option<Violation>;

    /// What is sent of a request, whose JSON has the content type `json_type`.
    fn outgoing(self, json_type: &'static str, json: Bytes, with: Self::With<'_>) -> Outgoing;

    /// Tells a response, or that not everything of it could be read.
    ///
    /// # Errors
    ///
    /// In the variant of [`Error`] that says whether the answer is verified.
    fn told<T, C>(read: Result<T, Box<Accepted<C>>>) -> Result<Self::Told<T>, Error<C>>;
}
