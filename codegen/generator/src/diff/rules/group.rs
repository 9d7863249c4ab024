//! The rules of groups, each of which is a feature of the crate.

use super::example::Edit::{Insert, Replace, Write};
use super::example::{API, edited};
use super::given::PAY_OUT;
use super::judgements::{ADDED, SAME_DEEDS, SAME_WIRE, WORDS, breaking};
use super::row::{Row, row};
use super::telling::Section::{Added, Changed, Removed};
use super::telling::{counted, here};

family! {
    /// What changes about a group.
    GroupRule of Row {
        Added => row(
            "group-added",
            "a group and its feature are new",
            [SAME_WIRE, ADDED, SAME_DEEDS],
            here(Added, "the feature {name} is new", "the features {names} are new"),
            edited(&[
                Insert(API, "refunds:", r#"  payouts: { summary: "Paying sellers." }"#),
                Write("operations/payouts/pay_out.yaml", PAY_OUT),
            ]),
        ),
        Removed => row(
            "group-removed",
            "a group and its feature are gone",
            [SAME_WIRE, breaking("the feature is gone, and projects that ask for it do not build"), SAME_DEEDS],
            here(Removed, "the feature {name} is gone", "the features {names} are gone"),
            Self::Added.row().example.reversed(),
        ),
        BecameDefault => row(
            "group-became-default",
            "the group's feature is on by default now",
            [SAME_WIRE, ADDED, SAME_DEEDS],
            here(Changed, "the feature {name} is on by default now", "the features {names} are on by default now"),
            edited(&[
                Replace(API, r#"summary: "Giving payments back.""#, r#"summary: "Giving payments back.", default: true"#),
            ]),
        ),
        NoLongerDefault => row(
            "group-no-longer-default",
            "the group's feature is off by default now",
            [SAME_WIRE, breaking("its items are gone for those who do not ask for the feature"), SAME_DEEDS],
            here(Changed, "the feature {name} is off by default now", "the features {names} are off by default now"),
            Self::BecameDefault.row().example.reversed(),
        ),
        SummaryChanged => row(
            "group-summary-changed",
            "the group's summary reads otherwise",
            WORDS,
            counted(Changed, "the feature {name} is described otherwise", "{count} features are described otherwise"),
            edited(&[Replace(API, r#"summary: "Giving payments back.""#, r#"summary: "Giving money back.""#)]),
        ),
    }
}
