//! How a client is made.

use std::fmt;
use std::marker::PhantomData;
use std::net::IpAddr;
use std::time::Duration;

use reqwest::Url;

use super::Client;
use super::RetryPolicy;
use super::http::{Exchange, Limits};
use crate::protocol::{Api, NotVisible, PlatformKeys, PrivateKey, PublicKey, Session};

/// Where an API is served.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Host(pub &'static str);

/// Why a client cannot be made.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ConfigError {
    /// Something that every client needs was not given.
    #[error("the client needs {0}")]
    Missing(&'static str),
    /// The client ID or the agent token cannot stand in a header.
    #[error(transparent)]
    NotVisible(#[from] NotVisible),
    /// The base URL is not one, or has more than a scheme and a host.
    #[error("the base URL must be a scheme and a host, such as https://gateway.example")]
    BaseUrl,
    /// The base URL would send payments without encryption over a network.
    #[error("plain http is for this machine only; use https for {0}")]
    PlainHttp(String),
    /// The HTTP client cannot be made.
    #[error("the HTTP client cannot be made")]
    Http(#[source] Box<dyn std::error::Error + Send + Sync>),
}

/// Makes a client `C`.
pub struct ClientBuilder<C = Client> {
    api: &'static Api,
    client_id: Option<String>,
    private_key: Option<PrivateKey>,
    platform_key: Option<PublicKey>,
    other_platform_keys: Vec<(String, PublicKey)>,
    base_url: Option<String>,
    agent_token: Option<String>,
    limits: Limits,
    retries: RetryPolicy,
    made: PhantomData<fn() -> C>,
}

impl<C> fmt::Debug for ClientBuilder<C> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The agent token is a secret: only whether it is there is shown.
        formatter
            .debug_struct("ClientBuilder")
            .field("api", &self.api.name)
            .field("client_id", &self.client_id)
            .field("private_key", &self.private_key)
            .field("platform_key", &self.platform_key)
            .field("base_url", &self.base_url)
            .field("has_agent_token", &self.agent_token.is_some())
            .field("limits", &self.limits)
            .field("retries", &self.retries)
            .finish()
    }
}

impl<C: From<Client>> ClientBuilder<C> {
    /// A builder for a client of an API.
    #[must_use]
    pub fn new(api: &'static Api) -> Self {
        Self {
            api,
            client_id: None,
            private_key: None,
            platform_key: None,
            other_platform_keys: Vec::new(),
            base_url: None,
            agent_token: None,
            limits: Limits::default(),
            retries: RetryPolicy::default(),
            made: PhantomData,
        }
    }

    /// The client ID that the platform gave to the merchant.
    #[must_use]
    pub fn client_id(mut self, client_id: impl Into<String>) -> Self {
        self.client_id = Some(client_id.into());
        self
    }

    /// The merchant's private key, which signs every request.
    #[must_use]
    pub fn private_key(mut self, key: PrivateKey) -> Self {
        self.private_key = Some(key);
        self
    }

    /// The platform's public key, which every answer is verified with.
    #[must_use]
    pub fn platform_key(mut self, key: PublicKey) -> Self {
        self.platform_key = Some(key);
        self
    }

    /// The platform's public key of another version, while it changes its keys.
    #[must_use]
    pub fn platform_key_of_version(mut self, version: impl Into<String>, key: PublicKey) -> Self {
        self.other_platform_keys.push((version.into(), key));
        self
    }

    /// The region whose host is called.
    #[must_use]
    pub fn region(self, region: impl Into<Host>) -> Self {
        let Host(url) = region.into();
        self.base_url(url)
    }

    /// The scheme and host to call, such as `http://127.0.0.1:8400`, instead of a region's.
    #[must_use]
    pub fn base_url(mut self, url: impl Into<String>) -> Self {
        self.base_url = Some(url.into());
        self
    }

    /// The token of the merchant on whose behalf the client acts.
    #[must_use]
    pub fn agent_token(mut self, token: impl Into<String>) -> Self {
        self.agent_token = Some(token.into());
        self
    }

    /// How long a connection may take to come about; 10 seconds if not set.
    #[must_use]
    pub fn connect_timeout(mut self, limit: Duration) -> Self {
        self.limits.connect = limit;
        self
    }

    /// How long one attempt may take; 20 seconds if not set.
    #[must_use]
    pub fn attempt_timeout(mut self, limit: Duration) -> Self {
        self.limits.attempt = limit;
        self
    }

    /// When a call is sent again; three attempts at most if not set.
    #[must_use]
    pub fn retries(mut self, policy: RetryPolicy) -> Self {
        self.retries = policy;
        self
    }

    /// How long a whole call may take, with all its attempts; 60 seconds if not set.
    #[must_use]
    pub fn timeout(mut self, limit: Duration) -> Self {
        self.limits.total = limit;
        self
    }

    /// How many bytes an answer may have; 4 MiB if not set.
    #[must_use]
    pub fn body_limit(mut self, bytes: usize) -> Self {
        self.limits.body_bytes = bytes;
        self
    }

    /// Makes the client.
    ///
    /// # Errors
    ///
    /// A [`ConfigError`] that says what is missing or wrong.
    pub fn build(self) -> Result<C, ConfigError> {
        let base_url = self
            .base_url
            .ok_or(ConfigError::Missing("a region or a base URL"))?;
        let base_url = checked(&base_url)?;
        let client_id = self
            .client_id
            .filter(|id| !id.is_empty())
            .ok_or(ConfigError::Missing("a client ID"))?;
        let private_key = self
            .private_key
            .ok_or(ConfigError::Missing("the merchant's private key"))?;
        let platform_key = self
            .platform_key
            .ok_or(ConfigError::Missing("the platform's public key"))?;
        let platform_keys = self
            .other_platform_keys
            .into_iter()
            .fold(PlatformKeys::from(platform_key), |keys, (version, key)| {
                keys.and(version, key)
            });
        let agent_token = self.agent_token.as_deref();
        let session = Session::new(self.api, client_id, private_key, platform_keys, agent_token)?;
        let http = Exchange::new(base_url, self.limits)?;
        Ok(Client::new(session, http, self.retries).into())
    }
}

/// A URL of a scheme and a host, which is this machine if it is not encrypted.
fn checked(text: &str) -> Result<Url, ConfigError> {
    let url: Url = text.parse().map_err(|_| ConfigError::BaseUrl)?;
    let is_bare = url.path() == "/"
        && url.query().is_none()
        && url.fragment().is_none()
        && url.username().is_empty()
        && url.password().is_none();
    let host = url
        .host_str()
        .filter(|_| is_bare)
        .ok_or(ConfigError::BaseUrl)?;
    let address: Option<IpAddr> = host.trim_matches(['[', ']']).parse().ok();
    let is_this_machine =
        host == "localhost" || address.is_some_and(|address| address.is_loopback());
    match url.scheme() {
        "https" => Ok(url),
        "http" if is_this_machine => Ok(url),
        "http" => Err(ConfigError::PlainHttp(host.to_owned())),
        _ => Err(ConfigError::BaseUrl),
    }
}
