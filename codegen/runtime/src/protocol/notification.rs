//! Notifications: what the platform reports by itself, in requests of its own to the merchant.

use std::fmt;
use std::marker::PhantomData;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use bytes::Bytes;
use http::header::{CONTENT_TYPE, HeaderValue};
use serde_json::{Map, Value};

use super::api::{Api, FixedResult};
use super::header::{NotVisible, OfPlatform, visible};
use super::platform_keys::PlatformKeys;
use super::signature::{Message, SignatureError, verify};
use crate::{DateTime, Violations};

/// Everything that the platform of one API reports. Generated code implements it for an enum of all kinds.
pub trait Notifications: Sized + 'static {
    /// The API.
    const API: &'static Api;
    /// The result that says that a notification arrived.
    const ACKNOWLEDGEMENT: FixedResult;
    /// The kinds that are known.
    const KINDS: &'static [NotificationKind<Self>];

    /// For a notification of a kind that is not known.
    fn unknown(notification: UnknownNotification) -> Self;
}

/// One kind of notification: how it is recognised and read.
pub struct NotificationKind<N> {
    /// Its name in the API.
    pub name: &'static str,
    /// Fields that each have one of these values.
    pub values: &'static [(&'static str, &'static [&'static str])],
    /// Fields that are there.
    pub fields: &'static [&'static str],
    /// Reads its body.
    pub read: fn(&[u8]) -> Result<N, Violations>,
}

impl<N> NotificationKind<N> {
    /// On how many conditions a body is of this kind; `None` when it is not.
    fn conditions(&self, body: &Map<String, Value>) -> Option<usize> {
        let has_value = |(name, values): &(&str, &[&str])| {
            let value = body.get(*name).and_then(Value::as_str);
            value.is_some_and(|value| values.contains(&value))
        };
        let has_field = |name: &&str| body.get(*name).is_some_and(|value| !value.is_null());
        (self.values.iter().all(has_value) && self.fields.iter().all(has_field))
            .then_some(self.values.len() + self.fields.len())
    }
}

/// A notification of a kind that this version does not know. It is the platform's: its signature holds.
#[derive(Clone)]
#[non_exhaustive]
pub struct UnknownNotification {
    /// The body as it arrived.
    pub body: Bytes,
}

impl fmt::Debug for UnknownNotification {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The body may hold what must not be printed: only its length is shown.
        formatter
            .debug_struct("UnknownNotification")
            .field("body_bytes", &self.body.len())
            .finish()
    }
}

/// Why a notification is not accepted. Such a one is not acknowledged, so that the platform sends it again.
#[derive(Clone, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum NotificationError {
    /// It is not proven to come from the platform for this merchant.
    #[error("the notification is not to be trusted: {0}")]
    Untrusted(#[from] SignatureError),
    /// It was made too long ago, or in the future: somebody may have kept it to send it again.
    #[error("the notification is of another time: {0}")]
    OutsideWindow(String),
    /// It is no JSON object.
    #[error("the notification is no JSON object")]
    NotJson,
    /// It is the platform's and of a known kind, but does not have the form of that kind.
    #[error("the notification `{kind}` cannot be read: {violations}")]
    Unreadable {
        /// The kind's name in the API.
        kind: &'static str,
        /// What does not fit.
        violations: Violations,
    },
}

/// How much the clock of the platform may be ahead of this machine's.
const AHEAD: Duration = Duration::from_secs(60 * 60);

/// Receives the notifications `N` of one merchant: verifies them and makes them typed.
///
/// A notification may come more than once, and may be replayed within the window: what it reports must be taken in such a
/// way that a second time changes nothing.
pub struct Receiver<N> {
    client_id: String,
    platform_keys: PlatformKeys,
    window: Duration,
    kinds: PhantomData<fn() -> N>,
}

impl<N: Notifications> Receiver<N> {
    /// A receiver of what is meant for one client ID, signed with one of the platform's keys.
    ///
    /// # Errors
    ///
    /// When the client ID is not of visible ASCII characters alone.
    pub fn new(
        client_id: impl Into<String>,
        platform_keys: impl Into<PlatformKeys>,
    ) -> Result<Self, NotVisible> {
        let client_id = client_id.into();
        visible(&client_id)?;
        Ok(Self {
            client_id,
            platform_keys: platform_keys.into(),
            window: Duration::from_secs(25 * 60 * 60),
            kinds: PhantomData,
        })
    }

