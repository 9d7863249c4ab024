//! The rules of scenarios.

use super::example::Edit::{Insert, Replace};
use super::example::{PAY, edited};
use super::given::{PAYS_WITH_MEMO, SHOWS_MEMO};
use super::judgements::{ADDED, GONE, SAME_CODE, SAME_DEEDS, SAME_WIRE, WARNS, WORDS, breaking};
use super::row::{Row, row};
use super::telling::Section::{Added, Changed, Deprecated, Removed};
use super::telling::{counted, here};

family! {
    /// What changes about a scenario.
    ScenarioRule of Row {
        Added => row(
            "scenario-added",
            "a scenario is new",
            [SAME_WIRE, ADDED, SAME_DEEDS],
            here(Added, "the scenario {name} is new", "the scenarios {names} are new"),
            edited(&[
                Insert(PAY, "scenarios:", "  wallet:\n    source: handbook\n    summary: \"The payer has a wallet.\"\n    fixed: { method: WALLET }\n    required: [payer]"),
            ]),
        ),
        Removed => row(
            "scenario-removed",
            "a scenario is gone",
            [SAME_WIRE, GONE, SAME_DEEDS],
            here(Removed, "the scenario {name} is gone", "the scenarios {names} are gone"),
            Self::Added.row().example.reversed(),
        ),
        FixedAdded => row(
            "scenario-fixed-added",
            "a scenario fixes one more field",
            [SAME_WIRE, SAME_CODE, breaking("the scenario sends a value that it did not")],
            here(Changed, "{name} is always {new} now", "{names} are always {new} now"),
            edited(&[Replace(PAY, "method: CARD", "method: CARD, memo: NOW")]).given(&[PAYS_WITH_MEMO, SHOWS_MEMO]),
        ),
        FixedRemoved => row(
            "scenario-fixed-removed",
            "a scenario no longer fixes a field",
            [SAME_WIRE, SAME_CODE, breaking("the scenario no longer sends the value")],
            here(Changed, "{name} is no longer always {old}", "{names} are no longer always {old}"),
            Self::FixedAdded.row().example.reversed(),
        ),
        FixedChanged => row(
            "scenario-fixed-changed",
            "a scenario fixes a field to another value",
            [SAME_WIRE, SAME_CODE, breaking("the scenario sends another value")],
            here(Changed, "{name} is always {new} now, no longer {old}", "{names} are always {new} now, no longer {old}"),
            edited(&[
                Replace(PAY, "method: CARD", "method: DEBIT"),
                Replace(PAY, r#"method: "CARD""#, r#"method: "DEBIT""#),
            ]),
        ),
        RequiredAdded => row(
            "scenario-required-added",
            "a scenario requires one more field",
            [SAME_WIRE, breaking("the scenario's literal has one more field"), SAME_DEEDS],
            here(Changed, "{name} must be there now", "{names} must be there now"),
            edited(&[Replace(PAY, "required: [payer]", "required: [payer, memo]")]).given(&[PAYS_WITH_MEMO, SHOWS_MEMO]),
        ),
        RequiredRemoved => row(
            "scenario-required-removed",
            "a scenario no longer requires a field",
            [SAME_WIRE, breaking("the scenario's literal has the field no longer"), SAME_DEEDS],
            here(Changed, "{name} may be left out now", "{names} may be left out now"),
            Self::RequiredAdded.row().example.reversed(),
        ),
        Deprecated => row(
            "scenario-deprecated",
            "a scenario is deprecated now",
            [SAME_WIRE, WARNS, SAME_DEEDS],
            here(Deprecated, "the scenario {name} is deprecated: {new}", "the scenarios {names} are deprecated: {new}"),
            edited(&[Insert(PAY, "  source:", r#"    deprecated: "Use the other one.""#)]),
        ),
        Undeprecated => row(
            "scenario-undeprecated",
            "a scenario is no longer deprecated",
            [SAME_WIRE, WARNS, SAME_DEEDS],
            here(Changed, "the scenario {name} is no longer deprecated", "the scenarios {names} are no longer deprecated"),
            Self::Deprecated.row().example.reversed(),
        ),
        DeprecationChanged => row(
            "scenario-deprecation-changed",
            "something else is to be used instead of a scenario",
            [SAME_WIRE, WARNS, SAME_DEEDS],
            here(Deprecated, "there is other advice on what to use instead of the scenario {name}: {new}", "there is other advice on what to use instead of the scenarios {names}: {new}"),
            edited(&[Replace(PAY, r#"deprecated: "Use the other one.""#, r#"deprecated: "Use the third one.""#)])
                .given(&[Insert(PAY, "  source:", r#"    deprecated: "Use the other one.""#)]),
        ),
        SummaryChanged => row(
            "scenario-summary-changed",
            "a scenario's summary reads otherwise",
            WORDS,
            counted(Changed, "the scenario {name} is described otherwise", "{count} scenarios are described otherwise"),
            edited(&[Replace(PAY, r#"summary: "The payer has a card.""#, r#"summary: "The payer owns a card.""#)]),
        ),
        PageChanged => row(
            "scenario-page-changed",
            "a scenario is documented on another page",
            WORDS,
            counted(Changed, "the scenario {name} is documented on another page", "{count} scenarios are documented on other pages"),
            edited(&[Replace(PAY, "docs: https://shop.example/docs/card", "docs: https://shop.example/docs/cards")]),
        ),
        DateChanged => row(
            "scenario-date-changed",
            "a scenario's page is of another date",
            WORDS,
            counted(Changed, "the page of the scenario {name} has the date {new}", "the pages of {count} scenarios have other dates"),
            edited(&[Replace(PAY, "updated: 2025-02-01", "updated: 2025-03-01")]),
        ),
        SourceChanged => row(
            "scenario-source-changed",
            "a scenario's facts come from elsewhere",
            WORDS,
            counted(Changed, "the facts of the scenario {name} come from elsewhere", "the facts of {count} scenarios come from elsewhere"),
            edited(&[Replace(PAY, "    source: handbook", "    source: letter")]),
        ),
    }
}
