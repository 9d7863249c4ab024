//! Fact by fact: operations by their paths, notifications by their fields, types wherever both sides reach them together.

use std::collections::{BTreeMap, BTreeSet};

use super::facts::{Call, Class, ClassField, Facts};
use super::{Coverage, Finding, Subject, Verdict};
use crate::model::{Docs, Field, Item, Model, Object, Operation};
use crate::spec::Scalar;

/// Compares a spec with what a program knows. `notifications` is the package of the classes that are notifications, and
/// `foreign` are packages of which the spec says nothing.
#[must_use]
pub fn compare(model: &Model, facts: &Facts, notifications: &str, foreign: &[&str]) -> Coverage {
    let mut comparison = Comparison {
        model,
        facts,
        foreign,
        coverage: Coverage::default(),
        seen: BTreeSet::new(),
    };
    let mut paths: BTreeMap<&str, Vec<&Call>> = BTreeMap::new();
    for call in &facts.operations {
        paths.entry(&call.path).or_default().push(call);
    }
    for (path, calls) in paths {
        comparison.operation(path, &calls);
    }
    for (name, class) in &facts.models {
        if class.package == notifications {
            comparison.notification(name, class);
        }
    }
    comparison.coverage
}

struct Comparison<'a> {
    model: &'a Model,
    facts: &'a Facts,
    foreign: &'a [&'a str],
    coverage: Coverage,
    /// Classes and objects that were compared already.
    seen: BTreeSet<(&'a str, &'a str)>,
}

/// The note of the spec, which is its reason.
fn noted(what: &str, docs: &Docs) -> String {
    match &docs.note {
        Some(note) => format!("{what} ({note})"),
        None => what.to_owned(),
    }
}

impl<'a> Comparison<'a> {
    fn add(&mut self, subject: Subject, verdict: Verdict, place: String, reason: String) {
        self.coverage.findings.push(Finding {
            subject,
            verdict,
            place,
            reason,
        });
    }

