//! The verdicts for the wire against exchanges: a client of one spec, a gateway of the other, and generated messages.

mod messages;
mod report;
mod restrict;
mod runner;

use std::collections::{BTreeMap, BTreeSet};

use antom_codegen::diff::{self, Verdict};
use antom_codegen::model::Model;
use fastrand::Rng;

use crate::documents::Documents;
use crate::error::Error;
use crate::mutate::Mutation;
use crate::task::{Clock, Task};
use crate::workshop::Workshop;
pub(crate) use report::{Case, Table};
use restrict::{Reach, restricted};
use runner::{CRATES, Direction, Exchanged, Exchanges, Runner};

/// The most mutations in one program.
const BATCH: usize = 16;
/// The most operations and notifications with which a mutation is tried.
const NAMES: usize = 4;

/// A mutation and the operations and notifications that it touches.
struct Subject<'a> {
    mutation: &'a Mutation,
    touched: BTreeSet<String>,
}

/// Mutations that are tried in one program, each with names that no other one touches.
#[derive(Default)]
struct Batch {
    members: Vec<(usize, BTreeSet<String>)>,
    touched: BTreeSet<String>,
    names: BTreeSet<String>,
    files: BTreeSet<String>,
}

/// The proof at work.
struct Proof<'a> {
    base: &'a Documents,
    workshop: &'a mut Workshop,
    runner: Runner,
    rng: Rng,
    clock: Clock,
}

/// Lets old and new speak with each other and compares what the diff says with how that went.
pub(crate) fn prove(task: Task<'_>, workshop: &mut Workshop) -> Result<Table, Error> {
    let Task {
        base,
        drawn,
        rng,
        work,
    } = task;
    let model = workshop
        .model(base)?
        .map_err(|refused| Error::Spec(refused.0))?;
    let mut proof = Proof {
        base,
        workshop,
        runner: Runner::new(&work.join("wire"))?,
        rng,
        clock: Clock::start(),
    };
    let reach = Reach::of(base);
    let subjects: Vec<Subject<'_>> = drawn
        .mutations
        .iter()
        .map(|mutation| {
            let new = Reach::of(&base.with(&mutation.changes));
            let touched = reach
                .touched(&mutation.changes)
                .chain(new.touched(&mutation.changes));
            Subject {
                mutation,
                touched: touched.cloned().collect(),
            }
        })
        .collect();
    let mut tried: BTreeMap<usize, (Exchanges, Option<String>)> = BTreeMap::new();
    let mut waiting: Vec<usize> = (0..subjects.len()).collect();
    while !waiting.is_empty() {
        let batch = proof.batch(&subjects, &mut waiting);
        proof.clock.say(&format!(
            "{} together, {} to come",
            batch.members.len(),
            waiting.len()
        ));
        proof.exchange(&subjects, batch, &mut tried)?;
    }
    let cases = subjects.iter().enumerate().flat_map(|(index, subject)| {
        let (exchanges, trouble) = tried.remove(&index).unwrap_or_default();
        [Direction::Forth, Direction::Back]
            .map(|direction| case(&model, subject, direction, &exchanges, trouble.as_ref()))
    });
    Ok(Table {
        cases: cases.collect(),
        missing: drawn.missing.clone(),
        discarded: drawn.discarded,
    })
}

