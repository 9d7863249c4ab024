//! Two models side by side: what differs, without a verdict.

mod api;
mod enums;
mod field;
mod limits;
mod notification;
mod object;
mod operation;
mod result;
mod scenario;
mod types;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::Display;

use serde_json::Value;

use super::effect::Direction;
use super::finding::{Finding, Owner, OwnerKind};
use super::path::{Part, Path};
use super::rules::{FieldChange, RuleKind, UndirectedRule, rule_of};
use crate::model::{Docs, Group, Model, Origin};

/// Everything that differs. The source verdicts are those of the rules.
pub(super) fn compare(old: &Model, new: &Model) -> Vec<Finding> {
    let mut comparison = Comparison {
        old,
        new,
        names: [old.type_names(), new.type_names()],
        findings: Vec::new(),
    };
    comparison.api();
    comparison.groups();
    comparison.operations();
    comparison.notifications();
    comparison.types();
    comparison.result_codes();
    comparison.findings
}

struct Comparison<'a> {
    old: &'a Model,
    new: &'a Model,
    /// The names in the API of both sides' types, by their names in Rust.
    names: [HashMap<&'a str, &'a str>; 2],
    findings: Vec<Finding>,
}

/// Where findings belong.
struct At<'a> {
    owner: &'a Owner,
    path: Path,
}

impl<'a> At<'a> {
    fn owner(owner: &'a Owner) -> Self {
        Self {
            owner,
            path: Path::of(&owner.name),
        }
    }

    fn part(&self, part: Part) -> Self {
        Self {
            owner: self.owner,
            path: self.path.part(part),
        }
    }

    fn name(&self, name: &str) -> Self {
        Self {
            owner: self.owner,
            path: self.path.name(name),
        }
    }
}

/// Where fields stand.
struct Fields<'a> {
    at: At<'a>,
    /// Which ways they go, and who holds them there; empty for what holds itself.
    held: &'a [(Direction, Vec<String>)],
}

impl Comparison<'_> {
    fn add(
        &mut self,
        rule: impl Into<UndirectedRule>,
        at: &At<'_>,
        old: Option<String>,
        new: Option<String>,
    ) {
        self.add_held(rule.into(), at, old, new, &[]);
    }

    fn add_held(
        &mut self,
        rule: impl Into<RuleKind>,
        at: &At<'_>,
        old: Option<String>,
        new: Option<String>,
        held_by: &[String],
    ) {
        self.findings.push(Finding {
            old,
            new,
            held_by: held_by.to_vec(),
            ..Finding::new(rule_of(rule), at.path.clone(), at.owner.clone())
        });
    }

    /// Adds a finding for each direction in which the field goes.
    fn add_field(
        &mut self,
        change: impl Into<FieldChange>,
        of: &Fields<'_>,
        old: Option<String>,
        new: Option<String>,
    ) {
        let change = change.into();
        for (direction, held_by) in of.held {
            let rule = RuleKind::Field(*direction, change);
            self.add_held(rule, &of.at, old.clone(), new.clone(), held_by);
        }
    }

    /// Something that is always there.
    fn text<T: Display + PartialEq>(
        &mut self,
        rule: impl Into<UndirectedRule>,
        at: &At<'_>,
        old: &T,
        new: &T,
    ) {
        if old != new {
            self.add(rule, at, Some(old.to_string()), Some(new.to_string()));
        }
    }

    /// Values from pages, in any order.
    fn values(
        &mut self,
        rule: impl Into<UndirectedRule>,
        at: &At<'_>,
        old: &[(Option<String>, Value)],
        new: &[(Option<String>, Value)],
    ) {
        let [old, new] = [old, new].map(|list| {
            samples(list, |(name, value)| {
                format!("{} {value}", name.as_deref().unwrap_or_default())
            })
        });
        self.text(rule, at, &old, &new);
    }

    /// A text that may be missing, with one rule for whatever happens to it.
    fn may_be(
        &mut self,
        rule: impl Into<UndirectedRule>,
        at: &At<'_>,
        old: Option<&String>,
        new: Option<&String>,
    ) {
        if old != new {
            self.add(rule, at, old.cloned(), new.cloned());
        }
    }

    /// A text that may be missing, with rules for setting, unsetting and changing it.
    fn set_or_unset(
        &mut self,
        [set, unset, changed]: [impl Into<UndirectedRule>; 3],
        at: &At<'_>,
        old: Option<&String>,
        new: Option<&String>,
    ) {
        let rule = match (old, new) {
            (None, Some(_)) => set,
            (Some(_), None) => unset,
            _ => changed,
        };
        self.may_be(rule, at, old, new);
    }

    /// Summary, note and source, each with its rule.
    fn docs(
        &mut self,
        [summary, note, source]: [impl Into<UndirectedRule>; 3],
        at: &At<'_>,
        old: &Docs,
        new: &Docs,
    ) {
        self.text(summary, at, &old.summary, &new.summary);
        self.may_be(note, at, old.note.as_ref(), new.note.as_ref());
        self.source(source, at, old, new);
    }

    /// Where facts come from.
    fn source(&mut self, rule: impl Into<UndirectedRule>, at: &At<'_>, old: &Docs, new: &Docs) {
        if old.origin != new.origin {
            let [old, new] = [old, new].map(|docs| docs.origin.as_ref().map(Origin::to_string));
            self.add(rule, at, old, new);
        }
    }
}

fn owner(kind: OwnerKind, name: &str, file: &str) -> Owner {
    Owner {
        kind,
        name: name.to_owned(),
        file: file.to_owned(),
    }
}

/// What the groups of a model have, each with its group.
fn grouped<T>(model: &Model, of: fn(&Group) -> &Vec<T>) -> Vec<(&Group, &T)> {
    let groups = model.groups.iter();
    groups
        .flat_map(|group| of(group).iter().map(move |thing| (group, thing)))
        .collect()
}

/// What one side has, or both.
enum Pair<T> {
    Old(T),
    New(T),
    Both(T, T),
}

/// Things of both sides by what tells them apart, in its order.
fn pairs<'a, T: 'a, K: Ord>(
    old: impl IntoIterator<Item = &'a T>,
    new: impl IntoIterator<Item = &'a T>,
    key: impl Fn(&'a T) -> K,
) -> Vec<Pair<&'a T>> {
    let mut pairs: BTreeMap<K, Pair<&'a T>> = old
        .into_iter()
        .map(|old| (key(old), Pair::Old(old)))
        .collect();
    for new in new {
        let pair = match pairs.remove(&key(new)) {
            Some(Pair::Old(old)) => Pair::Both(old, new),
            _ => Pair::New(new),
        };
        pairs.insert(key(new), pair);
    }
    pairs.into_values().collect()
}

/// What only one side has.
fn only<'a, T: Ord>(side: &'a [T], other: &[T]) -> BTreeSet<&'a T> {
    side.iter().filter(|value| !other.contains(value)).collect()
}

/// Samples as text, in no order, so that they can be compared and shown.
fn samples<T>(samples: &[T], text: impl Fn(&T) -> String) -> String {
    let mut texts: Vec<String> = samples.iter().map(text).collect();
    texts.sort();
    texts.join("\n")
}
