//! Files that are not Rust: the manifest and the README.

use minijinja::value::Serde;
use minijinja::{AutoEscape, Value};
use serde::Serialize;

use super::client::has_sessions;
use super::file::header;
use super::{markdown, notification};
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
    /// In one line of TOML.
    summary: String,
    summary_markdown: String,
    docs: String,
    uses_patterns: bool,
    has_notifications: bool,
    has_sessions: bool,
    groups: &'a [Group<'a>],
}

#[derive(Serialize)]
struct Group<'a> {
    name: &'a str,
    /// In one line of TOML.
    summary: String,
    summary_cell: String,
    default: bool,
    /// Whether it needs HTTP/2, which sessions demand.
    needs_http2: bool,
    operations: Vec<Entry<'a>>,
    notifications: Vec<Entry<'a>>,
}

/// An operation with its method, or a notification with its variant.
#[derive(Serialize)]
struct Entry<'a> {
    name: String,
    rust: &'a str,
    summary: String,
    page: Option<String>,
}

impl<'a> Entry<'a> {
    fn new(name: &'a str, rust: &'a str, docs: &'a Docs, page: Option<&'a String>) -> Self {
        Self {
            name: markdown::cell(name),
            rust,
            summary: markdown::cell(&docs.summary),
            page: page.map(|page| markdown::target(page)),
        }
    }
}

/// Text of the spec in one line of TOML, in quotes or in a comment.
fn one_line(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    text.replace('\\', "\\\\").replace('"', "\\\"")
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
            summary: one_line(&group.summary),
            summary_cell: markdown::cell(&group.summary),
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
                    summary: one_line(&model.summary),
                    summary_markdown: markdown::plain(&model.summary),
                    docs: markdown::target(&model.docs),
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
