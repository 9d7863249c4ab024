//! HTTP/1.1 around the answers.

use std::sync::Arc;

use bytes::Bytes;
use http::{Response, StatusCode};
use http_body_util::{BodyExt, Limited};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

use super::answer::{Sent, answer};
use super::pace::{Pace, PacedBody};
use super::request::Request;
use super::state::State;

/// Serves until `stopped` changes or its sender is gone.
pub(super) async fn serve(
    listener: TcpListener,
    state: Arc<State>,
    mut stopped: watch::Receiver<()>,
) {
    let mut connections = tokio::task::JoinSet::new();
    loop {
        tokio::select! {
            _ = stopped.changed() => break,
            accepted = listener.accept() => {
                // A connection that ended before it was accepted concerns nobody else.
                if let Ok((stream, _)) = accepted {
                    connections.spawn(connection(stream, Arc::clone(&state), stopped.clone()));
                }
            }
        }
        while connections.try_join_next().is_some() {}
    }
    drop(listener);
    connections.join_all().await;
}

async fn connection(stream: TcpStream, state: Arc<State>, mut stopped: watch::Receiver<()>) {
    let service = service_fn(move |request| exchange(Arc::clone(&state), request));
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .serve_connection(TokioIo::new(stream), service);
    tokio::pin!(connection);
    // What a peer does to its own connection is its own affair.
    tokio::select! {
        _ = connection.as_mut() => {}
        _ = stopped.changed() => {
            connection.as_mut().graceful_shutdown();
            let _ = connection.await;
        }
    }
}

/// An answer that ends the connection is an error to hyper.
#[derive(Debug, thiserror::Error)]
#[error("the connection ends without an answer")]
struct Dropped;

async fn exchange(
    state: Arc<State>,
    request: http::Request<Incoming>,
) -> Result<Response<PacedBody>, Dropped> {
    let (head, body) = request.into_parts();
    let Ok(body) = Limited::new(body, state.body_limit()).collect().await else {
        let mut response = Response::new(PacedBody::new(Bytes::new(), Pace::AT_ONCE));
        *response.status_mut() = StatusCode::PAYLOAD_TOO_LARGE;
        return Ok(response);
    };
    let path = head.uri.path_and_query().map_or("/", |path| path.as_str());
    let request = Request {
        method: head.method.as_str().to_owned(),
        path: path.to_owned(),
        headers: head.headers,
        body: body.to_bytes(),
    };
    let Sent { response, pace } = answer(&state, &request).ok_or(Dropped)?;
    tokio::time::sleep(pace.delay).await;
    Ok(response.map(|body| PacedBody::new(body, pace)))
}
