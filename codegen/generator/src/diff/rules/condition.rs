//! The rules of conditions under which a field must be there. They come from scenarios, which only requests have.

use super::example::Edit::Replace;
use super::example::{PAY, edited};
use super::given::{PAYS_WITH_MEMO, SHOWS_MEMO};
use super::row::{FieldRow, field_row};
use super::telling::Section::Changed;
use super::telling::here;
use crate::diff::effect::{Code, Effect, Level};

family! {
    /// Under which conditions a field must be there.
    ConditionChange of FieldRow {
        Added => field_row(
            "condition-added",
            "a field must be there under another condition",
            (Effect::Fewer(Level::Constraint), Code::Same),
            here(Changed, "{name} must be there when {new}", "{names} must be there when {new}"),
            edited(&[Replace(PAY, "required: [payer]", "required: [payer, memo]")])
                .given(&[PAYS_WITH_MEMO, SHOWS_MEMO]),
        ),
        Removed => field_row(
            "condition-removed",
            "a field need not be there any more under a condition",
            (Effect::More(Level::Constraint), Code::Same),
            here(Changed, "{name} need not be there any more when {old}", "{names} need not be there any more when {old}"),
            Self::Added.row().example.reversed(),
        ),
    }
}
