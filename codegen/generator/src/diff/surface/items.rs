//! The items of a whole crate.

use std::collections::BTreeSet;

use super::collector::Collector;
use super::structs::{Struct, held};
use super::{Features, Surface};
use crate::diff::path::{Part, Path};
use crate::model::{
    Group, Model, Notification, Operation, Scenario, Sending, Type, TypeKind, Variant,
};
use crate::naming;

pub(super) fn of(model: &Model) -> Surface {
    let mut surface = Collector::new(model.type_names());
    surface.api(model);
    for group in &model.groups {
        surface.group(group);
    }
    for shared in &model.types {
        surface.shared(model, shared);
    }
    surface.into_items()
}

impl Collector<'_> {
    fn api(&mut self, model: &Model) {
        let always = Features::default();
        self.add(
            "the crate".to_owned(),
            &model.crate_name,
            vec![Path::of("api")],
            &always,
        );
        let api = Path::of("api");
        let hosts = api.part(Part::Hosts);
        for host in &model.protocol.hosts {
            let origin = hosts.name(host.rust());
            self.add(
                format!("Region::{}", host.rust()),
                "",
                vec![origin],
                &always,
            );
        }
        let codes = api.part(Part::ResultCodes);
        for code in model.result_codes() {
            let origin = codes.name(&code.wire);
            let path = format!("ResultCode::{}", code.rust);
            self.add(path.clone(), "", vec![origin], &always);
            self.means(&path, &code.wire, &code.wire);
        }
        self.needed("SessionId", model, Operation::is_in_session);
        self.needed("UploadFile", model, Operation::is_upload);
        let notifications: Vec<Path> = model
            .notifications()
            .map(|notification| Path::of(&notification.name))
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
        let by: Vec<Path> = by.map(|operation| Path::of(&operation.name)).collect();
        if !by.is_empty() {
            self.add(name.to_owned(), "", by, &Features::default());
        }
    }

    fn group(&mut self, group: &Group) {
        let always = Features::default();
        let name = &group.rust;
        let origins = vec![Path::of("api").part(Part::Groups).name(name)];
        self.add(format!("the feature {name}"), "", origins.clone(), &always);
        if group.default {
            self.add(format!("the default feature {name}"), "", origins, &always);
        }
        let features = &Features::new(BTreeSet::from([name.clone()]));
        for operation in &group.operations {
            self.operation(group, operation, features);
        }
        for notification in &group.notifications {
            let origin = Path::of(&notification.name);
            let path = format!("notification::Notification::{}", notification.rust);
            self.add(path.clone(), "", vec![origin.clone()], features);
            self.means(&path, &notification.name, &told_by(notification));
            Struct {
                path: format!("{name}::{}::{}", notification.module, notification.rust),
                origin: origin.part(Part::Body),
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
            (&request, &operation.request, Part::Request),
            (&response, &operation.response, Part::Response),
        ] {
            Struct {
                path: format!("{module}::{name}"),
                origin: Path::of(&operation.name).part(part),
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
        let origins = vec![Path::of(&operation.name)];
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
        let operation_path = Path::of(&operation.name);
        let origin = operation_path.part(Part::Scenarios).name(&scenario.name);
        self.add(path.clone(), "struct", vec![origin.clone()], features);
        self.means(&path, &scenario.name, &fixed(scenario));
        let beginning = scenario.beginning(operation);
        let fields = beginning.literal().map(|literal| &literal.fields);
        for field in fields.into_iter().flatten() {
            let name = &field.wire_name;
            let own = origin.name(name);
            let of_request = operation_path.part(Part::Request).name(name);
            let origins = vec![own, of_request];
            self.add_to_literal(
                format!("{path}::{}", field.rust),
                held(field),
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
                    origin: Path::of(&shared.name),
                    object,
                    features: &features,
                }
                .add_to(self);
            }
            TypeKind::Enum(variants) => {
                self.variants(&path, &Path::of(&shared.name), variants, &features);
            }
        }
    }

    fn variants(&mut self, path: &str, origin: &Path, variants: &[Variant], features: &Features) {
        self.add(path.to_owned(), "enum", vec![origin.clone()], features);
        for variant in variants {
            let path = format!("{path}::{}", variant.rust);
            let origins = vec![origin.name(&variant.wire)];
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
