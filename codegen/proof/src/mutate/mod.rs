//! Random changes of a spec, one of a kind at a time.

mod api;
mod field;
mod field_kinds;
mod notification;
mod operation;
mod result;
mod scenario;
mod sending;
mod types;

use std::collections::BTreeSet;

use antom_codegen::model::Model;
use fastrand::Rng;
use serde_json::{Map, Value};

use crate::documents::{Changes, Documents};
use crate::error::Error;
use crate::workshop::Workshop;
use field::FieldKind;

/// One kind of change.
pub(crate) struct Kind {
    /// Its name.
    pub(crate) name: &'static str,
    change: Change,
}

/// How a change is made.
enum Change {
    /// Of one field that fits.
    Field(FieldKind),
    /// Of anything; gives what was changed, or `None` if nothing fits.
    Spec(fn(&mut Documents, &mut Rng) -> Option<String>),
}

/// A change as it is drawn, at a random place.
type Draw = fn(&mut Documents, &mut Rng) -> Option<String>;

const fn spec(name: &'static str, draw: Draw) -> Kind {
    Kind {
        name,
        change: Change::Spec(draw),
    }
}

/// Every kind.
pub(crate) fn kinds() -> impl Iterator<Item = &'static Kind> {
    let others = [
        operation::KINDS,
        scenario::KINDS,
        sending::KINDS,
        result::KINDS,
        notification::KINDS,
        types::KINDS,
        api::KINDS,
    ];
    field_kinds::TABLES.iter().copied().chain(others).flatten()
}

/// One change of a spec that leaves it a spec.
pub(crate) struct Mutation {
    /// Its kind.
    pub(crate) kind: &'static str,
    /// What was changed.
    pub(crate) target: String,
    /// The files that it changes.
    pub(crate) changes: Changes,
    /// What the changed spec says.
    pub(crate) model: Model,
}

/// What was drawn.
pub(crate) struct Drawn {
    pub(crate) mutations: Vec<Mutation>,
    /// Kinds of which nothing could be drawn.
    pub(crate) missing: Vec<&'static str>,
    /// How many were thrown away because the result was no spec.
    pub(crate) discarded: usize,
}

/// Kinds of changes that change nothing.
pub(crate) const CHANGING_NOTHING: [&str; 1] = ["fields-reordered"];

/// How often a kind is tried before it is given up.
const TRIES: usize = 40;

/// Draws so many mutations, every kind as often as every other one as far as it goes.
pub(crate) fn draw(
    base: &Documents,
    workshop: &mut Workshop,
    rng: &mut Rng,
    count: usize,
    wanted: impl Fn(&Kind) -> bool,
) -> Result<Drawn, Error> {
    let mut drawn = Drawn {
        mutations: Vec::new(),
        missing: Vec::new(),
        discarded: 0,
    };
    let mut seen: Vec<Changes> = Vec::new();
    let mut spent = BTreeSet::new();
    let mut kinds: Vec<&'static Kind> = kinds().filter(|kind| wanted(kind)).collect();
    while drawn.mutations.len() < count && spent.len() < kinds.len() {
        rng.shuffle(&mut kinds);
        for kind in &kinds {
            if drawn.mutations.len() == count {
                break;
            }
            if spent.contains(kind.name) {
                continue;
            }
            match draw_one(base, workshop, rng, kind, &seen, &mut drawn.discarded)? {
                Some(mutation) => {
                    seen.push(mutation.changes.clone());
                    drawn.mutations.push(mutation);
                }
                None => {
                    spent.insert(kind.name);
                    if !drawn.mutations.iter().any(|one| one.kind == kind.name) {
                        drawn.missing.push(kind.name);
                    }
                }
            }
        }
    }
    Ok(drawn)
}

fn draw_one(
    base: &Documents,
    workshop: &mut Workshop,
    rng: &mut Rng,
    kind: &Kind,
    seen: &[Changes],
    discarded: &mut usize,
) -> Result<Option<Mutation>, Error> {
    for _ in 0..TRIES {
        let mut documents = base.clone();
        let Some(target) = kind.apply(&mut documents, rng) else {
            continue;
        };
        let changes = documents.changes_from(base);
        if changes == Changes::default() || seen.contains(&changes) {
            continue;
        }
        match workshop.model(&documents)? {
            Ok(model) => {
                return Ok(Some(Mutation {
                    kind: kind.name,
                    target,
                    changes,
                    model,
                }));
            }
            Err(_) => *discarded += 1,
        }
    }
    Ok(None)
}

