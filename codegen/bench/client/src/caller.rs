//! Whole calls over HTTP: with `antom::Client`, and by hand with reqwest.

use std::hint::black_box;
use std::time::Duration;

use antom::payments::create_payment_session::CreatePaymentSessionRequest;
use antom::{Client, RetryPolicy};
use bytes::Bytes;
use reqwest::Url;
use serde::Serialize;

use crate::Failure;
use crate::raw::{Signer, Verifier};
use crate::scene::Scene;

/// Who calls. The order is the order of the rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, clap::ValueEnum)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// `antom::Client`.
    Ours,
    /// By hand, and the answer is believed as it is.
    Raw,
    /// By hand, and the answer is verified and read.
    RawVerified,
}

impl Side {
    /// Everyone.
    pub const ALL: [Self; 3] = [Self::Ours, Self::Raw, Self::RawVerified];

    /// What a row is called.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Ours => "ours",
            Self::Raw => "raw: sign, send, read the bytes",
            Self::RawVerified => "raw: the same, verify, parse",
        }
    }
}

/// Makes calls to one host, one at a time or many at once.
pub enum Caller {
    Ours {
        client: Client,
        request: Box<CreatePaymentSessionRequest>,
    },
    Raw(Box<Raw>),
}

impl Caller {
    /// A caller with connections of its own.
    ///
    /// # Errors
    ///
    /// When the client cannot be made.
    pub fn new(side: Side, scene: &Scene, url: &str) -> Result<Self, Failure> {
        Ok(match side {
            Side::Ours => Self::Ours {
                client: Client::builder()
                    .client_id(scene.client_id())
                    .private_key(Scene::private_key())
                    .platform_key(Scene::platform_key())
                    // The answer was signed once and for all.
                    .answer_window(Duration::MAX)
                    .base_url(url)
                    // By hand there is one attempt, too: what fails must not pass for slow.
                    .retries(RetryPolicy::NEVER)
                    .build()?,
                request: Box::new(scene.request.clone()),
            },
            Side::Raw => Self::Raw(Box::new(Raw::new(scene, url, None)?)),
            Side::RawVerified => Self::Raw(Box::new(Raw::new(scene, url, Some(scene.verifier()))?)),
        })
    }

    /// Makes a call.
    ///
    /// # Errors
    ///
    /// When it is not answered as prepared.
    pub async fn call(&self) -> Result<(), Failure> {
        match self {
            Self::Ours { client, request } => {
                black_box(client.create_payment_session(request).await?);
                Ok(())
            }
            Self::Raw(raw) => raw.call().await,
        }
    }
}

/// reqwest with the settings of the client.
pub struct Raw {
    http: reqwest::Client,
    url: Url,
    signer: Signer,
    content: Vec<u8>,
    headers: http::HeaderMap,
    body: Bytes,
    verifier: Option<Verifier>,
}

impl Raw {
    fn new(scene: &Scene, url: &str, verifier: Option<Verifier>) -> Result<Self, Failure> {
        let http = reqwest::Client::builder()
            .connect_timeout(Duration::from_secs(10))
            .redirect(reqwest::redirect::Policy::none())
            .retry(reqwest::retry::never())
            .no_proxy()
            .build()?;
        Ok(Self {
            http,
            url: Url::parse(url)?.join(&scene.sealed.path)?,
            signer: Scene::signer(),
            content: scene.content(),
            headers: scene.sealed.headers.clone(),
            body: scene.sealed.body.clone(),
            verifier,
        })
    }

    async fn call(&self) -> Result<(), Failure> {
        black_box(self.signer.sign(&self.content));
        let response = self
            .http
            .post(self.url.clone())
            .headers(self.headers.clone())
            .timeout(Duration::from_secs(20))
            // Every call has a body of its own.
            .body(Bytes::copy_from_slice(&self.body))
            .send()
            .await?;
        match &self.verifier {
            None => {
                black_box(response.bytes().await?);
            }
            Some(verifier) => {
                let headers = response.headers().clone();
                let body = response.bytes().await?;
                let response = verifier.open(&headers, &body);
                black_box(response.ok_or("the answer cannot be believed")?);
            }
        }
        Ok(())
    }
}
