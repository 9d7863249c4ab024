//! A local server that keeps the API's contract, for quick starts and tests.
//!
//! It verifies each request's signature, checks its body against the same constraints as the client, and answers the
//! sample of the operation, signed; where a session stands for the signature, there must be one, and the answer has no
//! signature either. A file must be the one that the signed JSON names. On demand it misbehaves as networks and attackers do.

mod answer;
mod caller;
mod fault;
mod handler;
mod keys;
mod multipart;
mod notification;
mod pace;
mod route;
mod server;

use std::collections::hash_map::Entry;
use std::collections::{HashMap, VecDeque};
use std::io;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};

use bytes::Bytes;
use serde::Serialize;
use serde::de::DeserializeOwned;
use tokio::net::{TcpListener, ToSocketAddrs};
use tokio::sync::watch;
use tokio::task::JoinHandle;

pub use answer::Arrival;
pub use fault::Fault;
pub use handler::Reply;
pub use keys::Keys;
pub use route::Route;

use crate::protocol::{Api, Operation, PlatformKeys};
use answer::{Accepted, Refusal};

/// What the gateway knows, shared by all its connections.
struct State {
    api: &'static Api,
    routes: Vec<Route>,
    client_id: String,
    keys: Keys,
    /// What the merchant's signatures are verified with.
    merchant_keys: PlatformKeys,
    faults: Mutex<Faults>,
    arrivals: Mutex<Vec<Arrival>>,
    /// What was answered, by operation and idempotency key.
    answered: Mutex<HashMap<(&'static str, String), Answered>>,
    observer: Option<Observer>,
}

/// A request that was processed, and what was answered.
struct Answered {
    request: Bytes,
    answer: Bytes,
}

impl Answered {
    /// Whether it answers a request, in whatever form of JSON that comes.
    fn is_to(&self, request: &[u8]) -> bool {
        let value = |json: &[u8]| serde_json::from_slice::<serde_json::Value>(json).ok();
        self.request == request
            || value(&self.request).is_some_and(|first| Some(first) == value(request))
    }
}

/// How the answers to come are wrong.
#[derive(Default)]
struct Faults {
    /// One for each answer to come.
    script: VecDeque<Option<Fault>>,
    /// One for each answer to come to a request with this idempotency key, before all others.
    by_key: HashMap<String, VecDeque<Option<Fault>>>,
    /// All answers behind the scripts.
    lasting: Option<Fault>,
}

type Observer = Box<dyn Fn(&Arrival) + Send + Sync>;

impl State {
    /// How many bytes the longest body has that is read.
    fn body_limit(&self) -> usize {
        /// More than any JSON has, and the heads of parts.
        const JSON: usize = 4 * 1024 * 1024;
        let files = self.routes.iter().map(Route::file_bytes);
        JSON + files.max().unwrap_or_default()
    }

    fn next_fault(&self, idempotency_key: Option<&str>) -> Option<Fault> {
        let mut faults = lock(&self.faults);
        let of_key = idempotency_key
            .and_then(|key| faults.by_key.get_mut(key))
            .and_then(VecDeque::pop_front);
        let lasting = faults.lasting;
        of_key
            .or_else(|| faults.script.pop_front())
            .unwrap_or(lasting)
    }

    /// Processes a request once for each idempotency key: what comes again is answered as the first time, and another request
    /// with the same key is refused.
    fn once(
        &self,
        accepted: &Accepted<'_>,
        process: impl FnOnce() -> Bytes,
    ) -> Result<Bytes, Refusal> {
        let Some(key) = &accepted.identity.idempotency_key else {
            return Ok(process());
        };
        // The lock is held meanwhile, so that two requests with one key that come together are not both processed.
        let mut answered = lock(&self.answered);
        match answered.entry((accepted.route.operation.name, key.clone())) {
            Entry::Vacant(vacant) => {
                let answer = process();
                let first = vacant.insert(Answered {
                    request: accepted.json.clone(),
                    answer,
                });
                Ok(first.answer.clone())
            }
            Entry::Occupied(first) => match first.get().is_to(&accepted.json) {
                true => Ok(first.get().answer.clone()),
                false => Err(Refusal::inconsistent_repeat(self, accepted)),
            },
        }
    }

    fn arrived(&self, arrival: Arrival) {
        match &self.observer {
            Some(observer) => observer(&arrival),
            None => lock(&self.arrivals).push(arrival),
        }
    }
}

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

/// A lock whose holder panicked still guards plain data.
fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
