//! A file of `operations/`: one operation of the API.

use super::field::{Field, fields};
use super::type_file::required_node;
use crate::fact::{BECAUSE, Because, OUTCOMES, Outcome, RETRIES, Retry};
use crate::yaml::Mapping;
use crate::yaml::Node;
use crate::yaml::{FileId, Placed};

/// One operation.
#[derive(Clone, Debug)]
pub struct OperationFile {
    /// The file it stands in.
    pub file: FileId,
    /// The folder it stands in.
    pub group: String,
    /// Its name.
    pub name: Placed<String>,
    /// Its name in Rust, in `snake_case`, where it cannot be derived from the name.
    pub rust: Option<Placed<String>>,
    /// The HTTP method.
    pub method: Option<Placed<String>>,
    /// The path behind the API's base path, or the whole one.
    pub path: Placed<String>,
    /// Whether nothing stands before the path.
    pub is_whole_path: bool,
    /// What stands for a signature.
    pub authentication: Option<Authentication>,
    /// How a file goes with its requests.
    pub upload: Option<Upload>,
    /// Its page, if one is known.
    pub docs: Option<Placed<String>>,
    /// What it does.
    pub summary: Placed<String>,
    /// A second sentence.
    pub note: Option<Placed<String>>,
    /// Where its facts come from.
    pub source: Option<Placed<String>>,
    /// What to use instead, if it is deprecated.
    pub deprecated: Option<Placed<String>>,
    /// The request field that makes a repeated call safe.
    pub idempotency_key: Option<Placed<String>>,
    /// The operation that tells how a call ended.
    pub inquire_with: Option<Placed<String>>,
    /// Why the same request may be sent twice although it has no idempotency key.
    pub repeatable: Option<Repeatable>,
    /// The fields of the request.
    pub request: Vec<Field>,
    /// The fields of the response.
    pub response: Vec<Field>,
    /// The result codes.
    pub results: Vec<ResultFile>,
    /// The products that use this operation, each with rules of its own.
    pub scenarios: Vec<Scenario>,
}

/// What stands for the signature of an operation's requests.
#[derive(Clone, Debug)]
pub struct Authentication {
    /// The header that carries the ID of a session.
    pub session: Placed<String>,
    /// Where its facts come from, if not from where the file's do.
    pub source: Option<Placed<String>>,
}

/// That the same request may be sent twice.
#[derive(Clone, Debug)]
pub struct Repeatable {
    /// Why.
    pub because: Placed<Because>,
    /// Where its facts come from, if not from where the file's do.
    pub source: Option<Placed<String>>,
}

/// How a file goes with the requests of an operation.
#[derive(Clone, Debug)]
pub struct Upload {
    /// The part that holds the JSON.
    pub json: Placed<String>,
    /// The parts that each hold the file.
    pub files: Vec<Placed<String>>,
    /// The request field that holds the file's SHA-256.
    pub sha256: Placed<String>,
    /// How many bytes the file may have.
    pub max_bytes: Option<Placed<usize>>,
    /// Where its facts come from, if not from where the file's do.
    pub source: Option<Placed<String>>,
}

/// One result code of an operation.
#[derive(Clone, Debug)]
pub struct ResultFile {
    /// The code.
    pub code: Placed<String>,
    /// Its name in Rust, where it cannot be derived from the code.
    pub rust: Option<Placed<String>>,
    /// The status it comes with.
    pub status: Placed<String>,
    /// What it means for the payment.
    pub outcome: Placed<Outcome>,
    /// Whether to call again.
    pub retry: Placed<Retry>,
    /// The least number of seconds before the same request is sent again.
    pub delay: Option<Placed<u32>>,
    /// What to do.
    pub advice: Placed<String>,
    /// Where its facts come from, if not from where the file's do.
    pub source: Option<Placed<String>>,
}

/// One product that uses an operation.
#[derive(Clone, Debug)]
pub struct Scenario {
    /// Its name, in `snake_case`.
    pub name: Placed<String>,
    /// Its page.
    pub docs: Option<Placed<String>>,
    /// The date of the page.
    pub updated: Option<Placed<String>>,
    /// What it is for.
    pub summary: Placed<String>,
    /// Where its facts come from.
    pub source: Option<Placed<String>>,
    /// What to use instead, if it is deprecated.
    pub deprecated: Option<Placed<String>>,
    /// Request fields with the one value they have here.
    pub fixed: Vec<(Placed<String>, Placed<String>)>,
    /// Request fields that are required here.
    pub required: Vec<Placed<String>>,
    /// Calls from its page.
    pub samples: Vec<CallSample>,
}

