//! The file `diff-allow.yaml`: changes that a reviewer accepted although they break something.

use antom_runtime::validate::Format;

use crate::yaml::Mapping;
use crate::yaml::Placed;

/// The name of the file.
pub const ACCEPT_FILE: &str = "diff-allow.yaml";

/// One change that is accepted for a time.
#[derive(Clone, Debug)]
pub struct AcceptedChange {
    /// The ID of the rule that finds it.
    pub rule: Placed<String>,
    /// The path that it is found at.
    pub path: Placed<String>,
    /// Why it is accepted.
    pub reason: Placed<String>,
    /// The last day on which it is.
    pub until: Placed<String>,
}

/// Reads `diff-allow.yaml`.
pub(super) fn accept_file(mut entries: Mapping<'_>) -> Vec<AcceptedChange> {
    let accepted = entries.items("accept").into_iter();
    let accepted = accepted.filter_map(accepted_change).collect();
    entries.finish();
    accepted
}

fn accepted_change(mut entries: Mapping<'_>) -> Option<AcceptedChange> {
    let rule = entries.required_text("rule");
    let path = entries.required_text("path");
    let reason = entries.required_text("reason");
    let until = entries.required_text("until");
    if let Some(date) = until
        .as_ref()
        .filter(|date| !Format::Date.matches(date.as_str()))
    {
        entries.findings().add(
            "not-a-date",
            date.place,
            format!("`{}` is no date", date.value),
            "write the last day on which it is accepted, such as 2026-12-31",
        );
    }
    entries.finish();
    Some(AcceptedChange {
        rule: rule?,
        path: path?,
        reason: reason?,
        until: until?,
    })
}
