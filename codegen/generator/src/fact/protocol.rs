//! How an API is spoken.
//!
//! The same facts stand in a spec, where each text knows its place, and in the model, where it is a text and nothing else.

use super::Outcome;
use crate::naming::upper_camel;

/// How an API is spoken.
#[derive(Clone, Debug)]
pub struct Protocol<Text = String> {
    /// The hosts.
    pub hosts: Vec<Host<Text>>,
    /// What stands before every path.
    pub base_path: Text,
    /// How the sandbox differs.
    pub sandbox: Option<Sandbox<Text>>,
    /// The content type of requests.
    pub content_type: Text,
    /// The algorithm's name on the wire.
    pub algorithm: Text,
    /// The key's version.
    pub key_version: Text,
    /// The names of the headers.
    pub headers: Headers<Text>,
    /// The names of the result's fields.
    pub envelope: Envelope<Text>,
    /// What each status means.
    pub statuses: Vec<(Text, Outcome)>,
    /// What the local gateway answers when it refuses.
    pub gateway: Gateway<Text>,
    /// What a merchant answers to a notification that arrived.
    pub acknowledgement: Option<FixedResult<Text>>,
}

/// Where the API is served.
#[derive(Clone, Debug)]
pub struct Host<Text = String> {
    /// The name of its region.
    pub name: Text,
    /// Scheme and host.
    pub url: Text,
    /// Scheme and host for calls that carry a file.
    pub upload_url: Option<Text>,
    /// Where that one comes from.
    pub source: Option<Text>,
    /// For whom.
    pub summary: Text,
}

/// How the sandbox differs.
#[derive(Clone, Debug)]
pub struct Sandbox<Text = String> {
    /// How its client IDs begin.
    pub client_id_prefix: Text,
    /// What stands before every path there.
    pub base_path: Text,
}

/// The names of the headers.
#[derive(Clone, Debug)]
pub struct Headers<Text = String> {
    /// Who calls.
    pub client_id: Text,
    /// When the request was made.
    pub request_time: Text,
    /// When the response was made.
    pub response_time: Text,
    /// The signature.
    pub signature: Text,
    /// On whose behalf the caller acts.
    pub agent_token: Option<Text>,
}

/// The names of the result's fields.
#[derive(Clone, Debug)]
pub struct Envelope<Text = String> {
    /// The response's field that holds the result.
    pub field: Text,
    /// The result's code.
    pub code: Text,
    /// The result's status.
    pub status: Text,
    /// The result's message.
    pub message: Text,
}

/// What the local gateway answers when it refuses.
#[derive(Clone, Debug)]
pub struct Gateway<Text = String> {
    /// A request whose signature does not verify.
    pub invalid_signature: FixedResult<Text>,
    /// A request that breaks a rule.
    pub invalid_request: FixedResult<Text>,
    /// A path that no operation has.
    pub unknown_path: FixedResult<Text>,
    /// An idempotency key that comes again with another request, for operations that list its code.
    pub inconsistent_repeat: Option<FixedResult<Text>>,
}

/// A result that is always the same.
#[derive(Clone, Debug)]
pub struct FixedResult<Text = String> {
    /// The result code.
    pub code: Text,
    /// The result status.
    pub status: Text,
    /// The message.
    pub message: Text,
    /// Where its facts come from.
    pub source: Option<Text>,
}

impl Host {
    /// The name of its variant in Rust.
    #[must_use]
    pub fn rust(&self) -> String {
        upper_camel(&self.name)
    }
}

impl<Text> Gateway<Text> {
    /// Every refusal.
    pub fn refusals(&self) -> impl Iterator<Item = &FixedResult<Text>> {
        let demanded = [
            &self.invalid_signature,
            &self.invalid_request,
            &self.unknown_path,
        ];
        demanded.into_iter().chain(&self.inconsistent_repeat)
    }
}

impl<Text> Protocol<Text> {
    /// Every result that the API itself gives.
    pub fn fixed_results(&self) -> impl Iterator<Item = &FixedResult<Text>> {
        self.gateway.refusals().chain(&self.acknowledgement)
    }

    /// The same with other texts.
    pub fn map<Other>(&self, text: impl Fn(&Text) -> Other) -> Protocol<Other> {
        let text = &text;
        let result = |result: &FixedResult<Text>| FixedResult {
            code: text(&result.code),
            status: text(&result.status),
            message: text(&result.message),
            source: result.source.as_ref().map(text),
        };
        let host = |host: &Host<Text>| Host {
            name: text(&host.name),
            url: text(&host.url),
            upload_url: host.upload_url.as_ref().map(text),
            source: host.source.as_ref().map(text),
            summary: text(&host.summary),
        };
        let sandbox = |sandbox: &Sandbox<Text>| Sandbox {
            client_id_prefix: text(&sandbox.client_id_prefix),
            base_path: text(&sandbox.base_path),
        };
        let (headers, envelope, gateway) = (&self.headers, &self.envelope, &self.gateway);
        let statuses = self.statuses.iter();
        Protocol {
            hosts: self.hosts.iter().map(host).collect(),
            base_path: text(&self.base_path),
            sandbox: self.sandbox.as_ref().map(sandbox),
            content_type: text(&self.content_type),
            algorithm: text(&self.algorithm),
            key_version: text(&self.key_version),
            headers: Headers {
                client_id: text(&headers.client_id),
                request_time: text(&headers.request_time),
                response_time: text(&headers.response_time),
                signature: text(&headers.signature),
                agent_token: headers.agent_token.as_ref().map(text),
            },
            envelope: Envelope {
                field: text(&envelope.field),
                code: text(&envelope.code),
                status: text(&envelope.status),
                message: text(&envelope.message),
            },
            statuses: statuses
                .map(|(name, outcome)| (text(name), *outcome))
                .collect(),
            gateway: Gateway {
                invalid_signature: result(&gateway.invalid_signature),
                invalid_request: result(&gateway.invalid_request),
                unknown_path: result(&gateway.unknown_path),
                inconsistent_repeat: gateway.inconsistent_repeat.as_ref().map(result),
            },
            acknowledgement: self.acknowledgement.as_ref().map(result),
        }
    }
}
