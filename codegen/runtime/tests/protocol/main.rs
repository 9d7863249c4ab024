//! Keys, signatures, the client and the gateway through their public interface, on a small API made up for it.
// A helper that panics is a test that fails.
#![allow(clippy::unwrap_used)]
#![cfg(all(
    feature = "client",
    feature = "blocking",
    feature = "http",
    feature = "http2",
    feature = "gateway"
))]

mod numbers;
mod shop;

mod answers;
mod calls;
mod configuration;
mod encryption;
mod faults;
mod gateway_contract;
mod gateway_handlers;
mod http2;
mod in_session;
mod interruptions;
mod keys;
mod mutations;
mod notifications;
mod proxy;
mod raw_server;
mod repeats;
mod retries;
mod secrecy;
mod soak;
mod tampering;
mod transports;
mod uploads;
mod vectors;
mod verification;
