//! Where in the new spec a finding stands.

use std::collections::HashMap;

use serde::Serialize;

use crate::check::Checked;
use crate::diff::Finding;
use crate::naming;
use crate::spec::{
    ApiFile, Field, FileId, Files, NotificationFile, OperationFile, Place, Placed, TypeFile,
    TypeKind,
};

/// The place of everything in a spec that a finding's path can name.
#[derive(Clone, Debug)]
pub struct Places {
    files: Files,
    api: FileId,
    /// By a finding's path, or by its path, a space and the ID of its rule where the path alone is too coarse.
    by_path: HashMap<String, Place>,
}

/// A place as people and programs read it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Position {
    /// The file, as seen from the top of the project.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
}

impl Places {
    /// Everything that a spec says.
    #[must_use]
    pub fn new(checked: &Checked) -> Self {
        let spec = checked.spec();
        let mut places = Self {
            files: checked.files().clone(),
            api: spec.api.file,
            by_path: HashMap::new(),
        };
        places.api(&spec.api);
        for file in &spec.operations {
            places.operation(file);
        }
        for file in &spec.notifications {
            places.notification(file);
        }
        for file in &spec.types {
            places.type_(file);
        }
        for result in spec.api.protocol.fixed_results() {
            places.add(
                format!("api.resultCodes.{}", *result.code),
                result.code.place,
            );
        }
        places
    }

    /// Where a finding stands: at what its path names, or at the nearest thing above it that the new spec still has. What is
    /// left of a removed file is its group.
    #[must_use]
    pub fn of(&self, finding: &Finding) -> Position {
        let exact = format!("{} {}", finding.path, finding.rule.id);
        let ends = finding.path.rmatch_indices('.').map(|(end, _)| end);
        let above = ends.map(|end| &finding.path[..end]);
        let mut candidates = [exact.as_str(), &finding.path].into_iter().chain(above);
        let place = candidates.find_map(|path| self.by_path.get(path));
        let place = place.or_else(|| self.by_path.get(&finding.owner.name));
        let place = place.or_else(|| self.by_path.get(&group_of(&finding.owner.file)?));
        self.position(place.copied().unwrap_or(start_of(self.api)))
    }

    fn position(&self, place: Place) -> Position {
        let (line, column) = self.files.line_and_column(place);
        Position {
            file: format!("spec/{}", self.files.get(place.file).name),
            line,
            column,
        }
    }

    /// Keeps the first place of each path.
    fn add(&mut self, path: String, place: Place) {
        self.by_path.entry(path).or_insert(place);
    }

    /// A key of a file's top level, whose own place is not kept: the line that begins with it.
    fn add_key(&mut self, path: String, file: FileId, key: &str) {
        let text = &self.files.get(file).text;
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            let rest = line.strip_prefix(key);
            if rest.is_some_and(|rest| rest.trim_start().starts_with(':')) {
                let len = key.len();
                return self.add(path, Place { file, start, len });
            }
            start += line.len();
        }
    }

    fn api(&mut self, api: &ApiFile) {
        self.add("api".to_owned(), start_of(api.file));
        for (key, path) in [
            ("hosts", "api.hosts"),
            ("groups", "api.groups"),
            ("statuses", "api.statuses"),
            ("sandbox", "api sandbox-set"),
            ("acknowledgement", "api acknowledgement-set"),
        ] {
            self.add_key(path.to_owned(), api.file, key);
        }
        for host in &api.protocol.hosts {
            let path = format!("api.hosts.{}", naming::upper_camel(&host.name));
            self.add(path, host.name.place);
        }
        for (name, _) in &api.groups {
            self.add(format!("api.groups.{}", naming::snake(name)), name.place);
        }
        for (name, _) in &api.protocol.statuses {
            self.add(format!("api.statuses.{}", **name), name.place);
        }
        for (rule, text) in words(api) {
            if let Some(text) = text {
                self.add(format!("api {rule}"), text.place);
            }
        }
    }

    fn operation(&mut self, file: &OperationFile) {
        let name = file.name.value.as_str();
        self.add(name.to_owned(), file.name.place);
        let session = file.authentication.as_ref().map(|one| &one.session);
        for (rule, text) in [
            ("operation-path-changed", Some(&file.path)),
            ("operation-method-changed", file.method.as_ref()),
            ("operation-rust-name-changed", file.rust.as_ref()),
            ("operation-page-changed", file.docs.as_ref()),
            ("operation-summary-changed", Some(&file.summary)),
            ("operation-note-changed", file.note.as_ref()),
            ("operation-source-changed", file.source.as_ref()),
            ("operation-deprecated", file.deprecated.as_ref()),
            ("operation-deprecation-changed", file.deprecated.as_ref()),
            ("idempotency-key-set", file.idempotency_key.as_ref()),
            ("idempotency-key-changed", file.idempotency_key.as_ref()),
            ("inquiry-set", file.inquire_with.as_ref()),
            ("operation-sending-changed", session),
            ("session-header-changed", session),
            ("inquiry-changed", file.inquire_with.as_ref()),
        ] {
            if let Some(text) = text {
                self.add(format!("{name} {rule}"), text.place);
            }
        }
        if let Some(repeatable) = &file.repeatable {
            let place = repeatable.because.place;
            self.add(format!("{name} repeatable-set"), place);
            self.add(format!("{name} repeatable-changed"), place);
        }
        for key in ["request", "response", "results", "scenarios"] {
            self.add_key(format!("{name}.{key}"), file.file, key);
        }
        self.fields(&format!("{name}.request"), &file.request);
        self.fields(&format!("{name}.response"), &file.response);
        for result in &file.results {
            let code = &result.code;
            self.add(format!("{name}.results.{}", **code), code.place);
            self.add(format!("api.resultCodes.{}", **code), code.place);
        }
        for scenario in &file.scenarios {
            let path = format!("{name}.scenarios.{}", *scenario.name);
            let fixed = scenario.fixed.iter().map(|(field, _)| field);
            for field in fixed.chain(&scenario.required) {
                self.add(format!("{path}.{}", **field), field.place);
            }
            self.add(path, scenario.name.place);
        }
    }

    fn notification(&mut self, file: &NotificationFile) {
        let name = file.name.value.as_str();
        self.add(name.to_owned(), file.name.place);
        let recognition = &file.recognition;
        let values = recognition.values.iter().map(|(field, _)| field);
        for field in values.chain(&recognition.fields) {
            self.add(format!("{name}.{}", **field), field.place);
        }
        self.add_key(format!("{name}.body"), file.file, "body");
        self.fields(&format!("{name}.body"), &file.body);
    }

    fn type_(&mut self, file: &TypeFile) {
        let name = file.name.value.as_str();
        self.add(name.to_owned(), file.name.place);
        match &file.kind {
            TypeKind::Object { fields, .. } => self.fields(name, fields),
            TypeKind::Enum { values } => {
                for value in values {
                    self.add(format!("{name}.{}", *value.name), value.name.place);
                }
            }
        }
    }

    fn fields(&mut self, path: &str, fields: &[Field]) {
        for field in fields {
            self.add(format!("{path}.{}", *field.name), field.name.place);
        }
    }
}

