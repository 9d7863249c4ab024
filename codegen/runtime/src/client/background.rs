//! The HTTP client for the blocking client: the async one, run by a thread of its own.
//!
//! So both clients behave alike to the last time-out, and the blocking one may be used even where an async runtime runs.

use std::convert::Infallible;
use std::io;
use std::sync::{Arc, mpsc};
use std::thread;

use bytes::Bytes;
use tokio::runtime::{Builder, Handle};
use tokio::sync::oneshot;

use super::blocking;
use super::http::Http;
use super::transport::{ExchangeLimits, Interrupted, Transport};

/// A thread that exchanges for others. It ends when this is dropped.
pub(super) struct Background {
    http: Arc<Http>,
    runtime: Handle,
    /// Never sends anything: that it is gone is the message.
    _running: oneshot::Sender<Infallible>,
}

impl Background {
    pub(super) fn start(http: Http) -> io::Result<Self> {
        let runtime = Builder::new_current_thread().enable_all().build()?;
        let handle = runtime.handle().clone();
        let (running, stopped) = oneshot::channel();
        thread::Builder::new()
            .name("payment-http".to_owned())
            .spawn(move || {
                let _: Result<Infallible, _> = runtime.block_on(stopped);
            })?;
        Ok(Self {
            http: Arc::new(http),
            runtime: handle,
            _running: running,
        })
    }
}

/// The thread is gone: it panicked, or the process forked.
#[derive(Debug, thiserror::Error)]
#[error("the thread that exchanges is gone")]
struct Gone;

impl blocking::Transport for Background {
    fn exchange(
        &self,
        request: http::Request<Bytes>,
        limits: ExchangeLimits,
    ) -> Result<http::Response<Bytes>, Interrupted> {
        let http = Arc::clone(&self.http);
        let (sender, receiver) = mpsc::sync_channel(1);
        self.runtime.spawn(async move {
            // Nobody waits any more only when the caller's thread is gone.
            let _ = sender.send(http.exchange(request, limits).await);
        });
        // What the thread did before it went is not known.
        receiver
            .recv()
            .unwrap_or_else(|_| Err(Interrupted::AfterSending(Gone.into())))
    }
}
