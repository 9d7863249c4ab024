//! Files that are not Rust: the manifest and the README.

use minijinja::value::Serde;
use minijinja::{AutoEscape, Value};
use serde::Serialize;

use super::client::has_sessions;
use super::file::header;
use super::notification;
use crate::model::{Docs, Model, Operation};
use crate::output::Tree;
use crate::template::environment;

/// The files, how a comment opens and closes in them, and their templates.
const TEMPLATES: &[(&str, &str, &str, &str)] = &[
    (
        "Cargo.toml",
        "#",
        "",
        include_str!("templates/Cargo.toml.jinja"),
    ),
    (
        "README.md",
        "<!--",
        "-->",
        include_str!("templates/README.md.jinja"),
    ),
];

/// What the templates know.
#[derive(Serialize)]
struct Facts<'a> {
    header: String,
    crate_name: &'a str,
    version: &'a str,
    summary: &'a str,
    docs: &'a str,
    uses_patterns: bool,
    has_notifications: bool,
    has_sessions: bool,
    groups: &'a [Group<'a>],
}

#[derive(Serialize)]
struct Group<'a> {
    name: &'a str,
    summary: &'a str,
    default: bool,
    /// Whether it needs HTTP/2, which sessions demand.
    needs_http2: bool,
    operations: Vec<Entry<'a>>,
    notifications: Vec<Entry<'a>>,
}

/// An operation with its method, or a notification with its variant.
#[derive(Serialize)]
struct Entry<'a> {
    name: &'a str,
    rust: &'a str,
    summary: &'a str,
    page: Option<&'a str>,
}

impl<'a> Entry<'a> {
    fn new(name: &'a str, rust: &'a str, docs: &'a Docs, page: Option<&'a String>) -> Self {
        Self {
            name,
            rust,
            summary: &docs.summary,
            page: page.map(String::as_str),
        }
    }
}

/// # Panics
///
/// If a template is wrong, which the tests would show.
pub(super) fn emit(model: &Model, tree: &mut Tree) {
    let environment = environment(AutoEscape::None);
    let groups: Vec<Group<'_>> = model
        .groups
        .iter()
        .map(|group| Group {
            name: &group.rust,
            summary: &group.summary,
            default: group.default,
            needs_http2: group.operations.iter().any(Operation::is_in_session),
            operations: group
                .operations
                .iter()
                .map(|one| Entry::new(&one.name, &one.module, &one.docs, one.page.as_ref()))
                .collect(),
            notifications: group
                .notifications
                .iter()
                .map(|one| Entry::new(&one.name, &one.rust, &one.docs, one.page.as_ref()))
                .collect(),
        })
        .collect();
    for (path, open, close, template) in TEMPLATES {
        let text = environment
            .render_str(
                template,
                Value::from(Serde(Facts {
                    header: header(open, "spec", close),
                    crate_name: &model.crate_name,
                    version: &model.version,
                    summary: &model.summary,
                    docs: &model.docs,
                    uses_patterns: model.uses_patterns(),
                    has_notifications: notification::has_any(model),
                    has_sessions: has_sessions(model),
                    groups: &groups,
                })),
            )
            .unwrap_or_else(|error| panic!("the template of {path} is wrong: {error:#}"));
        tree.add(*path, text);
    }
}
