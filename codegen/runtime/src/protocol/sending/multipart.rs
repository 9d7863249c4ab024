//! Bodies of several parts (RFC 7578).

use bytes::{BufMut, Bytes, BytesMut};
use http::header::HeaderValue;

use crate::protocol::digest::sha256;

/// A body of several parts, and the content type that says where they end.
pub(crate) struct Multipart {
    pub(crate) content_type: HeaderValue,
    pub(crate) body: Bytes,
}

/// One part.
pub(super) struct Part<'a> {
    pub(super) name: &'a str,
    /// The name of the file that it is.
    pub(super) file_name: Option<&'a str>,
    pub(super) content_type: &'a str,
    pub(super) content: &'a [u8],
}

impl Multipart {
    pub(super) fn new(parts: &[Part<'_>]) -> Self {
        let boundary = boundary(parts);
        let length: usize = parts.iter().map(|part| part.content.len() + 512).sum();
        let mut body = BytesMut::with_capacity(length);
        for part in parts {
            body.put_slice(part.head(&boundary).as_bytes());
            body.put_slice(part.content);
            body.put_slice(b"\r\n");
        }
        body.put_slice(format!("--{boundary}--\r\n").as_bytes());
        let content_type = format!("multipart/form-data; boundary={boundary}");
        Self {
            content_type: HeaderValue::try_from(content_type)
                .expect("a boundary is of letters, digits and hyphens"),
            body: body.freeze(),
        }
    }
}

impl Part<'_> {
    /// What stands before the content.
    fn head(&self, boundary: &str) -> String {
        let (file_name, encoding) = match self.file_name {
            Some(name) => (
                format!("; filename=\"{name}\""),
                "Content-Transfer-Encoding: binary\r\n",
            ),
            None => (String::new(), ""),
        };
        format!(
            "--{boundary}\r\nContent-Disposition: form-data; name=\"{}\"{file_name}\r\n\
             Content-Type: {}\r\n{encoding}\r\n",
            self.name, self.content_type
        )
    }
}

/// A text that stands in none of the parts. It is made of their hash, so that the same parts make the same body and nobody can
/// write a part that holds it; should one all the same, the next is taken.
fn boundary(parts: &[Part<'_>]) -> String {
    let whole: Vec<String> = parts.iter().map(|part| sha256(part.content)).collect();
    let hash = sha256(whole.concat().as_bytes());
    let is_in = |content: &[u8], text: &str| {
        let mut windows = content.windows(text.len());
        windows.any(|window| window == text.as_bytes())
    };
    (0_u8..=u8::MAX)
        .map(|number| format!("part-{}-{number}", &hash[..40]))
        .find(|text| !parts.iter().any(|part| is_in(part.content, text)))
        .expect("no content holds a part of the hash of itself 256 times")
}
