//! The rules of the types of fields, and of how they are held in Rust and written on the wire.

use super::example::Edit::{Move, Replace};
use super::example::memo;
use super::given::{HINT_FILE, REMARK, REMARK_FILE};
use super::row::{FieldRow, field_row};
use super::telling::Section::Changed;
use super::telling::{alone, here};
use crate::diff::effect::{Code, Effect, Level};

family! {
    /// Of what type a field is, and how it is held and written.
    FormChange of FieldRow {
        TypeNarrowed => field_row(
            "type-narrowed",
            "the new type takes some of the old one's values",
            (Effect::Fewer(Level::Shape), Code::Other),
            here(Changed, "{name} has the type {new}, which takes fewer values than {old}", "{names} have the type {new}, which takes fewer values than {old}"),
            memo("type: string", "type: bool"),
        ),
        TypeWidened => field_row(
            "type-widened",
            "the new type takes the old one's values and more",
            (Effect::More(Level::Shape), Code::Other),
            here(Changed, "{name} has the type {new}, which takes more values than {old}", "{names} have the type {new}, which takes more values than {old}"),
            Self::TypeNarrowed.row().example.reversed(),
        ),
        TypeReplaced => field_row(
            "type-replaced",
            "the new type takes other values",
            (Effect::Other(Level::Shape), Code::Other),
            here(Changed, "{name} has the type {new}, no longer {old}", "{names} have the type {new}, no longer {old}"),
            memo("type: bool", "type: Amount"),
        ),
        TypeRenamed => field_row(
            "type-renamed",
            "the new type is another one in Rust, of the same values",
            (Effect::Same, Code::Other),
            here(Changed, "{name} has the type {new} in Rust, no longer {old}", "{names} have the type {new} in Rust, no longer {old}"),
            memo("type: Remark", "type: Hint")
                .edited(&[Move(REMARK_FILE, HINT_FILE), Replace(HINT_FILE, "type: Remark", "type: Hint")])
                .given(&[REMARK]),
        ),
        SingleBecameList => field_row(
            "single-became-list",
            "one value became a list",
            (Effect::Other(Level::Shape), Code::Other),
            here(Changed, "{name} is a list now: {new}", "{names} are lists now: {new}"),
            memo("type: string", "type: list<string>"),
        ),
        SingleBecameMap => field_row(
            "single-became-map",
            "one value became a map",
            (Effect::Other(Level::Shape), Code::Other),
            here(Changed, "{name} is a map now: {new}", "{names} are maps now: {new}"),
            memo("type: string", "type: map<string>"),
        ),
        ListBecameSingle => field_row(
            "list-became-single",
            "a list became one value",
            (Effect::Other(Level::Shape), Code::Other),
            here(Changed, "{name} is a single value now: {new}", "{names} are single values now: {new}"),
            Self::SingleBecameList.row().example.reversed(),
        ),
        ListBecameMap => field_row(
            "list-became-map",
            "a list became a map",
            (Effect::Other(Level::Shape), Code::Other),
            here(Changed, "{name} is a map now, no longer a list: {new}", "{names} are maps now, no longer lists: {new}"),
            memo("type: list<string>", "type: map<string>"),
        ),
        MapBecameSingle => field_row(
            "map-became-single",
            "a map became one value",
            (Effect::Other(Level::Shape), Code::Other),
            here(Changed, "{name} is a single value now: {new}", "{names} are single values now: {new}"),
            Self::SingleBecameMap.row().example.reversed(),
        ),
        MapBecameList => field_row(
            "map-became-list",
            "a map became a list",
            (Effect::Other(Level::Shape), Code::Other),
            here(Changed, "{name} is a list now, no longer a map: {new}", "{names} are lists now, no longer maps: {new}"),
            Self::ListBecameMap.row().example.reversed(),
        ),
        FieldBoxed => field_row(
            "field-boxed",
            "Rust holds the value behind a `Box` now",
            (Effect::Same, Code::Other),
            here(Changed, "{name} is held in a `Box` now", "{names} are held in a `Box` now"),
            memo("type: Amount", "type: Amount, boxed: true"),
        ),
        FieldUnboxed => field_row(
            "field-unboxed",
            "Rust no longer holds the value behind a `Box`",
            (Effect::Same, Code::Other),
            here(Changed, "{name} is no longer held in a `Box`", "{names} are no longer held in a `Box`"),
            Self::FieldBoxed.row().example.reversed(),
        ),
        WireBecameNative => field_row(
            "wire-became-native",
            "a number or flag is written without quotes now",
            (Effect::Rewritten, Code::Same),
            here(Changed, "{name} is written without quotes now", "{names} are written without quotes now"),
            memo("type: u64", "type: u64, wire: native"),
        ),
        WireBecameString => field_row(
            "wire-became-string",
            "a number or flag is written in quotes now",
            (Effect::Rewritten, Code::Same),
            here(Changed, "{name} is written in quotes now", "{names} are written in quotes now"),
            Self::WireBecameNative.row().example.reversed(),
        ),
        FieldRustNameChanged => field_row(
            "field-rust-name-changed",
            "the field has another name in Rust",
            (Effect::Same, Code::Other),
            alone(Changed, "{name} is called {new} in Rust, no longer {old}"),
            memo("type: string", "type: string, rust: remark"),
        ),
    }
}
