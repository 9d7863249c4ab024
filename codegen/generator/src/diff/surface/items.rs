//! The items of a whole crate.

use std::collections::{BTreeSet, HashMap};

use super::structs::Struct;
use super::{Features, Item, Meaning, Surface};
use crate::model::{
    Group, Model, Notification, Operation, Scenario, Sending, Type, TypeKind, Variant,
};
use crate::naming;

pub(super) fn of(model: &Model) -> Surface {
    let mut surface = Collector {
        items: Surface::new(),
        type_names: model.type_names(),
    };
    surface.api(model);
    for group in &model.groups {
        surface.group(group);
    }
    for shared in &model.types {
        surface.shared(model, shared);
    }
    surface.items
}

/// The items so far.
pub(super) struct Collector<'a> {
    items: Surface,
    /// The names in the API of the types, by their names in Rust.
    type_names: HashMap<&'a str, &'a str>,
}

impl Collector<'_> {
    pub(super) fn type_name(&self, rust: &str) -> Option<String> {
        self.type_names.get(rust).map(|name| (*name).to_owned())
    }

    pub(super) fn add(
        &mut self,
        path: String,
        signature: impl Into<String>,
        origins: Vec<String>,
        features: &Features,
    ) {
        self.add_to_literal(path, signature, origins, features, None);
    }

    pub(super) fn add_to_literal(
        &mut self,
        path: String,
        signature: impl Into<String>,
        origins: Vec<String>,
        features: &Features,
        literal: Option<String>,
    ) {
        let item = Item {
            signature: signature.into(),
            origins,
            features: Features::clone(features),
            literal,
            meaning: None,
        };
        self.items.insert(path, item);
    }

    /// Says what an item stands for on the wire.
    pub(super) fn means(&mut self, path: &str, name: &str, does: &str) {
        if let Some(item) = self.items.get_mut(path) {
            item.meaning = Some(Meaning {
                name: name.to_owned(),
                does: does.to_owned(),
            });
        }
    }

    fn api(&mut self, model: &Model) {
        let always = Features::default();
        self.add(
            "the crate".to_owned(),
            &model.crate_name,
            vec!["api".to_owned()],
            &always,
        );
        for host in &model.protocol.hosts {
            let origin = format!("api.hosts.{}", host.rust());
            self.add(
                format!("Region::{}", host.rust()),
                "",
                vec![origin],
                &always,
            );
        }
        for code in model.result_codes() {
            let origin = format!("api.resultCodes.{}", code.wire);
            let path = format!("ResultCode::{}", code.rust);
            self.add(path.clone(), "", vec![origin], &always);
            self.means(&path, &code.wire, &code.wire);
        }
        self.needed("SessionId", model, Operation::is_in_session);
        self.needed("UploadFile", model, Operation::is_upload);
        let notifications: Vec<String> = model
            .notifications()
            .map(|notification| notification.name.clone())
            .collect();
        if !notifications.is_empty() {
            self.add(
                "notification::Receiver".to_owned(),
                "",
                notifications,
                &always,
            );
        }
    }

    /// An item that is there when some operations need it.
    fn needed(&mut self, name: &str, model: &Model, is_needed: impl Fn(&Operation) -> bool) {
        let by = model.operations().filter(|operation| is_needed(operation));
        let by: Vec<String> = by.map(|operation| operation.name.clone()).collect();
        if !by.is_empty() {
            self.add(name.to_owned(), "", by, &Features::default());
        }
    }

    fn group(&mut self, group: &Group) {
        let always = Features::default();
        let name = &group.rust;
        let origins = vec![format!("api.groups.{name}")];
        self.add(format!("the feature {name}"), "", origins.clone(), &always);
        if group.default {
            self.add(format!("the default feature {name}"), "", origins, &always);
        }
        let features = &Features::new(BTreeSet::from([name.clone()]));
        for operation in &group.operations {
            self.operation(group, operation, features);
        }
        for notification in &group.notifications {
            let origin = notification.name.clone();
            let path = format!("notification::Notification::{}", notification.rust);
            self.add(path.clone(), "", vec![origin.clone()], features);
            self.means(&path, &notification.name, &told_by(notification));
            Struct {
                path: format!("{name}::{}::{}", notification.module, notification.rust),
                origin: format!("{origin}.body"),
                object: &notification.body,
                features,
            }
            .add_to(self);
        }
    }

    fn operation(&mut self, group: &Group, operation: &Operation, features: &Features) {
        let module = format!("{}::{}", group.rust, operation.module);
        let request = naming::request(&operation.rust);
        let response = naming::response(&operation.rust);
        for (name, object, part) in [
            (&request, &operation.request, "request"),
            (&response, &operation.response, "response"),
        ] {
            Struct {
                path: format!("{module}::{name}"),
                origin: format!("{}.{part}", operation.name),
                object,
                features,
            }
            .add_to(self);
        }
        let answer = match operation.can_be_pending() {
            true => format!("Answer<{response}>"),
            false => response,
        };
        let signature = match &operation.sending {
            Sending::Signed => format!("{request}: {answer}"),
            Sending::InSession { .. } => format!("a session, {request}: Unverified<{answer}>"),
            Sending::Upload(_) => format!("{request}, a file: {answer}"),
        };
        let method = format!("Client::{}", operation.module);
        let origins = vec![operation.name.clone()];
        self.add(method.clone(), signature, origins, features);
        let called = format!("{} {}", operation.method, operation.path);
        self.means(&method, &operation.name, &called);
        for scenario in &operation.scenarios {
            self.scenario(&module, operation, scenario, features);
        }
    }

    fn scenario(
        &mut self,
        module: &str,
        operation: &Operation,
        scenario: &Scenario,
        features: &Features,
    ) {
        let path = format!("{module}::{}", scenario.rust);
        let origin = format!("{}.scenarios.{}", operation.name, scenario.name);
        self.add(path.clone(), "struct", vec![origin.clone()], features);
        self.means(&path, &scenario.name, &fixed(scenario));
        let beginning = scenario.beginning(operation);
        let fields = beginning.literal().map(|literal| &literal.fields);
        for field in fields.into_iter().flatten() {
            let name = &field.wire_name;
            let own = format!("{origin}.{name}");
            let of_request = format!("{}.request.{name}", operation.name);
            let origins = vec![own, of_request];
            self.add_to_literal(
                format!("{path}::{}", field.rust),
                super::structs::held(field),
                origins,
                features,
                Some(path.clone()),
            );
        }
    }

    fn shared(&mut self, model: &Model, shared: &Type) {
        // A feature that is gone is an item of its own.
        let features = Features::new(model.groups_of(shared).cloned().collect());
        let path = format!("types::{}", shared.rust);
        match &shared.kind {
            TypeKind::Object { object, .. } => {
                Struct {
                    path: path.clone(),
                    origin: shared.name.clone(),
                    object,
                    features: &features,
                }
                .add_to(self);
            }
            TypeKind::Enum(variants) => self.variants(&path, &shared.name, variants, &features),
        }
    }

    fn variants(&mut self, path: &str, origin: &str, variants: &[Variant], features: &Features) {
        self.add(path.to_owned(), "enum", vec![origin.to_owned()], features);
        for variant in variants {
            let path = format!("{path}::{}", variant.rust);
            let origins = vec![format!("{origin}.{}", variant.wire)];
            self.add(path.clone(), "variant", origins, features);
            self.means(&path, &variant.wire, &variant.wire);
        }
    }
}

/// What a notification is told by, in no order.
fn told_by(notification: &Notification) -> String {
    let values = notification.values.iter().map(|(name, values)| {
        let mut values = values.clone();
        values.sort();
        format!("{name}: {}", values.join(" or "))
    });
    let mut told_by: Vec<String> = values.chain(notification.fields.iter().cloned()).collect();
    told_by.sort();
    told_by.join(", ")
}

/// What a scenario fixes, in no order.
fn fixed(scenario: &Scenario) -> String {
    let fixed = scenario.fixed.iter();
    let mut fixed: Vec<String> = fixed
        .map(|(name, value)| format!("{name}: {value}"))
        .collect();
    fixed.sort();
    fixed.join(", ")
}
