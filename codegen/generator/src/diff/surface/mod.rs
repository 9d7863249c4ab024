//! The public items of the crate that a model makes, without making it: what code that uses the crate can see of it.
//!
//! It knows what the emitters of [`crate::emit`] make of a model. That it knows it rightly is proven by compiling: see
//! `codegen/proof`.

mod collector;
mod items;
mod structs;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::rc::Rc;

use super::finding::{Finding, Owner, OwnerKind};
use super::path::{Path, Segment};
use super::rules::{ItemRule, rule_of};
use super::verdict::Verdict;
use crate::model::Model;

/// One public item.
struct Item {
    /// What it looks like to code that uses it, such as its type.
    signature: String,
    /// Where in the spec it comes from, as a finding's path, nearest first.
    origins: Vec<Path>,
    /// The groups whose features give it, each of which does on its own.
    features: Features,
    /// The literal whose every field must be filled in, if it is a field of one.
    literal: Option<String>,
    /// What it stands for on the wire, if it stands for anything there.
    meaning: Option<Meaning>,
}

/// What an item stands for: code that names the item writes or reads this.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Meaning {
    /// The name in the API.
    name: String,
    /// What is written or read because of it. An item of another name that does the same does what code expects.
    does: String,
}

impl Meaning {
    fn is_another_than(&self, other: &Self) -> bool {
        self.name != other.name && self.does != other.does
    }

    /// In a few words.
    fn shown(&self) -> String {
        match self.name == self.does {
            true => self.name.clone(),
            false => format!("{}, {}", self.name, self.does),
        }
    }
}

/// Names of groups, which many items have in common.
type Features = Rc<BTreeSet<String>>;

/// All of them, by their paths in the crate.
type Surface = BTreeMap<String, Item>;

/// Sets the source verdict of each finding by the items that are gone or changed because of it, and adds a finding for what
/// none of them explains.
pub(super) fn judge(old: &Model, new: &Model, findings: &mut Vec<Finding>) {
    if findings.is_empty() {
        return;
    }
    let (was, is) = (items::of(old), items::of(new));
    let causes = Causes::of(findings);
    let mut unexplained: BTreeMap<Path, Vec<String>> = BTreeMap::new();
    for (path, item) in broken(&was, &is) {
        let of_item = causes.of_item(item, is.contains_key(path));
        if of_item.is_empty() {
            let origin = item.origins.first().cloned();
            let origin = origin.unwrap_or_else(|| Path::of("api"));
            unexplained.entry(origin).or_default().push(path.to_owned());
        }
        for index in of_item {
            findings[index].items.push(path.to_owned());
        }
    }
    for finding in findings.iter_mut() {
        finding.source = match (finding.items.is_empty(), finding.rule.source.verdict) {
            (false, _) => Verdict::Breaking,
            // Nothing that code can see has changed, such as a list of an answer that may be left out now.
            (true, Verdict::Breaking) => Verdict::Safe,
            (true, verdict) => verdict,
        };
    }
    for (origin, items) in unexplained {
        findings.push(last_resort(ItemRule::Removed, origin, None, items));
    }
    let taken_over = taken_over(&was, &is, findings);
    findings.extend(taken_over);
}

/// A finding for each item that is there on both sides and stands for something else. Findings are told by names in the API,
/// where one thing is gone and another one has come; code is told by names in Rust, and goes on with the other one.
fn taken_over(was: &Surface, is: &Surface, findings: &[Finding]) -> Vec<Finding> {
    // The first finding at a place says whom it belongs to.
    let mut owners: HashMap<&Path, &Owner> = HashMap::new();
    for finding in findings {
        owners.entry(&finding.path).or_insert(&finding.owner);
    }
    let owner_of = |item: &Item| owners.get(item.origins.first()?).copied();
    let both = was
        .iter()
        .filter_map(|(path, was)| Some((path, was, is.get(path)?)));
    let taken_over = both.filter_map(|(path, was, is)| {
        let (old, new) = (was.meaning.as_ref()?, is.meaning.as_ref()?);
        old.is_another_than(new).then(|| {
            let owner = owner_of(is).or_else(|| owner_of(was)).cloned();
            Finding {
                old: Some(old.shown()),
                new: Some(new.shown()),
                ..last_resort(
                    ItemRule::StandsForAnother,
                    Path::of(path),
                    owner,
                    vec![path.clone()],
                )
            }
        })
    });
    taken_over.collect()
}

