//! What some examples need besides the small spec.

use super::example::Edit::{self, Insert, Replace, Write};
use super::example::{API, INQUIRY, OUTCOME, PAY};

pub(super) const KIND_FILE: &str = "types/kind.yaml";
pub(super) const REMARK_FILE: &str = "types/remark.yaml";
pub(super) const HINT_FILE: &str = "types/hint.yaml";
pub(super) const PICTURE: &str = "operations/payments/send_picture.yaml";

/// An enum.
pub(super) const KIND: Edit = Write(
    KIND_FILE,
    r#"enum: Kind
summary: "Which kind it is."
source: handbook
values:
  CARD: { summary: "A card." }
"#,
);
pub(super) const ASKS_FOR_KIND: Edit = Insert(
    INQUIRY,
    "paymentId:",
    r#"  kind: { type: Kind, summary: "Which kind." }"#,
);

/// An object.
pub(super) const REMARK: Edit = Write(
    REMARK_FILE,
    r#"type: Remark
summary: "What is to be remembered."
source: handbook
fields:
  text: { type: string, required: true, summary: "The text." }
"#,
);
pub(super) const ASKS_WITH_REMARK: Edit = Insert(
    INQUIRY,
    "paymentId:",
    r#"  remark: { type: Remark, summary: "A remark." }"#,
);
pub(super) const ANSWERS_WITH_REMARK: Edit = Insert(
    INQUIRY,
    "result:",
    r#"  remark: { type: Remark, summary: "A remark." }"#,
);

/// A field that a scenario can do something with, and a sample that has it whatever that is.
pub(super) const PAYS_WITH_MEMO: Edit = Insert(
    PAY,
    "  payer:",
    r#"  memo: { type: string, summary: "A memo." }"#,
);
pub(super) const SHOWS_MEMO: Edit = Replace(PAY, r#"payer: "Ada""#, r#"payer: "Ada", memo: "NOW""#);

/// Other fields for the envelope, and a sample that has them.
pub(super) const HAS_MORE_WORDS: Edit = Insert(
    OUTCOME,
    "message:",
    r#"  word: { type: string, required: true, summary: "The code." }
  state: { type: string, required: true, summary: "The status." }
  text: { type: string, summary: "The words." }"#,
);
pub(super) const SHOWS_MORE_WORDS: Edit = Replace(
    PAY,
    r#"message: "paid""#,
    r#"message: "paid", word: "PAID", state: "S", text: "paid""#,
);

/// A status that no result has.
pub(super) const KNOWS_MORE_STATUSES: Edit = Insert(
    API,
    "U:",
    r#"  A: { outcome: success, summary: "As good as done." }"#,
);

/// A host for calls that carry a file, and such a call.
pub(super) const TAKES_FILES: Edit = Replace(
    API,
    r#"url: "https://north.shop.example""#,
    r#"url: "https://north.shop.example", upload_url: "https://big.shop.example""#,
);
pub(super) const UPLOAD: Edit = Write(
    PICTURE,
    r#"operation: sendPicture
path: /v1/picture
summary: "Sends a picture of the goods."
source: handbook
upload: { json: data, files: [picture], sha256: digest, max_bytes: 1000 }

request:
  paymentId: { type: string, required: true, summary: "The shop's own ID." }
  digest: { type: string, required: true, summary: "What the picture is told by." }
  print: { type: string, required: true, summary: "Another one." }

response:
  result: { type: Outcome, required: true, summary: "How the call ended." }
"#,
);

/// One more operation.
pub(super) const PAY_OUT: &str = r#"operation: payOut
path: /v1/payOut
summary: "Pays the seller."
source: handbook

request:
  amount: { type: Amount, required: true, summary: "How much is given back." }

response:
  result: { type: Outcome, required: true, summary: "How the call ended." }
"#;

/// A notification that looks like no other.
pub(super) const NOTIFY_REFUND: Edit = Write(
    "notifications/payments/notify_refund.yaml",
    r#"notification: notifyRefund
summary: "Tells of a refund."
source: handbook
recognized_by:
  values: { event: [RETURNED] }
  fields: [paymentId]
body:
  event: { type: string, required: true, summary: "What happened." }
  paymentId: { type: string, required: true, summary: "The shop's own ID." }
  shopper: { type: string, summary: "Who paid." }
"#,
);

/// A notification that has what another one is told by.
pub(super) const NOTIFY_LATE: Edit = Write(
    "notifications/payments/notify_late_payment.yaml",
    r#"notification: notifyLatePayment
summary: "Tells how a payment ended."
source: handbook
recognized_by:
  values: { event: [PAID] }
  fields: [paymentId, delay]
body:
  event: { type: string, required: true, summary: "What happened." }
  paymentId: { type: string, required: true, summary: "The shop's own ID." }
  shopper: { type: string, summary: "Who paid." }
  delay: { type: string, required: true, summary: "How late it is." }
"#,
);
