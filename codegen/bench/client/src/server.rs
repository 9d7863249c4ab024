//! The server of both sides: it answers every request the same bytes, and does nothing else.

use std::convert::Infallible;
use std::io;
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use antom::Received;
use bytes::Bytes;
use http::{Request, Response};
use http_body_util::{BodyExt, Full};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::sync::Barrier;

/// A server on a thread of its own, which runs until the process ends.
pub struct Server {
    address: SocketAddr,
    connections: Arc<AtomicUsize>,
}

impl Server {
    /// Answers at once.
    ///
    /// # Errors
    ///
    /// Those of the operating system.
    pub fn start(answer: &Received) -> io::Result<Self> {
        Self::holding(answer, 1)
    }

    /// Holds every answer until so many requests wait for theirs.
    ///
    /// # Errors
    ///
    /// Those of the operating system.
    pub fn holding(answer: &Received, requests: usize) -> io::Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0")?;
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?;
        let connections = Arc::new(AtomicUsize::new(0));
        let counter = Arc::clone(&connections);
        let mut response = Response::new(Full::new(answer.body.clone()));
        response.headers_mut().clone_from(&answer.headers);
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()?;
        thread::spawn(move || runtime.block_on(serve(listener, response, requests, counter)));
        Ok(Self {
            address,
            connections,
        })
    }

    /// The scheme and host to call it at.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// How many connections there were so far.
    #[must_use]
    pub fn connections(&self) -> usize {
        self.connections.load(Ordering::Relaxed)
    }
}

async fn serve(
    listener: TcpListener,
    response: Response<Full<Bytes>>,
    requests: usize,
    counter: Arc<AtomicUsize>,
) -> io::Result<()> {
    let listener = tokio::net::TcpListener::from_std(listener)?;
    let barrier = Arc::new(Barrier::new(requests));
    loop {
        let (stream, _) = listener.accept().await?;
        counter.fetch_add(1, Ordering::Relaxed);
        stream.set_nodelay(true)?;
        let (response, barrier) = (response.clone(), Arc::clone(&barrier));
        let service = service_fn(move |request: Request<Incoming>| {
            let (response, barrier) = (response.clone(), Arc::clone(&barrier));
            async move {
                // A request that breaks off has nobody who waits for its answer.
                let _ = request.into_body().collect().await;
                barrier.wait().await;
                Ok::<_, Infallible>(response)
            }
        });
        tokio::spawn(http1::Builder::new().serve_connection(TokioIo::new(stream), service));
    }
}
