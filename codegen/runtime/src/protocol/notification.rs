//! Notifications: what the platform reports by itself, in requests of its own to the merchant.

use std::fmt;
use std::marker::PhantomData;
use std::time::{Duration, SystemTime};

use bytes::Bytes;
use http::header::{CONTENT_TYPE, HeaderValue};

use super::api::{Api, FixedResult};
use super::header::{NotVisible, OfPlatform, visible};
use super::message_body::MessageBody;
use super::platform_keys::PlatformKeys;
use super::signature::{Diagnosis, verify};
use super::signature_error::SignatureError;
use super::signed_message::Message;
use super::time::{Window, moment_of};
use crate::Violations;
use crate::json::{Entry, entries, text};
use crate::validate::Misfit;

/// Everything that the platform of one API reports. Generated code implements it for an enum of all kinds.
pub trait Notifications: Sized + 'static {
    /// The API.
    const API: &'static Api;
    /// The result that says that a notification arrived.
    const ACKNOWLEDGEMENT: FixedResult;
    /// The kinds that the API has, whether this build reads them or not: what a notification is does not depend on that.
    const KINDS: &'static [NotificationKind<Self>];

    /// For a notification that this build does not read.
    fn unknown(notification: UnknownNotification) -> Self;
}

/// Reads the body of a notification.
pub type ReadNotification<N> = fn(&[u8]) -> Result<N, Violations>;

/// One kind of notification: how it is recognised and read.
pub struct NotificationKind<N> {
    /// Its name in the API.
    pub name: &'static str,
    /// The feature that reads it.
    pub feature: &'static str,
    /// Fields that each have one of these values.
    pub values: &'static [(&'static str, &'static [&'static str])],
    /// Fields that are there.
    pub fields: &'static [&'static str],
    /// Reads its body; `None` while its feature is off.
    pub read: Option<ReadNotification<N>>,
}

impl<N> NotificationKind<N> {
    /// On how many conditions a body is of this kind; `None` when it is not.
    fn conditions(&self, body: &[Entry<'_>]) -> Option<usize> {
        let has_value = |(name, values): &(&str, &[&str])| {
            let mut entries = body.iter().filter(|entry| entry.is(name));
            entries.any(|entry| {
                text(entry.value).is_some_and(|value| values.contains(&value.as_ref()))
            })
        };
        let has_field = |name: &&str| {
            let mut entries = body.iter().filter(|entry| entry.is(name));
            entries.any(|entry| entry.value.get() != "null")
        };
        (self.values.iter().all(has_value) && self.fields.iter().all(has_field))
            .then_some(self.values.len() + self.fields.len())
    }
}

/// A notification that this build does not read. It is the platform's: its signature holds.
#[derive(Clone)]
#[non_exhaustive]
pub struct UnknownNotification {
    /// The body as it arrived.
    pub body: Bytes,
    /// What it is, if it is of a kind whose feature is off.
    pub kind: Option<UnreadKind>,
}

/// A kind of notification whose feature is off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct UnreadKind {
    /// Its name in the API.
    pub name: &'static str,
    /// The feature that reads it.
    pub feature: &'static str,
}

impl fmt::Debug for UnknownNotification {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The body may hold what must not be printed: only its length is shown.
        formatter
            .debug_struct("UnknownNotification")
            .field("body_bytes", &self.body.len())
            .field("kind", &self.kind)
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
    #[error("the notification {}", .0.words())]
    NotJson(Misfit),
    /// It is the platform's and of a known kind, but not everything in it can be read.
    ///
    /// What it reports has happened all the same: [`MessageBody::read_partly`] gives what can be read. Whoever has taken that
    /// in may acknowledge it.
    #[error("not everything in the notification `{kind}` can be read: {violations}")]
    Unreadable {
        /// The kind's name in the API.
        kind: &'static str,
        /// What does not fit.
        violations: Violations,
        /// The whole notification.
        body: MessageBody,
    },
}

/// How old a notification may be, and how much the clock of the platform may be ahead of this machine's, if nothing else is
/// said.
const USUAL_WINDOW: Window = Window {
    age: Duration::from_secs(25 * 60 * 60),
    ahead: Duration::from_secs(60 * 60),
};

/// Receives the notifications `N` of one merchant: verifies them and makes them typed.
///
/// A notification may come more than once, and may be replayed within the window: what it reports must be taken in such a
/// way that a second time changes nothing.
pub struct Receiver<N> {
    client_id: String,
    platform_keys: PlatformKeys,
    window: Window,
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
            window: USUAL_WINDOW,
            kinds: PhantomData,
        })
    }

    /// How old a notification may be; 25 hours if not set.
    ///
    /// A platform repeats what was not acknowledged, for a day or so, and nothing says that it signs it anew each time: a
    /// shorter window may refuse a notification that was never seen.
    #[must_use]
    pub fn window(mut self, window: Duration) -> Self {
        self.window.age = window;
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
        let time = self.verify(request, Diagnosis::Nothing)?;
        match moment_of(time) {
            Some(time) if self.window.holds(time, now) => {}
            _ => return Err(NotificationError::OutsideWindow(time.to_owned())),
        }
        let body = request.body();
        let fields = entries(body).map_err(NotificationError::NotJson)?;
        // Of two kinds, one of which says more of its bodies than the other, it is the one that says more.
        let kind = N::KINDS
            .iter()
            .filter_map(|kind| Some((kind.conditions(&fields)?, kind)))
            .max_by_key(|(conditions, _)| *conditions);
        let unknown = |kind| {
            N::unknown(UnknownNotification {
                body: body.clone(),
                kind,
            })
        };
        let Some((_, kind)) = kind else {
            return Ok(unknown(None));
        };
        let NotificationKind { name, feature, .. } = *kind;
        let Some(read) = kind.read else {
            return Ok(unknown(Some(UnreadKind { name, feature })));
        };
        read(body).map_err(|violations| NotificationError::Unreadable {
            kind: name,
            violations,
            body: MessageBody::new(body.clone()),
        })
    }

    /// Why the signature of a request does not hold; `None` when it does.
    ///
    /// This is for people who set a receiver up. It takes far longer than [`open`](Self::open), which therefore says only that a
    /// signature does not hold: no stranger's request should be answered by it.
    #[must_use]
    pub fn why_untrusted(&self, request: &http::Request<Bytes>) -> Option<SignatureError> {
        self.verify(request, Diagnosis::Reason).err()
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
    fn verify<'a>(
        &self,
        request: &'a http::Request<Bytes>,
        diagnosis: Diagnosis,
    ) -> Result<&'a str, SignatureError> {
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
            verify(N::API, &self.platform_keys, &message, signature, diagnosis)
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
