//! Names: unique in the API, unique in Rust, and names at all.

use std::collections::{HashMap, HashSet};

use super::Report;
use super::subject::Subject;
use crate::naming;
use crate::spec::{Place, Placed, TypeKind};

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

/// Names that share one space in Rust.
struct Space<'a> {
    what: &'static str,
    owner: String,
    taken: &'static [&'static str],
    names: Vec<Named<'a>>,
}

impl Space<'_> {
    /// What to do about a name, where `rust: …` is possible and where it is not.
    fn remedy(&self, with_rust_key: &str) -> String {
        match self.what {
            "type" | "field" | "value" => with_rust_key.to_owned(),
            "operation" | "result" => {
                format!(
                    "there is no `rust: …` here yet: if the API really has this {}, extend the generator",
                    self.what
                )
            }
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

/// Every space of names that the generated code has.
fn spaces<'a>(subject: &Subject<'a>) -> Vec<Space<'a>> {
    let spec = subject.spec;
    let mut spaces = vec![
        Space {
            what: "type",
            owner: "the crate".to_owned(),
            taken: naming::TAKEN_TYPES,
            names: spec
                .types
                .iter()
                .map(|file| named(&file.name, file.rust.as_ref(), naming::upper_camel))
                .collect(),
        },
        Space {
            what: "operation",
            owner: "the crate".to_owned(),
            taken: &["builder"],
            names: spec
                .operations
                .iter()
                .map(|file| named(&file.name, None, naming::snake))
                .collect(),
        },
        Space {
            what: "host",
            owner: "the crate".to_owned(),
            taken: &[],
            names: spec
                .api
                .hosts
                .iter()
                .map(|(name, _)| named(name, None, naming::upper_camel))
                .collect(),
        },
        Space {
            what: "group",
            owner: "the crate".to_owned(),
            taken: &["api", "client", "default", "full", "gateway", "types"],
            names: spec
                .api
                .groups
                .iter()
                .map(|(name, _)| named(name, None, naming::snake))
                .collect(),
        },
    ];
    for list in subject.field_lists() {
        spaces.push(Space {
            what: "field",
            owner: list.owner,
            taken: naming::TAKEN_FIELDS,
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
                taken: naming::TAKEN_VARIANTS,
                names: values
                    .iter()
                    .map(|value| named(&value.name, value.rust.as_ref(), naming::upper_camel))
                    .collect(),
            });
        }
    }
    for operation in &spec.operations {
        spaces.push(Space {
            what: "result",
            owner: operation.name.value.clone(),
            taken: naming::TAKEN_VARIANTS,
            names: operation
                .results
                .iter()
                .map(|result| named(&result.code, None, naming::upper_camel))
                .collect(),
        });
        spaces.push(Space {
            what: "scenario",
            owner: operation.name.value.clone(),
            taken: naming::TAKEN_TYPES,
            names: operation
                .scenarios
                .iter()
                .map(|scenario| named(&scenario.name, None, naming::upper_camel))
                .collect(),
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
    for (what, name) in types.chain(operations) {
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
    let allowed = subject.fields().filter_map(|field| field.one_of.as_ref());
    let scenarios = subject
        .spec
        .operations
        .iter()
        .flat_map(|operation| &operation.scenarios);
    let lists = allowed
        .map(|allowed| allowed.value.as_slice())
        .chain(scenarios.map(|scenario| scenario.required.as_slice()));
    for list in lists {
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
    for space in spaces(subject) {
        let mut seen: HashMap<&str, &Named<'_>> = HashMap::new();
        for name in &space.names {
            match seen.get(name.rust.as_str()) {
                Some(first) if first.api.value != name.api.value => report.add(
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

/// Names that the language or the generated code has taken.
pub(super) fn reserved(subject: &Subject<'_>, report: &Report<'_>) {
    for space in spaces(subject) {
        for name in &space.names {
            let by_whom = if naming::is_keyword(&name.rust) {
                "a word of the language"
            } else if space.taken.contains(&name.rust.as_str()) {
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
            // The parser of Rust would take spaces, comments and `r#` around a name, too.
            let is_plain = name
                .rust
                .chars()
                .all(|character| character.is_alphanumeric() || character == '_');
            let is_name = is_plain && naming::is_identifier(&name.rust);
            if !is_name && !naming::is_keyword(&name.rust) {
                report.add(
                    name.place(),
                    format!(
                        "the {} `{}` would be `{}` in Rust, which is not a name",
                        space.what, name.api.value, name.rust
                    ),
                    space.remedy("set `rust: …`; a name begins with a letter and holds letters, digits and underscores"),
                );
            }
        }
    }
}
