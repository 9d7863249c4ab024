//! Requests that keep every rule.

use bytes::Bytes;

use super::route::{Identity, Route};

/// A request that keeps every rule.
pub(super) struct Accepted<'a> {
    pub(super) route: &'a Route,
    pub(super) json: Bytes,
    pub(super) identity: Identity,
}
