//! How a client is made.

use std::fmt;
use std::marker::PhantomData;
use std::time::Duration;

#[cfg(feature = "client")]
use super::asynchronous;
use super::base_url::BaseUrl;
#[cfg(feature = "blocking")]
use super::blocking;
use super::config_error::ConfigError;
use super::connection::{Connection, Limits};
#[cfg(feature = "http")]
use super::http::Http;
use super::retry::RetryPolicy;
#[cfg(feature = "client")]
use super::transport::Transport;
use crate::protocol::{Api, Host, PlatformKeys, PrivateKey, PublicKey, Signer};

/// Makes a client `C` around a client `K` of the runtime, which is the async or the blocking one.
pub struct ClientBuilder<C, K = C> {
    api: &'static Api,
    client_id: Option<String>,
    private_key: Option<PrivateKey>,
    platform_key: Option<PublicKey>,
    other_platform_keys: Vec<(String, PublicKey)>,
    base_url: Option<String>,
    /// What comes with the base URL.
    usual_upload_base_url: Option<String>,
    /// What was set for uploads alone.
    upload_base_url: Option<String>,
    agent_token: Option<String>,
    headers: Vec<(String, String)>,
    allows_plain_http: bool,
    answer_window: Option<Duration>,
    limits: Limits,
    retries: RetryPolicy,
    made: PhantomData<fn(K) -> C>,
}

impl<C, K> fmt::Debug for ClientBuilder<C, K> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The agent token and the user's own headers may be secrets: only whether they are there is shown.
        formatter
            .debug_struct("ClientBuilder")
            .field("api", &self.api.name)
            .field("client_id", &self.client_id)
            .field("private_key", &self.private_key)
            .field("platform_key", &self.platform_key)
            .field("base_url", &self.base_url)
            .field("upload_base_url", &self.upload_base_url_in_force())
            .field("has_agent_token", &self.agent_token.is_some())
            .field("headers", &self.headers.len())
            .field("limits", &self.limits)
            .field("retries", &self.retries)
            .finish()
    }
}

impl<C, K> ClientBuilder<C, K> {
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
            usual_upload_base_url: None,
            upload_base_url: None,
            agent_token: None,
            headers: Vec::new(),
            allows_plain_http: false,
            answer_window: None,
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
    pub fn region(mut self, region: impl Into<Host>) -> Self {
        let Host { url, upload_url } = region.into();
        self.base_url = Some(url.to_owned());
        self.usual_upload_base_url = upload_url.map(str::to_owned);
        self
    }

    /// The scheme and host to call, such as `http://127.0.0.1:8400`, instead of a region's. Files go there too.
    #[must_use]
    pub fn base_url(mut self, url: impl Into<String>) -> Self {
        let url = url.into();
        self.usual_upload_base_url = Some(url.clone());
        self.base_url = Some(url);
        self
    }

    /// The scheme and host for calls that carry a file, where they go elsewhere than the region or the base URL says.
    #[must_use]
    pub fn upload_base_url(mut self, url: impl Into<String>) -> Self {
        self.upload_base_url = Some(url.into());
        self
    }

    fn upload_base_url_in_force(&self) -> Option<&String> {
        self.upload_base_url
            .as_ref()
            .or(self.usual_upload_base_url.as_ref())
    }

    /// The token of the merchant on whose behalf the client acts.
    #[must_use]
    pub fn agent_token(mut self, token: impl Into<String>) -> Self {
        self.agent_token = Some(token.into());
        self
    }

    /// A header that every request carries besides those of the protocol, none of which it can change. It is not signed.
    #[must_use]
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// Lets the base URL be plain http for other hosts than this machine, such as another container of a test.
    ///
    /// Requests and answers are signed all the same, but everybody on the way can read them; and of a call in a session, which
    /// is not signed, everybody there can take the session and make up the answer.
    #[must_use]
    pub fn allow_plain_http(mut self) -> Self {
        self.allows_plain_http = true;
        self
    }

    /// How long a connection may take to come about; 10 seconds if not set. An HTTP client of your own does not know it.
    #[must_use]
    pub fn connect_timeout(mut self, limit: Duration) -> Self {
        self.limits.connect = limit;
        self
    }

    /// How long one attempt may take, its connection included; 20 seconds if not set.
    #[must_use]
    pub fn attempt_timeout(mut self, limit: Duration) -> Self {
        self.limits.attempt = limit;
        self
    }

    /// How far the time that an answer was signed at may be from this machine's clock, before or after it; 10 minutes if not
    /// set. An older answer is somebody's who kept it, and is not believed.
    #[must_use]
    pub fn answer_window(mut self, window: Duration) -> Self {
        self.answer_window = Some(window);
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

    /// Everything but what carries the requests.
    fn connection(self) -> Result<Connection, ConfigError> {
        let upload_base_url = self.upload_base_url_in_force().cloned();
        let base_url = self
            .base_url
            .ok_or(ConfigError::Missing("a region or a base URL"))?;
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
        let signer = Signer::new(self.api, client_id, private_key, platform_keys, agent_token)?;
        let signer = self
            .headers
            .iter()
            .try_fold(signer, |signer, (name, value)| signer.header(name, value))?;
        let signer = match self.answer_window {
            Some(window) => signer.answer_window(window),
            None => signer,
        };
        Ok(Connection {
            signer,
            base_url: BaseUrl::parse(&base_url, self.allows_plain_http)?,
            upload_base_url: upload_base_url
                .map(|url| BaseUrl::parse(&url, self.allows_plain_http))
                .transpose()?,
            limits: self.limits.checked()?,
            retries: self.retries,
        })
    }
}

#[cfg(feature = "client")]
impl<C: From<asynchronous::Client>> ClientBuilder<C, asynchronous::Client> {
    /// Makes the client.
    ///
    /// # Errors
    ///
    /// A [`ConfigError`] that says what is missing or wrong.
    #[cfg(feature = "http")]
    pub fn build(self) -> Result<C, ConfigError> {
        let connection = self.connection()?;
        let http = Http::new(&connection)?;
        Ok(asynchronous::Client::new(connection, http).into())
    }

    /// Makes a client whose requests go through an HTTP client of your own.
    ///
    /// # Errors
    ///
    /// A [`ConfigError`] that says what is missing or wrong.
    pub fn build_with(self, transport: impl Transport) -> Result<C, ConfigError> {
        Ok(asynchronous::Client::new(self.connection()?, transport).into())
    }
}

#[cfg(feature = "blocking")]
impl<C: From<blocking::Client>> ClientBuilder<C, blocking::Client> {
    /// Makes the client, and a thread that exchanges for it until its last clone is dropped.
    ///
    /// # Errors
    ///
    /// A [`ConfigError`] that says what is missing or wrong.
    #[cfg(feature = "http")]
    pub fn build(self) -> Result<C, ConfigError> {
        let connection = self.connection()?;
        let http = super::background::Background::start(Http::new(&connection)?)
            .map_err(|error| ConfigError::Http(error.into()))?;
        Ok(blocking::Client::new(connection, http).into())
    }

    /// Makes a client whose requests go through an HTTP client of your own.
    ///
    /// # Errors
    ///
    /// A [`ConfigError`] that says what is missing or wrong.
    pub fn build_with(self, transport: impl blocking::Transport) -> Result<C, ConfigError> {
        Ok(blocking::Client::new(self.connection()?, transport).into())
    }
}
