//! What the gateway knows.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, VecDeque};
use std::sync::{Mutex, PoisonError};

use bytes::Bytes;

use super::accepted::Accepted;
use super::arrival::Arrival;
use super::fault::Fault;
use super::keys::Keys;
use super::refusal::Refusal;
use super::route::Route;
use crate::protocol::{Api, PlatformKeys};

/// What the gateway knows, shared by all its connections.
pub(super) struct State {
    pub(super) api: &'static Api,
    pub(super) routes: Vec<Route>,
    pub(super) client_id: String,
    pub(super) keys: Keys,
    /// What the merchant's signatures are verified with.
    pub(super) merchant_keys: PlatformKeys,
    pub(super) faults: Mutex<Faults>,
    pub(super) arrivals: Mutex<Vec<Arrival>>,
    /// What was answered, by operation and idempotency key.
    pub(super) answered: Mutex<HashMap<(&'static str, String), Answered>>,
    pub(super) observer: Option<Observer>,
}

/// A request that was processed, and what was answered.
pub(super) struct Answered {
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
pub(super) struct Faults {
    /// One for each answer to come.
    pub(super) script: VecDeque<Option<Fault>>,
    /// One for each answer to come to a request with this idempotency key, before all others.
    pub(super) by_key: HashMap<String, VecDeque<Option<Fault>>>,
    /// All answers behind the scripts.
    pub(super) lasting: Option<Fault>,
}

pub(super) type Observer = Box<dyn Fn(&Arrival) + Send + Sync>;

impl State {
    /// How many bytes the longest body has that is read.
    pub(super) fn body_limit(&self) -> usize {
        /// More than any JSON has, and the heads of parts.
        const JSON: usize = 4 * 1024 * 1024;
        let files = self.routes.iter().map(Route::file_bytes);
        JSON + files.max().unwrap_or_default()
    }

    pub(super) fn next_fault(&self, idempotency_key: Option<&str>) -> Option<Fault> {
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
    pub(super) fn once(
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
                false => Err(Refusal::inconsistent_repeat(
                    self.api,
                    accepted.route.operation,
                )),
            },
        }
    }

    pub(super) fn arrived(&self, arrival: Arrival) {
        match &self.observer {
            Some(observer) => observer(&arrival),
            None => lock(&self.arrivals).push(arrival),
        }
    }
}

/// A lock whose holder panicked still guards plain data.
pub(super) fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
