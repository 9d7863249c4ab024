//! Documentation: what it means, what it must keep, where that is written.

use proc_macro2::TokenStream;
use quote::quote;

pub(super) use super::markdown::{cell, code, plain, target};

use super::layout::LINE_END;
use crate::fact::limit::Says;
use crate::model::Item;
use crate::model::{Docs, Field, Origin};
use crate::spec::Requirement;

/// Paragraphs as documentation of an item.
pub(super) fn paragraphs(paragraphs: impl IntoIterator<Item = String>) -> TokenStream {
    let mut lines: Vec<String> = Vec::new();
    for paragraph in paragraphs {
        if !lines.is_empty() {
            lines.push(String::new());
        }
        if paragraph.starts_with("```") {
            lines.extend(paragraph.lines().map(str::to_owned));
        } else {
            lines.extend(paragraph.lines().flat_map(wrapped));
        }
    }
    if lines.is_empty() {
        return TokenStream::new();
    }
    let lines = lines.iter().map(|line| match line.as_str() {
        "" => String::new(),
        line => format!(" {line}"),
    });
    // One attribute for all lines: most of what is emitted is documentation, and each attribute is parsed and printed.
    let text = lines.collect::<Vec<_>>().join(LINE_END);
    quote!(#[doc = #text])
}

/// A sentence, and the page if one is known.
pub(super) fn with_page(sentence: String, page: Option<&String>) -> String {
    match page {
        Some(page) => format!("{sentence} Page: <{}>.", target(page)),
        None => sentence,
    }
}

/// A line of Markdown in lines that fit on a screen. Rows of tables stay whole, and an item of a list hangs from its dash.
pub(super) fn wrapped(line: &str) -> Vec<String> {
    const WIDTH: usize = 92;
    if line.starts_with('|') {
        return vec![line.to_owned()];
    }
    let hanging = if line.starts_with("- ") { "  " } else { "" };
    let mut lines = Vec::new();
    let mut last = String::new();
    let mut width = 0;
    for word in words(line) {
        let wide = word.chars().count();
        if width > 0 && width + 1 + wide > WIDTH {
            lines.push(std::mem::replace(&mut last, hanging.to_owned()));
            width = hanging.len();
        } else if width > 0 {
            last.push(' ');
            width += 1;
        }
        last.push_str(word);
        width += wide;
    }
    lines.push(last);
    lines
}

/// Macros of the prelude whose names types can have, too: a link has to say which of the two it means.
const MACROS: [&str; 9] = [
    "Clone",
    "Copy",
    "Debug",
    "Default",
    "Eq",
    "Hash",
    "Ord",
    "PartialEq",
    "PartialOrd",
];

/// A link to a struct of the same file.
pub(super) fn link(name: &str) -> String {
    match MACROS.contains(&name) {
        true => format!("[`{name}`](struct@{name})"),
        false => format!("[`{name}`]"),
    }
}

/// The words of a line. Code is one word with its spaces: what stands in it could mean something else at the start of a line.
fn words(line: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let (mut start, mut is_code, mut is_escaped) = (0, false, false);
    for (at, character) in line.char_indices() {
        if character == ' ' && !is_code {
            words.push(&line[start..at]);
            start = at + 1;
        }
        is_code ^= character == '`' && (is_code || !is_escaped);
        is_escaped = character == '\\' && !is_escaped;
    }
    words.push(&line[start..]);
    // A backtick without its fellow is none of ours.
    if is_code {
        words = line.split(' ').collect();
    }
    words.retain(|word| !word.is_empty());
    words
}

/// The paragraphs of what the spec says of an item.
pub(super) fn of(docs: &Docs) -> Vec<String> {
    let mut paragraphs = said(docs);
    paragraphs.extend(docs.origin.as_ref().map(source));
    paragraphs
}

/// The summary, and the note if there is one.
pub(super) fn said(docs: &Docs) -> Vec<String> {
    let mut paragraphs = vec![plain(&docs.summary)];
    paragraphs.extend(docs.note.as_deref().map(plain));
    paragraphs
}

/// Where facts come from, as a sentence.
pub(super) fn source(origin: &Origin) -> String {
    format!("Source: {}.", linked(origin))
}

/// Where facts come from, as a link with its edition.
pub(super) fn linked(origin: &Origin) -> String {
    let edition = origin.edition.as_ref();
    let edition = edition.map(|edition| format!(", {}", plain(edition)));
    format!(
        "[{}]({}){}",
        plain(&origin.title),
        target(&origin.url),
        edition.unwrap_or_default()
    )
}

/// What a struct says once of all its fields that it marks so, if it does.
pub(super) fn of_perhaps_required(fields: &[Field]) -> Option<String> {
    let words = format!(
        "A field is *{PERHAPS_REQUIRED}* when no source says whether it is; it may be left out."
    );
    fields.iter().any(is_perhaps_required).then_some(words)
}

/// How a field is marked of which no source says whether it is required.
const PERHAPS_REQUIRED: &str = "perhaps required";

fn is_perhaps_required(field: &Field) -> bool {
    field.requirement == Requirement::Unknown && field.required_when.is_empty()
}

/// The paragraphs of a field: its meaning, then its wire name with everything that its values must keep, and its source where
/// the struct does not say it.
pub(super) fn of_field(field: &Field, source: Option<String>) -> Vec<String> {
    let mut paragraphs = said(&field.docs);
    let mut facts = format!("{}: {}", code(&field.wire_name), rules(field).join(", "));
    if let Some(since) = &field.docs.since {
        facts.push_str(&format!("; since {}", plain(since)));
    }
    facts.push('.');
    if let Some(source) = source {
        facts.push_str(&format!(" {source}"));
    }
    paragraphs.push(facts);
    paragraphs
}

fn rules(field: &Field) -> Vec<String> {
    let mut rules = Vec::new();
    match field.requirement {
        Requirement::Required => rules.push("required".to_owned()),
        Requirement::Optional | Requirement::Unknown if !field.required_when.is_empty() => {
            let scenarios = field
                .required_when
                .iter()
                .map(|condition| link(&condition.scenario));
            rules.push(format!(
                "required in {}",
                scenarios.collect::<Vec<_>>().join(", ")
            ));
        }
        Requirement::Optional => rules.push("optional".to_owned()),
        Requirement::Unknown => rules.push(PERHAPS_REQUIRED.to_owned()),
    }
    let limits = |says| field.limits.documented(says, &code);
    rules.extend(limits(Says::HowMany));
    rules.extend(limits(Says::HowMuch));
    if let Item::Scalar(scalar) = field.item {
        rules.extend(scalar.documented().map(str::to_owned));
    }
    if field.identifies {
        rules.push("not blank".to_owned());
    }
    rules.extend(limits(Says::Which));
    if field.sensitive {
        rules.push("never printed".to_owned());
    }
    rules
}
