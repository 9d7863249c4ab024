//! The clients: the protocol with attempts, time-outs and a network.
//!
//! | feature | what it adds |
//! |---|---|
//! | `client` | the async [`Client`] |
//! | `blocking` | the [`blocking::Client`] |
//! | `http` | reqwest with rustls for both; without it they are built with an HTTP client of the user's own |

#[cfg(feature = "client")]
mod asynchronous;
#[cfg(all(feature = "http", feature = "blocking"))]
mod background;
mod base_url;
#[cfg(feature = "blocking")]
pub mod blocking;
mod builder;
mod call;
mod config_error;
mod connection;
#[cfg(feature = "http")]
mod http;
mod retry;
#[cfg(feature = "http")]
mod sent;
mod trace;
mod transport;

#[cfg(feature = "client")]
pub use asynchronous::Client;
pub use builder::ClientBuilder;
pub use config_error::ConfigError;
pub use retry::RetryPolicy;
pub use transport::{ExchangeLimits, Interrupted, Reason, Transport};
