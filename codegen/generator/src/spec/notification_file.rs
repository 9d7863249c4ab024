//! A file of `notifications/`: one kind of message that the platform sends by itself.

use super::field::{Field, fields};
use super::type_file::{TypeSample, type_sample};
use crate::yaml::Mapping;
use crate::yaml::{FileId, Placed};

/// One kind of notification.
#[derive(Clone, Debug)]
pub struct NotificationFile {
    /// The file it stands in.
    pub file: FileId,
    /// The folder it stands in.
    pub group: String,
    /// Its name.
    pub name: Placed<String>,
    /// Its name in Rust, in `snake_case`, where it cannot be derived from the name.
    pub rust: Option<Placed<String>>,
    /// Its page.
    pub docs: Option<Placed<String>>,
    /// What it tells.
    pub summary: Placed<String>,
    /// A second sentence.
    pub note: Option<Placed<String>>,
    /// Where its facts come from.
    pub source: Option<Placed<String>>,
    /// How it is told from the others.
    pub recognition: Recognition,
    /// The fields of its body.
    pub body: Vec<Field>,
    /// Bodies that keep its rules.
    pub samples: Vec<TypeSample>,
}

/// How one kind of notification is told from the others.
#[derive(Clone, Debug, Default)]
pub struct Recognition {
    /// Fields that each have one of these values.
    pub values: Vec<(Placed<String>, Vec<Placed<String>>)>,
    /// Fields that are there.
    pub fields: Vec<Placed<String>>,
}

/// Reads a file of `notifications/<group>/`.
pub(super) fn notification_file(
    file: FileId,
    group: &str,
    mut entries: Mapping<'_>,
) -> Option<NotificationFile> {
    let name = entries.required_text("notification");
    let rust = entries.text("rust");
    let docs = entries.text("docs");
    let summary = entries.demanded_text("summary");
    let note = entries.text("note");
    let source = entries.text("source");
    let recognition = entries
        .required_mapping("recognized_by")
        .map(recognition)
        .unwrap_or_default();
    let body = fields(&mut entries, "body");
    let samples = entries.items("samples");
    let samples = samples.into_iter().filter_map(type_sample).collect();
    entries.finish();
    Some(NotificationFile {
        file,
        group: group.to_owned(),
        name: name?,
        rust,
        docs,
        summary,
        note,
        source,
        recognition,
        body,
        samples,
    })
}

fn recognition(mut entries: Mapping<'_>) -> Recognition {
    let recognition = Recognition {
        values: entries.named_lists("values"),
        fields: entries
            .texts("fields")
            .map_or_else(Vec::new, |names| names.value),
    };
    entries.finish();
    recognition
}
