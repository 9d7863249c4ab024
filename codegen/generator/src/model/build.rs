//! From a spec without findings to the model.

use std::collections::{HashMap, HashSet};

use super::digest::{fields_to_set, is_digest, without_digest};
use super::made;
use super::reach::{self, held_by_requests};
use super::sample::json;
use super::{
    CallSample, Condition, ConditionPart, Docs, Field, Group, Item, Model, Notification, Object,
    Operation, Origin, ResultCode, Scenario, Sending, Type, TypeKind, Upload, Variant,
};
use crate::naming::{module, snake, upper_camel};
use crate::spec::{
    self, Checked, FileId, Files, NotificationFile, OperationFile, Placed, Spec, TypeFile,
    TypeSample,
};

/// Builds the model. What a rule demands is taken for granted here.
#[must_use]
pub fn build(checked: &Checked) -> Model {
    of(checked.spec(), checked.files())
}

/// Builds the model of texts that stand in this program, by the names that their files would have.
///
/// They are not checked: the rules ask the emitters what they take, and the emitters show that by a model.
///
/// # Panics
///
/// If the texts are no spec.
pub(crate) fn of_texts(texts: &[(&str, &str)]) -> Model {
    let loaded = spec::of_texts(texts);
    let findings = loaded.findings.into_sorted();
    assert!(findings.is_empty(), "the texts are no spec: {findings:#?}");
    let spec = loaded.spec.expect("what has no findings is a spec");
    of(&spec, &loaded.files)
}

fn of(spec: &Spec, files: &Files) -> Model {
    let builder = Builder {
        spec,
        files,
        type_names: spec
            .types
            .iter()
            .map(|file| {
                let name = given(file.rust.as_ref(), &file.name, upper_camel);
                let is_enum = matches!(file.kind, spec::TypeKind::Enum { .. });
                (file.name.as_str(), (name, is_enum))
            })
            .collect(),
        held_by_requests: held_by_requests(spec),
    };
    let mut model = builder.model();
    made::fill_in(&mut model);
    reach::fill_in_groups(&mut model);
    model
}

struct Builder<'a> {
    spec: &'a Spec,
    files: &'a Files,
    /// Names in Rust, and whether the type is an enum.
    type_names: HashMap<&'a str, (String, bool)>,
    held_by_requests: HashSet<&'a str>,
}

fn text(text: Option<&Placed<String>>) -> Option<String> {
    text.map(|text| text.value.clone())
}

/// The name in Rust: the one given, or the one derived.
fn given(given: Option<&Placed<String>>, name: &str, derive: fn(&str) -> String) -> String {
    text(given).unwrap_or_else(|| derive(name))
}

