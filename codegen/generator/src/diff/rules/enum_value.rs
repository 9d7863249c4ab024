//! The rules of values of enums.

use super::example::Edit::{Insert, Replace};
use super::example::{edited, memo};
use super::given::{ASKS_FOR_KIND, KIND, KIND_FILE};
use super::judgements::{NAME, SAME_DEEDS, SAME_WIRE, WARNS, WORDS};
use super::row::{FieldRow, Row, field_row, row};
use super::telling::Section::{Added, Changed, Deprecated, Removed};
use super::telling::{alone, counted, here};
use crate::diff::effect::{Code, Effect};

family! {
    /// What values an enum lists, in the direction that the enum goes.
    ValueChange of FieldRow {
        Added => field_row(
            "enum-value-added",
            "an open enum lists one more value",
            (Effect::Listed, Code::More),
            here(Added, "{name} is a new value", "{names} are new values"),
            memo("type: Kind", "type: Kind")
                .edited(&[Insert(KIND_FILE, "CARD:", r#"  WALLET: { summary: "A wallet." }"#)])
                .given(&[KIND]),
        ),
        Removed => field_row(
            "enum-value-removed",
            "an open enum no longer lists a value",
            (Effect::Unlisted, Code::Other),
            here(Removed, "the value {name} is gone", "the values {names} are gone"),
            Self::Added.row().example.reversed(),
        ),
    }
}

family! {
    /// What changes about a value of an enum, whichever way the enum goes.
    EnumValueRule of Row {
        RustNameChanged => row(
            "enum-value-rust-name-changed",
            "a value of an enum has another name in Rust",
            NAME,
            alone(Changed, "{name} is called {new} in Rust, no longer {old}"),
            edited(&[Replace(KIND_FILE, "CARD: {", "CARD: { rust: BankCard,")]).given(&[ASKS_FOR_KIND, KIND]),
        ),
        Deprecated => row(
            "enum-value-deprecated",
            "a value of an enum is deprecated now",
            [SAME_WIRE, WARNS, SAME_DEEDS],
            here(Deprecated, "{name} is deprecated: {new}", "{names} are deprecated: {new}"),
            edited(&[Replace(KIND_FILE, "CARD: {", r#"CARD: { deprecated: "Pay cash.","#)]).given(&[ASKS_FOR_KIND, KIND]),
        ),
        Undeprecated => row(
            "enum-value-undeprecated",
            "a value of an enum is no longer deprecated",
            [SAME_WIRE, WARNS, SAME_DEEDS],
            here(Changed, "{name} is no longer deprecated", "{names} are no longer deprecated"),
            Self::Deprecated.row().example.reversed(),
        ),
        DeprecationChanged => row(
            "enum-value-deprecation-changed",
            "something else is to be used instead of a value",
            [SAME_WIRE, WARNS, SAME_DEEDS],
            alone(Deprecated, "there is other advice on what to use instead of {name}: {new}"),
            edited(&[Replace(KIND_FILE, r#"deprecated: "Use a wallet.""#, r#"deprecated: "Pay cash.""#)])
                .given(&[ASKS_FOR_KIND, KIND, Replace(KIND_FILE, "CARD: {", r#"CARD: { deprecated: "Use a wallet.","#)]),
        ),
        SummaryChanged => row(
            "enum-value-summary-changed",
            "the summary of an enum's value reads otherwise",
            WORDS,
            counted(Changed, "{name} is described otherwise", "{count} values of enums are described otherwise"),
            edited(&[Replace(KIND_FILE, r#"summary: "A card.""#, r#"summary: "Any card.""#)]).given(&[ASKS_FOR_KIND, KIND]),
        ),
    }
}
