//! The file `api.yaml`: what holds for every operation.

use super::field::{WIRES, Wire};
use super::mapping::Mapping;
use super::operation_file::{OUTCOMES, Outcome};
use super::place::{FileId, Placed};

/// What holds for the whole API.
#[derive(Clone, Debug)]
pub struct ApiFile {
    /// The file.
    pub file: FileId,
    /// The API's name.
    pub name: Placed<String>,
    /// The generated crate's name.
    pub crate_name: Placed<String>,
    /// The generated crate's version.
    pub version: Placed<String>,
    /// What the API is for.
    pub summary: Placed<String>,
    /// Its documentation.
    pub docs: Placed<String>,
    /// Where facts come from, by the name that the other files use.
    pub sources: Vec<(Placed<String>, Source)>,
    /// The hosts, by the name of their region.
    pub hosts: Vec<(Placed<String>, Host)>,
    /// What stands before every path.
    pub base_path: Placed<String>,
    /// How the sandbox differs.
    pub sandbox: Option<Sandbox>,
    /// How numbers and flags are written unless a field says otherwise.
    pub wire: Wire,
    /// The content type of requests.
    pub content_type: Placed<String>,
    /// The words of the signature header.
    pub signature: SignatureWords,
    /// The names of the headers.
    pub headers: Headers,
    /// The names of the result's fields.
    pub envelope: Envelope,
    /// What each status means.
    pub statuses: Vec<(Placed<String>, Placed<Outcome>)>,
    /// What the local gateway answers when it refuses.
    pub gateway: Gateway,
    /// What a merchant answers to a notification that arrived.
    pub acknowledgement: Option<FixedResult>,
    /// The groups of operations.
    pub groups: Vec<(Placed<String>, Group)>,
}

/// A page or a program that facts come from.
#[derive(Clone, Debug)]
pub struct Source {
    /// What it is.
    pub title: Option<Placed<String>>,
    /// Where it is.
    pub url: Option<Placed<String>>,
    /// The date of the page.
    pub date: Option<Placed<String>>,
    /// The version of the program.
    pub version: Option<Placed<String>>,
}

/// Where the API is served.
#[derive(Clone, Debug)]
pub struct Host {
    /// Scheme and host.
    pub url: Option<Placed<String>>,
    /// Scheme and host for calls that carry a file.
    pub upload_url: Option<Placed<String>>,
    /// Where that one comes from.
    pub source: Option<Placed<String>>,
    /// For whom.
    pub summary: Option<Placed<String>>,
}

/// How the sandbox differs.
#[derive(Clone, Debug)]
pub struct Sandbox {
    /// How its client IDs begin.
    pub client_id_prefix: Placed<String>,
    /// What stands before every path there.
    pub base_path: Placed<String>,
}

/// The words of the signature header.
#[derive(Clone, Debug)]
pub struct SignatureWords {
    /// The algorithm's name on the wire.
    pub algorithm: Placed<String>,
    /// The key's version.
    pub key_version: Placed<String>,
}

/// The names of the headers.
#[derive(Clone, Debug)]
pub struct Headers {
    /// Who calls.
    pub client_id: Placed<String>,
    /// When the request was made.
    pub request_time: Placed<String>,
    /// When the response was made.
    pub response_time: Placed<String>,
    /// The signature.
    pub signature: Placed<String>,
    /// On whose behalf the caller acts.
    pub agent_token: Option<Placed<String>>,
}

/// The names of the result's fields.
#[derive(Clone, Debug)]
pub struct Envelope {
    /// The response's field that holds the result.
    pub field: Placed<String>,
    /// The result's code.
    pub code: Placed<String>,
    /// The result's status.
    pub status: Placed<String>,
    /// The result's message.
    pub message: Placed<String>,
}

impl ApiFile {
    /// Every result that `api.yaml` itself gives.
    pub fn fixed_results(&self) -> impl Iterator<Item = &FixedResult> {
        let refusals = self.gateway.refusals();
        refusals.chain(&self.acknowledgement)
    }
}

/// What the local gateway answers when it refuses.
#[derive(Clone, Debug)]
pub struct Gateway {
    /// A request whose signature does not verify.
    pub invalid_signature: FixedResult,
    /// A request that breaks a rule.
    pub invalid_request: FixedResult,
    /// A path that no operation has.
    pub unknown_path: FixedResult,
    /// An idempotency key that comes again with another request, for operations that list its code.
    pub inconsistent_repeat: Option<FixedResult>,
}

impl Gateway {
    /// Every refusal.
    pub fn refusals(&self) -> impl Iterator<Item = &FixedResult> {
        let demanded = [
            &self.invalid_signature,
            &self.invalid_request,
            &self.unknown_path,
        ];
        demanded.into_iter().chain(&self.inconsistent_repeat)
    }
}

/// A result that is always the same.
#[derive(Clone, Debug)]
pub struct FixedResult {
    /// The result code.
    pub code: Placed<String>,
    /// The result status.
    pub status: Placed<String>,
    /// The message.
    pub message: Placed<String>,
    /// Where its facts come from.
    pub source: Option<Placed<String>>,
}

/// A group of operations.
#[derive(Clone, Debug)]
pub struct Group {
    /// What it is for.
    pub summary: Option<Placed<String>>,
    /// Whether its feature is on by default.
    pub default: bool,
}

