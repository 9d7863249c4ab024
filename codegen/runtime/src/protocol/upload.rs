//! Calls that carry a file beside their JSON.
//!
//! The signature covers the JSON alone; the file is tied to it by its SHA-256, which stands there.

use std::fmt::{self, Write as _};

use aws_lc_rs::digest::{SHA256, digest};
use bytes::Bytes;
use http::header::HeaderValue;

use super::error::Error;
use super::multipart::{Multipart, Part};
use super::operation::Operation;
use super::session::body_of;
use crate::validate::{Constraint, Violation, ViolationPath};

/// An operation whose requests are signed as JSON and carry a file besides.
pub trait UploadOperation: Operation {
    /// How the file goes with it.
    const UPLOAD: &'static UploadSpec;
}

/// How a file goes with the JSON of an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UploadSpec {
    /// The part that holds the signed JSON.
    pub json_part: &'static str,
    /// The parts that each hold the file.
    pub file_parts: &'static [&'static str],
    /// The JSON's field that holds the file's SHA-256, in hexadecimal digits of small letters.
    pub digest_field: &'static str,
    /// How many bytes the file may have.
    pub max_bytes: usize,
}

/// Why something is no file to upload.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum UploadFileError {
    /// The name has no last component.
    #[error("`{0}` names no file")]
    Name(String),
    /// The content type is not one.
    #[error("`{0}` is no content type, such as image/png")]
    ContentType(String),
    /// There are no bytes.
    #[error("the file is empty")]
    Empty,
}

/// A file to upload.
#[derive(Clone)]
pub struct UploadFile {
    name: String,
    content_type: String,
    bytes: Bytes,
}

impl UploadFile {
    /// A file: its name, its content type such as `image/png`, and its bytes.
    ///
    /// Of a path only the last component is sent; quotes and control characters in it become underscores.
    ///
    /// # Errors
    ///
    /// When there is no name, no content type, or not a byte.
    pub fn new(
        name: &str,
        content_type: &str,
        bytes: impl Into<Bytes>,
    ) -> Result<Self, UploadFileError> {
        let bytes = bytes.into();
        let last = name.rsplit(['/', '\\']).next().unwrap_or(name).trim();
        if last.is_empty() || last == "." || last == ".." {
            return Err(UploadFileError::Name(name.to_owned()));
        }
        if !is_content_type(content_type) {
            return Err(UploadFileError::ContentType(content_type.to_owned()));
        }
        if bytes.is_empty() {
            return Err(UploadFileError::Empty);
        }
        let plain = |character: char| match character {
            '"' => '_',
            character if character.is_control() => '_',
            character => character,
        };
        Ok(Self {
            name: last.chars().map(plain).collect(),
            content_type: content_type.to_owned(),
            bytes,
        })
    }

    /// Its name, as it is sent.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its SHA-256, in hexadecimal digits of small letters.
    #[must_use]
    pub fn sha256(&self) -> String {
        sha256(&self.bytes)
    }
}

impl fmt::Debug for UploadFile {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        // What the file shows is nobody's business but the platform's: only its length is printed.
        formatter
            .debug_struct("UploadFile")
            .field("name", &self.name)
            .field("content_type", &self.content_type)
            .field("bytes", &self.bytes.len())
            .finish()
    }
}

/// A type, a slash and a subtype of visible ASCII, and perhaps parameters.
fn is_content_type(text: &str) -> bool {
    let (essence, _) = text.split_once(';').unwrap_or((text, ""));
    let is_token = |part: &str| {
        !part.is_empty()
            && part
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || b"!#$&-^_.+".contains(&byte))
    };
    essence
        .split_once('/')
        .is_some_and(|(kind, subtype)| is_token(kind) && is_token(subtype))
        && text.bytes().all(|byte| (b' '..=b'~').contains(&byte))
}

pub(super) fn sha256(bytes: &[u8]) -> String {
    let mut digits = String::with_capacity(64);
    for byte in digest(&SHA256, bytes).as_ref() {
        // Writing to a string cannot fail.
        let _ = write!(digits, "{byte:02x}");
    }
    digits
}

/// What an upload sends: the same bytes in every attempt.
#[derive(Clone)]
pub(crate) struct Upload {
    /// What is signed.
    pub(super) json: Bytes,
    pub(super) content_type: HeaderValue,
    pub(super) body: Bytes,
}

impl Upload {
    /// A request that keeps every constraint, with its file.
    pub(crate) fn new<R: UploadOperation>(
        json_type: &'static str,
        request: &R,
        file: &UploadFile,
    ) -> Result<Self, Error<R::Code>> {
        let spec = R::UPLOAD;
        if let Some(violation) = too_long(spec, file) {
            // All that is wrong is told at once.
            let mut violations = request.validate().err().unwrap_or_default();
            violations.add(violation);
            return Err(Error::Invalid(violations));
        }
        let json = with_digest(&body_of(request)?, spec.digest_field, &file.sha256());
        let parts = spec.file_parts.iter().map(|name| Part {
            name,
            file_name: Some(&file.name),
            content_type: &file.content_type,
            content: &file.bytes,
        });
        let json_part = Part {
            name: spec.json_part,
            file_name: None,
            content_type: json_type,
            content: &json,
        };
        let parts: Vec<Part<'_>> = std::iter::once(json_part).chain(parts).collect();
        let Multipart { content_type, body } = Multipart::new(&parts);
        Ok(Self {
            json,
            content_type,
            body,
        })
    }
}

fn too_long(spec: &UploadSpec, file: &UploadFile) -> Option<Violation> {
    let measured = i128::try_from(file.bytes.len()).ok();
    (file.bytes.len() > spec.max_bytes).then(|| {
        let mut path = ViolationPath::default();
        path.push_field(spec.file_parts.first().copied().unwrap_or_default());
        Violation {
            measured,
            ..Violation::new(path, Constraint::MaxBytes(spec.max_bytes))
        }
    })
}

/// A JSON object with one more field. So no request can have a digest that is not its file's.
fn with_digest(object: &[u8], field: &str, digest: &str) -> Bytes {
    let inner = object
        .strip_prefix(b"{")
        .and_then(|rest| rest.strip_suffix(b"}"))
        .expect("a request is written as a JSON object");
    let separator = if inner.is_empty() { "" } else { "," };
    let field = format!("{separator}\"{field}\":\"{digest}\"}}");
    [b"{", inner, field.as_bytes()].concat().into()
}

/// Whether the JSON of an upload has the digest of its file.
#[cfg(feature = "gateway")]
pub(crate) fn has_digest(spec: &UploadSpec, json: &[u8], file: &[u8]) -> bool {
    let json: Result<serde_json::Map<String, serde_json::Value>, _> = serde_json::from_slice(json);
    let digest = json.ok().and_then(|json| {
        let digest = json.get(spec.digest_field)?.as_str()?;
        Some(digest.to_owned())
    });
    digest.is_some_and(|digest| digest == sha256(file))
}
