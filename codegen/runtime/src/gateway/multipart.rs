//! A body of several parts, taken apart.

use bytes::Bytes;
use http::header::{CONTENT_TYPE, HeaderMap};

/// One part.
pub(super) struct Part {
    pub(super) name: String,
    pub(super) content: Bytes,
}

/// The parts of a body of the content type `multipart/form-data`; `None` for every other one, and where a part has no name.
pub(super) fn parts(headers: &HeaderMap, body: &Bytes) -> Option<Vec<Part>> {
    let content_type = headers.get(CONTENT_TYPE)?.to_str().ok()?;
    let boundary = boundary(content_type)?;
    let delimiter = format!("\r\n--{boundary}");
    // The first boundary has no line before it.
    let mut rest = strip(body, &delimiter.as_bytes()[2..])?;
    let mut parts = Vec::new();
    loop {
        if rest.starts_with(b"--") {
            return Some(parts);
        }
        rest = strip(&rest, b"\r\n")?;
        let (part, behind) = split(&rest, delimiter.as_bytes())?;
        let (head, content) = split(&part, b"\r\n\r\n")?;
        parts.push(Part {
            name: name(std::str::from_utf8(&head).ok()?)?,
            content,
        });
        rest = behind;
    }
}

fn boundary(content_type: &str) -> Option<&str> {
    let (kind, parameters) = content_type.split_once(';')?;
    if !kind.trim().eq_ignore_ascii_case("multipart/form-data") {
        return None;
    }
    let boundary = parameters
        .split(';')
        .find_map(|parameter| parameter.trim().strip_prefix("boundary="))?;
    Some(boundary.trim_matches('"')).filter(|boundary| !boundary.is_empty())
}

/// The name in the header lines of a part.
fn name(head: &str) -> Option<String> {
    let disposition = head.split("\r\n").find_map(|line| {
        let (header, value) = line.split_once(':')?;
        header
            .eq_ignore_ascii_case("content-disposition")
            .then_some(value)
    })?;
    let name = disposition
        .split(';')
        .find_map(|parameter| parameter.trim().strip_prefix("name="))?;
    Some(name.trim_matches('"').to_owned())
}

fn strip(bytes: &Bytes, prefix: &[u8]) -> Option<Bytes> {
    let rest = bytes.strip_prefix(prefix)?;
    Some(bytes.slice_ref(rest))
}

/// What stands before and behind the first occurrence of a delimiter.
fn split(bytes: &Bytes, delimiter: &[u8]) -> Option<(Bytes, Bytes)> {
    let at = bytes
        .windows(delimiter.len())
        .position(|window| window == delimiter)?;
    Some((bytes.slice(..at), bytes.slice(at + delimiter.len()..)))
}