/// The texts of `api.yaml` that have a rule of their own.
fn words(api: &ApiFile) -> Vec<(&'static str, Option<&Placed<String>>)> {
    let protocol = &api.protocol;
    let (headers, envelope, gateway) = (&protocol.headers, &protocol.envelope, &protocol.gateway);
    let sandbox = protocol.sandbox.as_ref();
    let acknowledgement = protocol.acknowledgement.as_ref();
    let agent_token = headers.agent_token.as_ref();
    let mut words = vec![
        (
            "sandbox-prefix-changed",
            sandbox.map(|sandbox| &sandbox.client_id_prefix),
        ),
        (
            "sandbox-path-changed",
            sandbox.map(|sandbox| &sandbox.base_path),
        ),
        ("agent-token-header-set", agent_token),
        ("agent-token-header-changed", agent_token),
        (
            "acknowledgement-changed",
            acknowledgement.map(|result| &result.code),
        ),
    ];
    let always = [
        ("api-name-changed", &api.name),
        ("crate-name-changed", &api.crate_name),
        ("version-changed", &api.version),
        ("api-summary-changed", &api.summary),
        ("api-docs-changed", &api.docs),
        ("base-path-changed", &protocol.base_path),
        ("content-type-changed", &protocol.content_type),
        ("signature-algorithm-changed", &protocol.algorithm),
        ("key-version-changed", &protocol.key_version),
        ("client-id-header-changed", &headers.client_id),
        ("request-time-header-changed", &headers.request_time),
        ("response-time-header-changed", &headers.response_time),
        ("signature-header-changed", &headers.signature),
        ("envelope-field-changed", &envelope.field),
        ("envelope-code-changed", &envelope.code),
        ("envelope-status-changed", &envelope.status),
        ("envelope-message-changed", &envelope.message),
        (
            "gateway-invalid-signature-changed",
            &gateway.invalid_signature.code,
        ),
        (
            "gateway-invalid-request-changed",
            &gateway.invalid_request.code,
        ),
        ("gateway-unknown-path-changed", &gateway.unknown_path.code),
    ];
    words.extend(always.map(|(rule, text)| (rule, Some(text))));
    words
}

fn start_of(file: FileId) -> Place {
    Place {
        file,
        start: 0,
        len: 0,
    }
}

/// The path of the group that a file of `operations/` or `notifications/` stands in.
fn group_of(file: &str) -> Option<String> {
    match file.split('/').collect::<Vec<_>>().as_slice() {
        [_, "operations" | "notifications", group, _] => {
            Some(format!("api.groups.{}", naming::snake(group)))
        }
        _ => None,
    }
}