    /// How old a notification may be; 25 hours if not set.
    ///
    /// A platform repeats what was not acknowledged, for a day or so, and nothing says that it signs it anew each time: a
    /// shorter window may refuse a notification that was never seen.
    #[must_use]
    pub fn window(mut self, window: Duration) -> Self {
        self.window = window;
        self
    }

    /// Verifies a request that arrived and reads the notification in it.
    ///
    /// The request's URI is the one that it was sent to: behind a proxy that changes paths, put the original path back.
    /// The signature covers the path with its query or without it; so nothing should depend on the query.
    ///
    /// # Errors
    ///
    /// Why it must not be acknowledged.
    pub fn open(&self, request: &http::Request<Bytes>) -> Result<N, NotificationError> {
        self.open_at(request, SystemTime::now())
    }

    /// Like [`open`](Self::open), at a moment that is given.
    ///
    /// # Errors
    ///
    /// Why it must not be acknowledged.
    pub fn open_at(
        &self,
        request: &http::Request<Bytes>,
        now: SystemTime,
    ) -> Result<N, NotificationError> {
        let time = self.verify(request)?;
        if !self.is_within(time, now) {
            return Err(NotificationError::OutsideWindow(time.to_owned()));
        }
        let body = request.body();
        let fields: Map<String, Value> =
            serde_json::from_slice(body).map_err(|_| NotificationError::NotJson)?;
        // Of two kinds, one of which says more of its bodies than the other, it is the one that says more.
        let kind = N::KINDS
            .iter()
            .filter_map(|kind| Some((kind.conditions(&fields)?, kind)))
            .max_by_key(|(conditions, _)| *conditions);
        let Some((_, kind)) = kind else {
            return Ok(N::unknown(UnknownNotification { body: body.clone() }));
        };
        (kind.read)(body).map_err(|violations| NotificationError::Unreadable {
            kind: kind.name,
            violations,
        })
    }

    /// The answer that tells the platform not to send the notification again.
    ///
    /// # Panics
    ///
    /// Never: the content type of an API is a header value.
    #[must_use]
    pub fn acknowledgement(&self) -> http::Response<Bytes> {
        let FixedResult {
            code,
            status,
            message,
        } = N::ACKNOWLEDGEMENT;
        let body = N::API.envelope.body(code, status, message);
        let mut response = http::Response::new(body.into());
        response
            .headers_mut()
            .insert(CONTENT_TYPE, HeaderValue::from_static(N::API.content_type));
        response
    }

    /// Whether a request comes from the platform, for this merchant; gives the time that its signature covers.
    fn verify<'a>(&self, request: &'a http::Request<Bytes>) -> Result<&'a str, SignatureError> {
        let names = &N::API.headers;
        let OfPlatform {
            client_id,
            time,
            signature,
        } = OfPlatform::read(
            request.headers(),
            names,
            names.request_time,
            &self.client_id,
        )?;
        let uri = request.uri();
        let holds = |path: &str| {
            let message = Message {
                method: request.method().as_str(),
                path,
                client_id,
                time,
                body: request.body(),
            };
            verify(N::API, &self.platform_keys, &message, signature)
        };
        // The pages disagree on whether the query belongs to the signed path.
        let whole = uri
            .path_and_query()
            .map_or(uri.path(), |path| path.as_str());
        match holds(whole) {
            Err(_) if uri.query().is_some() => holds(uri.path())?,
            held => held?,
        }
        Ok(time)
    }

    fn is_within(&self, time: &str, now: SystemTime) -> bool {
        moment(time).is_some_and(|time| match now.duration_since(time) {
            Ok(age) => age <= self.window,
            Err(ahead) => ahead.duration() <= AHEAD,
        })
    }
}

impl<N> fmt::Debug for Receiver<N> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Receiver")
            .field("client_id", &self.client_id)
            .field("platform_keys", &self.platform_keys)
            .field("window", &self.window)
            .finish_non_exhaustive()
    }
}

/// The moment of a time in a header: milliseconds since the epoch, or a date and time with an offset.
fn moment(time: &str) -> Option<SystemTime> {
    match time.parse() {
        Ok(milliseconds) => UNIX_EPOCH.checked_add(Duration::from_millis(milliseconds)),
        Err(_) => DateTime::from(time).to_system_time(),
    }
}
