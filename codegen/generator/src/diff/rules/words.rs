//! The rules of what is said of fields, and of who may see their values.

use super::example::memo;
use super::row::{FieldRow, field_row};
use super::telling::Section::{Changed, Deprecated, Fixed};
use super::telling::{counted, here};
use crate::diff::effect::{Code, Effect};

family! {
    /// What is said of a field, and who may see its value.
    WordsChange of FieldRow {
        BecameSensitive => field_row(
            "field-became-sensitive",
            "the value is never printed now",
            (Effect::Hidden, Code::Same),
            here(Fixed, "`Debug` hides {name} now", "`Debug` hides {names} now"),
            memo("type: string", "type: string, sensitive: true"),
        ),
        BecamePrinted => field_row(
            "field-became-printed",
            "the value is printed by `Debug` now",
            (Effect::Printed, Code::Same),
            here(Changed, "`Debug` prints {name} now", "`Debug` prints {names} now"),
            Self::BecameSensitive.row().example.reversed(),
        ),
        Deprecated => field_row(
            "field-deprecated",
            "the field is deprecated now",
            (Effect::Same, Code::Warns),
            here(Deprecated, "{name} is deprecated: {new}", "{names} are deprecated: {new}"),
            memo("type: string", r#"type: string, deprecated: "Use the payer.""#),
        ),
        Undeprecated => field_row(
            "field-undeprecated",
            "the field is no longer deprecated",
            (Effect::Same, Code::Warns),
            here(Changed, "{name} is no longer deprecated", "{names} are no longer deprecated"),
            Self::Deprecated.row().example.reversed(),
        ),
        DeprecationChanged => field_row(
            "field-deprecation-changed",
            "something else is to be used instead of the field",
            (Effect::Same, Code::Warns),
            here(Deprecated, "there is other advice on what to use instead of {name}: {new}", "there is other advice on what to use instead of {names}: {new}"),
            memo(r#"type: string, deprecated: "Use nothing.""#, r#"type: string, deprecated: "Use the payer.""#),
        ),
        SummaryChanged => field_row(
            "field-summary-changed",
            "the field's summary reads otherwise",
            (Effect::Same, Code::Same),
            counted(Changed, "{name} is described otherwise", "{count} fields are described otherwise"),
            memo(r#"type: string, summary: "A memo.""#, r#"type: string, summary: "A remark.""#),
        ),
        NoteChanged => field_row(
            "field-note-changed",
            "the field's note reads otherwise",
            (Effect::Same, Code::Same),
            counted(Changed, "{name} has another note", "{count} fields have another note"),
            memo("type: string", r#"type: string, note: "It may be empty.""#),
        ),
        SourceChanged => field_row(
            "field-source-changed",
            "the field's facts come from elsewhere",
            (Effect::Same, Code::Same),
            counted(Changed, "the facts of {name} come from elsewhere", "the facts of {count} fields come from elsewhere"),
            memo("type: string", "type: string, source: letter"),
        ),
        SinceChanged => field_row(
            "field-since-changed",
            "the field exists since another date or version",
            (Effect::Same, Code::Same),
            counted(Changed, "{name} is said to exist since {new}", "{count} fields are said to exist since another date or version"),
            memo("type: string", "type: string, since: 2025-01-01"),
        ),
    }
}