    fn operation(&mut self, path: &str, calls: &[&'a Call]) {
        // A path with an empty part is one that nobody means.
        let meant = path.replace("//", "/");
        let base_path = &self.model.protocol.base_path;
        let whole = |operation: &Operation| match operation.is_whole_path {
            true => operation.path.clone(),
            false => format!("{base_path}{}", operation.path),
        };
        let mut operations = self.model.operations();
        let Some(operation) = operations.find(|operation| whole(operation) == meant) else {
            self.add(
                Subject::Operation,
                Verdict::Missing,
                path.to_owned(),
                "not in the spec".to_owned(),
            );
            return;
        };
        let (verdict, reason) = match meant == path {
            true => (Verdict::Covered, String::new()),
            false => {
                let what = format!("the spec has {meant}");
                (Verdict::Differs, noted(&what, &operation.docs))
            }
        };
        self.add(Subject::Operation, verdict, path.to_owned(), reason);
        for call in calls {
            self.class(&call.class, &operation.request);
            if let Some(response) = &call.response {
                self.class(response, &operation.response);
            }
        }
    }

    /// A notification is the one of the spec that has most of its fields.
    fn notification(&mut self, name: &'a str, class: &'a Class) {
        let shared = |object: &Object| {
            let fields = class.fields.iter();
            fields
                .filter(|field| object.field(&field.name).is_some())
                .count()
        };
        let nearest = self
            .model
            .notifications()
            .max_by_key(|one| (shared(&one.body), std::cmp::Reverse(one.body.fields.len())))
            .filter(|one| shared(&one.body) > 0);
        match nearest {
            Some(nearest) => {
                self.add(
                    Subject::Notification,
                    Verdict::Covered,
                    name.to_owned(),
                    String::new(),
                );
                self.class(name, &nearest.body);
            }
            None => self.add(
                Subject::Notification,
                Verdict::Missing,
                name.to_owned(),
                "not in the spec".to_owned(),
            ),
        }
    }

    fn class(&mut self, name: &'a str, object: &'a Object) {
        let Some(class) = self.facts.models.get(name) else {
            return;
        };
        for fact in &class.fields {
            let place = format!("{name}.{}", fact.name);
            match object.field(&fact.name) {
                Some(field) => self.field(place, fact, field),
                None => self.add(
                    Subject::Field,
                    Verdict::Missing,
                    place,
                    format!("not in the spec, {} in the facts", fact.field_type),
                ),
            }
        }
    }

    fn field(&mut self, place: String, fact: &'a ClassField, field: &'a Field) {
        let (verdict, reason) = match is_alike(fact, field) {
            true => (Verdict::Covered, String::new()),
            false => (
                Verdict::Differs,
                noted(&format!("{} in the facts", fact.field_type), &field.docs),
            ),
        };
        self.add(Subject::Field, verdict, place.clone(), reason);
        self.length(&place, fact, field);
        self.format(&place, fact, field);
        if let Item::Object(rust) = &field.item
            && self.seen.insert((fact.item(), rust))
            && let Some(class) = self.facts.models.get(fact.item())
        {
            if self.foreign.contains(&class.package.as_str()) {
                self.coverage.left_out.push(fact.item().to_owned());
            } else if let Some(object) = self.model.object(rust) {
                self.class(fact.item(), object);
            }
        }
    }

    fn length(&mut self, place: &str, fact: &ClassField, field: &Field) {
        let Some(length) = fact.max_length else {
            return;
        };
        let (verdict, what) = match field.limits.length.max {
            Some(limit) if limit == length => (Verdict::Covered, String::new()),
            Some(limit) => (
                Verdict::Differs,
                format!("at most {length} in the facts, {limit} in the spec"),
            ),
            None => (
                Verdict::Missing,
                format!("at most {length} in the facts, no limit in the spec"),
            ),
        };
        let reason = match verdict {
            Verdict::Covered => what,
            _ => noted(&what, &field.docs),
        };
        self.add(Subject::Length, verdict, place.to_owned(), reason);
    }

    fn format(&mut self, place: &str, fact: &ClassField, field: &Field) {
        let Some(format) = &fact.format else {
            return;
        };
        let scalar = match field.item {
            Item::Scalar(scalar) => Some(scalar),
            Item::Object(_) | Item::Enum(_) => None,
        };
        let (verdict, reason) = match scalar {
            Some(scalar) if scalar.word() == format => (Verdict::Covered, String::new()),
            Some(Scalar::Text) => (
                Verdict::Missing,
                noted(
                    &format!("{format} in the facts, any text in the spec"),
                    &field.docs,
                ),
            ),
            _ => (
                Verdict::Differs,
                noted(&format!("{format} in the facts"), &field.docs),
            ),
        };
        self.add(Subject::Format, verdict, place.to_owned(), reason);
    }
}

/// What the scalars of a program hold, as scalars of the spec: those that can hold it.
type CanHold = fn(Scalar) -> bool;

/// The scalars of a program.
const SCALARS: &[(&str, CanHold)] = &[
    ("String", |scalar| scalar != Scalar::Flag),
    ("Integer", Scalar::is_number),
    ("int", Scalar::is_number),
    ("Long", Scalar::is_number),
    ("Boolean", |scalar| scalar == Scalar::Flag),
    ("boolean", |scalar| scalar == Scalar::Flag),
    ("BigDecimal", |scalar| scalar == Scalar::Decimal),
    ("Date", |scalar| {
        [Scalar::DateTime, Scalar::Date, Scalar::Text].contains(&scalar)
    }),
    ("Object", |scalar| scalar == Scalar::Text),
];

fn is_alike(fact: &ClassField, field: &Field) -> bool {
    let is_several = fact.field_type.contains(['<', '[']);
    let scalar = SCALARS.iter().find(|(name, _)| *name == fact.item());
    let holds = match (&field.item, scalar) {
        (Item::Scalar(held), Some((_, can_hold))) => can_hold(*held),
        // What is text to a program may be an open enum here.
        (Item::Enum(_), scalar) => scalar.is_none_or(|(name, _)| *name == "String"),
        (Item::Object(_), scalar) => scalar.is_none(),
        (Item::Scalar(_), None) => false,
    };
    holds && is_several != field.is_single()
}