/// Items of the old crate that code cannot use any more as it did, and items of the new one that it would have to.
fn broken<'a>(was: &'a Surface, is: &'a Surface) -> Vec<(&'a str, &'a Item)> {
    // That a feature is gone is said once, by the item that it is itself.
    let features: BTreeSet<&String> = is.values().flat_map(|item| item.features.iter()).collect();
    let old = was.iter().filter(|(path, item)| match is.get(*path) {
        None => true,
        Some(now) => {
            let mut given = item.features.iter();
            now.signature != item.signature
                || given.any(|name| features.contains(name) && !now.features.contains(name))
        }
    });
    let new = is.iter().filter(|(path, item)| {
        let literal = item.literal.as_ref();
        !was.contains_key(*path) && literal.is_some_and(|literal| was.contains_key(literal))
    });
    let both = old.chain(new);
    both.map(|(path, item)| (path.as_str(), item)).collect()
}

/// The findings that can be the cause of a broken item, by their paths: those whose rule says that code sees them.
struct Causes(BTreeMap<Path, Vec<(usize, Verdict)>>);

impl Causes {
    fn of(findings: &[Finding]) -> Self {
        let mut causes: BTreeMap<Path, Vec<(usize, Verdict)>> = BTreeMap::new();
        for (index, finding) in findings.iter().enumerate() {
            let verdict = finding.rule.source.verdict;
            if verdict > Verdict::Safe {
                causes
                    .entry(finding.path.clone())
                    .or_default()
                    .push((index, verdict));
            }
        }
        Self(causes)
    }

    /// The causes at the item's own place, else the nearest above it, else the worst ones below it. Of an item that is there
    /// and looks otherwise, the type that it holds may be the cause; what is above it is not.
    fn of_item(&self, item: &Item, is_there: bool) -> Vec<usize> {
        let at = |path: &[Segment]| worst(self.0.get(path).into_iter().flatten());
        let Some((own, others)) = item.origins.split_first() else {
            return Vec::new();
        };
        let held = || {
            others
                .iter()
                .map(|origin| at(origin.segments()))
                .find(|causes| !causes.is_empty())
        };
        let above = || {
            let mut causes = own.above().map(at);
            causes.find(|causes| !causes.is_empty())
        };
        let below = || {
            let range = self.0.range::<Path, _>(own..);
            let inside = range.take_while(|(path, _)| path.segments().starts_with(own.segments()));
            worst(inside.flat_map(|(_, causes)| causes))
        };
        let causes = Some(at(own.segments())).filter(|causes| !causes.is_empty());
        let causes = match is_there {
            true => causes.or_else(held).or_else(above),
            false => causes.or_else(above).or_else(held),
        };
        causes.unwrap_or_else(below)
    }
}

/// Those of the worst verdict.
fn worst<'a>(causes: impl Iterator<Item = &'a (usize, Verdict)>) -> Vec<usize> {
    let causes: Vec<_> = causes.collect();
    let worst = causes.iter().map(|(_, verdict)| *verdict).max();
    causes
        .iter()
        .filter(|(_, verdict)| Some(*verdict) == worst)
        .map(|(index, _)| *index)
        .collect()
}

/// A finding about items of the crate, which no change of the spec tells by itself.
fn last_resort(rule: ItemRule, path: Path, owner: Option<Owner>, items: Vec<String>) -> Finding {
    let owner = owner.unwrap_or_else(|| Owner {
        kind: OwnerKind::Api,
        name: path.root().to_owned(),
        file: "spec/api.yaml".to_owned(),
    });
    Finding {
        items,
        ..Finding::new(rule_of(rule), path, owner)
    }
}
