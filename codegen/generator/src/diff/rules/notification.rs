//! The rules of notifications.

use super::example::Edit::{Insert, Move, Replace};
use super::example::{NOTIFY, edited};
use super::given::{NOTIFY_LATE, NOTIFY_REFUND};
use super::judgements::{
    ADDED, GONE, NAME, SAME_CODE, SAME_DEEDS, SAME_WIRE, WORDS, breaking, note,
};
use super::row::{Row, row};
use super::telling::Section::{Added, Changed, Removed};
use super::telling::{alone, counted, here};

family! {
    /// What changes about a notification.
    NotificationRule of Row {
        Added => row(
            "notification-added",
            "a notification is new",
            [note("old receivers take it for one that they do not know"), ADDED, note("the receiver tells it apart")],
            here(Added, "the notification {name} is new", "the notifications {names} are new"),
            edited(&[NOTIFY_REFUND]),
        ),
        AddedLikeAnother => row(
            "notification-added-like-another",
            "a notification is new, and looks like one that was known",
            [breaking("old receivers may take it for the other one, and cannot read it then"), ADDED, breaking("the receiver no longer takes it for the other one")],
            here(Added, "the notification {name} is new", "the notifications {names} are new"),
            edited(&[NOTIFY_LATE]),
        ),
        RemovedLikeAnother => row(
            "notification-removed-like-another",
            "a notification is gone, and looks like one that stays",
            [note("old receivers never see it again"), GONE, breaking("the receiver may take it for the other one")],
            here(Removed, "the notification {name} is gone", "the notifications {names} are gone"),
            Self::AddedLikeAnother.row().example.reversed(),
        ),
        Removed => row(
            "notification-removed",
            "a notification is gone",
            [note("old receivers never see it again"), GONE, SAME_DEEDS],
            here(Removed, "the notification {name} is gone", "the notifications {names} are gone"),
            Self::Added.row().example.reversed(),
        ),
        Moved => row(
            "notification-moved",
            "a notification belongs to another group",
            [SAME_WIRE, breaking("its items have another path and need another feature"), SAME_DEEDS],
            here(Changed, "the notification {name} is part of the feature {new}, no longer {old}", "the notifications {names} are part of the feature {new}, no longer {old}"),
            edited(&[Move(NOTIFY, "notifications/refunds/notify_payment.yaml")]),
        ),
        RustNameChanged => row(
            "notification-rust-name-changed",
            "a notification has another name in Rust",
            NAME,
            alone(Changed, "the notification {name} is called {new} in Rust, no longer {old}"),
            edited(&[Insert(NOTIFY, "notification:", "rust: PaymentEnded")]),
        ),
        RecognitionValueAdded => row(
            "recognition-value-added",
            "a notification is told by one more value",
            [breaking("old receivers take it for another notification"), SAME_CODE, note("the receiver knows more of them")],
            alone(Changed, "{new} in {name} tells that it is this one"),
            edited(&[Replace(NOTIFY, "event: [PAID]", "event: [PAID, LATE]")]),
        ),
        RecognitionValueRemoved => row(
            "recognition-value-removed",
            "a notification is no longer told by a value",
            [SAME_WIRE, SAME_CODE, breaking("the receiver takes some of them for another notification")],
            alone(Changed, "{old} in {name} no longer tells that it is this one"),
            Self::RecognitionValueAdded.row().example.reversed(),
        ),
        RecognitionFieldAdded => row(
            "recognition-field-added",
            "a notification is told by one more field",
            [SAME_WIRE, SAME_CODE, breaking("the receiver takes those without the field for another notification")],
            here(Changed, "{name} must be there to tell that it is this one", "{names} must be there to tell that it is this one"),
            edited(&[Replace(NOTIFY, "fields: [paymentId]", "fields: [paymentId, shopper]")]),
        ),
        RecognitionFieldRemoved => row(
            "recognition-field-removed",
            "a notification is no longer told by a field",
            [breaking("old receivers take those without the field for another notification"), SAME_CODE, note("the receiver knows more of them")],
            here(Changed, "{name} need not be there any more to tell that it is this one", "{names} need not be there any more to tell that it is this one"),
            Self::RecognitionFieldAdded.row().example.reversed(),
        ),
        SummaryChanged => row(
            "notification-summary-changed",
            "a notification's summary reads otherwise",
            WORDS,
            counted(Changed, "the notification {name} is described otherwise", "{count} notifications are described otherwise"),
            edited(&[
                Replace(NOTIFY, r#"summary: "Tells how a payment ended.""#, r#"summary: "Says how a payment ended.""#),
            ]),
        ),
        NoteChanged => row(
            "notification-note-changed",
            "a notification's note reads otherwise",
            WORDS,
            counted(Changed, "the notification {name} has another note", "{count} notifications have another note"),
            edited(&[Insert(NOTIFY, r#"summary: "Tells how a payment ended.""#, r#"note: "It comes late.""#)]),
        ),
        PageChanged => row(
            "notification-page-changed",
            "a notification is documented on another page",
            WORDS,
            counted(Changed, "the notification {name} is documented on another page", "{count} notifications are documented on other pages"),
            edited(&[Insert(NOTIFY, r#"summary: "Tells how a payment ended.""#, "docs: https://shop.example/docs/notify")]),
        ),
        SourceChanged => row(
            "notification-source-changed",
            "a notification's facts come from elsewhere",
            WORDS,
            counted(Changed, "the facts of the notification {name} come from elsewhere", "the facts of {count} notifications come from elsewhere"),
            edited(&[Replace(NOTIFY, "source: handbook", "source: letter")]),
        ),
        SampleChanged => row(
            "notification-sample-changed",
            "a notification is shown by other samples",
            WORDS,
            counted(Changed, "the notification {name} is shown by other samples", "{count} notifications are shown by other samples"),
            edited(&[
                Insert(NOTIFY, "fields:", "samples:\n  - name: \"a payment\"\n    value: { event: \"PAID\", paymentId: \"P-1\" }"),
            ]),
        ),
    }
}
