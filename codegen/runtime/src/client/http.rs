//! One exchange over HTTP, and what is known when it is interrupted.

use std::time::Duration;

use bytes::{Bytes, BytesMut};
use reqwest::Url;

use super::ConfigError;
use crate::protocol::{Received, SignedRequest};

type Reason = Box<dyn std::error::Error + Send + Sync>;

/// How long things may take and how long an answer may be.
#[derive(Clone, Copy, Debug)]
pub(super) struct Limits {
    pub(super) connect: Duration,
    pub(super) attempt: Duration,
    pub(super) total: Duration,
    pub(super) body_bytes: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(10),
            attempt: Duration::from_secs(20),
            total: Duration::from_secs(60),
            body_bytes: 4 * 1024 * 1024,
        }
    }
}

/// Why there is no answer.
pub(super) enum Interrupted {
    /// No byte of the request left.
    BeforeSending(Reason),
    /// The request may have arrived.
    AfterSending(Reason),
    /// The answer is longer than the limit.
    TooLong { limit: usize },
}

/// Sends requests to one host.
#[derive(Debug)]
pub(super) struct Exchange {
    http: reqwest::Client,
    base_url: Url,
    limits: Limits,
}

impl Exchange {
    pub(super) fn new(base_url: Url, limits: Limits) -> Result<Self, ConfigError> {
        let mut http = reqwest::Client::builder()
            .connect_timeout(limits.connect)
            // A redirected or repeated request is a request that nobody decided to send.
            .redirect(reqwest::redirect::Policy::none())
            .retry(reqwest::retry::never());
        if base_url.scheme() == "http" {
            // What is for this machine only must not go through a proxy of the environment.
            http = http.no_proxy();
        }
        let http = http
            .build()
            .map_err(|error| ConfigError::Http(Box::new(error)))?;
        Ok(Self {
            http,
            base_url,
            limits,
        })
    }

    /// How long all attempts of a call may take together.
    pub(super) fn total_time(&self) -> Duration {
        self.limits.total
    }

    /// Sends a request once; the whole exchange may take no longer than is left.
    pub(super) async fn exchange(
        &self,
        signed: SignedRequest,
        time_left: Duration,
    ) -> Result<Received, Interrupted> {
        let before = |reason: Reason| Interrupted::BeforeSending(reason);
        let method = signed
            .method
            .parse()
            .map_err(|error: ::http::method::InvalidMethod| before(error.into()))?;
        let mut url = self.base_url.clone();
        url.set_path(&signed.path);
        let response = self
            .http
            .request(method, url)
            .headers(signed.headers)
            .timeout(self.limits.attempt.min(time_left))
            .body(signed.body)
            .send()
            .await
            .map_err(|error| match error.is_connect() || error.is_builder() {
                true => before(error.into()),
                false => Interrupted::AfterSending(error.into()),
            })?;
        let status = response.status().as_u16();
        let headers = response.headers().clone();
        let body = self.body(response).await?;
        Ok(Received {
            status,
            headers,
            body,
        })
    }

    async fn body(&self, mut response: reqwest::Response) -> Result<Bytes, Interrupted> {
        let limit = self.limits.body_bytes;
        let mut body = BytesMut::new();
        while let Some(chunk) = response
            .chunk()
            .await
            .map_err(|error| Interrupted::AfterSending(error.into()))?
        {
            if body.len() + chunk.len() > limit {
                return Err(Interrupted::TooLong { limit });
            }
            body.extend_from_slice(&chunk);
        }
        Ok(body.freeze())
    }
}
