//! How a file goes with the JSON of an operation.
//!
//! The signature covers the JSON alone; the file is tied to it by its SHA-256, which stands there.

use bytes::Bytes;

#[cfg(feature = "gateway")]
use crate::protocol::digest::sha256;

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

impl UploadSpec {
    /// The JSON of a request with the digest of its file. So no request can have a digest that is not its file's.
    pub(super) fn with_digest(&self, json: &[u8], digest: &str) -> Bytes {
        let inner = json
            .strip_prefix(b"{")
            .and_then(|rest| rest.strip_suffix(b"}"))
            .expect("a request is written as a JSON object");
        let separator = if inner.is_empty() { "" } else { "," };
        let field = format!("{separator}\"{}\":\"{digest}\"}}", self.digest_field);
        [b"{", inner, field.as_bytes()].concat().into()
    }

    /// Whether the JSON of an upload has the digest of its file.
    #[cfg(feature = "gateway")]
    pub(crate) fn has_digest(&self, json: &[u8], file: &[u8]) -> bool {
        let json: Result<serde_json::Map<String, serde_json::Value>, _> =
            serde_json::from_slice(json);
        let digest = json.ok().and_then(|json| {
            let digest = json.get(self.digest_field)?.as_str()?;
            Some(digest.to_owned())
        });
        digest.is_some_and(|digest| digest == sha256(file))
    }
}