/// What was said of one direction, and how it went.
fn case(
    model: &Model,
    subject: &Subject<'_>,
    direction: Direction,
    exchanges: &Exchanges,
    trouble: Option<&String>,
) -> Case {
    let (old, new) = match direction {
        Direction::Forth => (model, &subject.mutation.model),
        Direction::Back => (&subject.mutation.model, model),
    };
    let found = diff::diff(old, new);
    let mut exchanged = Exchanged::default();
    for ((way, name), one) in exchanges {
        if *way == direction {
            let named = |why: &String| format!("{name}: {why}");
            exchanged.understood += one.understood;
            exchanged.lost.extend(one.lost.iter().map(named));
            exchanged.unfit.extend(one.unfit.iter().map(named));
        }
    }
    Case {
        kind: subject.mutation.kind,
        target: subject.mutation.target.clone(),
        direction,
        said: found
            .findings
            .iter()
            .map(|finding| finding.wire)
            .max()
            .unwrap_or(Verdict::Safe),
        findings: found
            .findings
            .iter()
            .map(|finding| format!("{} {}: {}", finding.rule.id, finding.path, finding.wire))
            .collect(),
        exchanged,
        trouble: trouble.cloned(),
    }
}

impl Proof<'_> {
    /// Takes mutations out of those that wait, as long as each keeps names of its own.
    fn batch(&mut self, subjects: &[Subject<'_>], waiting: &mut Vec<usize>) -> Batch {
        let mut batch = Batch::default();
        let mut rest = Vec::new();
        for index in waiting.drain(..) {
            let Subject { mutation, touched } = &subjects[index];
            let is_apart =
                mutation.changes.is_apart_from(&batch.files) && touched.is_disjoint(&batch.names);
            let mut free: Vec<&String> = touched.difference(&batch.touched).collect();
            self.rng.shuffle(&mut free);
            free.truncate(NAMES);
            if batch.members.len() < BATCH
                && is_apart
                && (!free.is_empty() || batch.members.is_empty())
            {
                let names: BTreeSet<String> = free.into_iter().cloned().collect();
                batch.touched.extend(touched.iter().cloned());
                batch
                    .files
                    .extend(mutation.changes.files().map(str::to_owned));
                batch.names.extend(names.iter().cloned());
                batch.members.push((index, names));
            } else {
                rest.push(index);
            }
        }
        *waiting = rest;
        batch
    }

    /// Builds and runs a batch; one that does not go together is taken apart.
    fn exchange(
        &mut self,
        subjects: &[Subject<'_>],
        batch: Batch,
        tried: &mut BTreeMap<usize, (Exchanges, Option<String>)>,
    ) -> Result<(), Error> {
        let changed = batch
            .members
            .iter()
            .fold(self.base.clone(), |documents, (index, _)| {
                documents.with(&subjects[*index].mutation.changes)
            });
        let sides = [self.base, &changed];
        let mut models = Vec::new();
        let mut trouble = None;
        for (documents, name) in sides.into_iter().zip(CRATES) {
            match self
                .workshop
                .model(&restricted(documents, &batch.names, name))?
            {
                Ok(model) => models.push(model),
                Err(refused) => trouble = Some(refused.0),
            }
        }
        let exchanges = match (models.as_slice(), trouble) {
            ([old, new], None) => self.runner.run([old, new])?,
            (_, trouble) => Err(trouble.unwrap_or_default()),
        };
        match exchanges {
            Ok(exchanges) => {
                for (index, names) in batch.members {
                    let own = exchanges
                        .iter()
                        .filter(|((_, name), _)| names.contains(name));
                    let own = own
                        .map(|(key, exchanged)| (key.clone(), exchanged.clone()))
                        .collect();
                    tried.insert(index, (own, None));
                }
            }
            Err(trouble) if batch.members.len() == 1 => {
                for (index, _) in batch.members {
                    tried.insert(index, (Exchanges::new(), Some(trouble.clone())));
                }
            }
            Err(trouble) => {
                self.clock.say(&format!("taken apart: {trouble}"));
                let half = batch.members.len() / 2;
                let mut members = batch.members;
                for members in [members.split_off(half), members] {
                    let names = members
                        .iter()
                        .flat_map(|(_, names)| names.iter().cloned())
                        .collect();
                    let part = Batch {
                        members,
                        names,
                        ..Batch::default()
                    };
                    self.exchange(subjects, part, tried)?;
                }
            }
        }
        Ok(())
    }
}
