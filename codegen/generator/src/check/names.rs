//! Names: unique in the API, unique in Rust, and names at all.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::Report;
use super::beginning::{of_request, of_type};
use super::constraints;
use super::subject::Subject;
use crate::emit::taken;
use crate::keyword::is_keyword;
use crate::model::held_by_requests;
use crate::naming;
use crate::spec::{NotificationFile, OperationFile, Place, Placed, Spec, TypeFile, TypeKind};

/// A name of the API that becomes a name in Rust.
struct Named<'a> {
    api: &'a Placed<String>,
    /// The name that the spec gives it in Rust, if it does.
    given: Option<&'a Placed<String>>,
    rust: String,
}

impl Named<'_> {
    /// Where to report what is wrong with the Rust name.
    fn place(&self) -> Place {
        self.given.map_or(self.api.place, |given| given.place)
    }
}

/// How names of a space are written, so that rustc does not warn of them.
#[derive(Clone, Copy)]
enum Style {
    /// `MiniApp`.
    UpperCamel,
    /// `mini_app`.
    Snake,
}

/// The names of a space that nobody takes.
static NONE: BTreeSet<String> = BTreeSet::new();

/// Names that share one space in Rust.
struct Space<'a> {
    what: &'static str,
    owner: String,
    taken: &'static BTreeSet<String>,
    /// How its names are written.
    style: Style,
    /// Whether the names of the shared types are also known here.
    knows_types: bool,
    names: Vec<Named<'a>>,
}

impl Space<'_> {
    /// What to do about a name, where `rust: …` is possible and where it is not.
    fn remedy(&self, with_rust_key: &str) -> String {
        match self.what {
            "type" | "type's module" | "field" | "value" | "operation" | "notification"
            | "result" => with_rust_key.to_owned(),
            _ => "rename it: the spec itself chose this name".to_owned(),
        }
    }
}

fn named<'a>(
    api: &'a Placed<String>,
    given: Option<&'a Placed<String>>,
    convert: fn(&str) -> String,
) -> Named<'a> {
    Named {
        api,
        given,
        rust: given.map_or_else(|| convert(api), |given| given.value.clone()),
    }
}

/// A name that is made of a type's name in Rust.
fn derived<'a>(file: &'a TypeFile, convert: fn(&str) -> String) -> Named<'a> {
    let name = named(&file.name, file.rust.as_ref(), naming::upper_camel);
    Named {
        rust: convert(&name.rust),
        ..name
    }
}

/// The names of the shared types and of their literals.
fn types(spec: &Spec) -> Vec<Named<'_>> {
    let held = held_by_requests(spec);
    let types = spec.types.iter();
    let literals = types.clone().filter_map(|file| {
        let name = derived(file, str::to_owned);
        let beginning = of_type(file, &name.rust, &held)?;
        let literal = beginning.literal()?.name.clone();
        Some(Named {
            rust: literal,
            ..name
        })
    });
    let names = types.map(|file| derived(file, str::to_owned));
    names.chain(literals).collect()
}

/// The names of the types in an operation's module.
fn of_module(operation: &OperationFile) -> impl Iterator<Item = Named<'_>> {
    let rust = naming::upper_camel(operation.rust.as_ref().unwrap_or(&operation.name));
    let request = naming::request(&rust);
    let beginning = of_request(operation, &request);
    let literal = beginning.literal().map(|literal| literal.name.clone());
    let own = [request, naming::response(&rust)]
        .into_iter()
        .chain(literal);
    let own = own.map(|rust| Named {
        api: &operation.name,
        given: operation.rust.as_ref(),
        rust,
    });
    let scenarios = operation
        .scenarios
        .iter()
        .map(|scenario| named(&scenario.name, None, naming::upper_camel));
    own.chain(scenarios)
}

/// The names of the types in a notification's module.
fn of_notification(file: &NotificationFile) -> Named<'_> {
    Named {
        api: &file.name,
        given: file.rust.as_ref(),
        rust: naming::upper_camel(file.rust.as_ref().unwrap_or(&file.name)),
    }
}

/// The result codes of all operations and of the gateway, which share one enum.
fn results(spec: &Spec) -> Vec<Named<'_>> {
    let refusals = spec.api.protocol.gateway.refusals();
    let refused = refusals.map(|refusal| (&refusal.code, None));
    let listed = spec
        .operations
        .iter()
        .flat_map(|operation| &operation.results)
        .map(|result| (&result.code, result.rust.as_ref()));
    listed
        .chain(refused)
        .map(|(code, rust)| named(code, rust, naming::upper_camel))
        .collect()
}

/// The names of the modules of operations and notifications.
fn modules(spec: &Spec) -> Vec<Named<'_>> {
    let operations = spec.operations.iter();
    let operations = operations.map(|file| (&file.name, file.rust.as_ref()));
    let operations = operations.map(|(name, rust)| named(name, rust, naming::snake));
    let notifications = spec.notifications.iter().map(|file| Named {
        api: &file.name,
        given: file.rust.as_ref(),
        // As the model does, whichever way the name is written.
        rust: naming::snake(file.rust.as_ref().unwrap_or(&file.name)),
    });
    operations.chain(notifications).collect()
}

