//! What the check accepts, against the compiler, rustdoc and doc tests: names at every place where one can stand, hostile words
//! in every text, and everything deprecated.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use antom_codegen::emit;
use proc_macro2::{TokenStream, TokenTree};
use serde_json::{Map, Value, json};

use crate::cargo::{Workspace, root};
use crate::documents::Documents;
use crate::error::Error;
use crate::task::Clock;
use crate::workshop::Workshop;

/// Words that mean something to the language, to cargo, or to crates that generated ones depend on.
const WORDS: &str = "abstract as async auto await become bin box break builtin const continue core crate do dyn else enum extern \
    false final fn for gen if impl in let loop macro macro_rules main match mod move mut override priv pub raw ref return safe \
    self Self serde serde_json static std struct super test tokio trait true try type typeof union unsafe unsized use virtual \
    where while yield Err From Ok Some None Default Iterator ToString TryFrom Fn Send Sync Drop Debug Clone Hash";

/// Texts that Markdown, HTML, rustdoc, TOML or Rust would read as something else.
const HOSTILE: &[&str] = &[
    "```rust panic!() ```",
    "```",
    "~~~ let x",
    "[x] and [y](z) and [`w`] and [v]: u",
    "<b> and </i> and <Vec<T>> and <!-- gone",
    "a | b |---| c",
    "# heading",
    "one\n\n    let code = 1;\n\n- two\n===\n1. three\n> four",
    "https://hostile.example/a_b?c=(d), http://hostile.example.",
    "`a` and ` alone, ``two``, `|`, `- b\n- c`",
    "\\ at \\[ the end \\",
    "&lt;script&gt; &amp; *hard* _soft_ ~gone~ [^1] $x$",
    "*/ \"quoted\" /* {braces} #[attribute] //! ''",
    "crate::nothing self::[Nothing] std::nowhere `Nowhere`",
    "* one * two + three - four 5) six",
];
/// The keys whose texts are words for people.
const TEXTS: [&str; 6] = ["summary", "note", "advice", "deprecated", "since", "title"];
/// The group that every named thing stands in.
const GROUP: &str = "parcels";

/// What was tried, and what was wrong.
pub(crate) struct Tried {
    /// How many names were accepted, and how many refused, by place.
    names: BTreeMap<&'static str, (usize, usize)>,
    /// What the tools said.
    pub(crate) wrong: Vec<String>,
}

impl std::fmt::Display for Tried {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        writeln!(out, "# What the check accepts, against the compiler\n")?;
        writeln!(out, "| names of | accepted | refused |\n|---|--:|--:|")?;
        for (place, (accepted, refused)) in &self.names {
            writeln!(out, "| {place} | {accepted} | {refused} |")?;
        }
        writeln!(out, "\n## Wrong: {}\n", self.wrong.len())?;
        for words in &self.wrong {
            writeln!(out, "- {words}")?;
        }
        Ok(())
    }
}

/// Generates the crate and has it compiled, documented and tested.
pub(crate) fn prove(workshop: &mut Workshop, work: &Path) -> Result<Tried, Error> {
    let clock = Clock::start();
    let base = Documents::read(&root().join("codegen/generator/tests/spec/valid"))?;
    let names = candidates(&base, workshop)?;
    let (mut documents, counts) = named(&base, &names, workshop, &clock)?;
    deprecate(&mut documents);
    let mut turn = 0;
    for (_, document) in documents.all_mut() {
        speak(document, &mut turn);
    }
    let model = workshop.model(&documents)?;
    let model = model.map_err(|refused| Error::Spec(refused.0))?;
    let workspace = Workspace::new(&work.join("emitted"), &["api"])?;
    let tree = emit::emit(&model);
    workspace.put_crate("api", &tree)?;
    for (path, text) in tree.iter().filter(|(path, _)| path.starts_with("tests/")) {
        workspace.put(&format!("api/{path}"), text)?;
    }
    let mut wrong = Vec::new();
    const CALLS: [&[&str]; 3] = [
        &[
            "check",
            "--all-targets",
            "--all-features",
            "--message-format",
            "json",
        ],
        &[
            "doc",
            "--no-deps",
            "--all-features",
            "--config",
            "build.rustdocflags=['-Dwarnings']",
            "--message-format",
            "json",
        ],
        &["test", "--doc", "--all-features"],
    ];
    for call in CALLS {
        clock.say(&format!("cargo {}", call[0]));
        let call: Vec<&str> = call
            .iter()
            .copied()
            .chain(["--offline", "--quiet", "--package", "parcels"])
            .collect();
        let said = workspace.cargo(&call)?;
        let of_crate = said
            .messages
            .iter()
            .filter(|one| ["parcels", "samples"].contains(&one.package.as_str()));
        let before = wrong.len();
        wrong.extend(of_crate.map(|one| match &one.place {
            Some((file, line)) => format!("{file}:{line}: {}", one.text),
            None => one.text.clone(),
        }));
        if !said.is_success && wrong.len() == before {
            wrong.push(said.rest);
        }
    }
    Ok(Tried {
        names: counts,
        wrong,
    })
}

