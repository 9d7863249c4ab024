//! Files that go with requests.

use std::fmt;

use bytes::Bytes;

use crate::protocol::digest::sha256;

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

    /// Its content type.
    pub(super) fn content_type(&self) -> &str {
        &self.content_type
    }

    /// Its bytes.
    pub(super) fn bytes(&self) -> &[u8] {
        &self.bytes
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
