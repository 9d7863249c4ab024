//! The rules of items of the generated crate.

use super::example::Edit::Replace;
use super::example::{PAY, edited, never};
use super::judgements::{GONE, SAME_CODE, SAME_DEEDS, SAME_WIRE, breaking};
use super::row::{Row, row};
use super::telling::Section::{Changed, Removed};
use super::telling::{alone, here};

family! {
    /// What the items of the generated crate show, and no change of the spec by itself.
    ItemRule of Row {
        StandsForAnother => row(
            "item-stands-for-another",
            "an item of the generated crate has the name of another one that is gone, and stands for something else on the wire",
            [SAME_WIRE, SAME_CODE, breaking("code that compiles writes or reads something else")],
            alone(Changed, "{name} of the crate stands for {new} now, no longer for {old}"),
            edited(&[
                Replace(PAY, "payer: {", "Payer: {"),
                Replace(PAY, "required: [payer]", "required: [Payer]"),
                Replace(PAY, r#"payer: "Ada""#, r#"Payer: "Ada""#),
            ]),
        ),
        Removed => row(
            "item-removed",
            "an item of the generated crate is gone as a consequence of other changes",
            [SAME_WIRE, GONE, SAME_DEEDS],
            here(Removed, "what the crate had for {name} is gone as a consequence of other changes", "what the crate had for {names} is gone as a consequence of other changes"),
            never("a change that takes an item away has a rule of its own"),
        ),
    }
}
