//! The HTTP client that comes with this crate: reqwest with rustls.

use std::time::Duration;

use bytes::{Bytes, BytesMut};

use super::ConfigError;
use super::connection::Connection;
use super::transport::{ExchangeLimits, Interrupted, Transport};

/// Sends requests over connections that are kept alive.
pub(super) struct Http(reqwest::Client);

impl Http {
    pub(super) fn new(connection: &Connection) -> Result<Self, ConfigError> {
        let mut http = reqwest::Client::builder()
            .connect_timeout(connection.limits.connect)
            // A redirected or repeated request is a request that nobody decided to send.
            .redirect(reqwest::redirect::Policy::none())
            .retry(reqwest::retry::never());
        if connection.base_url.starts_with("http://") {
            // What may go unencrypted over a known way must not take another one through a proxy of the environment.
            http = http.no_proxy();
        }
        let http = http
            .build()
            .map_err(|error| ConfigError::Http(Box::new(error)))?;
        Ok(Self(http))
    }
}

impl Transport for Http {
    async fn exchange(
        &self,
        request: http::Request<Bytes>,
        limits: ExchangeLimits,
    ) -> Result<http::Response<Bytes>, Interrupted> {
        let mut request = reqwest::Request::try_from(request)
            .map_err(|error| Interrupted::BeforeSending(error.into()))?;
        *request.timeout_mut() = Some(limits.time);
        let mut response = self.0.execute(request).await.map_err(|error| {
            match error.is_connect() || error.is_builder() {
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
