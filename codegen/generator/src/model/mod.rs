//! The resolved API: names settled, references followed, scenarios applied.
//!
//! One way in: [`build`]. Everything that emits reads only this.

mod beginning;
mod build;
mod digest;
mod made;
mod operation;
mod reach;
mod result_codes;
mod sample;
mod types;

use std::collections::HashMap;
use std::fmt;

use crate::spec::{Container, Requirement, Scalar, Wire};

pub use crate::fact::{Envelope, FixedResult, Gateway, Headers, Host, Limits, Protocol, Sandbox};
pub use antom_runtime::Decimal;
pub(crate) use beginning::Maker;
pub use beginning::{Beginning, Finish, Literal};
pub use build::build;
pub(crate) use build::of_texts;
pub(crate) use digest::fields_to_set;
pub use operation::{CallSample, Operation, ResultCode, Scenario, Sending, Upload};
pub(crate) use reach::held_by_requests;
pub use types::Types;

/// The whole API.
#[derive(Clone, Debug)]
pub struct Model {
    /// The API's name.
    pub name: String,
    /// The generated crate's name.
    pub crate_name: String,
    /// The generated crate's version.
    pub version: String,
    /// What the API is for.
    pub summary: String,
    /// Its documentation.
    pub docs: String,
    /// How it is spoken.
    pub protocol: Protocol,
    /// The groups that have operations or notifications.
    pub groups: Vec<Group>,
    /// The shared types, by name.
    pub types: Types,
}

impl Model {
    /// The operations of all groups.
    pub fn operations(&self) -> impl Iterator<Item = &Operation> {
        self.groups.iter().flat_map(|group| &group.operations)
    }

    /// The groups whose features give a type, each of which does on its own.
    pub fn groups_of<'a>(&'a self, shared: &'a Type) -> impl Iterator<Item = &'a String> {
        let all = self.groups.iter().map(|group| &group.rust);
        let all = all.filter(|_| shared.groups.is_empty());
        all.chain(&shared.groups)
    }

    /// The type of that name in Rust.
    #[must_use]
    pub fn type_named(&self, rust: &str) -> Option<&Type> {
        self.types.named(rust)
    }

    /// The names in the API of all types, by their names in Rust.
    #[must_use]
    pub fn type_names(&self) -> HashMap<&str, &str> {
        let types = self.types.iter();
        types
            .map(|shared| (shared.rust.as_str(), shared.name.as_str()))
            .collect()
    }

    /// The notifications of all groups.
    pub fn notifications(&self) -> impl Iterator<Item = &Notification> {
        self.groups.iter().flat_map(|group| &group.notifications)
    }

    /// The shared object of that name in Rust.
    #[must_use]
    pub fn object(&self, rust: &str) -> Option<&Object> {
        match &self.type_named(rust)?.kind {
            TypeKind::Object { object, .. } => Some(object),
            TypeKind::Enum(_) => None,
        }
    }

    /// The fields with the amount and with the currency of the sum of money of that name in Rust.
    #[must_use]
    pub fn money(&self, rust: &str) -> Option<(&Field, &Field)> {
        self.object(rust)?.money_fields()
    }

    /// Every field, of shared types, operations and notifications.
    pub fn fields(&self) -> impl Iterator<Item = &Field> {
        let of_types = self.types.iter().filter_map(|shared| match &shared.kind {
            TypeKind::Object { object, .. } => Some(object),
            TypeKind::Enum(_) => None,
        });
        of_types
            .chain(self.groups.iter().flat_map(Group::objects))
            .flat_map(|object| &object.fields)
    }

    /// The result codes of all operations, with the statuses that they come with.
    #[must_use]
    pub fn result_codes(&self) -> Vec<Variant> {
        result_codes::of(self)
    }

    /// Whether any field has a pattern.
    #[must_use]
    pub fn uses_patterns(&self) -> bool {
        self.fields().any(|field| field.limits.pattern.is_some())
    }
}

/// Where facts come from.
#[derive(Clone, Debug)]
pub struct Origin {
    /// Its name in the spec, which tells it from the others there.
    pub name: String,
    /// What it is.
    pub title: String,
    /// Where it is.
    pub url: String,
    /// The date of a page or the version of a program.
    pub edition: Option<String>,
}

/// Two are the same if they say the same, whatever a spec names them.
impl PartialEq for Origin {
    fn eq(&self, other: &Self) -> bool {
        (&self.title, &self.url, &self.edition) == (&other.title, &other.url, &other.edition)
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "[{}]({})", self.title, self.url)?;
        match &self.edition {
            Some(edition) => write!(formatter, ", {edition}"),
            None => Ok(()),
        }
    }
}

/// What the documentation of an item says.
#[derive(Clone, Debug)]
pub struct Docs {
    /// What it means.
    pub summary: String,
    /// A second sentence.
    pub note: Option<String>,
    /// Where its facts come from, if that is not said by what it belongs to.
    pub origin: Option<Origin>,
    /// The date or version from which it exists.
    pub since: Option<String>,
}

