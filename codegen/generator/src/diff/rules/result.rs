//! The rules of results and of the enum that lists all of them.

use super::example::Edit::{Insert, Replace};
use super::example::{PAY, edited};
use super::judgements::{
    ADDED, GONE, NAME, SAME_CODE, SAME_DEEDS, SAME_WIRE, breaking, note, warning,
};
use super::row::{Row, row};
use super::telling::Section::{Added, Changed, Removed};
use super::telling::{alone, counted, here};

family! {
    /// What changes about a result of an operation, or about the enum of all result codes.
    ResultRule of Row {
        Added => row(
            "result-added",
            "an operation lists one more result, of the outcome that its status has anyway",
            [SAME_WIRE, SAME_CODE, note("the result has advice, and a rule for another attempt")],
            here(Added, "the result {name} is listed now", "the results {names} are listed now"),
            edited(&[
                Insert(PAY, "NO_MONEY:", r#"  POOR: { status: F, outcome: failed, retry: never, advice: "Ask for less." }"#),
            ]),
        ),
        AddedWithOutcome => row(
            "result-added-with-outcome",
            "an operation lists one more result, of another outcome than its status has",
            [SAME_WIRE, SAME_CODE, breaking("answers of this result have another outcome")],
            here(Added, "the result {name} is listed now and has another outcome: {new}", "the results {names} are listed now and have another outcome: {new}"),
            edited(&[
                Insert(PAY, "NO_MONEY:", r#"  WAITING: { status: U, outcome: pending, retry: never, advice: "Wait." }"#),
            ]),
        ),
        Removed => row(
            "result-removed",
            "an operation no longer lists a result, whose outcome its status has anyway",
            [SAME_WIRE, SAME_CODE, note("the result has no advice any more, and no rule for another attempt")],
            here(Removed, "the result {name} is no longer listed", "the results {names} are no longer listed"),
            Self::Added.row().example.reversed(),
        ),
        RemovedWithOutcome => row(
            "result-removed-with-outcome",
            "an operation no longer lists a result, whose outcome its status does not have",
            [SAME_WIRE, SAME_CODE, breaking("answers of this result have another outcome")],
            here(Removed, "the result {name} is no longer listed and has another outcome; it was {old}", "the results {names} are no longer listed and have another outcome; it was {old}"),
            Self::AddedWithOutcome.row().example.reversed(),
        ),
        StatusChanged => row(
            "result-status-changed",
            "a result comes with another status",
            [warning("old clients do not know the result with this status"), SAME_CODE, breaking("answers of this result are judged by the new status")],
            here(Changed, "the result {name} has the status {new}, no longer {old}", "the results {names} have the status {new}, no longer {old}"),
            edited(&[Replace(PAY, "status: F", "status: U")]),
        ),
        OutcomeChanged => row(
            "result-outcome-changed",
            "a result means another outcome",
            [SAME_WIRE, SAME_CODE, breaking("answers of this result have another outcome")],
            here(Changed, "the result {name} means {new}, no longer {old}", "the results {names} mean {new}, no longer {old}"),
            edited(&[Replace(PAY, "outcome: failed", "outcome: unknown")]),
        ),
        RetryChanged => row(
            "result-retry-changed",
            "another rule says whether to call again after a result",
            [SAME_WIRE, SAME_CODE, warning("calls are sent again where they were not, or the other way round")],
            here(Changed, "another call after the result {name} follows the rule {new}, no longer {old}", "another call after the results {names} follows the rule {new}, no longer {old}"),
            edited(&[Replace(PAY, "outcome: failed, retry: never", "outcome: failed, retry: same_request")]),
        ),
        DelayChanged => row(
            "result-delay-changed",
            "the same call may be made again after another time",
            [SAME_WIRE, SAME_CODE, warning("calls are sent again sooner or later than they were")],
            here(Changed, "the least time to another call after the result {name} is {new}, no longer {old}", "the least time to another call after the results {names} is {new}, no longer {old}"),
            edited(&[Replace(PAY, "retry: same_request", "retry: same_request, delay: 15")])
                .given(&[Replace(PAY, "outcome: failed, retry: never", "outcome: failed, retry: same_request")]),
        ),
        AdviceChanged => row(
            "result-advice-changed",
            "a result's advice reads otherwise",
            [SAME_WIRE, SAME_CODE, note("errors give the new advice")],
            counted(Changed, "there is other advice on the result {name}", "there is other advice on {count} results"),
            edited(&[Replace(PAY, r#"advice: "Ask for another method.""#, r#"advice: "Ask for a card.""#)]),
        ),
        CodeAdded => row(
            "result-code-added",
            "the enum of all result codes lists one more",
            [SAME_WIRE, ADDED, SAME_DEEDS],
            here(Added, "`ResultCode` lists {name}", "`ResultCode` lists {names}"),
            edited(&[
                Insert(PAY, "NO_MONEY:", r#"  POOR: { status: F, outcome: failed, retry: never, advice: "Ask for less." }"#),
            ]),
        ),
        CodeRemoved => row(
            "result-code-removed",
            "the enum of all result codes no longer lists one",
            [SAME_WIRE, GONE, SAME_DEEDS],
            here(Removed, "`ResultCode` no longer lists {name}", "`ResultCode` no longer lists {names}"),
            Self::CodeAdded.row().example.reversed(),
        ),
        CodeRustNameChanged => row(
            "result-code-rust-name-changed",
            "a result code has another name in Rust",
            NAME,
            alone(Changed, "the result code {name} is called {new} in Rust, no longer {old}"),
            edited(&[Replace(PAY, "NO_MONEY: {", "NO_MONEY: { rust: Poor,")]),
        ),
    }
}
