//! A local server that keeps the API's contract, for quick starts and tests.
//!
//! It verifies each request's signature, checks its body against the same constraints as the client, and answers the
//! sample of the operation, signed; where a session stands for the signature, there must be one, and the answer has no
//! signature either. A file must be the one that the signed JSON names. On demand it misbehaves as networks and attackers do.

mod accepted;
mod answer;
mod arrival;
mod caller;
mod effect;
mod fault;
mod handler;
mod keys;
mod multipart;
mod notification;
mod pace;
mod refusal;
mod request;
mod route;
mod server;
mod signed_headers;
mod state;

use std::io;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use bytes::Bytes;
use serde::Serialize;
use serde::de::DeserializeOwned;
use tokio::net::{TcpListener, ToSocketAddrs};
use tokio::sync::watch;
use tokio::task::JoinHandle;

pub use arrival::Arrival;
pub use fault::Fault;
pub use handler::Reply;
pub use keys::Keys;
pub use route::Route;

use crate::protocol::{Api, Operation};
use state::{Observer, State, lock};

/// A gateway that is to be started.
pub struct GatewayBuilder {
    api: &'static Api,
    routes: Vec<Route>,
    client_id: String,
    keys: Option<Keys>,
    observer: Option<Observer>,
}

impl GatewayBuilder {
    /// A gateway for the operations of `routes`.
    #[must_use]
    pub fn new(api: &'static Api, routes: Vec<Route>) -> Self {
        let prefix = api.sandbox.map_or("", |sandbox| sandbox.client_id_prefix);
        Self {
            api,
            routes,
            client_id: format!("{prefix}LOCAL_GATEWAY"),
            keys: None,
            observer: None,
        }
    }

    /// The one client ID that it knows; one of the sandbox if not set.
    #[must_use]
    pub fn client_id(mut self, client_id: impl Into<String>) -> Self {
        self.client_id = client_id.into();
        self
    }

    /// The keys of both sides; new ones if not set.
    #[must_use]
    pub fn keys(mut self, keys: Keys) -> Self {
        self.keys = Some(keys);
        self
    }

    /// Answers the requests of an operation with a function instead of its sample.
    ///
    /// The function gets each request that keeps every rule, once for each idempotency key, and the sample's response to
    /// start from. It must not wait for another request.
    ///
    /// # Panics
    ///
    /// When the gateway has no such operation.
    #[must_use]
    pub fn handle<R>(
        mut self,
        handle: impl Fn(&R, R::Response) -> Reply<R::Response> + Send + Sync + 'static,
    ) -> Self
    where
        R: Operation + DeserializeOwned,
        R::Response: Serialize,
    {
        let name = R::SPEC.name;
        let route = self
            .routes
            .iter_mut()
            .find(|route| route.operation.name == name);
        let Some(route) = route else {
            panic!("this gateway has no operation {name}");
        };
        route.handler = Some(handler::handler::<R>(handle));
        self
    }

    /// Hands each arrival to a function instead of recording it.
    #[must_use]
    pub fn observe(mut self, observer: impl Fn(&Arrival) + Send + Sync + 'static) -> Self {
        self.observer = Some(Box::new(observer));
        self
    }

    /// Starts to listen. Port 0 takes a free port.
    ///
    /// # Errors
    ///
    /// Those of the operating system, such as an address that is in use.
    pub async fn start(self, address: impl ToSocketAddrs) -> io::Result<Gateway> {
        let listener = TcpListener::bind(address).await?;
        let address = listener.local_addr()?;
        let keys = self.keys.unwrap_or_else(Keys::generate);
        let state = Arc::new(State {
            api: self.api,
            routes: self.routes,
            client_id: self.client_id,
            merchant_keys: keys.merchant.public_key().into(),
            keys,
            faults: Mutex::default(),
            arrivals: Mutex::default(),
            answered: Mutex::default(),
            observer: self.observer,
        });
        let (stop, stopped) = watch::channel(());
        let task = tokio::spawn(server::serve(listener, Arc::clone(&state), stopped));
        Ok(Gateway {
            address,
            state,
            stop,
            task,
        })
    }
}

/// A gateway that runs. Dropping it stops it.
pub struct Gateway {
    address: SocketAddr,
    state: Arc<State>,
    stop: watch::Sender<()>,
    task: JoinHandle<()>,
}

impl Gateway {
    /// The scheme and host to call it at.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The one client ID that it knows.
    #[must_use]
    pub fn client_id(&self) -> &str {
        &self.state.client_id
    }

    /// The keys of both sides.
    #[must_use]
    pub fn keys(&self) -> &Keys {
        &self.state.keys
    }

    /// Makes every later answer wrong in one way, or right again.
    pub fn misbehave(&self, fault: impl Into<Option<Fault>>) {
        lock(&self.state.faults).lasting = fault.into();
    }

    /// Makes the next answers wrong or right in this order, before what [`misbehave`](Self::misbehave) says counts again.
    pub fn script(&self, faults: impl IntoIterator<Item = Option<Fault>>) {
        lock(&self.state.faults).script.extend(faults);
    }

    /// Makes the next answers to requests with one idempotency key wrong or right in this order, before everything else.
    pub fn script_for(
        &self,
        idempotency_key: impl Into<String>,
        faults: impl IntoIterator<Item = Option<Fault>>,
    ) {
        let mut state = lock(&self.state.faults);
        let script = state.by_key.entry(idempotency_key.into()).or_default();
        script.extend(faults);
    }

    /// What has arrived so far, in the order of arrival; nothing if it is observed.
    #[must_use]
    pub fn arrivals(&self) -> Vec<Arrival> {
        lock(&self.state.arrivals).clone()
    }

    /// A notification to a URL of the merchant, as the platform would send it, signed for this moment. Sending it is up to
    /// the test.
    #[must_use]
    pub fn notification(&self, url: http::Uri, body: impl Into<Bytes>) -> http::Request<Bytes> {
        notification::notification(&self.state, url, body.into())
    }

    /// Stops: no new connections, and those that are open end with their present exchange.
    pub async fn stop(mut self) {
        // The server may be gone already, which is what is wanted.
        let _ = self.stop.send(());
        let _ = (&mut self.task).await;
    }
}

impl Drop for Gateway {
    fn drop(&mut self) {
        // The connections are the task's and end with it.
        self.task.abort();
    }
}

impl std::fmt::Debug for Gateway {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("Gateway")
            .field("address", &self.address)
            .field("client_id", &self.state.client_id)
            .finish_non_exhaustive()
    }
}
