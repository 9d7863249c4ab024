//! The rules of operations.

use super::example::Edit::{Insert, Move, Replace, Write};
use super::example::{INQUIRY, PAY, REFUND, edited};
use super::given::{PAY_OUT, PICTURE, TAKES_FILES, UPLOAD};
use super::judgements::{
    ADDED, GATEWAY, GONE, NAME, SAME_CODE, SAME_DEEDS, SAME_WIRE, SPOKEN, WARNS, WORDS, breaking,
    note, warning,
};
use super::row::{Row, row};
use super::telling::Section::{Added, Changed, Deprecated, Removed};
use super::telling::{alone, counted, here};

family! {
    /// What changes about an operation.
    OperationRule of Row {
        Added => row(
            "operation-added",
            "an operation is new",
            [note("the platform serves it"), ADDED, SAME_DEEDS],
            here(Added, "the operation {name} is new", "the operations {names} are new"),
            edited(&[Write("operations/refunds/pay_out.yaml", PAY_OUT)]),
        ),
        Removed => row(
            "operation-removed",
            "an operation is gone",
            [breaking("old clients call what the platform no longer serves"), GONE, SAME_DEEDS],
            here(Removed, "the operation {name} is gone", "the operations {names} are gone"),
            Self::Added.row().example.reversed(),
        ),
        Moved => row(
            "operation-moved",
            "an operation belongs to another group",
            [SAME_WIRE, breaking("its items have another path and need another feature"), SAME_DEEDS],
            here(Changed, "the operation {name} is part of the feature {new}, no longer {old}", "the operations {names} are part of the feature {new}, no longer {old}"),
            edited(&[Move(INQUIRY, "operations/refunds/inquiry.yaml")]),
        ),
        RustNameChanged => row(
            "operation-rust-name-changed",
            "an operation has another name in Rust",
            NAME,
            alone(Changed, "{name} is called {new} in Rust, no longer {old}"),
            edited(&[Insert(INQUIRY, "operation:", "rust: ask")]),
        ),
        PathChanged => row(
            "operation-path-changed",
            "an operation has another path",
            [breaking("old clients call the old path"), SAME_CODE, SAME_DEEDS],
            alone(Changed, "{name} has the path {new}, no longer {old}"),
            edited(&[Replace(INQUIRY, "path: /v1/inquiry", "path: /v2/inquiry")]),
        ),
        MethodChanged => row(
            "operation-method-changed",
            "an operation has another HTTP method",
            [breaking("old clients use the old method"), SAME_CODE, SAME_DEEDS],
            here(Changed, "{name} is called with {new}, no longer {old}", "{names} are called with {new}, no longer {old}"),
            edited(&[Insert(INQUIRY, "operation:", "method: PUT")]),
        ),
        IdempotencyKeySet => row(
            "idempotency-key-set",
            "a repeated call is safe now",
            [SAME_WIRE, SAME_CODE, warning("a call whose outcome is open is sent again")],
            here(Changed, "{name} can be repeated safely, by its {new}", "{names} can be repeated safely, by their {new}"),
            Self::IdempotencyKeyUnset.row().example.reversed(),
        ),
        IdempotencyKeyUnset => row(
            "idempotency-key-unset",
            "a repeated call is no longer safe",
            [warning("old clients repeat calls that the platform may process twice"), SAME_CODE, breaking("a call whose outcome is open is no longer sent again")],
            here(Changed, "{name} can no longer be repeated safely", "{names} can no longer be repeated safely"),
            edited(&[Replace(PAY, "idempotency_key: paymentId", "")]),
        ),
        IdempotencyKeyChanged => row(
            "idempotency-key-changed",
            "another field makes a repeated call safe",
            [warning("old clients repeat calls by a field that the platform may no longer look at"), SAME_CODE, breaking("another field tells calls apart")],
            here(Changed, "repeated calls of {name} are told by {new}, no longer by {old}", "repeated calls of {names} are told by {new}, no longer by {old}"),
            edited(&[Replace(PAY, "idempotency_key: paymentId", "idempotency_key: orderId")])
                .given(&[
                    Insert(PAY, "  payer:", r#"  orderId: { type: string, required: true, summary: "The order." }"#),
                    Replace(PAY, r#"payer: "Ada""#, r#"payer: "Ada", orderId: "O-1""#),
                ]),
        ),
        RepeatableSet => row(
            "repeatable-set",
            "a repeated call is safe now without a key",
            [SAME_WIRE, SAME_CODE, warning("a call whose outcome is open is sent again")],
            here(Changed, "{name} can be repeated safely: {new}", "{names} can be repeated safely: {new}"),
            edited(&[Insert(INQUIRY, "source:", "repeatable: { because: changes_nothing }")]),
        ),
        RepeatableUnset => row(
            "repeatable-unset",
            "a repeated call is no longer safe without a key",
            [warning("old clients repeat calls that the platform may process twice"), SAME_CODE, breaking("a call whose outcome is open is no longer sent again")],
            here(Changed, "{name} can no longer be repeated safely", "{names} can no longer be repeated safely"),
            Self::RepeatableSet.row().example.reversed(),
        ),
        RepeatableChanged => row(
            "repeatable-changed",
            "a repeated call is safe for another reason",
            [SAME_WIRE, SAME_CODE, warning("a failure after an attempt without an answer is told otherwise")],
            here(Changed, "{name} can be repeated safely: {new}, no longer {old}", "{names} can be repeated safely: {new}, no longer {old}"),
            edited(&[Replace(INQUIRY, "because: changes_nothing", "because: done_once")])
                .given(&[Insert(INQUIRY, "source:", "repeatable: { because: changes_nothing }")]),
        ),
        EchoesChanged => row(
            "echoes-changed",
            "other fields of a response repeat those of the request",
            [SAME_WIRE, SAME_CODE, warning("other answers are refused as those to another request")],
            alone(Changed, "answers of {name} repeat {new} of the request, not {old}"),
            edited(&[Replace(PAY, r#"paymentId: { type: string, summary: "The shop's own ID." }"#, r#"paymentId: { type: string, echoes: paymentId, summary: "The shop's own ID." }"#)])
                .given(&[Insert(PAY, "  result:", r#"  paymentId: { type: string, summary: "The shop's own ID." }"#)]),
        ),
        InquirySet => row(
            "inquiry-set",
            "an operation tells now how a call ended",
            [SAME_WIRE, SAME_CODE, note("errors name the operation to ask")],
            here(Changed, "{new} tells how a call of {name} ended", "{new} tells how calls of {names} ended"),
            Self::InquiryUnset.row().example.reversed(),
        ),
        InquiryUnset => row(
            "inquiry-unset",
            "no operation tells any more how a call ended",
            [SAME_WIRE, SAME_CODE, warning("errors no longer name an operation to ask")],
            here(Changed, "{old} no longer tells how a call of {name} ended", "{old} no longer tells how calls of {names} ended"),
            edited(&[Replace(PAY, "inquire_with: inquiry", "")]),
        ),
        InquiryChanged => row(
            "inquiry-changed",
            "another operation tells how a call ended",
            [SAME_WIRE, SAME_CODE, warning("errors name another operation to ask")],
            here(Changed, "{new} tells how a call of {name} ended, no longer {old}", "{new} tells how calls of {names} ended, no longer {old}"),
            edited(&[Replace(PAY, "inquire_with: inquiry", "inquire_with: refund")]),
        ),
        SendingChanged => row(
            "operation-sending-changed",
            "requests of an operation are sent in another way",
            [breaking("old clients send them the old way"), breaking("the client's method takes or gives something else"), SAME_DEEDS],
            here(Changed, "requests of {name} are sent {new}, no longer {old}", "requests of {names} are sent {new}, no longer {old}"),
            edited(&[Insert(INQUIRY, "source:", "authentication: { session: x-session }")]),
        ),
        SessionHeaderChanged => row(
            "session-header-changed",
            "the header of an operation's session has another name",
            SPOKEN,
            here(Changed, "the session of {name} goes in the header {new}, no longer in {old}", "the sessions of {names} go in the header {new}, no longer in {old}"),
            edited(&[Replace(INQUIRY, "session: x-session", "session: x-shift")])
                .given(&[Insert(INQUIRY, "source:", "authentication: { session: x-session }")]),
        ),
        UploadJsonPartChanged => row(
            "upload-json-part-changed",
            "the part that holds the JSON of an upload has another name",
            SPOKEN,
            here(Changed, "{name} has its JSON in the part {new}, no longer in {old}", "{names} have their JSON in the part {new}, no longer in {old}"),
            edited(&[Replace(PICTURE, "json: data", "json: body")]).given(&[TAKES_FILES, UPLOAD]),
        ),
        UploadFilePartsChanged => row(
            "upload-file-parts-changed",
            "other parts of an upload hold the file",
            SPOKEN,
            here(Changed, "{name} has its file in the parts {new}, no longer in {old}", "{names} have their files in the parts {new}, no longer in {old}"),
            edited(&[Replace(PICTURE, "files: [picture]", "files: [picture, image]")]).given(&[TAKES_FILES, UPLOAD]),
        ),
        UploadDigestChanged => row(
            "upload-digest-changed",
            "another field of an upload holds the digest of the file",
            SPOKEN,
            here(Changed, "{name} has the digest of its file in {new}, no longer in {old}", "{names} have the digests of their files in {new}, no longer in {old}"),
            edited(&[Replace(PICTURE, "sha256: digest", "sha256: print")]).given(&[TAKES_FILES, UPLOAD]),
        ),
        UploadLimitTightened => row(
            "upload-limit-tightened",
            "the file of an upload may have fewer bytes",
            [breaking("the platform refuses files that it took before"), SAME_CODE, breaking("the client refuses files that it sent before")],
            here(Changed, "the file of {name} has at most {new} bytes now", "the files of {names} have at most {new} bytes now"),
            edited(&[Replace(PICTURE, "max_bytes: 1000", "max_bytes: 900")]).given(&[TAKES_FILES, UPLOAD]),
        ),
        UploadLimitLoosened => row(
            "upload-limit-loosened",
            "the file of an upload may have more bytes",
            [note("the platform takes files that it refused"), SAME_CODE, note("the client sends files that it refused before")],
            here(Changed, "the file of {name} may have up to {new} bytes", "the files of {names} may have up to {new} bytes"),
            Self::UploadLimitTightened.row().example.reversed(),
        ),
        CanBePending => row(
            "operation-can-be-pending",
            "an operation can answer that it is under way",
            [SAME_WIRE, breaking("the client's method gives an `Answer`, not the response alone"), SAME_DEEDS],
            here(Changed, "{name} can answer that it is under way", "{names} can answer that they are under way"),
            edited(&[
                Insert(PAY, "NO_MONEY:", r#"  WAITING: { status: U, outcome: pending, retry: never, advice: "Wait." }"#),
            ]),
        ),
        NeverPending => row(
            "operation-never-pending",
            "an operation can no longer answer that it is under way",
            [SAME_WIRE, breaking("the client's method gives the response alone, not an `Answer`"), SAME_DEEDS],
            here(Changed, "{name} no longer answers that it is under way", "{names} no longer answer that they are under way"),
            Self::CanBePending.row().example.reversed(),
        ),
        Deprecated => row(
            "operation-deprecated",
            "an operation is deprecated now",
            [SAME_WIRE, WARNS, SAME_DEEDS],
            here(Deprecated, "the operation {name} is deprecated: {new}", "the operations {names} are deprecated: {new}"),
            edited(&[Insert(PAY, "inquire_with:", r#"deprecated: "Use the other one.""#)]),
        ),
        Undeprecated => row(
            "operation-undeprecated",
            "an operation is no longer deprecated",
            [SAME_WIRE, WARNS, SAME_DEEDS],
            here(Changed, "the operation {name} is no longer deprecated", "the operations {names} are no longer deprecated"),
            Self::Deprecated.row().example.reversed(),
        ),
        DeprecationChanged => row(
            "operation-deprecation-changed",
            "something else is to be used instead of an operation",
            [SAME_WIRE, WARNS, SAME_DEEDS],
            here(Deprecated, "there is other advice on what to use instead of the operation {name}: {new}", "there is other advice on what to use instead of the operations {names}: {new}"),
            edited(&[Replace(PAY, r#"deprecated: "Use the other one.""#, r#"deprecated: "Use the third one.""#)])
                .given(&[Insert(PAY, "inquire_with:", r#"deprecated: "Use the other one.""#)]),
        ),
        SummaryChanged => row(
            "operation-summary-changed",
            "an operation's summary reads otherwise",
            WORDS,
            counted(Changed, "{name} is described otherwise", "{count} operations are described otherwise"),
            edited(&[
                Replace(INQUIRY, r#"summary: "Tells how a payment ended.""#, r#"summary: "Says how a payment ended.""#),
            ]),
        ),
        NoteChanged => row(
            "operation-note-changed",
            "an operation's note reads otherwise",
            WORDS,
            counted(Changed, "{name} has another note", "{count} operations have another note"),
            edited(&[Insert(INQUIRY, r#"summary: "Tells how a payment ended.""#, r#"note: "It is quick.""#)]),
        ),
        PageChanged => row(
            "operation-page-changed",
            "an operation is documented on another page",
            WORDS,
            counted(Changed, "{name} is documented on another page", "{count} operations are documented on other pages"),
            edited(&[
                Insert(INQUIRY, r#"summary: "Tells how a payment ended.""#, "docs: https://shop.example/docs/inquiry"),
            ]),
        ),
        SourceChanged => row(
            "operation-source-changed",
            "an operation's facts come from elsewhere",
            WORDS,
            counted(Changed, "the facts of {name} come from elsewhere", "the facts of {count} operations come from elsewhere"),
            edited(&[Replace(REFUND, "source: handbook", "source: letter")]),
        ),
        SampleChanged => row(
            "operation-sample-changed",
            "the call that shows an operation is another one",
            GATEWAY,
            counted(Changed, "{name} is shown by another call", "{count} operations are shown by other calls"),
            edited(&[Replace(PAY, r#"receipt: "R-1""#, r#"receipt: "R-2""#)]),
        ),
    }
}
