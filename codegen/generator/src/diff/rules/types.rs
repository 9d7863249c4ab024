//! The rules of shared types.

use super::example::Edit::{Insert, Replace};
use super::example::{AMOUNT, OUTCOME, PAY, REFUND, edited};
use super::given::{ANSWERS_WITH_REMARK, ASKS_WITH_REMARK, REMARK, REMARK_FILE};
use super::judgements::{
    ADDED, GONE, NAME, SAME_CODE, SAME_DEEDS, SAME_WIRE, WORDS, breaking, note,
};
use super::row::{Row, row};
use super::telling::Section::{Added, Changed, Removed};
use super::telling::{alone, counted, here};

family! {
    /// What changes about a type.
    TypeRule of Row {
        Added => row(
            "type-added",
            "a type is new",
            [SAME_WIRE, ADDED, SAME_DEEDS],
            here(Added, "the type {name} is new", "the types {names} are new"),
            edited(&[ANSWERS_WITH_REMARK, REMARK]),
        ),
        Removed => row(
            "type-removed",
            "a type is gone",
            [SAME_WIRE, GONE, SAME_DEEDS],
            here(Removed, "the type {name} is gone", "the types {names} are gone"),
            Self::Added.row().example.reversed(),
        ),
        ObjectBecameEnum => row(
            "object-became-enum",
            "an object became an enum",
            [breaking("a text is written where an object was, or the other way round"), GONE, SAME_DEEDS],
            here(Changed, "{name} is an enum now, no longer an object", "{names} are enums now, no longer objects"),
            edited(&[
                Replace(REMARK_FILE, "type: Remark", "enum: Remark"),
                Replace(REMARK_FILE, "fields:", "values:"),
                Replace(
                    REMARK_FILE,
                    r#"text: { type: string, required: true, summary: "The text." }"#,
                    r#"NOTHING: { summary: "Nothing." }"#,
                ),
            ])
            .given(&[ANSWERS_WITH_REMARK, REMARK]),
        ),
        EnumBecameObject => row(
            "enum-became-object",
            "an enum became an object",
            [breaking("an object is written where a text was, or the other way round"), GONE, SAME_DEEDS],
            here(Changed, "{name} is an object now, no longer an enum", "{names} are objects now, no longer enums"),
            Self::ObjectBecameEnum.row().example.reversed(),
        ),
        RustNameChanged => row(
            "type-rust-name-changed",
            "a type has another name in Rust",
            NAME,
            alone(Changed, "the type {name} is called {new} in Rust, no longer {old}"),
            edited(&[Replace(OUTCOME, "rust: ResultInfo", "rust: CallResult")]),
        ),
        BecameBuilt => row(
            "type-became-built",
            "requests hold the type now, so that it can be built",
            [SAME_WIRE, ADDED, SAME_DEEDS],
            here(Changed, "{name} can be built now", "{names} can be built now"),
            edited(&[ASKS_WITH_REMARK]).given(&[ANSWERS_WITH_REMARK, REMARK]),
        ),
        NoLongerBuilt => row(
            "type-no-longer-built",
            "no request holds the type any more, so that it cannot be built",
            [SAME_WIRE, breaking("its literal and its setters are gone"), SAME_DEEDS],
            here(Changed, "{name} can no longer be built", "{names} can no longer be built"),
            Self::BecameBuilt.row().example.reversed(),
        ),
        JoinedGroup => row(
            "type-joined-group",
            "a further group holds the type",
            [SAME_WIRE, note("it can be used with that group's feature"), SAME_DEEDS],
            here(Changed, "the feature {new} has the type {name} now", "the feature {new} has the types {names} now"),
            edited(&[Insert(REFUND, "amount:", r#"  remark: { type: Remark, summary: "A remark." }"#)])
                .given(&[ASKS_WITH_REMARK, REMARK]),
        ),
        LeftGroup => row(
            "type-left-group",
            "a group no longer holds the type",
            [SAME_WIRE, breaking("it is gone for those who use that group's feature alone"), SAME_DEEDS],
            here(Changed, "the feature {old} no longer has the type {name}", "the feature {old} no longer has the types {names}"),
            Self::JoinedGroup.row().example.reversed(),
        ),
        MoneySet => row(
            "money-set",
            "the type is a sum of money now",
            [SAME_WIRE, breaking("it is made by `from_minor_units`, no longer by a literal and setters"), SAME_DEEDS],
            here(Changed, "{name} is a sum of money now", "{names} are sums of money now"),
            Self::MoneyUnset.row().example.reversed(),
        ),
        MoneyUnset => row(
            "money-unset",
            "the type is no longer a sum of money",
            [SAME_WIRE, breaking("`from_minor_units` and its like are gone"), SAME_DEEDS],
            here(Changed, "{name} is no longer a sum of money", "{names} are no longer sums of money"),
            edited(&[Replace(AMOUNT, "money: { value: value, currency: currency }", "")]),
        ),
        MoneyChanged => row(
            "money-changed",
            "other fields hold the sum of money",
            [SAME_WIRE, SAME_CODE, breaking("sums are made of other fields")],
            alone(Changed, "{name} holds its sum of money in {new}, no longer in {old}"),
            edited(&[
                Replace(PAY, r#"value: "100""#, r#"sum: "100""#),
                Replace(AMOUNT, "value: value", "value: sum"),
                Replace(AMOUNT, "value: {", "sum: {"),
            ]),
        ),
        SummaryChanged => row(
            "type-summary-changed",
            "a type's summary reads otherwise",
            WORDS,
            counted(Changed, "{name} is described otherwise", "{count} types are described otherwise"),
            edited(&[Replace(OUTCOME, r#"summary: "How a call ended.""#, r#"summary: "What became of a call.""#)]),
        ),
        NoteChanged => row(
            "type-note-changed",
            "a type's note reads otherwise",
            WORDS,
            counted(Changed, "{name} has another note", "{count} types have another note"),
            edited(&[Insert(OUTCOME, r#"summary: "How a call ended.""#, r#"note: "It is always there.""#)]),
        ),
        SourceChanged => row(
            "type-source-changed",
            "a type's facts come from elsewhere",
            WORDS,
            counted(Changed, "the facts of {name} come from elsewhere", "the facts of {count} types come from elsewhere"),
            edited(&[Replace(OUTCOME, "source: handbook", "source: letter")]),
        ),
        SampleChanged => row(
            "type-sample-changed",
            "a type is shown by other samples",
            WORDS,
            counted(Changed, "{name} is shown by other samples", "{count} types are shown by other samples"),
            edited(&[
                Insert(OUTCOME, "source:", "samples:\n  - name: \"paid\"\n    value: { code: \"PAID\", status: \"S\" }"),
            ]),
        ),
    }
}
