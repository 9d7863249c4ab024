//! The rules of whether a field is there, and of whether it must be.

use super::example::memo;
use super::row::{FieldRow, field_row};
use super::telling::Section::{Added, Changed, Removed};
use super::telling::{counted, here};
use crate::diff::effect::{Code, Effect, Level};

family! {
    /// Whether a field must be there.
    PresenceChange of FieldRow {
        RequiredFieldAdded => field_row(
            "required-field-added",
            "a required field is new",
            (Effect::Fewer(Level::Shape), Code::OtherLiteral),
            here(Added, "{name} is new and must be there", "{names} are new and must be there"),
            memo("", "type: string, required: true"),
        ),
        OptionalFieldAdded => field_row(
            "optional-field-added",
            "an optional field is new",
            (Effect::Added, Code::More),
            here(Added, "{name} is new", "{names} are new"),
            memo("", "type: string"),
        ),
        RequiredFieldRemoved => field_row(
            "required-field-removed",
            "a required field is gone",
            (Effect::Unheard, Code::Other),
            here(Removed, "{name} is gone", "{names} are gone"),
            Self::RequiredFieldAdded.row().example.reversed(),
        ),
        OptionalFieldRemoved => field_row(
            "optional-field-removed",
            "an optional field is gone",
            (Effect::Silent, Code::Other),
            here(Removed, "{name} is gone", "{names} are gone"),
            Self::OptionalFieldAdded.row().example.reversed(),
        ),
        FieldBecameRequired => field_row(
            "field-became-required",
            "a field must be there now",
            (Effect::Fewer(Level::Shape), Code::Other),
            here(Changed, "{name} must be there now", "{names} must be there now"),
            memo("type: string", "type: string, required: true"),
        ),
        FieldBecameOptional => field_row(
            "field-became-optional",
            "a field may be left out now",
            (Effect::More(Level::Shape), Code::Other),
            here(Changed, "{name} may be left out now", "{names} may be left out now"),
            Self::FieldBecameRequired.row().example.reversed(),
        ),
        CollectionBecameRequired => field_row(
            "collection-became-required",
            "a list or map must be there now",
            (Effect::Fewer(Level::Shape), Code::MovesInLiteral),
            here(Changed, "{name} must be there now", "{names} must be there now"),
            memo("type: list<string>", "type: list<string>, required: true"),
        ),
        CollectionBecameOptional => field_row(
            "collection-became-optional",
            "a list or map may be left out now",
            (Effect::More(Level::Shape), Code::MovesInLiteral),
            here(Changed, "{name} may be left out now", "{names} may be left out now"),
            Self::CollectionBecameRequired.row().example.reversed(),
        ),
        FieldBecameKnownRequired => field_row(
            "field-became-known-required",
            "a source says that the field must be there",
            (Effect::Learned, Code::Other),
            here(Changed, "{name} is known to be required now", "{names} are known to be required now"),
            memo("type: string, required: unknown", "type: string, required: true"),
        ),
        FieldBecameUnknownRequired => field_row(
            "field-became-unknown-required",
            "no source says any more that the field must be there",
            (Effect::Forgotten, Code::Other),
            here(Changed, "no source says any more that {name} is required", "no source says any more that {names} are required"),
            Self::FieldBecameKnownRequired.row().example.reversed(),
        ),
        CollectionBecameKnownRequired => field_row(
            "collection-became-known-required",
            "a source says that the list or map must be there",
            (Effect::Learned, Code::MovesInLiteral),
            here(Changed, "{name} is known to be required now", "{names} are known to be required now"),
            memo("type: list<string>, required: unknown", "type: list<string>, required: true"),
        ),
        CollectionBecameUnknownRequired => field_row(
            "collection-became-unknown-required",
            "no source says any more that the list or map must be there",
            (Effect::Forgotten, Code::MovesInLiteral),
            here(Changed, "no source says any more that {name} is required", "no source says any more that {names} are required"),
            Self::CollectionBecameKnownRequired.row().example.reversed(),
        ),
        RequirementBecameKnown => field_row(
            "requirement-became-known",
            "a source says that the field may be left out",
            (Effect::Learned, Code::Same),
            counted(Changed, "{name} is known to be optional now", "{count} fields are known to be optional now"),
            memo("type: string, required: unknown", "type: string"),
        ),
        RequirementBecameUnknown => field_row(
            "requirement-became-unknown",
            "no source says any more whether the field may be left out",
            (Effect::Forgotten, Code::Same),
            counted(Changed, "no source says any more whether {name} is optional", "of {count} fields no source says any more whether they are optional"),
            Self::RequirementBecameKnown.row().example.reversed(),
        ),
    }
}
