//! Files that are not Rust: the manifest and the README.

use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{Environment, UndefinedBehavior, Value};
use serde::Serialize;

use super::file::header;
use super::notification;
use crate::model::Model;
use crate::output::Tree;

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
    groups: &'a [Group<'a>],
}

#[derive(Serialize)]
struct Group<'a> {
    name: &'a str,
    summary: &'a str,
    default: bool,
    operations: Vec<Operation<'a>>,
    notifications: Vec<Notification<'a>>,
}

#[derive(Serialize)]
struct Notification<'a> {
    name: &'a str,
    variant: &'a str,
    summary: &'a str,
    page: Option<&'a str>,
}

#[derive(Serialize)]
struct Operation<'a> {
    name: &'a str,
    method: &'a str,
    summary: &'a str,
    page: Option<&'a str>,
}

/// # Panics
///
/// If a template is wrong, which the tests would show.
pub(super) fn emit(model: &Model, tree: &mut Tree) {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    let syntax = SyntaxConfig::builder()
        .trim_blocks(true)
        .lstrip_blocks(true)
        .keep_trailing_newline(true)
        .build();
    environment.set_syntax(syntax.expect("the delimiters are the usual ones"));
    let groups: Vec<Group<'_>> = model
        .groups
        .iter()
        .map(|group| Group {
            name: &group.rust,
            summary: &group.summary,
            default: group.default,
            operations: group
                .operations
                .iter()
                .map(|operation| Operation {
                    name: &operation.name,
                    method: &operation.module,
                    summary: &operation.docs.summary,
                    page: operation.page.as_deref(),
                })
                .collect(),
            notifications: group
                .notifications
                .iter()
                .map(|notification| Notification {
                    name: &notification.name,
                    variant: &notification.rust,
                    summary: &notification.docs.summary,
                    page: notification.page.as_deref(),
                })
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
                    groups: &groups,
                })),
            )
            .unwrap_or_else(|error| panic!("the template of {path} is wrong: {error:#}"));
        tree.add(*path, text);
    }
}