impl Builder<'_> {
    fn model(&self) -> Model {
        let api = &self.spec.api;
        let mut types: Vec<Type> = self
            .spec
            .types
            .iter()
            .map(|file| self.type_(file))
            .collect();
        types.sort_by(|one, other| one.module.cmp(&other.module));
        Model {
            name: api.name.value.clone(),
            crate_name: api.crate_name.value.clone(),
            version: api.version.value.clone(),
            summary: api.summary.value.clone(),
            docs: api.docs.value.clone(),
            protocol: api.protocol.map(|text| text.value.clone()),
            groups: api
                .groups
                .iter()
                .map(|(name, group)| Group {
                    rust: snake(name),
                    summary: group.summary.value.clone(),
                    default: group.default,
                    operations: self
                        .spec
                        .operations
                        .iter()
                        .filter(|operation| operation.group == name.value)
                        .map(|operation| self.operation(operation))
                        .collect(),
                    notifications: self
                        .spec
                        .notifications
                        .iter()
                        .filter(|notification| notification.group == name.value)
                        .map(|notification| self.notification(notification))
                        .collect(),
                })
                .filter(|group| !group.operations.is_empty() || !group.notifications.is_empty())
                .collect(),
            types: types.into(),
        }
    }

    /// A file's name as people who stand at the top of the project say it.
    fn file(&self, id: FileId) -> String {
        format!("spec/{}", self.files.get(id).name)
    }

    fn docs(
        &self,
        summary: &Placed<String>,
        note: &Option<Placed<String>>,
        source: &Option<Placed<String>>,
    ) -> Docs {
        Docs {
            summary: summary.value.clone(),
            note: text(note.as_ref()),
            origin: self.origin(source.as_ref()),
            since: None,
        }
    }

    fn origin(&self, source: Option<&Placed<String>>) -> Option<Origin> {
        let source = source?;
        let (_, found) = self
            .spec
            .api
            .sources
            .iter()
            .find(|(name, _)| name.value == source.value)?;
        let edition = match (&found.version, &found.date) {
            (Some(version), Some(date)) => {
                Some(format!("version {} of {}", version.value, date.value))
            }
            (Some(version), None) => Some(format!("version {}", version.value)),
            (None, date) => text(date.as_ref()),
        };
        Some(Origin {
            name: source.value.clone(),
            title: found.title.value.clone(),
            url: found.url.value.clone(),
            edition,
        })
    }

    fn type_(&self, file: &TypeFile) -> Type {
        let kind = match &file.kind {
            spec::TypeKind::Object {
                fields,
                money,
                samples,
            } => {
                let mut object = Object {
                    fields: fields
                        .iter()
                        .map(|field| self.part_of_money(field, money.as_ref()))
                        .collect(),
                    is_built: self.held_by_requests.contains(file.name.as_str()),
                    money: None,
                };
                let rust_name = |wire_name: &str| {
                    let field = object.field(wire_name);
                    field.map_or_else(|| snake(wire_name), |field| field.rust.clone())
                };
                object.money = money
                    .as_ref()
                    .map(|money| (rust_name(&money.value), rust_name(&money.currency)));
                TypeKind::Object {
                    samples: type_samples(samples),
                    object,
                }
            }
            spec::TypeKind::Enum { values } => TypeKind::Enum(
                values
                    .iter()
                    .map(|value| Variant {
                        wire: value.name.value.clone(),
                        rust: given(value.rust.as_ref(), &value.name, upper_camel),
                        summary: value.summary.value.clone(),
                        deprecated: text(value.deprecated.as_ref()),
                    })
                    .collect(),
            ),
        };
        let rust = given(file.rust.as_ref(), &file.name, upper_camel);
        Type {
            name: file.name.value.clone(),
            module: module(&rust),
            rust,
            file: self.file(file.file),
            docs: self.docs(&file.summary, &file.note, &file.source),
            groups: Vec::new(),
            kind,
        }
    }

    fn field(&self, field: &spec::Field) -> Field {
        let item = match &field.field_type.item {
            spec::Item::Scalar(scalar) => Item::Scalar(*scalar),
            spec::Item::Named(name) => match self.type_names.get(name.as_str()) {
                Some((rust, true)) => Item::Enum(rust.clone()),
                Some((rust, false)) => Item::Object(rust.clone()),
                None => unreachable!("the rule unknown-type refuses `{name}`"),
            },
            spec::Item::Unknown => unreachable!("the loader reports a field without a type"),
        };
        Field {
            wire_name: field.name.value.clone(),
            rust: given(field.rust.as_ref(), &field.name, snake),
            docs: Docs {
                since: text(field.since.as_ref()),
                ..self.docs(&field.summary, &field.note, &field.source)
            },
            item,
            container: field.field_type.container,
            boxed: field.boxed,
            requirement: field.requirement,
            required_when: Vec::new(),
            wire: field
                .wire
                .as_ref()
                .map_or(self.spec.api.wire, |wire| wire.value),
            limits: field.limits.clone(),
            identifies: false,
            sensitive: field.sensitive,
            deprecated: text(field.deprecated.as_ref()),
        }
    }

    /// A field that may hold the amount of a sum of money.
    fn part_of_money(&self, file: &spec::Field, money: Option<&spec::Money>) -> Field {
        let mut field = self.field(file);
        if let Some(money) = money
            && money.value.value == field.wire_name
        {
            let divisors = money.divisible_by.iter();
            field.limits.divisible_by = divisors
                .map(|(code, divisor)| (code.value.clone(), divisor.value))
                .collect();
        }
        field
    }

    fn operation(&self, file: &OperationFile) -> Operation {
        let mut request = Object {
            fields: fields_to_set(file)
                .map(|field| Field {
                    identifies: is_key(file, &field.name),
                    ..self.field(field)
                })
                .collect(),
            is_built: true,
            money: None,
        };
        require_under_conditions(&mut request, &file.scenarios);
        Operation {
            name: file.name.value.clone(),
            module: given(file.rust.as_ref(), &file.name, snake),
            rust: upper_camel(file.rust.as_ref().unwrap_or(&file.name)),
            file: self.file(file.file),
            docs: self.docs(&file.summary, &file.note, &file.source),
            deprecated: text(file.deprecated.as_ref()),
            page: text(file.docs.as_ref()),
            method: text(file.method.as_ref()).unwrap_or_else(|| "POST".to_owned()),
            path: file.path.value.clone(),
            is_whole_path: file.is_whole_path,
            sending: self.sending(file),
            idempotency_key: text(file.idempotency_key.as_ref()),
            repeatable: file.repeatable.as_ref().map(|one| one.because.value),
            echoes: echoes(file),
            inquire_with: text(file.inquire_with.as_ref()),
            response: Object {
                fields: file
                    .response
                    .iter()
                    .map(|field| self.field(field))
                    .collect(),
                is_built: false,
                money: None,
            },
            results: file.results.iter().map(result_code).collect(),
            scenarios: file
                .scenarios
                .iter()
                .map(|scenario| self.scenario(file, scenario, &request))
                .collect(),
            made: None,
            request,
        }
    }

    fn sending(&self, file: &OperationFile) -> Sending {
        if let Some(authentication) = &file.authentication {
            let header = authentication.session.value.clone();
            return Sending::InSession { header };
        }
        let Some(upload) = &file.upload else {
            return Sending::Signed;
        };
        let mut fields = file.request.iter();
        let digest = fields.find(|field| is_digest(file, &field.name));
        Sending::Upload(Box::new(Upload {
            json_part: upload.json.value.clone(),
            file_parts: upload.files.iter().map(|name| name.value.clone()).collect(),
            digest: self.field(digest.expect("the rule bad-upload demands the field")),
            max_bytes: upload.max_bytes.as_ref().map_or(0, |most| most.value),
        }))
    }

    fn notification(&self, file: &NotificationFile) -> Notification {
        Notification {
            name: file.name.value.clone(),
            // Its name in Rust may be written as that of the struct or as that of the module.
            module: snake(file.rust.as_ref().unwrap_or(&file.name)),
            rust: upper_camel(file.rust.as_ref().unwrap_or(&file.name)),
            file: self.file(file.file),
            docs: self.docs(&file.summary, &file.note, &file.source),
            page: text(file.docs.as_ref()),
            values: file
                .recognition
                .values
                .iter()
                .map(|(name, values)| {
                    let values = values.iter();
                    let values = values.map(|value| value.value.clone()).collect();
                    (name.value.clone(), values)
                })
                .collect(),
            fields: file
                .recognition
                .fields
                .iter()
                .map(|name| name.value.clone())
                .collect(),
            body: Object {
                fields: file.body.iter().map(|field| self.field(field)).collect(),
                is_built: false,
                money: None,
            },
            samples: type_samples(&file.samples),
        }
    }

    fn scenario(
        &self,
        operation: &OperationFile,
        file: &spec::Scenario,
        request: &Object,
    ) -> Scenario {
        let fixed: Vec<(String, String)> = file
            .fixed
            .iter()
            .map(|(name, value)| (name.value.clone(), value.value.clone()))
            .collect();
        let is_fixed = |field: &Field| fixed.iter().any(|(name, _)| *name == field.wire_name);
        let is_named = |field: &Field| {
            file.required
                .iter()
                .any(|name| name.value == field.wire_name)
        };
        Scenario {
            name: file.name.value.clone(),
            rust: upper_camel(&file.name),
            docs: Docs {
                since: text(file.updated.as_ref()),
                ..self.docs(&file.summary, &None, &file.source)
            },
            deprecated: text(file.deprecated.as_ref()),
            page: text(file.docs.as_ref()),
            required: request
                .fields
                .iter()
                .filter(|field| (field.is_required() || is_named(field)) && !is_fixed(field))
                .map(|field| field.wire_name.clone())
                .collect(),
            fixed,
            samples: file
                .samples
                .iter()
                .map(|sample| CallSample {
                    name: text(sample.name.as_ref()),
                    request: without_digest(operation, json(&sample.request)),
                    response: json(&sample.response),
                })
                .collect(),
        }
    }
}

