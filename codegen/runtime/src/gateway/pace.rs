//! How fast an answer is sent, and how much of it.

use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::Bytes;
use hyper::body::{Body, Frame, SizeHint};
use tokio::time::{Sleep, sleep};

/// How an answer is sent.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pace {
    /// Before the first byte.
    pub(super) delay: Duration,
    /// Before each byte; `None` sends all at once.
    between: Option<Duration>,
    /// Whether the connection ends in the middle.
    is_cut: bool,
}

impl Pace {
    /// At once and whole.
    pub(super) const AT_ONCE: Self = Self {
        delay: Duration::ZERO,
        between: None,
        is_cut: false,
    };

    /// At once, and only half of it.
    pub(super) const CUT: Self = Self {
        is_cut: true,
        ..Self::AT_ONCE
    };

    /// Whole, so much later.
    pub(super) const fn later(delay: Duration) -> Self {
        Self {
            delay,
            ..Self::AT_ONCE
        }
    }

    /// Whole, with so much time before each byte.
    pub(super) const fn byte_by_byte(between: Duration) -> Self {
        Self {
            between: Some(between),
            ..Self::AT_ONCE
        }
    }
}

/// A body that is sent at a pace.
pub(super) struct PacedBody {
    rest: Bytes,
    /// How many of the bytes are never sent.
    kept_back: usize,
    between: Option<Duration>,
    pause: Option<Pin<Box<Sleep>>>,
}

impl PacedBody {
    pub(super) fn new(body: Bytes, pace: Pace) -> Self {
        Self {
            kept_back: if pace.is_cut {
                body.len().div_ceil(2)
            } else {
                0
            },
            rest: body,
            between: pace.between,
            pause: None,
        }
    }
}

/// The body ends before its length.
#[derive(Debug, thiserror::Error)]
#[error("the body is cut")]
pub(super) struct Cut;

impl Body for PacedBody {
    type Data = Bytes;
    type Error = Cut;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Cut>>> {
        if self.rest.is_empty() {
            return Poll::Ready(None);
        }
        if self.rest.len() <= self.kept_back {
            return Poll::Ready(Some(Err(Cut)));
        }
        let count = match self.between {
            None => self.rest.len() - self.kept_back,
            Some(between) => {
                let pause = self.pause.get_or_insert_with(|| Box::pin(sleep(between)));
                ready!(pause.as_mut().poll(context));
                self.pause = None;
                1
            }
        };
        Poll::Ready(Some(Ok(Frame::data(self.rest.split_to(count)))))
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.rest.len() as u64)
    }
}