/// A request and its response, from a page.
#[derive(Clone, Debug)]
pub struct CallSample {
    /// What it shows.
    pub name: Option<Placed<String>>,
    /// The request's body.
    pub request: Node,
    /// The response's body.
    pub response: Node,
}

/// Reads a file of `operations/<group>/`.
pub(super) fn operation_file(
    file: FileId,
    group: &str,
    mut entries: Mapping<'_>,
) -> Option<OperationFile> {
    let name = entries.required_text("operation");
    let rust = entries.text("rust");
    let whole_path = entries.text("whole_path");
    let is_whole_path = whole_path.is_some();
    let path = whole_path.or_else(|| entries.required_text("path"));
    let method = entries.text("method");
    let authentication = entries.mapping("authentication").and_then(authentication);
    let upload = entries.mapping("upload").and_then(upload);
    let docs = entries.text("docs");
    let summary = entries.demanded_text("summary");
    let note = entries.text("note");
    let source = entries.text("source");
    let deprecated = entries.text("deprecated");
    let idempotency_key = entries.text("idempotency_key");
    let inquire_with = entries.text("inquire_with");
    let repeatable = entries.mapping("repeatable").and_then(repeatable);
    let request = fields(&mut entries, "request");
    let response = fields(&mut entries, "response");
    let results = entries.named("results").into_iter();
    let results = results.filter_map(result).collect();
    let scenarios = entries
        .named("scenarios")
        .into_iter()
        .map(scenario)
        .collect();
    entries.finish();
    Some(OperationFile {
        file,
        group: group.to_owned(),
        name: name?,
        rust,
        method,
        path: path?,
        is_whole_path,
        authentication,
        upload,
        docs,
        summary,
        note,
        source,
        deprecated,
        idempotency_key,
        inquire_with,
        repeatable,
        request,
        response,
        results,
        scenarios,
    })
}

fn authentication(mut entries: Mapping<'_>) -> Option<Authentication> {
    let session = entries.required_text("session");
    let source = entries.text("source");
    entries.finish();
    Some(Authentication {
        session: session?,
        source,
    })
}

fn repeatable(mut entries: Mapping<'_>) -> Option<Repeatable> {
    let because = entries.required_word("because", BECAUSE);
    let source = entries.text("source");
    entries.finish();
    Some(Repeatable {
        because: because?,
        source,
    })
}

fn upload(mut entries: Mapping<'_>) -> Option<Upload> {
    let json = entries.required_text("json");
    let files = entries.texts("files");
    let sha256 = entries.required_text("sha256");
    let max_bytes = entries.number("max_bytes");
    let source = entries.text("source");
    entries.finish();
    Some(Upload {
        json: json?,
        files: files.map_or_else(Vec::new, |names| names.value),
        sha256: sha256?,
        max_bytes,
        source,
    })
}

fn result((code, mut entries): (Placed<String>, Mapping<'_>)) -> Option<ResultFile> {
    let rust = entries.text("rust");
    let status = entries.demanded_text("status");
    let outcome = entries.required_word("outcome", OUTCOMES);
    let retry = entries.required_word("retry", RETRIES);
    let delay = entries.number("delay");
    let advice = entries.demanded_text("advice");
    let source = entries.text("source");
    entries.finish();
    Some(ResultFile {
        code,
        rust,
        status,
        outcome: outcome?,
        retry: retry?,
        delay,
        advice,
        source,
    })
}

fn scenario((name, mut entries): (Placed<String>, Mapping<'_>)) -> Scenario {
    let scenario = Scenario {
        name,
        docs: entries.text("docs"),
        updated: entries.text("updated"),
        summary: entries.demanded_text("summary"),
        source: entries.text("source"),
        deprecated: entries.text("deprecated"),
        fixed: entries.named_texts("fixed"),
        required: entries
            .texts("required")
            .map_or_else(Vec::new, |names| names.value),
        samples: entries
            .items("samples")
            .into_iter()
            .filter_map(call_sample)
            .collect(),
    };
    entries.finish();
    scenario
}

fn call_sample(mut entries: Mapping<'_>) -> Option<CallSample> {
    let name = entries.text("name");
    let request = required_node(&mut entries, "request");
    let response = required_node(&mut entries, "response");
    entries.finish();
    Some(CallSample {
        name,
        request: request?,
        response: response?,
    })
}