/// Every name that stands in a generated crate, and the words.
fn candidates(base: &Documents, workshop: &mut Workshop) -> Result<BTreeSet<String>, Error> {
    let model = workshop
        .model(base)?
        .map_err(|refused| Error::Spec(refused.0))?;
    let mut names: BTreeSet<String> = WORDS.split_whitespace().map(str::to_owned).collect();
    for (path, text) in emit::emit(&model).iter() {
        if path.ends_with(".rs") {
            let tokens = text.parse::<TokenStream>().map_err(|error| Error::Code {
                path: path.to_owned(),
                message: error.to_string(),
            })?;
            collect(tokens, &mut names);
        }
    }
    Ok(names)
}

fn collect(tokens: TokenStream, names: &mut BTreeSet<String>) {
    for token in tokens {
        match token {
            TokenTree::Group(group) => collect(group.stream(), names),
            TokenTree::Ident(ident) => {
                names.insert(ident.to_string());
            }
            TokenTree::Punct(_) | TokenTree::Literal(_) => {}
        }
    }
}

/// How a name is put into a spec at one place.
struct Place {
    what: &'static str,
    /// Whether names begin with a capital there.
    is_camel: bool,
    put: fn(&mut Documents, usize, &str),
}

const PLACES: &[Place] = &[
    Place {
        what: "fields with setters",
        is_camel: false,
        put: |d, number, name| field(d, "Setters", number, name, false),
    },
    Place {
        what: "required fields",
        is_camel: false,
        put: |d, number, name| field(d, "Literals", number, name, true),
    },
    Place {
        what: "fields of answers",
        is_camel: false,
        put: |d, number, name| field(d, "Answered", number, name, false),
    },
    Place {
        what: "values",
        is_camel: true,
        put: |d, number, name| {
            let values = d
                .entries_mut("types/size.yaml")
                .and_then(|held| held.get_mut("values"))
                .and_then(Value::as_object_mut);
            values.map(|values| {
                values.insert(
                    format!("V{number}"),
                    json!({ "rust": name, "summary": "s" }),
                )
            });
        },
    },
    Place {
        what: "results",
        is_camel: true,
        put: |d, number, name| {
            let file = "operations/parcels/track_parcel.yaml";
            let results = d
                .entries_mut(file)
                .and_then(|held| held.get_mut("results"))
                .and_then(Value::as_object_mut);
            let result = json!({ "rust": name, "status": "N", "outcome": "failed", "retry": "never", "advice": "a" });
            results.map(|results| results.insert(format!("R{number}"), result));
        },
    },
    Place {
        what: "types",
        is_camel: true,
        put: |d, number, name| {
            d.put(
                format!("types/t{number}.yaml"),
                json!({
                    "type": format!("T{number}"), "rust": name, "summary": "s", "source": "letter",
                    "fields": { "first": { "type": "string", "required": true, "summary": "s" } },
                }),
            );
            let held = json!({ "type": format!("T{number}"), "summary": "s" });
            put_field(d, "Typed", number, &format!("t{number}"), held);
        },
    },
    Place {
        what: "operations",
        is_camel: false,
        put: |d, number, name| operation(d, GROUP, number, name),
    },
    Place {
        what: "notifications",
        is_camel: false,
        put: |d, number, name| {
            d.put(format!("notifications/{GROUP}/n{number}.yaml"), json!({
            "notification": format!("n{number}"), "rust": name, "summary": "s", "source": "letter",
            "recognized_by": { "values": { "event": [format!("N{number}")] } },
            "body": { "event": { "type": "string", "required": true, "summary": "s" } },
        }));
        },
    },
    Place {
        what: "scenarios",
        is_camel: true,
        put: |d, _, name| {
            let scenarios = d
                .entries_mut(HOLDER)
                .map(|held| held.entry("scenarios").or_insert_with(|| json!({})));
            let scenarios = scenarios.and_then(Value::as_object_mut);
            scenarios.map(|scenarios| {
                scenarios.insert(
                    name.to_owned(),
                    json!({ "summary": "s", "source": "letter" }),
                )
            });
        },
    },
    Place {
        what: "groups",
        is_camel: false,
        put: |d, number, name| {
            let groups = d
                .entries_mut("api.yaml")
                .and_then(|api| api.get_mut("groups"))
                .and_then(Value::as_object_mut);
            groups.map(|groups| groups.insert(name.to_owned(), json!({ "summary": "s" })));
            operation(d, name, 10_000 + number, &format!("in_group_{number}"));
        },
    },
];

