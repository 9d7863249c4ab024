//! Whether anything of a request can have left.

use std::convert::Infallible;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll};

use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};

/// The body of a request that remembers whether somebody began to send it. Without its body no request is whole, so that one
/// whose body nobody asked for cannot have been processed.
pub(super) struct SentBody {
    bytes: Option<Bytes>,
    sent: Sent,
}

/// Whether somebody began to send a body.
#[derive(Clone)]
pub(super) struct Sent(Arc<AtomicBool>);

impl Sent {
    pub(super) fn may_have_begun(&self) -> bool {
        self.0.load(Ordering::Acquire)
    }
}

impl SentBody {
    /// A request with such a body, and what it will remember.
    pub(super) fn watch(request: http::Request<Bytes>) -> (http::Request<reqwest::Body>, Sent) {
        // An empty body is never asked for: the head alone is the whole request.
        let sent = Sent(Arc::new(AtomicBool::new(request.body().is_empty())));
        let request = request.map(|bytes| {
            reqwest::Body::wrap(Self {
                bytes: Some(bytes).filter(|bytes| !bytes.is_empty()),
                sent: sent.clone(),
            })
        });
        (request, sent)
    }
}

impl Body for SentBody {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        self.sent.0.store(true, Ordering::Release);
        Poll::Ready(self.bytes.take().map(|bytes| Ok(Frame::data(bytes))))
    }

    fn is_end_stream(&self) -> bool {
        self.bytes.is_none()
    }

    fn size_hint(&self) -> SizeHint {
        // A body is in memory, whose sizes fit.
        SizeHint::with_exact(self.bytes.as_ref().map_or(0, Bytes::len) as u64)
    }
}
