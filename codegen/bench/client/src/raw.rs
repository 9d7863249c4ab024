//! Signing, verifying and reading by hand: what somebody writes who knows the protocol and uses the same libraries.

use antom::API;
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{
    ParsedPublicKey, RSA_PKCS1_2048_8192_SHA256, RSA_PKCS1_SHA256, RsaKeyPair,
};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use http::HeaderMap;
use percent_encoding::{NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use serde::Deserialize;

/// What a signature covers.
#[must_use]
pub fn content(first_line: &str, client_id: &str, time: &str, body: &[u8]) -> Vec<u8> {
    [
        format!("{first_line}\n{client_id}.{time}.").as_bytes(),
        body,
    ]
    .concat()
}

/// How a signature stands in its header.
#[must_use]
pub fn signature_header(signature: &[u8]) -> String {
    format!(
        "algorithm={},keyVersion={},signature={}",
        API.algorithm,
        API.key_version,
        utf8_percent_encode(&STANDARD.encode(signature), NON_ALPHANUMERIC)
    )
}

fn der(pem: &str) -> Vec<u8> {
    let digits: String = pem.lines().filter(|line| !line.contains('-')).collect();
    STANDARD.decode(digits).expect("a key of the vectors")
}

/// RSA with PKCS#1 and SHA-256 as aws-lc-rs has it.
pub struct Signer(RsaKeyPair);

impl Signer {
    pub(crate) fn new(pem: &str) -> Self {
        Self(RsaKeyPair::from_pkcs8(&der(pem)).expect("a key of the vectors"))
    }

    /// The signature.
    ///
    /// # Panics
    ///
    /// Never: a valid key signs every content.
    #[must_use]
    pub fn sign(&self, content: &[u8]) -> Vec<u8> {
        let mut signature = vec![0; self.0.public_modulus_len()];
        self.0
            .sign(
                &RSA_PKCS1_SHA256,
                &SystemRandom::new(),
                content,
                &mut signature,
            )
            .expect("a valid key signs every content");
        signature
    }
}

/// Verifies answers to one operation. Its key is parsed once.
pub struct Verifier {
    key: ParsedPublicKey,
    first_line: String,
}

impl Verifier {
    pub(crate) fn new(pem: &str, first_line: String) -> Self {
        let key = ParsedPublicKey::new(&RSA_PKCS1_2048_8192_SHA256, der(pem));
        Self {
            key: key.expect("a key of the vectors"),
            first_line,
        }
    }

    /// The answer, if it has the form of one and its signature holds.
    #[must_use]
    pub fn open(&self, headers: &HeaderMap, body: &[u8]) -> Option<Response> {
        let header = |name: &str| headers.get(name)?.to_str().ok();
        let client_id = header(API.headers.client_id)?;
        let time = header(API.headers.response_time)?;
        let (_, digits) = header(API.headers.signature)?.split_once("signature=")?;
        let digits: Vec<u8> = percent_decode_str(digits).collect();
        let signature = STANDARD.decode(digits).ok()?;
        let content = content(&self.first_line, client_id, time, body);
        self.key.verify_sig(&content, &signature).ok()?;
        read(body)
    }
}

/// The answer, if it has the form of one.
#[must_use]
pub fn read(body: &[u8]) -> Option<Response> {
    serde_json::from_slice(body).ok()
}

/// The response of createPaymentSession with the same fields, as serde reads it.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Response {
    pub result: ResultInfo,
    pub payment_session_id: String,
    pub payment_session_data: String,
    pub payment_session_expiry_time: String,
}

/// The result of a [`Response`].
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ResultInfo {
    pub result_code: String,
    pub result_status: String,
    pub result_message: Option<String>,
}