impl Kind {
    fn apply(&self, documents: &mut Documents, rng: &mut Rng) -> Option<String> {
        match &self.change {
            Change::Field(kind) => kind.apply(documents, rng),
            Change::Spec(draw) => draw(documents, rng),
        }
    }

    /// Whether messages may change, and not only words, names in Rust, or what no exchange on one machine shows.
    pub(crate) fn is_of_the_wire(&self) -> bool {
        const ELSEWHERE: [&str; 13] = [
            "summary",
            "note",
            "source",
            "since",
            "docs",
            "rust-name",
            "deprecated",
            "host",
            "group-",
            "name-changed",
            "retry",
            "learned",
            "required-unknown",
        ];
        !ELSEWHERE.iter().any(|words| self.name.contains(words))
    }
}

/// What a base must hold that the spec does not, so that there is something to take away: kinds that give it.
const GIVEN: &[&str] = &[
    "field-min-length-set",
    "field-min-set",
    "field-max-set",
    "field-min-items-set",
    "field-max-items-set",
    "field-pattern-set",
    "field-fixed-set",
    "field-one-of-set",
    "field-deprecated-set",
    "field-since-set",
    "field-rust-name-set",
    "enum-value-deprecated",
    "type-rust-name-set",
];
/// How many of each.
const GIVEN_OF_EACH: usize = 4;

/// The spec with some of everything that can be taken away.
pub(crate) fn prepared(
    spec: &Documents,
    workshop: &mut Workshop,
    rng: &mut Rng,
) -> Result<Documents, Error> {
    let mut base = spec.clone();
    for name in GIVEN {
        for _ in 0..GIVEN_OF_EACH {
            let Some(kind) = kinds().find(|kind| kind.name == *name) else {
                continue;
            };
            let mut discarded = 0;
            let drawn = draw_one(&base, workshop, rng, kind, &[], &mut discarded)?;
            if let Some(mutation) = drawn {
                base = base.with(&mutation.changes);
            }
        }
    }
    Ok(base)
}

/// The files below a folder of the spec.
fn files(documents: &Documents, folder: &str) -> Vec<String> {
    documents
        .below(folder)
        .map(|(path, _)| path.to_owned())
        .collect()
}

/// Changes random files below a folder until one lets itself be changed.
fn change_one(
    documents: &mut Documents,
    rng: &mut Rng,
    folder: &str,
    change: impl Fn(&mut Map<String, Value>, &mut Rng) -> bool,
) -> Option<String> {
    let mut files = files(documents, folder);
    rng.shuffle(&mut files);
    files.into_iter().find(|file| {
        let entries = documents.entries_mut(file);
        entries.is_some_and(|entries| change(entries, rng))
    })
}

/// The names of all groups.
fn groups(documents: &Documents) -> Option<Vec<String>> {
    let groups = documents.entries("api.yaml")?.get("groups")?.as_object()?;
    Some(groups.keys().cloned().collect())
}

/// One of several.
fn one<'a, T>(rng: &mut Rng, items: &'a [T]) -> Option<&'a T> {
    rng.choice(items)
}

/// A name that nothing has.
fn new_name(rng: &mut Rng) -> String {
    const SYLLABLES: [&str; 12] = [
        "ba", "do", "fe", "ga", "ki", "lo", "mu", "ne", "po", "ra", "su", "ti",
    ];
    let mut name = "zed".to_owned();
    for _ in 0..4 {
        name.push_str(SYLLABLES[rng.usize(..SYLLABLES.len())]);
    }
    name
}

/// Another spelling of a name, of which the same name in Rust is made: `payerId` becomes `payerId_`, `CARD` becomes `card`.
fn another_spelling(name: &str) -> String {
    match name.contains(char::is_lowercase) {
        true => format!("{name}_"),
        false => name.to_lowercase(),
    }
}

/// A sentence that nothing says.
fn new_words(rng: &mut Rng) -> String {
    format!("Reads otherwise, {}.", new_name(rng))
}