/// A group of operations.
#[derive(Clone, Debug)]
pub struct Group {
    /// The module's and the feature's name.
    pub rust: String,
    /// What it is for.
    pub summary: String,
    /// Whether its feature is on by default.
    pub default: bool,
    /// Its operations.
    pub operations: Vec<Operation>,
    /// What the platform reports by itself.
    pub notifications: Vec<Notification>,
}

impl Group {
    /// Every list of fields that belongs to it alone.
    pub fn objects(&self) -> impl Iterator<Item = &Object> {
        let operations = self.operations.iter();
        let notifications = self.notifications.iter();
        operations
            .flat_map(|operation| [&operation.request, &operation.response])
            .chain(notifications.map(|notification| &notification.body))
    }
}

/// One kind of message that the platform sends by itself.
#[derive(Clone, Debug)]
pub struct Notification {
    /// Its name in the API.
    pub name: String,
    /// The module's name.
    pub module: String,
    /// The struct's and the variant's name.
    pub rust: String,
    /// The file of the spec that it comes from.
    pub file: String,
    /// What it tells.
    pub docs: Docs,
    /// Its page, if one is known.
    pub page: Option<String>,
    /// Fields that each have one of these values.
    pub values: Vec<(String, Vec<String>)>,
    /// Fields that are there.
    pub fields: Vec<String>,
    /// The body's fields.
    pub body: Object,
    /// Bodies, each with what it shows.
    pub samples: Vec<(Option<String>, serde_json::Value)>,
}

/// A shared type.
#[derive(Clone, Debug)]
pub struct Type {
    /// Its name in the API.
    pub name: String,
    /// Its name in Rust.
    pub rust: String,
    /// The module it stands in.
    pub module: String,
    /// The file of the spec that it comes from.
    pub file: String,
    /// What it means.
    pub docs: Docs,
    /// The groups that hold it, by their names in Rust; empty when all do.
    pub groups: Vec<String>,
    /// What it consists of.
    pub kind: TypeKind,
}

/// What a type consists of.
#[derive(Clone, Debug)]
pub enum TypeKind {
    /// Fields.
    Object {
        /// The fields.
        object: Object,
        /// Values from pages, each with what it shows.
        samples: Vec<(Option<String>, serde_json::Value)>,
    },
    /// Texts, of which more may come.
    Enum(Vec<Variant>),
}

/// One value of an open enum.
#[derive(Clone, Debug)]
pub struct Variant {
    /// Its text on the wire.
    pub wire: String,
    /// Its name in Rust.
    pub rust: String,
    /// What it means.
    pub summary: String,
    /// What to use instead.
    pub deprecated: Option<String>,
}

/// Fields that stand together.
#[derive(Clone, Debug)]
pub struct Object {
    /// In the order of the spec.
    pub fields: Vec<Field>,
    /// Whether integrators build such values, because a request holds them.
    pub is_built: bool,
    /// The Rust names of the fields that hold the amount and the currency, if it is a sum of money.
    pub money: Option<(String, String)>,
}

impl Object {
    /// The fields with the amount and with the currency, if it is a sum of money.
    #[must_use]
    pub fn money_fields(&self) -> Option<(&Field, &Field)> {
        let (value, currency) = self.money.as_ref()?;
        let field = |name: &str| self.fields.iter().find(|field| field.rust == *name);
        Some((field(value)?, field(currency)?))
    }

    /// Its field of that wire name.
    #[must_use]
    pub fn field(&self, wire_name: &str) -> Option<&Field> {
        self.fields
            .iter()
            .find(|field| field.wire_name == wire_name)
    }
}

/// What a field holds, without the list around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Item {
    /// A scalar.
    Scalar(Scalar),
    /// An object of that Rust name.
    Object(String),
    /// An open enum of that Rust name.
    Enum(String),
}

/// When a field is required because a scenario requires it: when the request has what the scenario fixes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// The scenario's name in Rust.
    pub scenario: String,
    /// The values that other fields must have, all of them.
    pub parts: Vec<ConditionPart>,
}

/// A field and its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConditionPart {
    /// The field's name in Rust.
    pub rust: String,
    /// The value that it must have.
    pub value: String,
}

/// One field.
#[derive(Clone, Debug)]
pub struct Field {
    /// Its name on the wire.
    pub wire_name: String,
    /// Its name in Rust.
    pub rust: String,
    /// What it means.
    pub docs: Docs,
    /// What it holds.
    pub item: Item,
    /// Whether it holds one of them or several.
    pub container: Container,
    /// Whether it stands behind a `Box`.
    pub boxed: bool,
    /// Whether it must be there.
    pub requirement: Requirement,
    /// When it is required although it is not always.
    pub required_when: Vec<Condition>,
    /// How a number or flag is written.
    pub wire: Wire,
    /// What its values must keep.
    pub limits: Limits,
    /// Whether it identifies the request, so that it must be a value that tells requests apart.
    pub identifies: bool,
    /// Whether its value must never be printed.
    pub sensitive: bool,
    /// What to use instead.
    pub deprecated: Option<String>,
}

impl Field {
    /// Whether it holds exactly one value.
    #[must_use]
    pub fn is_single(&self) -> bool {
        self.container == Container::None
    }

    /// Whether it must always be there.
    #[must_use]
    pub fn is_required(&self) -> bool {
        self.requirement == Requirement::Required
    }
}
