//! The verdicts for source code against the compiler.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use antom_codegen::diff;
use antom_codegen::emit;
use antom_codegen::output::Tree;
use fastrand::Rng;

use crate::compile::{ByFunction, Compiler, Setting};
use crate::confusion::{Case, Checked, Table};
use crate::consumer::{Consumer, Parts};
use crate::documents::Documents;
use crate::error::Error;
use crate::mutate::Mutation;
use crate::semver_checks::SemverChecks;
use crate::task::{Clock, Task};
use crate::workshop::Workshop;

/// The most mutations that are checked in one crate.
const BATCH: usize = 14;
/// The most groups that a mutation is checked with one by one.
const GROUPS: usize = 3;

/// A mutation and what it changes in the generated crate.
struct Subject<'a> {
    mutation: &'a Mutation,
    /// The public items that differ.
    items: BTreeSet<String>,
    /// The files that differ.
    files: BTreeSet<String>,
    /// The features that some items no longer need in the same way.
    features: BTreeSet<String>,
    /// Whether the manifest differs in more than the version.
    is_of_manifest: bool,
}

/// The proof at work.
struct Proof<'a> {
    base: &'a Documents,
    parts: Parts,
    tree: Tree,
    compiler: Compiler<'a>,
    consumer: &'a Consumer,
    workshop: &'a mut Workshop,
    rng: Rng,
    clock: Clock,
    /// The settings with which the old crate was found to compile.
    sound: BTreeSet<String>,
    /// What the compiler warns of without any change.
    usual: ByFunction,
}

/// Draws mutations and compares what the diff says of them with what the compiler says.
pub(crate) fn prove(
    task: Task<'_>,
    workshop: &mut Workshop,
    semver: usize,
) -> Result<Table, Error> {
    let Task {
        base,
        drawn,
        rng,
        work,
    } = task;
    let model = workshop
        .model(base)?
        .map_err(|refused| Error::Spec(refused.0))?;
    let tree = emit::emit(&model);
    let consumer = Consumer::new(&tree)?;
    let mut proof = Proof {
        base,
        parts: Parts::of(&tree)?,
        compiler: Compiler::new(&work.join("source"), &consumer)?,
        tree,
        consumer: &consumer,
        workshop,
        rng,
        clock: Clock::start(),
        sound: BTreeSet::new(),
        usual: ByFunction::new(),
    };
    proof.clock.say(&format!(
        "{} functions use the old crate",
        consumer.functions.len()
    ));
    for item in &consumer.unused {
        proof.clock.say(&format!("nothing uses {item}"));
    }
    proof.expect_sound(&Setting::All)?;
    let subjects = proof.subjects(&drawn.mutations)?;
    let verdicts = proof.judge(&subjects)?;
    let cases = subjects.iter().zip(verdicts).map(|(subject, said)| {
        let mutation = subject.mutation;
        Case::new(
            mutation.kind,
            &mutation.target,
            &diff::diff(&model, &mutation.model),
            &said,
            &consumer,
        )
    });
    let mut cases: Vec<Case> = cases.collect();
    proof.ask_semver_checks(&subjects, &mut cases, &work.join("semver"), semver)?;
    Ok(Table {
        cases,
        missing: drawn.missing.clone(),
        discarded: drawn.discarded,
    })
}

