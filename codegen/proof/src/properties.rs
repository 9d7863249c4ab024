//! What must hold of the diff whatever is compared.

use std::sync::LazyLock;

use antom_codegen::diff::{Audience, Diff, Path, Verdict, diff};
use antom_codegen::model::Model;
use fastrand::Rng;
use serde_json::{Map, Value};

use crate::cargo::root;
use crate::documents::Documents;
use crate::mutate::{self, CHANGING_NOTHING, Drawn};
use crate::speech::Speech;
use crate::workshop::Workshop;

/// How many mutations each property is tried with.
const COUNT: usize = 200;

/// The prepared spec and mutations of it.
struct Tried {
    base: Documents,
    model: Model,
    drawn: Drawn,
}

/// What most properties are tried with.
static TRIED: LazyLock<Tried> = LazyLock::new(|| tried(1, COUNT));

fn tried(seed: u64, count: usize) -> Tried {
    let spec = Documents::read(&root().join("spec")).unwrap();
    let mut workshop = Workshop::new().unwrap();
    let mut rng = Rng::with_seed(seed);
    let base = mutate::prepared(&spec.without_samples(), &mut workshop, &mut rng).unwrap();
    let model = workshop.model(&base).unwrap().unwrap();
    let drawn = mutate::draw(&base, &mut workshop, &mut rng, count, |_| true).unwrap();
    Tried { base, model, drawn }
}

/// The findings without what is said of the files.
fn shown(diff: &Diff) -> Vec<String> {
    let findings = diff.findings.iter().map(|one| {
        format!(
            "{} {} {:?} {:?} {} {} {}",
            one.rule.id, one.path, one.old, one.new, one.wire, one.source, one.behaviour
        )
    });
    let mut shown: Vec<String> = findings.collect();
    shown.sort();
    shown
}

/// What differs, without the verdicts, which are not the same both ways.
fn differences(diff: &Diff, swapped: bool) -> Vec<(&Path, Option<&String>, Option<&String>)> {
    let findings = diff.findings.iter();
    // What no other rule explains is told of the items that are gone, which are others the other way round.
    let findings = findings.filter(|one| one.rule.id != "item-removed");
    let mut found: Vec<_> = findings
        .map(|one| {
            let (old, new) = (one.old.as_ref(), one.new.as_ref());
            match swapped {
                true => (&one.path, new, old),
                false => (&one.path, old, new),
            }
        })
        .collect();
    found.sort();
    found
}

/// The same with every mapping in another order and every file of another name.
fn shuffled(documents: &Documents, rng: &mut Rng) -> Documents {
    let mut shuffled = Documents::default();
    for (path, value) in documents.all() {
        let mut value = value.clone();
        shuffle(&mut value, rng);
        let path = match path.rsplit_once('/') {
            Some((folder, name)) => format!("{folder}/{:05}_{name}", rng.u32(..100_000)),
            None => path.to_owned(),
        };
        shuffled.put(path, value);
    }
    shuffled
}

fn shuffle(value: &mut Value, rng: &mut Rng) {
    if let Value::Object(entries) = value {
        let mut all: Vec<(String, Value)> = std::mem::take(entries).into_iter().collect();
        rng.shuffle(&mut all);
        for (_, value) in &mut all {
            shuffle(value, rng);
        }
        *entries = all.into_iter().collect::<Map<_, _>>();
    }
}

#[test]
fn a_spec_does_not_differ_from_itself() {
    let spec = Documents::read(&root().join("spec")).unwrap();
    let model = Workshop::new().unwrap().model(&spec).unwrap().unwrap();
    assert_eq!(shown(&diff(&model, &model)), [""; 0]);
}

#[test]
fn a_spec_that_was_read_and_written_says_the_same() {
    let folder = root().join("spec");
    let spec = Documents::read(&folder).unwrap();
    let written = Workshop::new().unwrap().model(&spec).unwrap().unwrap();
    let read = antom_codegen::read(&folder).unwrap();
    assert_eq!(shown(&diff(&read, &written)), [""; 0]);
    let trees = [&read, &written].map(antom_codegen::emit::emit);
    assert!(trees[0] == trees[1], "other files are generated");
}

#[test]
fn every_mutation_is_found_and_none_where_nothing_changed() {
    let tried = &*TRIED;
    assert_eq!(tried.drawn.missing, [""; 0], "of some kinds none was drawn");
    for mutation in &tried.drawn.mutations {
        let found = shown(&diff(&tried.model, &mutation.model));
        let is_nothing = CHANGING_NOTHING.contains(&mutation.kind);
        assert_eq!(
            found.is_empty(),
            is_nothing,
            "{} of {}: {found:#?}",
            mutation.kind,
            mutation.target
        );
    }
}

#[test]
fn a_name_in_rust_that_stands_for_something_else_is_breaking() {
    let tried = &*TRIED;
    let before = Speech::of(&antom_codegen::emit::emit(&tried.model)).unwrap();
    let mut otherwise = 0;
    // To generate the crate takes longer than to compare two specs.
    let all = tried.drawn.mutations.iter().enumerate();
    let some = all.filter(|(number, one)| number % 16 == 0 || one.kind.contains("respelt"));
    for (_, mutation) in some {
        let after = Speech::of(&antom_codegen::emit::emit(&mutation.model)).unwrap();
        let changed = before.said_otherwise(&after);
        if changed.is_empty() {
            continue;
        }
        otherwise += 1;
        let found = diff(&tried.model, &mutation.model);
        assert_eq!(
            found.worst(Audience::Behaviour),
            Verdict::Breaking,
            "{} of {}: {changed:?}, and {:#?}",
            mutation.kind,
            mutation.target,
            shown(&found)
        );
    }
    assert!(otherwise > 0, "no mutation was of this kind");
}

#[test]
fn backwards_the_same_differs_the_other_way_round() {
    let tried = &*TRIED;
    for mutation in &tried.drawn.mutations {
        let forth = diff(&tried.model, &mutation.model);
        let back = diff(&mutation.model, &tried.model);
        assert_eq!(
            differences(&forth, false),
            differences(&back, true),
            "{} of {}",
            mutation.kind,
            mutation.target
        );
    }
}

#[test]
fn the_order_of_files_and_keys_does_not_matter() {
    let tried = &*TRIED;
    let mut workshop = Workshop::new().unwrap();
    let mut rng = Rng::with_seed(2);
    let other = shuffled(&tried.base, &mut rng);
    let other = workshop.model(&other).unwrap().unwrap();
    assert_eq!(shown(&diff(&tried.model, &other)), [""; 0]);
    assert_eq!(shown(&diff(&other, &tried.model)), [""; 0]);
    for mutation in tried.drawn.mutations.iter().step_by(10) {
        let changed = tried.base.with(&mutation.changes);
        let changed = shuffled(&changed, &mut rng);
        let changed = workshop.model(&changed).unwrap().unwrap();
        assert_eq!(
            shown(&diff(&tried.model, &mutation.model)),
            shown(&diff(&other, &changed)),
            "{} of {}",
            mutation.kind,
            mutation.target
        );
    }
}

#[test]
fn one_seed_draws_the_same_mutations() {
    let targets = || -> Vec<String> {
        let tried = tried(3, 12);
        let mutations = tried.drawn.mutations.iter();
        mutations
            .map(|one| format!("{} {}", one.kind, one.target))
            .collect()
    };
    assert_eq!(targets(), targets());
}
