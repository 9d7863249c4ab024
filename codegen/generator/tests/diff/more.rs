//! More cases of rules of which one example does not show enough.

use antom_codegen::diff::Edit::{self, Insert, Replace, Write};
use antom_codegen::diff::Edited;

const PAY: &str = "operations/payments/pay.yaml";
const INQUIRY: &str = "operations/payments/inquiry.yaml";
const NOTIFY: &str = "notifications/payments/notify_payment.yaml";
const KIND: &str = "types/kind.yaml";

const fn edited(given: &'static [Edit], edits: &'static [Edit]) -> Edited {
    Edited {
        given,
        memo: ["", ""],
        edits,
        is_reversed: false,
    }
}

/// Each by the ID of its rule, and behind two hyphens which case it is.
#[rustfmt::skip]
pub(crate) const MORE: &[(&str, Edited)] = &[
    ("item-stands-for-another--enum-value", edited(
        &[
            Insert(INQUIRY, "paymentId:", r#"  kind: { type: Kind, summary: "Which kind." }"#),
            Write(KIND, "enum: Kind\nsummary: \"Which kind it is.\"\nsource: handbook\nvalues:\n  CARD: { summary: \"A card.\" }\n"),
        ],
        &[Replace(KIND, "CARD: {", "card: {")],
    )),
    ("item-stands-for-another--notification", edited(
        &[],
        &[
            Replace(NOTIFY, "notification: notifyPayment", "notification: NotifyPayment"),
            Replace(NOTIFY, "event: [PAID]", "event: [DONE]"),
        ],
    )),
    ("item-stands-for-another--operation", edited(
        &[],
        &[
            Replace(PAY, "operation: pay", "operation: Pay"),
            Replace(PAY, "path: /v1/pay", "path: /v2/pay"),
        ],
    )),
    ("item-stands-for-another--result-code", edited(&[], &[Replace(PAY, "NO_MONEY: {", "NoMoney: {")])),
    ("item-stands-for-another--scenario", edited(
        &[],
        &[
            Replace(PAY, "card:", "Card:"),
            Replace(PAY, "method: CARD", "method: WALLET"),
            Replace(PAY, r#"method: "CARD""#, r#"method: "WALLET""#),
        ],
    )),
    ("item-stands-for-another--swapped-fields", edited(
        &[
            Replace(PAY, "method: { type", "method: { rust: second, type"),
            Replace(PAY, "payer: { type", "payer: { rust: first, type"),
        ],
        &[
            Replace(PAY, "method: { rust: second", "method: { rust: first"),
            Replace(PAY, "payer: { rust: first", "payer: { rust: second"),
        ],
    )),
    ("request-condition-added--of-a-new-field", edited(
        &[],
        &[
            Insert(PAY, "  payer:", r#"  memo: { type: string, summary: "A memo." }"#),
            Replace(PAY, "required: [payer]", "required: [payer, memo]"),
            Replace(PAY, r#"payer: "Ada""#, r#"payer: "Ada", memo: "m""#),
        ],
    )),
];