/// The fields that have a setter.
fn with_setters<'a>(spec: &'a Spec) -> impl Iterator<Item = Space<'a>> {
    let held = held_by_requests(spec);
    let types = spec.types.iter().filter_map(move |file| {
        let beginning = of_type(file, &file.name, &held)?;
        Some((format!("type {}", file.name.value), beginning))
    });
    let requests = spec.operations.iter().map(|file| {
        let owner = format!("the request of {}", file.name.value);
        (owner, of_request(file, &file.name))
    });
    types.chain(requests).map(|(owner, beginning)| Space {
        what: "field",
        owner,
        taken: &taken().setters,
        style: Style::Snake,
        knows_types: false,
        names: beginning
            .setters()
            .iter()
            .map(|field| named(&field.name, field.rust.as_ref(), naming::snake))
            .collect(),
    })
}

/// Every space of names that the generated code has.
fn spaces<'a>(subject: &Subject<'a>) -> Vec<Space<'a>> {
    let spec = subject.spec;
    let taken = taken();
    let mut spaces = vec![
        Space {
            what: "type",
            owner: "the crate".to_owned(),
            taken: &taken.types,
            style: Style::UpperCamel,
            knows_types: false,
            names: types(spec),
        },
        Space {
            what: "type's module",
            owner: "the crate".to_owned(),
            taken: &NONE,
            style: Style::Snake,
            knows_types: false,
            names: spec
                .types
                .iter()
                .map(|file| derived(file, naming::module))
                .collect(),
        },
        Space {
            what: "operation",
            owner: "the crate".to_owned(),
            taken: &taken.methods,
            style: Style::Snake,
            knows_types: false,
            names: spec
                .operations
                .iter()
                .map(|file| named(&file.name, file.rust.as_ref(), naming::snake))
                .collect(),
        },
        Space {
            what: "operation",
            owner: "the crate".to_owned(),
            taken: &taken.modules,
            style: Style::Snake,
            knows_types: false,
            names: modules(spec),
        },
        Space {
            what: "notification",
            owner: "the crate".to_owned(),
            taken: &taken.types,
            style: Style::UpperCamel,
            knows_types: true,
            names: spec.notifications.iter().map(of_notification).collect(),
        },
        Space {
            what: "notification",
            owner: "the crate".to_owned(),
            taken: &taken.kinds,
            style: Style::UpperCamel,
            knows_types: true,
            names: spec.notifications.iter().map(of_notification).collect(),
        },
        Space {
            what: "result",
            owner: "the crate".to_owned(),
            taken: &taken.variants,
            style: Style::UpperCamel,
            knows_types: false,
            names: results(spec),
        },
        Space {
            what: "host",
            owner: "the crate".to_owned(),
            taken: &NONE,
            style: Style::UpperCamel,
            knows_types: false,
            names: spec
                .api
                .protocol
                .hosts
                .iter()
                .map(|host| named(&host.name, None, naming::upper_camel))
                .collect(),
        },
        Space {
            what: "group",
            owner: "the crate".to_owned(),
            taken: &taken.groups,
            style: Style::Snake,
            knows_types: false,
            names: spec
                .api
                .groups
                .iter()
                .map(|(name, _)| named(name, None, naming::snake))
                .collect(),
        },
    ];
    spaces.extend(with_setters(spec));
    for list in subject.field_lists() {
        spaces.push(Space {
            what: "field",
            owner: list.owner,
            taken: &NONE,
            style: Style::Snake,
            knows_types: false,
            names: list
                .fields
                .iter()
                .map(|field| named(&field.name, field.rust.as_ref(), naming::snake))
                .collect(),
        });
    }
    for file in &spec.types {
        if let TypeKind::Enum { values } = &file.kind {
            spaces.push(Space {
                what: "value",
                owner: format!("enum {}", file.name.value),
                taken: &taken.variants,
                style: Style::UpperCamel,
                knows_types: false,
                names: values
                    .iter()
                    .map(|value| named(&value.name, value.rust.as_ref(), naming::upper_camel))
                    .collect(),
            });
        }
    }
    for operation in &spec.operations {
        spaces.push(Space {
            what: "scenario",
            owner: operation.name.value.clone(),
            taken: &taken.types,
            style: Style::UpperCamel,
            knows_types: true,
            names: of_module(operation).collect(),
        });
    }
    spaces
}

