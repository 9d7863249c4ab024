//! The HTTP client that comes with this crate: reqwest with rustls.

use std::time::Duration;

use bytes::{Bytes, BytesMut};

use super::base_url::BaseUrl;
use super::config_error::ConfigError;
use super::connection::Connection;
use super::sent::SentBody;
use super::transport::{ExchangeLimits, Interrupted, Transport};

/// Sends requests over connections that are kept alive.
pub(super) struct Http {
    any_version: reqwest::Client,
    /// Offers a server nothing but HTTP/2, and speaks nothing else.
    #[cfg(feature = "http2")]
    http2: reqwest::Client,
}

/// The crate was built without HTTP/2, which a request demands.
#[cfg(not(feature = "http2"))]
#[derive(Debug, thiserror::Error)]
#[error("the request demands HTTP/2, which the feature `http2` adds")]
struct NoHttp2;

impl Http {
    pub(super) fn new(connection: &Connection) -> Result<Self, ConfigError> {
        // The HTTP client asks more of a URL than it takes to be one: better here than at each call.
        for base_url in base_urls(connection) {
            reqwest::Url::parse(base_url.as_str()).map_err(|_| ConfigError::BaseUrl)?;
        }
        Ok(Self {
            any_version: built(builder(connection))?,
            #[cfg(feature = "http2")]
            http2: built(builder(connection).http2_prior_knowledge())?,
        })
    }

    /// What sends requests of a version.
    fn of_version(&self, version: http::Version) -> Result<&reqwest::Client, Interrupted> {
        match version {
            #[cfg(feature = "http2")]
            http::Version::HTTP_2 => Ok(&self.http2),
            #[cfg(not(feature = "http2"))]
            http::Version::HTTP_2 => Err(Interrupted::BeforeSending(NoHttp2.into())),
            _ => Ok(&self.any_version),
        }
    }
}

fn builder(connection: &Connection) -> reqwest::ClientBuilder {
    let http = reqwest::Client::builder()
        .connect_timeout(connection.limits.connect)
        // A redirected or repeated request is a request that nobody decided to send.
        .redirect(reqwest::redirect::Policy::none())
        .retry(reqwest::retry::never());
    match base_urls(connection).any(|base_url| !base_url.is_encrypted()) {
        // What may go unencrypted over a known way must not take another one through a proxy of the environment.
        true => http.no_proxy(),
        false => http,
    }
}

/// Where the client calls, with files and without.
fn base_urls(connection: &Connection) -> impl Iterator<Item = &BaseUrl> {
    std::iter::once(&connection.base_url).chain(&connection.upload_base_url)
}

fn built(http: reqwest::ClientBuilder) -> Result<reqwest::Client, ConfigError> {
    http.build()
        .map_err(|error| ConfigError::Http(Box::new(error)))
}

impl Transport for Http {
    async fn exchange(
        &self,
        request: http::Request<Bytes>,
        limits: ExchangeLimits,
    ) -> Result<http::Response<Bytes>, Interrupted> {
        let client = self.of_version(request.version())?;
        let (request, sent) = SentBody::watch(request);
        let mut request = reqwest::Request::try_from(request)
            .map_err(|error| Interrupted::BeforeSending(error.into()))?;
        *request.timeout_mut() = Some(limits.time);
        let mut response = client.execute(request).await.map_err(|error| {
            // Time may be over before there is a connection, of which the error itself does not tell.
            match error.is_connect() || error.is_builder() || !sent.may_have_begun() {
                true => Interrupted::BeforeSending(error.into()),
                false => Interrupted::AfterSending(error.into()),
            }
        })?;
        let mut body = BytesMut::new();
        while let Some(chunk) = response
            .chunk()
            .await
            .map_err(|error| Interrupted::AfterSending(error.into()))?
        {
            if body.len() + chunk.len() > limits.body_bytes {
                return Err(Interrupted::TooLong);
            }
            body.extend_from_slice(&chunk);
        }
        let mut whole = http::Response::new(body.freeze());
        *whole.status_mut() = response.status();
        *whole.headers_mut() = std::mem::take(response.headers_mut());
        Ok(whole)
    }

    async fn wait(&self, delay: Duration) {
        tokio::time::sleep(delay).await;
    }
}
