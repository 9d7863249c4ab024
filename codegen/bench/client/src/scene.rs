//! The request, the answer and the keys that everything is measured with.

use std::time::Duration;

use antom::payments::create_payment_session::CreatePaymentSessionRequest;
use antom::{API, Operation as _, PrivateKey, PublicKey, Received, SignedRequest, Signer};
use bench_support::case::{Case, Script};
use bench_support::request::request;
use bytes::Bytes;
use http::{HeaderMap, HeaderValue};
use serde_json::json;

use crate::raw;

const MERCHANT_KEY: &str = include_str!("../../../runtime/tests/vectors/merchant.key");
pub(crate) const PLATFORM_KEY: &str = include_str!("../../../runtime/tests/vectors/platform.key");
const PLATFORM_PUB: &str = include_str!("../../../runtime/tests/vectors/platform.pub");

pub(crate) const CLIENT_ID: &str = "SANDBOX_5X00000000000000";
const TIME: &str = "1700000000000";

/// One request and one answer. The signature of an answer covers nothing of the request, so that one that was prepared is
/// right for every call.
pub struct Scene {
    pub request: CreatePaymentSessionRequest,
    pub signer: Signer,
    /// The request as it was sealed once.
    pub sealed: SignedRequest,
    pub answer: Received,
}

impl Scene {
    /// The same in every process.
    ///
    /// # Panics
    ///
    /// When the keys cannot be read or the request breaks a rule, which both are constants.
    #[must_use]
    pub fn new() -> Self {
        let request = request(Case {
            goods: 10,
            script: Script::Ascii,
            is_valid: true,
        });
        let signer = Signer::new(
            &API,
            CLIENT_ID.into(),
            Self::private_key(),
            Self::platform_key(),
            None,
        )
        .expect("a client ID of visible characters")
        // The answer was signed once and for all.
        .answer_window(Duration::MAX);
        let sealed = signer.seal(&request).expect("a valid request");
        let answer = answer(&sealed.path);
        signer
            .open(&request, answer.clone())
            .expect("an answer that is signed for this path and this client");
        Self {
            request,
            signer,
            sealed,
            answer,
        }
    }

    /// The merchant's key, as ours takes it.
    ///
    /// # Panics
    ///
    /// Never: it is a constant.
    #[must_use]
    pub fn private_key() -> PrivateKey {
        PrivateKey::from_pem(MERCHANT_KEY).expect("a key of the vectors")
    }

    /// The platform's key, as ours takes it.
    ///
    /// # Panics
    ///
    /// Never: it is a constant.
    #[must_use]
    pub fn platform_key() -> PublicKey {
        PublicKey::from_pem(PLATFORM_PUB).expect("a key of the vectors")
    }

    /// The merchant's key, as aws-lc-rs takes it.
    #[must_use]
    pub fn signer() -> raw::Signer {
        raw::Signer::new(MERCHANT_KEY)
    }

    /// What verifies the answer by hand.
    #[must_use]
    pub fn verifier(&self) -> raw::Verifier {
        raw::Verifier::new(PLATFORM_PUB, self.first_line())
    }

    /// The client ID of both sides.
    #[must_use]
    pub fn client_id(&self) -> &'static str {
        CLIENT_ID
    }

    /// What the signature of the sealed request covers.
    ///
    /// # Panics
    ///
    /// Never: a sealed request has its time.
    #[must_use]
    pub fn content(&self) -> Vec<u8> {
        let time = self.sealed.headers[API.headers.request_time]
            .to_str()
            .expect("a time is text");
        raw::content(&self.first_line(), CLIENT_ID, time, &self.sealed.body)
    }

    fn first_line(&self) -> String {
        format!("{} {}", self.sealed.method, self.sealed.path)
    }
}

impl Default for Scene {
    fn default() -> Self {
        Self::new()
    }
}

/// The largest answer of the largest response there is: every text as long as its limit.
fn answer(path: &str) -> Received {
    let method = CreatePaymentSessionRequest::SPEC.method;
    let body = json!({
        "result": { "resultCode": "SUCCESS", "resultStatus": "S", "resultMessage": "success." },
        "paymentSessionId": digits(64),
        "paymentSessionData": digits(4096),
        "paymentSessionExpiryTime": "2024-05-09T13:00:00+08:00",
    })
    .to_string();
    let content = raw::content(
        &format!("{method} {path}"),
        CLIENT_ID,
        TIME,
        body.as_bytes(),
    );
    let signature = raw::Signer::new(PLATFORM_KEY).sign(&content);
    let names = &API.headers;
    let headers: HeaderMap = [
        ("content-type", API.content_type.to_owned()),
        (names.client_id, CLIENT_ID.to_owned()),
        (names.response_time, TIME.to_owned()),
        (names.signature, raw::signature_header(&signature)),
    ]
    .into_iter()
    .map(|(name, value)| {
        let value = HeaderValue::from_str(&value).expect("visible characters");
        (http::HeaderName::from_static(name), value)
    })
    .collect();
    Received {
        status: 200,
        headers,
        body: Bytes::from(body),
    }
}

/// So many digits of base64, of which encrypted data consists.
fn digits(count: usize) -> String {
    const ALPHABET: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    (0..count)
        .map(|at| char::from(ALPHABET[at * 37 % ALPHABET.len()]))
        .collect()
}
