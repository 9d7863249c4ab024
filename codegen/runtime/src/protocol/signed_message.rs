//! What is signed.

/// Everything that a signature covers.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Message<'a> {
    pub(crate) method: &'a str,
    /// The whole path, with the query if there is one.
    pub(crate) path: &'a str,
    pub(crate) client_id: &'a str,
    pub(crate) time: &'a str,
    pub(crate) body: &'a [u8],
}

impl Message<'_> {
    pub(super) fn content(&self) -> Vec<u8> {
        let Self {
            method,
            path,
            client_id,
            time,
            body,
        } = self;
        let head = format!("{method} {path}\n{client_id}.{time}.");
        let mut content = Vec::with_capacity(head.len() + body.len());
        content.extend_from_slice(head.as_bytes());
        content.extend_from_slice(body);
        content
    }
}