/// Reads `api.yaml`. Everything is read before anything missing ends it, so that all findings come at once.
pub(super) fn api_file(file: FileId, mut entries: Mapping<'_>) -> Option<ApiFile> {
    let name = entries.required_text("api");
    let crate_name = entries.required_text("crate");
    let version = entries.required_text("version");
    let summary = entries.required_text("summary");
    let docs = entries.required_text("docs");
    let sources = entries.named("sources").into_iter().map(source).collect();
    let hosts = entries.named("hosts").into_iter().map(host).collect();
    let base_path = entries.required_text("base_path");
    let sandbox = entries.mapping("sandbox").and_then(sandbox);
    let wire = entries.required_word("wire", WIRES);
    let content_type = entries.required_text("content_type");
    let signature = entries.required_mapping("signature").and_then(signature);
    let headers = entries.required_mapping("headers").and_then(headers);
    let envelope = entries.required_mapping("envelope").and_then(envelope);
    let statuses = entries
        .named("statuses")
        .into_iter()
        .filter_map(status)
        .collect();
    let gateway = entries.required_mapping("gateway").and_then(gateway);
    let acknowledgement = entries.mapping("acknowledgement").and_then(fixed_result);
    let groups = entries.named("groups").into_iter().map(group).collect();
    entries.finish();
    Some(ApiFile {
        file,
        name: name?,
        crate_name: crate_name?,
        version: version?,
        summary: summary?,
        docs: docs?,
        sources,
        hosts,
        base_path: base_path?,
        sandbox,
        wire: wire?.value,
        content_type: content_type?,
        signature: signature?,
        headers: headers?,
        envelope: envelope?,
        statuses,
        gateway: gateway?,
        acknowledgement,
        groups,
    })
}

fn source((name, mut entries): (Placed<String>, Mapping<'_>)) -> (Placed<String>, Source) {
    let source = Source {
        title: entries.required_text("title"),
        url: entries.required_text("url"),
        date: entries.text("date"),
        version: entries.text("version"),
    };
    entries.finish();
    (name, source)
}

fn host((name, mut entries): (Placed<String>, Mapping<'_>)) -> (Placed<String>, Host) {
    let host = Host {
        url: entries.required_text("url"),
        upload_url: entries.text("upload_url"),
        source: entries.text("source"),
        summary: entries.required_text("summary"),
    };
    entries.finish();
    (name, host)
}

fn sandbox(mut entries: Mapping<'_>) -> Option<Sandbox> {
    let client_id_prefix = entries.required_text("client_id_prefix");
    let base_path = entries.required_text("base_path");
    entries.finish();
    Some(Sandbox {
        client_id_prefix: client_id_prefix?,
        base_path: base_path?,
    })
}

fn signature(mut entries: Mapping<'_>) -> Option<SignatureWords> {
    let algorithm = entries.required_text("algorithm");
    let key_version = entries.required_text("key_version");
    entries.finish();
    Some(SignatureWords {
        algorithm: algorithm?,
        key_version: key_version?,
    })
}

fn headers(mut entries: Mapping<'_>) -> Option<Headers> {
    let client_id = entries.required_text("client_id");
    let request_time = entries.required_text("request_time");
    let response_time = entries.required_text("response_time");
    let signature = entries.required_text("signature");
    let agent_token = entries.text("agent_token");
    entries.finish();
    Some(Headers {
        client_id: client_id?,
        request_time: request_time?,
        response_time: response_time?,
        signature: signature?,
        agent_token,
    })
}

fn envelope(mut entries: Mapping<'_>) -> Option<Envelope> {
    let field = entries.required_text("field");
    let code = entries.required_text("code");
    let status = entries.required_text("status");
    let message = entries.required_text("message");
    entries.finish();
    Some(Envelope {
        field: field?,
        code: code?,
        status: status?,
        message: message?,
    })
}

fn status(
    (name, mut entries): (Placed<String>, Mapping<'_>),
) -> Option<(Placed<String>, Placed<Outcome>)> {
    let outcome = entries.required_word("outcome", OUTCOMES);
    entries.required_text("summary");
    entries.finish();
    Some((name, outcome?))
}

fn gateway(mut entries: Mapping<'_>) -> Option<Gateway> {
    let invalid_signature = entries
        .required_mapping("invalid_signature")
        .and_then(fixed_result);
    let invalid_request = entries
        .required_mapping("invalid_request")
        .and_then(fixed_result);
    let unknown_path = entries
        .required_mapping("unknown_path")
        .and_then(fixed_result);
    let inconsistent_repeat = entries
        .mapping("inconsistent_repeat")
        .and_then(fixed_result);
    entries.finish();
    Some(Gateway {
        invalid_signature: invalid_signature?,
        invalid_request: invalid_request?,
        unknown_path: unknown_path?,
        inconsistent_repeat,
    })
}

fn fixed_result(mut entries: Mapping<'_>) -> Option<FixedResult> {
    let code = entries.required_text("code");
    let status = entries.required_text("status");
    let message = entries.required_text("message");
    let source = entries.text("source");
    entries.finish();
    Some(FixedResult {
        code: code?,
        status: status?,
        message: message?,
        source,
    })
}

fn group((name, mut entries): (Placed<String>, Mapping<'_>)) -> (Placed<String>, Group) {
    let group = Group {
        summary: entries.required_text("summary"),
        default: entries.flag("default"),
    };
    entries.finish();
    (name, group)
}
