//! From the model to the files of a Rust crate.
//!
//! One way in: [`emit`]. One small emitter for each kind of item; [`file`] makes text of their tokens.

mod api;
mod build;
mod client;
mod docs;
mod field;
mod file;
mod gateway;
mod library;
mod notification;
mod operation;
mod result_code;
mod sample;
mod samples;
mod scenario;
mod shared;
mod structs;
mod templates;

use crate::model::Model;
use crate::output::Tree;

/// The whole crate.
#[must_use]
pub fn emit(model: &Model) -> Tree {
    let mut tree = Tree::default();
    templates::emit(model, &mut tree);
    library::emit(model, &mut tree);
    api::emit(model, &mut tree);
    result_code::emit(model, &mut tree);
    client::emit(model, &mut tree);
    gateway::emit(model, &mut tree);
    shared::emit(model, &mut tree);
    for group in &model.groups {
        library::emit_group(group, &mut tree);
        for operation in &group.operations {
            operation::emit(model, group, operation, &mut tree);
        }
        for notification in &group.notifications {
            notification::emit(group, notification, &mut tree);
        }
    }
    notification::emit_all(model, &mut tree);
    samples::emit(model, &mut tree);
    tree
}