/// The operation that holds every type with names to try.
const HOLDER: &str = "operations/parcels/hold_names.yaml";

fn answer() -> Value {
    json!({ "answer": { "type": "Answer", "required": true, "summary": "s" } })
}

fn operation(documents: &mut Documents, group: &str, number: usize, name: &str) {
    documents.put(format!("operations/{group}/o{number}.yaml"), json!({
        "operation": format!("o{number}"), "rust": name, "path": format!("/v1/o{number}"), "summary": "s",
        "source": "letter", "response": answer(),
    }));
}

fn hold(documents: &mut Documents, key: &str, name: &str, held: &str) {
    let list = documents
        .entries_mut(HOLDER)
        .and_then(|holder| holder.get_mut(key))
        .and_then(Value::as_object_mut);
    list.map(|list| list.insert(name.to_owned(), json!({ "type": held, "summary": "s" })));
}

/// How many structs share the names of one place: derives take no struct of any size.
const PARTS: usize = 4;

fn part_of(held: &str, number: usize) -> String {
    format!("{held}{}", number % PARTS)
}

fn field(documents: &mut Documents, held: &str, number: usize, name: &str, required: bool) {
    let field = json!({ "type": "string", "required": required, "rust": name, "summary": "s" });
    put_field(documents, held, number, &format!("f{number}"), field);
}

fn put_field(documents: &mut Documents, held: &str, number: usize, name: &str, field: Value) {
    let file = format!("types/{}.yaml", part_of(held, number).to_lowercase());
    let fields = documents
        .entries_mut(&file)
        .and_then(|held| held.get_mut("fields"))
        .and_then(Value::as_object_mut);
    fields.map(|fields| fields.insert(name.to_owned(), field));
}

/// The spec with every name at every place that accepts it, and how many each accepted and refused.
#[expect(clippy::type_complexity, reason = "a spec and a count for each place")]
fn named(
    base: &Documents,
    names: &BTreeSet<String>,
    workshop: &mut Workshop,
    clock: &Clock,
) -> Result<(Documents, BTreeMap<&'static str, (usize, usize)>), Error> {
    let mut documents = base.clone();
    documents.put(HOLDER, json!({
        "operation": "holdNames", "path": "/v1/holdNames", "summary": "s", "source": "letter", "request": {}, "response": answer(),
    }));
    let kinds = [
        ("Setters", "request"),
        ("Literals", "request"),
        ("Answered", "response"),
        ("Typed", "request"),
    ];
    for (kind, key) in kinds {
        for number in 0..PARTS {
            let held = part_of(kind, number);
            let required = kind == "Literals";
            let start =
                json!({ "start": { "type": "string", "required": required, "summary": "s" } });
            let value =
                json!({ "type": held, "summary": "s", "source": "letter", "fields": start });
            documents.put(format!("types/{}.yaml", held.to_lowercase()), value);
            hold(&mut documents, key, &held.to_lowercase(), &held);
        }
    }
    let mut counts = BTreeMap::new();
    for place in PLACES {
        clock.say(&format!("names of {}", place.what));
        let (mut accepted, mut refused) = (0, 0);
        for (number, name) in names.iter().enumerate() {
            let is_camel = name.starts_with(char::is_uppercase);
            if is_camel != place.is_camel {
                continue;
            }
            let mut tried = documents.clone();
            (place.put)(&mut tried, number, name);
            match workshop.model(&tried)? {
                Ok(_) => {
                    documents = tried;
                    accepted += 1;
                }
                Err(_) => refused += 1,
            }
        }
        counts.insert(place.what, (accepted, refused));
    }
    Ok((documents, counts))
}

/// Deprecates every field, value, operation and scenario.
fn deprecate(documents: &mut Documents) {
    for (_, document) in documents.all_mut() {
        let Some(entries) = document.as_object_mut() else {
            continue;
        };
        if entries.contains_key("operation") {
            entries.insert("deprecated".to_owned(), json!("s"));
        }
        for key in [
            "fields",
            "request",
            "response",
            "body",
            "values",
            "scenarios",
        ] {
            let all = entries.get_mut(key).and_then(Value::as_object_mut);
            for part in all
                .into_iter()
                .flat_map(Map::values_mut)
                .filter_map(Value::as_object_mut)
            {
                part.insert("deprecated".to_owned(), json!("s"));
            }
        }
    }
}

/// Puts a hostile text in the place of each text for people.
fn speak(value: &mut Value, turn: &mut usize) {
    match value {
        Value::Object(entries) => {
            for (key, value) in entries {
                match value {
                    Value::String(text) if TEXTS.contains(&key.as_str()) => {
                        *text = HOSTILE[*turn % HOSTILE.len()].to_owned();
                        *turn += 1;
                    }
                    value => speak(value, turn),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| speak(item, turn)),
        _ => {}
    }
}