/// One definition a name. Keys of one mapping are unique already, so only names of files and in lists can repeat.
pub(super) fn duplicates(subject: &Subject<'_>, report: &Report<'_>) {
    let mut seen: HashMap<(&str, &str), &Placed<String>> = HashMap::new();
    let types = subject.spec.types.iter().map(|file| ("type", &file.name));
    let operations = subject
        .spec
        .operations
        .iter()
        .flat_map(|file| [("operation", &file.name), ("path", &file.path)]);
    let notifications = subject.spec.notifications.iter();
    let notifications = notifications.map(|file| ("notification", &file.name));
    for (what, name) in types.chain(operations).chain(notifications) {
        if let Some(first) = seen.get(&(what, name.as_str())) {
            let first_file = &subject.files.get(first.place.file).name;
            report.add(
                name.place,
                format!(
                    "the {what} `{}` is already defined in {first_file}",
                    name.value
                ),
                "keep one of the two definitions",
            );
        } else {
            seen.insert((what, name.as_str()), name);
        }
    }
    constraints::nonsense(subject, report);
    let operations = subject.spec.operations.iter();
    let scenarios = operations.flat_map(|operation| &operation.scenarios);
    for scenario in scenarios {
        let list = &scenario.required;
        let mut seen: HashSet<&str> = HashSet::new();
        for name in list {
            if !seen.insert(name) {
                report.add(
                    name.place,
                    format!("`{}` stands in this list twice", name.value),
                    "keep one of the two",
                );
            }
        }
    }
}

/// Two different names of the API must stay different in Rust.
pub(super) fn collisions(subject: &Subject<'_>, report: &Report<'_>) {
    let types = types(subject.spec);
    let types: HashMap<&str, &Named<'_>> = types
        .iter()
        .map(|name| (name.rust.as_str(), name))
        .collect();
    for space in spaces(subject) {
        let mut seen: HashMap<&str, &Named<'_>> = HashMap::new();
        for name in &space.names {
            let rust = name.rust.as_str();
            let of_type = types.get(rust).filter(|_| space.knows_types);
            // One name of the API may come twice in a space, but a type is always something else.
            let is_other =
                |first: &Named<'_>| of_type.is_some() || first.api.value != name.api.value;
            match of_type.or_else(|| seen.get(rust)) {
                Some(first) if is_other(first) => report.add(
                    name.place(),
                    format!(
                        "`{}` and `{}` in {} would both be `{}` in Rust",
                        first.api.value, name.api.value, space.owner, name.rust
                    ),
                    space.remedy("give one of them another name with `rust: …`"),
                ),
                Some(_) => {}
                None => {
                    seen.insert(&name.rust, name);
                }
            }
        }
    }
}

/// A result code that several operations have is one variant, so it has one name.
pub(super) fn result_names(subject: &Subject<'_>, report: &Report<'_>) {
    let mut seen: HashMap<&str, Named<'_>> = HashMap::new();
    for name in results(subject.spec) {
        match seen.get(name.api.as_str()) {
            Some(first) if first.rust != name.rust => report.add(
                name.place(),
                format!(
                    "`{}` would be `{}` in Rust here, but `{}` elsewhere",
                    name.api.value, name.rust, first.rust
                ),
                "give it the same `rust: …` everywhere",
            ),
            Some(_) => {}
            None => {
                seen.insert(&name.api.value, name);
            }
        }
    }
}

/// Names that the language or the generated code has taken.
pub(super) fn reserved(subject: &Subject<'_>, report: &Report<'_>) {
    for space in spaces(subject) {
        for name in &space.names {
            let by_whom = if is_keyword(&name.rust) {
                "a word of the language"
            } else if space.taken.contains(&name.rust) {
                "a name that the generated code uses for itself"
            } else {
                continue;
            };
            report.add(
                name.place(),
                format!(
                    "the {} `{}` would be `{}` in Rust, which is {by_whom}",
                    space.what, name.api.value, name.rust
                ),
                space.remedy(&format!(
                    "give it another name in Rust, such as `rust: {}`",
                    suggestion(&space, name)
                )),
            );
        }
    }
}

fn suggestion(space: &Space<'_>, name: &Named<'_>) -> String {
    match space.what {
        "type" => format!("{}Info", name.rust),
        "value" | "result" => format!("{}Value", name.rust),
        _ => format!("{}_value", name.rust),
    }
}

/// Names that Rust would not take even if nobody else had them.
pub(super) fn malformed(subject: &Subject<'_>, report: &Report<'_>) {
    for space in spaces(subject) {
        for name in &space.names {
            let (style, is_in_style) = match space.style {
                Style::UpperCamel => ("MiniApp", naming::is_upper_camel(&name.rust)),
                Style::Snake => ("mini_app", naming::is_snake(&name.rust)),
            };
            let (wrong, help) = match naming::is_identifier(&name.rust) {
                true if is_in_style => continue,
                // Another rule says so.
                false if is_keyword(&name.rust) => continue,
                true => (
                    format!("which is not written as `{style}`"),
                    format!("write `rust: …` as `{style}`, which rustc does not warn of"),
                ),
                false => (
                    "which is not a name".to_owned(),
                    "set `rust: …`; a name begins with a letter and holds letters, digits and underscores"
                        .to_owned(),
                ),
            };
            report.add(
                name.place(),
                format!(
                    "the {} `{}` would be `{}` in Rust, {wrong}",
                    space.what, name.api.value, name.rust
                ),
                space.remedy(&help),
            );
        }
    }
}
