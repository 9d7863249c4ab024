//! Where in the new spec a finding stands.

use std::collections::HashMap;

use serde::Serialize;

use crate::diff::{ApiRule, Finding, OperationRule, Part, Path, RuleKind, UndirectedRule};
use crate::naming;
use crate::spec::{
    ApiFile, Checked, Field, FileId, Files, NotificationFile, OperationFile, Place, Placed,
    TypeFile, TypeKind,
};

/// The place of everything in a spec that a finding's path can name.
#[derive(Clone, Debug)]
pub struct Places {
    files: Files,
    api: FileId,
    /// By a finding's path.
    by_path: HashMap<Path, Place>,
    /// By a finding's path and its rule, where the path alone is too coarse.
    by_rule: HashMap<(Path, RuleKind), Place>,
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
            by_rule: HashMap::new(),
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
            let code = api().part(Part::ResultCodes).name(&*result.code);
            places.add(code, result.code.place);
        }
        places
    }

    /// Where a finding stands: at what its path names, or at the nearest thing above it that the new spec still has. What is
    /// left of a removed file is its group.
    #[must_use]
    pub fn of(&self, finding: &Finding) -> Position {
        let path = &finding.path;
        let exact = self.by_rule.get(&(path.clone(), finding.rule.kind));
        let nearest = || {
            let mut candidates = std::iter::once(path.segments()).chain(path.above());
            candidates.find_map(|path| self.by_path.get(path))
        };
        let owner = || self.by_path.get(&Path::of(&finding.owner.name));
        let group = || self.by_path.get(&group_of(&finding.owner.file)?);
        let place = exact.or_else(nearest).or_else(owner).or_else(group);
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
    fn add(&mut self, path: Path, place: Place) {
        self.by_path.entry(path).or_insert(place);
    }

    /// Keeps the first place of what a rule finds at a path.
    fn add_of_rule(&mut self, path: &Path, rule: impl Into<UndirectedRule>, place: Place) {
        let key = (path.clone(), RuleKind::Undirected(rule.into()));
        self.by_rule.entry(key).or_insert(place);
    }

    /// Keeps the place of a key of a file's top level.
    fn add_key(&mut self, path: Path, file: FileId, key: &str) {
        if let Some(place) = self.key(file, key) {
            self.add(path, place);
        }
    }

    /// The place of a key of a file's top level, which the spec does not keep: the line that begins with it.
    fn key(&self, file: FileId, key: &str) -> Option<Place> {
        let text = &self.files.get(file).text;
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            let rest = line.strip_prefix(key);
            if rest.is_some_and(|rest| rest.trim_start().starts_with(':')) {
                let len = key.len();
                return Some(Place { file, start, len });
            }
            start += line.len();
        }
        None
    }

    fn api(&mut self, file: &ApiFile) {
        let path = api();
        self.add(path.clone(), start_of(file.file));
        for part in [Part::Hosts, Part::Groups, Part::Statuses] {
            self.add_key(path.part(part), file.file, part.word());
        }
        for (key, rule) in [
            ("sandbox", ApiRule::SandboxSet),
            ("acknowledgement", ApiRule::AcknowledgementSet),
        ] {
            if let Some(place) = self.key(file.file, key) {
                self.add_of_rule(&path, rule, place);
            }
        }
        let hosts = path.part(Part::Hosts);
        for host in &file.protocol.hosts {
            let name = naming::upper_camel(&host.name);
            self.add(hosts.name(name), host.name.place);
        }
        let groups = path.part(Part::Groups);
        for (name, _) in &file.groups {
            self.add(groups.name(naming::snake(name)), name.place);
        }
        let statuses = path.part(Part::Statuses);
        for (name, _) in &file.protocol.statuses {
            self.add(statuses.name(&**name), name.place);
        }
        for (rule, text) in words(file) {
            if let Some(text) = text {
                self.add_of_rule(&path, rule, text.place);
            }
        }
    }

    fn operation(&mut self, file: &OperationFile) {
        let path = Path::of(&file.name.value);
        self.add(path.clone(), file.name.place);
        let session = file.authentication.as_ref().map(|one| &one.session);
        for (rule, text) in [
            (OperationRule::PathChanged, Some(&file.path)),
            (OperationRule::MethodChanged, file.method.as_ref()),
            (OperationRule::RustNameChanged, file.rust.as_ref()),
            (OperationRule::PageChanged, file.docs.as_ref()),
            (OperationRule::SummaryChanged, Some(&file.summary)),
            (OperationRule::NoteChanged, file.note.as_ref()),
            (OperationRule::SourceChanged, file.source.as_ref()),
            (OperationRule::Deprecated, file.deprecated.as_ref()),
            (OperationRule::DeprecationChanged, file.deprecated.as_ref()),
            (
                OperationRule::IdempotencyKeySet,
                file.idempotency_key.as_ref(),
            ),
            (
                OperationRule::IdempotencyKeyChanged,
                file.idempotency_key.as_ref(),
            ),
            (OperationRule::InquirySet, file.inquire_with.as_ref()),
            (OperationRule::SendingChanged, session),
            (OperationRule::SessionHeaderChanged, session),
            (OperationRule::InquiryChanged, file.inquire_with.as_ref()),
        ] {
            if let Some(text) = text {
                self.add_of_rule(&path, rule, text.place);
            }
        }
        if let Some(repeatable) = &file.repeatable {
            let place = repeatable.because.place;
            self.add_of_rule(&path, OperationRule::RepeatableSet, place);
            self.add_of_rule(&path, OperationRule::RepeatableChanged, place);
        }
        for part in [
            Part::Request,
            Part::Response,
            Part::Results,
            Part::Scenarios,
        ] {
            self.add_key(path.part(part), file.file, part.word());
        }
        self.fields(&path.part(Part::Request), &file.request);
        self.fields(&path.part(Part::Response), &file.response);
        let (results, codes) = (path.part(Part::Results), api().part(Part::ResultCodes));
        for result in &file.results {
            let code = &result.code;
            self.add(results.name(&**code), code.place);
            self.add(codes.name(&**code), code.place);
        }
        let scenarios = path.part(Part::Scenarios);
        for scenario in &file.scenarios {
            let path = scenarios.name(&*scenario.name);
            let fixed = scenario.fixed.iter().map(|(field, _)| field);
            for field in fixed.chain(&scenario.required) {
                self.add(path.name(&**field), field.place);
            }
            self.add(path, scenario.name.place);
        }
    }

    fn notification(&mut self, file: &NotificationFile) {
        let path = Path::of(&file.name.value);
        self.add(path.clone(), file.name.place);
        let recognition = &file.recognition;
        let values = recognition.values.iter().map(|(field, _)| field);
        for field in values.chain(&recognition.fields) {
            self.add(path.name(&**field), field.place);
        }
        let body = path.part(Part::Body);
        self.add_key(body.clone(), file.file, Part::Body.word());
        self.fields(&body, &file.body);
    }

    fn type_(&mut self, file: &TypeFile) {
        let path = Path::of(&file.name.value);
        self.add(path.clone(), file.name.place);
        match &file.kind {
            TypeKind::Object { fields, .. } => self.fields(&path, fields),
            TypeKind::Enum { values } => {
                for value in values {
                    self.add(path.name(&*value.name), value.name.place);
                }
            }
        }
    }

    fn fields(&mut self, path: &Path, fields: &[Field]) {
        for field in fields {
            self.add(path.name(&*field.name), field.name.place);
        }
    }
}

