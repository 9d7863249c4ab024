//! The file `api.yaml`: what holds for every operation.

use crate::fact::{
    Envelope, FixedResult, Gateway, Headers, Host, OUTCOMES, Outcome, Protocol, Sandbox, WIRES,
    Wire,
};
use crate::yaml::Mapping;
use crate::yaml::{FileId, Placed};

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
    /// How it is spoken.
    pub protocol: Protocol<Placed<String>>,
    /// How numbers and flags are written unless a field says otherwise.
    pub wire: Wire,
    /// The groups of operations.
    pub groups: Vec<(Placed<String>, Group)>,
}

/// A page or a program that facts come from.
#[derive(Clone, Debug)]
pub struct Source {
    /// What it is.
    pub title: Placed<String>,
    /// Where it is.
    pub url: Placed<String>,
    /// The date of the page.
    pub date: Option<Placed<String>>,
    /// The version of the program.
    pub version: Option<Placed<String>>,
}

/// A group of operations.
#[derive(Clone, Debug)]
pub struct Group {
    /// What it is for.
    pub summary: Placed<String>,
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
    let wire = entries.required_word("wire", WIRES);
    let protocol = protocol(&mut entries);
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
        protocol: protocol?,
        wire: wire?.value,
        groups,
    })
}

fn protocol(entries: &mut Mapping<'_>) -> Option<Protocol<Placed<String>>> {
    let hosts = entries.named("hosts").into_iter().map(host).collect();
    let base_path = entries.required_text("base_path");
    let sandbox = entries.mapping("sandbox").and_then(sandbox);
    let content_type = entries.required_text("content_type");
    let signature = entries.required_mapping("signature").and_then(signature);
    let headers = entries.required_mapping("headers").and_then(headers);
    let envelope = entries.required_mapping("envelope").and_then(envelope);
    let statuses = entries.named("statuses").into_iter();
    let statuses = statuses.filter_map(status).collect();
    let gateway = entries.required_mapping("gateway").and_then(gateway);
    let acknowledgement = entries.mapping("acknowledgement").and_then(fixed_result);
    let (algorithm, key_version) = signature?;
    Some(Protocol {
        hosts,
        base_path: base_path?,
        sandbox,
        content_type: content_type?,
        algorithm,
        key_version,
        headers: headers?,
        envelope: envelope?,
        statuses,
        gateway: gateway?,
        acknowledgement,
    })
}

fn source((name, mut entries): (Placed<String>, Mapping<'_>)) -> (Placed<String>, Source) {
    let source = Source {
        title: entries.demanded_text("title"),
        url: entries.demanded_text("url"),
        date: entries.text("date"),
        version: entries.text("version"),
    };
    entries.finish();
    (name, source)
}

fn host((name, mut entries): (Placed<String>, Mapping<'_>)) -> Host<Placed<String>> {
    let host = Host {
        name,
        url: entries.demanded_text("url"),
        upload_url: entries.text("upload_url"),
        source: entries.text("source"),
        summary: entries.demanded_text("summary"),
    };
    entries.finish();
    host
}

fn sandbox(mut entries: Mapping<'_>) -> Option<Sandbox<Placed<String>>> {
    let client_id_prefix = entries.required_text("client_id_prefix");
    let base_path = entries.required_text("base_path");
    entries.finish();
    Some(Sandbox {
        client_id_prefix: client_id_prefix?,
        base_path: base_path?,
    })
}

fn signature(mut entries: Mapping<'_>) -> Option<(Placed<String>, Placed<String>)> {
    let algorithm = entries.required_text("algorithm");
    let key_version = entries.required_text("key_version");
    entries.finish();
    Some((algorithm?, key_version?))
}

fn headers(mut entries: Mapping<'_>) -> Option<Headers<Placed<String>>> {
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

fn envelope(mut entries: Mapping<'_>) -> Option<Envelope<Placed<String>>> {
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

fn status((name, mut entries): (Placed<String>, Mapping<'_>)) -> Option<(Placed<String>, Outcome)> {
    let outcome = entries.required_word("outcome", OUTCOMES);
    entries.required_text("summary");
    entries.finish();
    Some((name, outcome?.value))
}

fn gateway(mut entries: Mapping<'_>) -> Option<Gateway<Placed<String>>> {
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

fn fixed_result(mut entries: Mapping<'_>) -> Option<FixedResult<Placed<String>>> {
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
        summary: entries.demanded_text("summary"),
        default: entries.flag("default"),
    };
    entries.finish();
    (name, group)
}