impl Proof<'_> {
    /// Checks that the consumer compiles with its own crate; what the compiler warns of then is no news later.
    fn expect_sound(&mut self, setting: &Setting) -> Result<(), Error> {
        if !self.sound.insert(format!("{setting:?}")) {
            return Ok(());
        }
        let outcome = self.compiler.check(&self.tree, setting)?;
        if !outcome.is_clean() {
            let first = outcome.errors.iter().next();
            let words = first.map(|(function, message)| {
                format!("{}: {message}", self.consumer.functions[*function].item)
            });
            let words = words.or(outcome.cargo).or(outcome
                .generated
                .first()
                .map(|(file, words)| format!("{file}: {words}")));
            return Err(Error::Consumer(format!(
                "{setting:?}: {}",
                words.unwrap_or_default()
            )));
        }
        self.usual.extend(outcome.warnings);
        Ok(())
    }

    fn subjects<'m>(&self, mutations: &'m [Mutation]) -> Result<Vec<Subject<'m>>, Error> {
        let subject = |mutation: &'m Mutation| {
            let tree = emit::emit(&mutation.model);
            let parts = Parts::of(&tree)?;
            Ok(Subject {
                mutation,
                items: self.parts.changed(&parts),
                files: changed_files(&self.tree, &tree),
                features: self.parts.features_concerned(&parts),
                is_of_manifest: features_of(&self.tree) != features_of(&tree),
            })
        };
        mutations.iter().map(subject).collect()
    }

    fn judge(&mut self, subjects: &[Subject<'_>]) -> Result<Vec<Checked>, Error> {
        let mut verdicts: Vec<Checked> = subjects.iter().map(|_| Checked::default()).collect();
        let mut alone = Vec::new();
        let mut waiting: Vec<usize> = Vec::new();
        for (index, subject) in subjects.iter().enumerate() {
            match subject.is_of_manifest {
                true => alone.push(index),
                false => waiting.push(index),
            }
        }
        while !waiting.is_empty() {
            let batch = self.batch(subjects, &mut waiting)?;
            self.clock.say(&format!(
                "{} together, {} to come",
                batch.len(),
                waiting.len()
            ));
            alone.extend(self.together(subjects, &batch, &mut verdicts)?);
        }
        for (count, index) in alone.iter().enumerate() {
            let subject = &subjects[*index];
            self.clock.say(&format!(
                "alone, {} of {}: {} {}",
                count + 1,
                alone.len(),
                subject.mutation.kind,
                subject.mutation.target
            ));
            self.alone(subject, &Setting::All, &mut verdicts[*index])?;
            if subject.is_of_manifest {
                let setting = Setting::Default(self.consumer.defaults.clone());
                self.alone(subject, &setting, &mut verdicts[*index])?;
            }
        }
        for (subject, verdict) in subjects.iter().zip(&mut verdicts) {
            if !verdict.is_broken() {
                self.group_by_group(subject, verdict)?;
            }
        }
        Ok(verdicts)
    }

    /// Takes mutations out of those that wait: of other files and other items each.
    fn batch(
        &mut self,
        subjects: &[Subject<'_>],
        waiting: &mut Vec<usize>,
    ) -> Result<Vec<usize>, Error> {
        let (mut batch, mut rest) = (Vec::new(), Vec::new());
        let (mut files, mut items) = (BTreeSet::new(), BTreeSet::new());
        let mut documents = self.base.clone();
        for index in waiting.drain(..) {
            let Subject {
                mutation,
                items: own,
                ..
            } = &subjects[index];
            let is_apart = mutation.changes.is_apart_from(&files) && own.is_disjoint(&items);
            let together = documents.with(&mutation.changes);
            if batch.len() < BATCH && is_apart && self.workshop.model(&together)?.is_ok() {
                documents = together;
                files.extend(mutation.changes.files().map(str::to_owned));
                items.extend(own.iter().cloned());
                batch.push(index);
            } else {
                rest.push(index);
            }
        }
        *waiting = rest;
        Ok(batch)
    }

    /// Checks several in one crate. Gives those of which that does not tell whether they break something.
    fn together(
        &mut self,
        subjects: &[Subject<'_>],
        batch: &[usize],
        verdicts: &mut [Checked],
    ) -> Result<Vec<usize>, Error> {
        let mut batch = batch.to_vec();
        let outcome = loop {
            let documents = batch.iter().fold(self.base.clone(), |documents, index| {
                documents.with(&subjects[*index].mutation.changes)
            });
            let Ok(model) = self.workshop.model(&documents)? else {
                return Ok(batch);
            };
            let outcome = self.compiler.check(&emit::emit(&model), &Setting::All)?;
            if let Some(words) = outcome.cargo {
                return Err(Error::Cargo(words));
            }
            if outcome.generated.is_empty() {
                break outcome;
            }
            // The crate itself does not compile: whoever changed its files is to blame.
            let before = batch.len();
            for (file, words) in &outcome.generated {
                let inside = file
                    .split_once("api/")
                    .map_or(file.as_str(), |(_, inside)| inside);
                batch.retain(|index| {
                    let is_guilty = subjects[*index].files.contains(inside);
                    if is_guilty {
                        verdicts[*index]
                            .generated
                            .push(format!("{inside}, {words}"));
                    }
                    !is_guilty
                });
            }
            if batch.len() == before {
                return Ok(batch);
            }
        };
        let mut unsure = BTreeSet::new();
        let mut attribute = |found: &ByFunction, is_error: bool| {
            for (function, message) in found {
                if !is_error && self.usual.contains_key(function) {
                    continue;
                }
                let used = &self.consumer.functions[*function];
                let candidates: Vec<usize> = batch
                    .iter()
                    .copied()
                    .filter(|index| used.uses_any(&subjects[*index].items))
                    .collect();
                match candidates.as_slice() {
                    [one] if is_error => {
                        verdicts[*one].errors.insert(*function, message.clone());
                    }
                    [one] => {
                        verdicts[*one].warnings.insert(*function, message.clone());
                    }
                    [] => unsure.extend(batch.iter().copied()),
                    several => unsure.extend(several.iter().copied()),
                }
            }
        };
        attribute(&outcome.errors, true);
        attribute(&outcome.warnings, false);
        unsure.retain(|index| verdicts[*index].errors.is_empty());
        Ok(unsure.into_iter().collect())
    }

    fn alone(
        &mut self,
        subject: &Subject<'_>,
        setting: &Setting,
        verdicts: &mut Checked,
    ) -> Result<(), Error> {
        self.expect_sound(setting)?;
        let outcome = self
            .compiler
            .check(&emit::emit(&subject.mutation.model), setting)?;
        verdicts.take(outcome, &self.usual);
        Ok(())
    }

    /// With single groups, if items need other features than before.
    fn group_by_group(
        &mut self,
        subject: &Subject<'_>,
        verdicts: &mut Checked,
    ) -> Result<(), Error> {
        let mut groups: Vec<String> = subject
            .features
            .iter()
            .filter(|name| self.consumer.features.contains(name))
            .cloned()
            .collect();
        self.rng.shuffle(&mut groups);
        for group in groups.into_iter().take(GROUPS) {
            self.clock.say(&format!(
                "with `{group}` alone: {} {}",
                subject.mutation.kind, subject.mutation.target
            ));
            self.alone(subject, &Setting::Group(group), verdicts)?;
            if verdicts.is_broken() {
                break;
            }
        }
        Ok(())
    }
}

impl Proof<'_> {
    /// Asks cargo-semver-checks, too, for some of them.
    fn ask_semver_checks(
        &mut self,
        subjects: &[Subject<'_>],
        cases: &mut [Case],
        folder: &Path,
        count: usize,
    ) -> Result<(), Error> {
        if count == 0 {
            return Ok(());
        }
        let Some(checks) = SemverChecks::new(folder, &self.tree)? else {
            self.clock
                .say("cargo-semver-checks is not installed and was not asked");
            return Ok(());
        };
        let mut sample: Vec<usize> = (0..subjects.len()).collect();
        self.rng.shuffle(&mut sample);
        sample.truncate(count);
        for (number, index) in sample.iter().enumerate() {
            self.clock.say(&format!(
                "cargo-semver-checks, {} of {}",
                number + 1,
                sample.len()
            ));
            let tree = emit::emit(&subjects[*index].mutation.model);
            cases[*index].semver = Some(checks.ask(&tree)?);
        }
        Ok(())
    }
}

/// The files that only one of both has, or that are not the same in both.
fn changed_files(one: &Tree, other: &Tree) -> BTreeSet<String> {
    let (one, other): (BTreeMap<&str, &str>, BTreeMap<&str, &str>) =
        (one.iter().collect(), other.iter().collect());
    let paths: BTreeSet<&str> = one.keys().chain(other.keys()).copied().collect();
    let changed = paths
        .into_iter()
        .filter(|path| one.get(path) != other.get(path));
    changed.map(str::to_owned).collect()
}

/// What the manifest says apart from words and the version.
fn features_of(tree: &Tree) -> Vec<&str> {
    let manifest = tree
        .iter()
        .find(|(path, _)| *path == "Cargo.toml")
        .map_or("", |(_, text)| text);
    let lines = manifest
        .lines()
        .filter(|line| line.starts_with("name = ") || line.contains(" = ["));
    lines.collect()
}
