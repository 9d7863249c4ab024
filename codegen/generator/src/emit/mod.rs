//! From the model to the files of a Rust crate.
//!
//! One way in: [`emit`]. One small emitter for each kind of item; [`file`] makes text of their tokens.

mod api;
mod article;
mod build;
mod client;
mod deprecation;
mod docs;
mod field;
mod file;
mod gateway;
mod layout;
mod library;
mod markdown;
mod money;
mod needs;
mod notification;
mod operation;
mod result_code;
mod sample;
mod samples;
mod scenario;
mod sending;
mod shared;
mod sources;
mod structs;
mod taken;
mod templates;

pub(crate) use build::takes_into;
pub(crate) use field::item_name;
pub(crate) use money::METHODS as METHODS_OF_MONEY;
pub(crate) use taken::taken;

use std::panic::resume_unwind;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use crate::model::Model;
use crate::output::Tree;

/// What makes some of the files.
type Job<'a> = Box<dyn Fn(&mut Tree) + Send + Sync + 'a>;

/// The whole crate. Formatting takes nearly all of the time, so the files are made on all cores.
///
/// # Panics
///
/// If an emitter does.
#[must_use]
pub fn emit(model: &Model) -> Tree {
    let jobs = jobs(model);
    let next = AtomicUsize::new(0);
    let work = || {
        let mut tree = Tree::default();
        while let Some(job) = jobs.get(next.fetch_add(1, Ordering::Relaxed)) {
            job(&mut tree);
        }
        tree
    };
    let cores = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        let workers: Vec<_> = (0..cores).map(|_| scope.spawn(work)).collect();
        let mut whole = Tree::default();
        for worker in workers {
            match worker.join() {
                Ok(tree) => whole.merge(tree),
                Err(panic) => resume_unwind(panic),
            }
        }
        whole
    })
}

fn jobs(model: &Model) -> Vec<Job<'_>> {
    let mut jobs: Vec<Job<'_>> = vec![
        Box::new(|tree| samples::emit(model, tree)),
        Box::new(|tree| templates::emit(model, tree)),
        Box::new(|tree| library::emit(model, tree)),
        Box::new(|tree| api::emit(model, tree)),
        Box::new(|tree| result_code::emit(model, tree)),
        Box::new(|tree| client::emit(model, tree)),
        Box::new(|tree| gateway::emit(model, tree)),
        Box::new(|tree| shared::emit_module(model, tree)),
        Box::new(|tree| notification::emit_all(model, tree)),
    ];
    for group in &model.groups {
        jobs.push(Box::new(|tree| library::emit_group(group, tree)));
        for operation in &group.operations {
            jobs.push(Box::new(move |tree| {
                operation::emit(model, group, operation, tree);
            }));
        }
        for notification in &group.notifications {
            jobs.push(Box::new(move |tree| {
                notification::emit(group, notification, tree);
            }));
        }
    }
    for shared in &model.types {
        jobs.push(Box::new(|tree| shared::emit(shared, tree)));
    }
    jobs
}