/// The texts of `api.yaml` that have a rule of their own.
fn words(api: &ApiFile) -> Vec<(ApiRule, Option<&Placed<String>>)> {
    let protocol = &api.protocol;
    let (headers, envelope, gateway) = (&protocol.headers, &protocol.envelope, &protocol.gateway);
    let sandbox = protocol.sandbox.as_ref();
    let acknowledgement = protocol.acknowledgement.as_ref();
    let agent_token = headers.agent_token.as_ref();
    let mut words = vec![
        (
            ApiRule::SandboxPrefixChanged,
            sandbox.map(|sandbox| &sandbox.client_id_prefix),
        ),
        (
            ApiRule::SandboxPathChanged,
            sandbox.map(|sandbox| &sandbox.base_path),
        ),
        (ApiRule::AgentTokenHeaderSet, agent_token),
        (ApiRule::AgentTokenHeaderChanged, agent_token),
        (
            ApiRule::AcknowledgementChanged,
            acknowledgement.map(|result| &result.code),
        ),
    ];
    let always = [
        (ApiRule::NameChanged, &api.name),
        (ApiRule::CrateNameChanged, &api.crate_name),
        (ApiRule::VersionChanged, &api.version),
        (ApiRule::SummaryChanged, &api.summary),
        (ApiRule::DocsChanged, &api.docs),
        (ApiRule::BasePathChanged, &protocol.base_path),
        (ApiRule::ContentTypeChanged, &protocol.content_type),
        (ApiRule::SignatureAlgorithmChanged, &protocol.algorithm),
        (ApiRule::KeyVersionChanged, &protocol.key_version),
        (ApiRule::ClientIdHeaderChanged, &headers.client_id),
        (ApiRule::RequestTimeHeaderChanged, &headers.request_time),
        (ApiRule::ResponseTimeHeaderChanged, &headers.response_time),
        (ApiRule::SignatureHeaderChanged, &headers.signature),
        (ApiRule::EnvelopeFieldChanged, &envelope.field),
        (ApiRule::EnvelopeCodeChanged, &envelope.code),
        (ApiRule::EnvelopeStatusChanged, &envelope.status),
        (ApiRule::EnvelopeMessageChanged, &envelope.message),
        (
            ApiRule::GatewayInvalidSignatureChanged,
            &gateway.invalid_signature.code,
        ),
        (
            ApiRule::GatewayInvalidRequestChanged,
            &gateway.invalid_request.code,
        ),
        (
            ApiRule::GatewayUnknownPathChanged,
            &gateway.unknown_path.code,
        ),
    ];
    words.extend(always.map(|(rule, text)| (rule, Some(text))));
    words
}

/// The path of the API.
fn api() -> Path {
    Path::of("api")
}

fn start_of(file: FileId) -> Place {
    Place {
        file,
        start: 0,
        len: 0,
    }
}

/// The path of the group that a file of `operations/` or `notifications/` stands in.
fn group_of(file: &str) -> Option<Path> {
    match file.split('/').collect::<Vec<_>>().as_slice() {
        [_, "operations" | "notifications", group, _] => {
            Some(api().part(Part::Groups).name(naming::snake(group)))
        }
        _ => None,
    }
}