/// What a scenario requires is required of every request that has the scenario's fixed values, however it was built.
fn require_under_conditions(request: &mut Object, scenarios: &[spec::Scenario]) {
    for scenario in scenarios {
        let parts: Vec<ConditionPart> = scenario
            .fixed
            .iter()
            .filter_map(|(name, value)| {
                let field = request.field(name)?;
                Some(ConditionPart {
                    rust: field.rust.clone(),
                    value: value.value.clone(),
                })
            })
            .collect();
        if parts.is_empty() {
            continue;
        }
        let condition = Condition {
            scenario: upper_camel(&scenario.name),
            parts,
        };
        for field in &mut request.fields {
            let is_named = scenario
                .required
                .iter()
                .any(|name| name.value == field.wire_name);
            if is_named && !field.is_required() {
                field.required_when.push(condition.clone());
            }
        }
    }
}

/// Whether a field of the request is the operation's idempotency key.
fn is_key(file: &OperationFile, name: &str) -> bool {
    let mut key = file.idempotency_key.iter();
    key.any(|key| key.value == name)
}

/// The response fields that repeat one of the request.
fn echoes(file: &OperationFile) -> Vec<(String, String)> {
    let repeated = file.response.iter().filter_map(|field| {
        let echoed = field.echoes.as_ref()?;
        Some((field.name.value.clone(), echoed.value.clone()))
    });
    repeated.collect()
}

fn type_samples(samples: &[TypeSample]) -> Vec<(Option<String>, serde_json::Value)> {
    samples
        .iter()
        .map(|sample| (text(sample.name.as_ref()), json(&sample.value)))
        .collect()
}

fn result_code(file: &spec::ResultFile) -> ResultCode {
    ResultCode {
        code: file.code.value.clone(),
        rust: given(file.rust.as_ref(), &file.code, upper_camel),
        status: file.status.value.clone(),
        outcome: file.outcome.value,
        retry: file.retry.value,
        delay: file.delay.as_ref().map(|delay| delay.value),
        advice: file.advice.value.clone(),
    }
}
