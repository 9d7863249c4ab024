//! Signed JSON with a file.

use bytes::Bytes;

use super::authentication::Authentication;
use super::multipart::{Multipart, Part};
use super::outgoing::Outgoing;
use super::upload_file::UploadFile;
use super::upload_spec::UploadSpec;
use super::way::Sending;
use crate::protocol::error::{Accepted, Error};
use crate::validate::{Constraint, Violation, ViolationPath};

/// Requests are signed as JSON and carry a file besides; answers are signed too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Upload(
    /// How the file goes with the JSON.
    pub &'static UploadSpec,
);

impl Sending for Upload {
    type With<'a> = &'a UploadFile;
    type Told<T> = T;

    fn authentication(self) -> Authentication<&'static str> {
        Authentication::Signature
    }

    fn file(self) -> Option<&'static UploadSpec> {
        Some(self.0)
    }

    fn violation(self, file: &UploadFile) -> Option<Violation> {
        let Self(spec) = self;
        let length = file.bytes().len();
        (length > spec.max_bytes).then(|| {
            let mut path = ViolationPath::default();
            path.push_field(spec.file_parts.first().copied().unwrap_or_default());
            Violation {
                measured: i128::try_from(length).ok(),
                ..Violation::new(path, Constraint::MaxBytes(spec.max_bytes))
            }
        })
    }

    fn outgoing(self, json_type: &'static str, json: Bytes, file: &UploadFile) -> Outgoing {
        let Self(spec) = self;
        let json = spec.with_digest(&json, &file.sha256());
        let json_part = Part {
            name: spec.json_part,
            file_name: None,
            content_type: json_type,
            content: &json,
        };
        let file_parts = spec.file_parts.iter().map(|name| Part {
            name,
            file_name: Some(file.name()),
            content_type: file.content_type(),
            content: file.bytes(),
        });
        let parts: Vec<Part<'_>> = std::iter::once(json_part).chain(file_parts).collect();
        let parts = Multipart::new(&parts);
        Outgoing {
            authentication: Authentication::Signature,
            json,
            parts: Some(parts),
        }
    }

    fn told<T, C>(read: Result<T, Box<Accepted<C>>>) -> Result<T, Error<C>> {
        read.map_err(Error::Accepted)
    }
}
