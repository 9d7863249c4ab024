//! The rules of everything that is no field: one row a rule.

use super::super::effect::{Judgement, judge};
use super::super::verdict::Verdict::{Breaking, Note, Safe, Warning};

/// One rule.
pub(super) struct Row {
    pub(super) id: &'static str,
    /// What changed.
    pub(super) what: &'static str,
    pub(super) wire: Judgement,
    pub(super) source: Judgement,
    pub(super) behaviour: Judgement,
    /// An old line, and what it became.
    pub(super) example: (&'static str, &'static str),
}

const fn row(
    id: &'static str,
    what: &'static str,
    [wire, source, behaviour]: [Judgement; 3],
    old: &'static str,
    new: &'static str,
) -> Row {
    Row {
        id,
        what,
        wire,
        source,
        behaviour,
        example: (old, new),
    }
}

const fn breaking(reason: &'static str) -> Judgement {
    judge(Breaking, reason)
}

const fn warning(reason: &'static str) -> Judgement {
    judge(Warning, reason)
}

const fn note(reason: &'static str) -> Judgement {
    judge(Note, reason)
}

const SAME_WIRE: Judgement = judge(Safe, "the same bytes are written and read");
const SAME_CODE: Judgement = judge(Safe, "the code is the same");
const SAME_DEEDS: Judgement = judge(Safe, "code that compiles does what it did");
const GONE: Judgement = breaking("items are gone or have another name");
const ADDED: Judgement = note("items are added");
const WARNS: Judgement = note("the compiler warns where it is used, or no longer does");

/// Only people read it.
const WORDS: [Judgement; 3] = [SAME_WIRE, SAME_CODE, SAME_DEEDS];
/// Only the generated code has another name.
const NAME: [Judgement; 3] = [SAME_WIRE, GONE, SAME_DEEDS];
/// Old clients and the platform no longer understand each other; the new crate does it right without any change of code.
const SPOKEN: [Judgement; 3] = [
    breaking("old clients say it the old way, which the platform no longer understands"),
    SAME_CODE,
    SAME_DEEDS,
];
/// What the local gateway says.
const GATEWAY: [Judgement; 3] = [
    SAME_WIRE,
    SAME_CODE,
    note("the local gateway answers otherwise"),
];

#[rustfmt::skip]
pub(super) const ROWS: &[Row] = &[
    // The API
    row("api-name-changed", "the API has another name", [SAME_WIRE, SAME_CODE, note("messages call the API by its new name")], "api: Shop", "api: Store"),
    row("crate-name-changed", "the crate has another name", [SAME_WIRE, breaking("every path begins with the crate's name"), SAME_DEEDS], "crate: shop", "crate: store"),
    row("version-changed", "the crate has another version", WORDS, "version: 0.1.0", "version: 0.2.0"),
    row("api-summary-changed", "the API's summary reads otherwise", WORDS, "summary: A shop.", "summary: A store."),
    row("api-docs-changed", "the API is documented elsewhere", WORDS, "docs: https://shop.example/a", "docs: https://shop.example/b"),
    row("host-added", "the API is served at one more host", [SAME_WIRE, ADDED, SAME_DEEDS], "", "asia: { url: https://asia.example }"),
    row("host-removed", "the API is no longer served at a host", [breaking("old clients call a host that no longer serves the API"), GONE, SAME_DEEDS], "asia: { url: https://asia.example }", ""),
    row("host-url-changed", "a host has another address", [breaking("old clients call the old address"), SAME_CODE, note("calls go to the new address")], "url: https://asia.example", "url: https://east.example"),
    row("host-upload-url-set", "a host has an address for calls that carry a file now", [SAME_WIRE, SAME_CODE, note("such calls can be made there")], "", "upload_url: https://big.example"),
    row("host-upload-url-unset", "a host has no address any more for calls that carry a file", [breaking("old clients call an address that is gone"), SAME_CODE, breaking("such calls cannot be made there")], "upload_url: https://big.example", ""),
    row("host-upload-url-changed", "a host has another address for calls that carry a file", [breaking("old clients call the old address"), SAME_CODE, note("such calls go to the new address")], "upload_url: https://big.example", "upload_url: https://large.example"),
    row("host-summary-changed", "a host's summary reads otherwise", WORDS, "summary: Asia.", "summary: The East."),
    row("base-path-changed", "something else stands before every path", SPOKEN, "base_path: /api", "base_path: /api/v2"),
    row("sandbox-set", "there is a sandbox now", [breaking("old clients call the ordinary path with a sandbox client ID"), SAME_CODE, note("client IDs of the sandbox are called there")], "", "sandbox: { client_id_prefix: TEST_, base_path: /test }"),
    row("sandbox-unset", "there is no sandbox any more", [breaking("old clients call a path that is gone"), SAME_CODE, warning("client IDs of the sandbox are called like others")], "sandbox: { client_id_prefix: TEST_, base_path: /test }", ""),
    row("sandbox-prefix-changed", "client IDs of the sandbox begin otherwise", [breaking("old clients take new sandbox client IDs for ordinary ones"), SAME_CODE, warning("other client IDs are called in the sandbox")], "client_id_prefix: TEST_", "client_id_prefix: TRY_"),
    row("sandbox-path-changed", "something else stands before every path of the sandbox", SPOKEN, "base_path: /test", "base_path: /try"),
    row("content-type-changed", "requests have another content type", [warning("old clients send the old one, which the platform may refuse"), SAME_CODE, SAME_DEEDS], "content_type: application/json", "content_type: application/json; charset=UTF-8"),
    row("signature-algorithm-changed", "the signature's algorithm has another name", SPOKEN, "algorithm: RSA256", "algorithm: RSA512"),
    row("key-version-changed", "the signing key has another version", SPOKEN, "key_version: \"1\"", "key_version: \"2\""),
    row("client-id-header-changed", "the header of the client ID has another name", SPOKEN, "client_id: client-id", "client_id: merchant"),
    row("request-time-header-changed", "the header of the request's time has another name", SPOKEN, "request_time: request-time", "request_time: sent-at"),
    row("response-time-header-changed", "the header of the answer's time has another name", SPOKEN, "response_time: response-time", "response_time: sent-at"),
    row("signature-header-changed", "the header of the signature has another name", SPOKEN, "signature: signature", "signature: seal"),
    row("agent-token-header-set", "there is a header for an agent's token now", [SAME_WIRE, SAME_CODE, note("clients with an agent token can be made")], "", "agent_token: agent-token"),
    row("agent-token-header-unset", "there is no header for an agent's token any more", [warning("old clients still send the header"), SAME_CODE, breaking("clients with an agent token can no longer be made")], "agent_token: agent-token", ""),
    row("agent-token-header-changed", "the header of the agent's token has another name", SPOKEN, "agent_token: agent-token", "agent_token: agent"),
    row("envelope-field-changed", "another field of the answer holds the result", SPOKEN, "field: result", "field: outcome"),
    row("envelope-code-changed", "another field of the result holds its code", SPOKEN, "code: resultCode", "code: code"),
    row("envelope-status-changed", "another field of the result holds its status", SPOKEN, "status: resultStatus", "status: status"),
    row("envelope-message-changed", "another field of the result holds its message", [SAME_WIRE, SAME_CODE, warning("messages of errors are read from the new field")], "message: resultMessage", "message: message"),
    row("status-added", "the API knows one more status", [warning("old clients do not know what the status means"), SAME_CODE, warning("answers of this status have an outcome now")], "", "A: success"),
    row("status-removed", "the API no longer knows a status", [SAME_WIRE, SAME_CODE, breaking("answers of this status have no known outcome any more")], "A: success", ""),
    row("status-outcome-changed", "a status means another outcome", [SAME_WIRE, SAME_CODE, breaking("answers of this status have another outcome")], "A: success", "A: pending"),
    row("gateway-invalid-signature-changed", "the local gateway refuses signatures otherwise", GATEWAY, "invalid_signature: { code: INVALID_SIGNATURE, … }", "invalid_signature: { code: BAD_SIGNATURE, … }"),
    row("gateway-invalid-request-changed", "the local gateway refuses invalid requests otherwise", GATEWAY, "invalid_request: { code: PARAM_ILLEGAL, … }", "invalid_request: { code: INVALID, … }"),
    row("gateway-unknown-path-changed", "the local gateway refuses unknown paths otherwise", GATEWAY, "unknown_path: { code: NO_INTERFACE_DEF, … }", "unknown_path: { code: UNKNOWN, … }"),
    row("gateway-inconsistent-repeat-changed", "the local gateway refuses a key that comes again with another request otherwise", GATEWAY, "", "inconsistent_repeat: { code: REPEAT_REQ_INCONSISTENT, … }"),
    row("acknowledgement-set", "notifications are acknowledged now", WORDS, "", "acknowledgement: { code: SUCCESS, … }"),
    row("acknowledgement-unset", "notifications are no longer acknowledged", [breaking("the platform may wait for an acknowledgement that is gone"), SAME_CODE, SAME_DEEDS], "acknowledgement: { code: SUCCESS, … }", ""),
    row("acknowledgement-changed", "notifications are acknowledged otherwise", [breaking("old receivers acknowledge the old way, and the platform may send again"), SAME_CODE, note("receivers acknowledge the new way")], "acknowledgement: { code: SUCCESS, … }", "acknowledgement: { code: OK, … }"),

    // Groups
    row("group-added", "a group and its feature are new", [SAME_WIRE, ADDED, SAME_DEEDS], "", "refunds: { summary: Giving back. }"),
    row("group-removed", "a group and its feature are gone", [SAME_WIRE, breaking("the feature is gone, and projects that ask for it do not build"), SAME_DEEDS], "refunds: { summary: Giving back. }", ""),
    row("group-became-default", "the group's feature is on by default now", [SAME_WIRE, ADDED, SAME_DEEDS], "default: false", "default: true"),
    row("group-no-longer-default", "the group's feature is off by default now", [SAME_WIRE, breaking("its items are gone for those who do not ask for the feature"), SAME_DEEDS], "default: true", "default: false"),
    row("group-summary-changed", "the group's summary reads otherwise", WORDS, "summary: Giving back.", "summary: Giving money back."),

    // Operations
    row("operation-added", "an operation is new", [note("the platform serves it"), ADDED, SAME_DEEDS], "", "operation: refund"),
    row("operation-removed", "an operation is gone", [breaking("old clients call what the platform no longer serves"), GONE, SAME_DEEDS], "operation: refund", ""),
    row("operation-moved", "an operation belongs to another group", [SAME_WIRE, breaking("its items have another path and need another feature"), SAME_DEEDS], "operations/payments/refund.yaml", "operations/refunds/refund.yaml"),
    row("operation-rust-name-changed", "an operation has another name in Rust", NAME, "rust: refund", "rust: give_back"),
    row("operation-path-changed", "an operation has another path", [breaking("old clients call the old path"), SAME_CODE, SAME_DEEDS], "path: /v1/refund", "path: /v2/refund"),
    row("operation-method-changed", "an operation has another HTTP method", [breaking("old clients use the old method"), SAME_CODE, SAME_DEEDS], "method: POST", "method: GET"),
    row("idempotency-key-set", "a repeated call is safe now", [SAME_WIRE, SAME_CODE, warning("a call whose outcome is open is sent again")], "", "idempotency_key: refundRequestId"),
    row("idempotency-key-unset", "a repeated call is no longer safe", [warning("old clients repeat calls that the platform may process twice"), SAME_CODE, breaking("a call whose outcome is open is no longer sent again")], "idempotency_key: refundRequestId", ""),
    row("idempotency-key-changed", "another field makes a repeated call safe", [warning("old clients repeat calls by a field that the platform may no longer look at"), SAME_CODE, breaking("another field tells calls apart")], "idempotency_key: refundRequestId", "idempotency_key: refundId"),
    row("repeatable-set", "a repeated call is safe now without a key", [SAME_WIRE, SAME_CODE, warning("a call whose outcome is open is sent again")], "", "repeatable: { because: changes_nothing }"),
    row("repeatable-unset", "a repeated call is no longer safe without a key", [warning("old clients repeat calls that the platform may process twice"), SAME_CODE, breaking("a call whose outcome is open is no longer sent again")], "repeatable: { because: changes_nothing }", ""),
    row("repeatable-changed", "a repeated call is safe for another reason", [SAME_WIRE, SAME_CODE, warning("a failure after an attempt without an answer is told otherwise")], "repeatable: { because: changes_nothing }", "repeatable: { because: done_once }"),
    row("echoes-changed", "other fields of a response repeat those of the request", [SAME_WIRE, SAME_CODE, warning("other answers are refused as those to another request")], "paymentId: { type: string, … }", "paymentId: { type: string, …, echoes: paymentId }"),
    row("inquiry-set", "an operation tells now how a call ended", [SAME_WIRE, SAME_CODE, note("errors name the operation to ask")], "", "inquire_with: inquiryRefund"),
    row("inquiry-unset", "no operation tells any more how a call ended", [SAME_WIRE, SAME_CODE, warning("errors no longer name an operation to ask")], "inquire_with: inquiryRefund", ""),
    row("inquiry-changed", "another operation tells how a call ended", [SAME_WIRE, SAME_CODE, warning("errors name another operation to ask")], "inquire_with: inquiryRefund", "inquire_with: inquiryPayment"),
    row("operation-sending-changed", "requests of an operation are sent in another way", [breaking("old clients send them the old way"), breaking("the client's method takes or gives something else"), SAME_DEEDS], "", "authentication: { session: x-session }"),
    row("session-header-changed", "the header of an operation's session has another name", SPOKEN, "session: x-session", "session: x-shift"),
    row("upload-json-part-changed", "the part that holds the JSON of an upload has another name", SPOKEN, "json: body", "json: data"),
    row("upload-file-parts-changed", "other parts of an upload hold the file", SPOKEN, "files: [file]", "files: [file, image]"),
    row("upload-digest-changed", "another field of an upload holds the digest of the file", SPOKEN, "sha256: fileSha256", "sha256: imageSha256"),
    row("upload-limit-tightened", "the file of an upload may have fewer bytes", [breaking("the platform refuses files that it took before"), SAME_CODE, breaking("the client refuses files that it sent before")], "max_bytes: 2097152", "max_bytes: 1048576"),
    row("upload-limit-loosened", "the file of an upload may have more bytes", [note("the platform takes files that it refused"), SAME_CODE, note("the client sends files that it refused before")], "max_bytes: 1048576", "max_bytes: 2097152"),
    row("operation-can-be-pending", "an operation can answer that it is under way", [SAME_WIRE, breaking("the client's method gives an `Answer`, not the response alone"), SAME_DEEDS], "results: { OK: … }", "results: { OK: …, IN_PROCESS: { outcome: pending, … } }"),
    row("operation-never-pending", "an operation can no longer answer that it is under way", [SAME_WIRE, breaking("the client's method gives the response alone, not an `Answer`"), SAME_DEEDS], "results: { OK: …, IN_PROCESS: { outcome: pending, … } }", "results: { OK: … }"),
    row("operation-deprecated", "an operation is deprecated now", [SAME_WIRE, WARNS, SAME_DEEDS], "", "deprecated: Use the other one."),
    row("operation-undeprecated", "an operation is no longer deprecated", [SAME_WIRE, WARNS, SAME_DEEDS], "deprecated: Use the other one.", ""),
    row("operation-deprecation-changed", "something else is to be used instead of an operation", [SAME_WIRE, WARNS, SAME_DEEDS], "deprecated: Use the other one.", "deprecated: Use the third one."),
    row("operation-summary-changed", "an operation's summary reads otherwise", WORDS, "summary: Refunds.", "summary: Gives money back."),
    row("operation-note-changed", "an operation's note reads otherwise", WORDS, "note: Once a day.", "note: Twice a day."),
    row("operation-page-changed", "an operation is documented on another page", WORDS, "docs: https://shop.example/a", "docs: https://shop.example/b"),
    row("operation-source-changed", "an operation's facts come from elsewhere", WORDS, "source: sdk", "source: page"),
    row("operation-sample-changed", "the call that shows an operation is another one", GATEWAY, "samples: [{ request: … }]", "samples: [{ request: … }]"),

    // Result codes
    row("result-added", "an operation lists one more result, of the outcome that its status has anyway", [SAME_WIRE, SAME_CODE, note("the result has advice, and a rule for another attempt")], "", "NO_MONEY: { status: F, outcome: failed, … }"),
    row("result-added-with-outcome", "an operation lists one more result, of another outcome than its status has", [SAME_WIRE, SAME_CODE, breaking("answers of this result have another outcome")], "", "IN_PROCESS: { status: U, outcome: pending, … }"),
    row("result-removed", "an operation no longer lists a result, whose outcome its status has anyway", [SAME_WIRE, SAME_CODE, note("the result has no advice any more, and no rule for another attempt")], "NO_MONEY: { status: F, outcome: failed, … }", ""),
    row("result-removed-with-outcome", "an operation no longer lists a result, whose outcome its status does not have", [SAME_WIRE, SAME_CODE, breaking("answers of this result have another outcome")], "IN_PROCESS: { status: U, outcome: pending, … }", ""),
    row("result-status-changed", "a result comes with another status", [warning("old clients do not know the result with this status"), SAME_CODE, breaking("answers of this result are judged by the new status")], "status: F", "status: U"),
    row("result-outcome-changed", "a result means another outcome", [SAME_WIRE, SAME_CODE, breaking("answers of this result have another outcome")], "outcome: failed", "outcome: pending"),
    row("result-retry-changed", "another rule says whether to call again after a result", [SAME_WIRE, SAME_CODE, warning("calls are sent again where they were not, or the other way round")], "retry: never", "retry: same_request"),
    row("result-delay-changed", "the same call may be made again after another time", [SAME_WIRE, SAME_CODE, warning("calls are sent again sooner or later than they were")], "retry: same_request", "retry: same_request, delay: 15"),
    row("result-advice-changed", "a result's advice reads otherwise", [SAME_WIRE, SAME_CODE, note("errors give the new advice")], "advice: Wait.", "advice: Ask again."),
    row("result-code-added", "the enum of all result codes lists one more", [SAME_WIRE, ADDED, SAME_DEEDS], "", "NO_MONEY: { status: F, … }"),
    row("result-code-removed", "the enum of all result codes no longer lists one", [SAME_WIRE, GONE, SAME_DEEDS], "NO_MONEY: { status: F, … }", ""),
    row("result-code-rust-name-changed", "a result code has another name in Rust", NAME, "rust: NoMoney", "rust: Poor"),

    // Scenarios
    row("scenario-added", "a scenario is new", [SAME_WIRE, ADDED, SAME_DEEDS], "", "card: { fixed: { method: CARD } }"),
    row("scenario-removed", "a scenario is gone", [SAME_WIRE, GONE, SAME_DEEDS], "card: { fixed: { method: CARD } }", ""),
    row("scenario-fixed-added", "a scenario fixes one more field", [SAME_WIRE, SAME_CODE, breaking("the scenario sends a value that it did not")], "fixed: {}", "fixed: { method: CARD }"),
    row("scenario-fixed-removed", "a scenario no longer fixes a field", [SAME_WIRE, SAME_CODE, breaking("the scenario no longer sends the value")], "fixed: { method: CARD }", "fixed: {}"),
    row("scenario-fixed-changed", "a scenario fixes a field to another value", [SAME_WIRE, SAME_CODE, breaking("the scenario sends another value")], "fixed: { method: CARD }", "fixed: { method: WALLET }"),
    row("scenario-required-added", "a scenario requires one more field", [SAME_WIRE, breaking("the scenario's literal has one more field"), SAME_DEEDS], "required: []", "required: [memo]"),
    row("scenario-required-removed", "a scenario no longer requires a field", [SAME_WIRE, breaking("the scenario's literal has the field no longer"), SAME_DEEDS], "required: [memo]", "required: []"),
    row("scenario-deprecated", "a scenario is deprecated now", [SAME_WIRE, WARNS, SAME_DEEDS], "", "deprecated: Use the other one."),
    row("scenario-undeprecated", "a scenario is no longer deprecated", [SAME_WIRE, WARNS, SAME_DEEDS], "deprecated: Use the other one.", ""),
    row("scenario-deprecation-changed", "something else is to be used instead of a scenario", [SAME_WIRE, WARNS, SAME_DEEDS], "deprecated: Use the other one.", "deprecated: Use the third one."),
    row("scenario-summary-changed", "a scenario's summary reads otherwise", WORDS, "summary: By card.", "summary: With a card."),
    row("scenario-page-changed", "a scenario is documented on another page", WORDS, "docs: https://shop.example/a", "docs: https://shop.example/b"),
    row("scenario-date-changed", "a scenario's page is of another date", WORDS, "updated: 2024-01-01", "updated: 2025-01-01"),
    row("scenario-source-changed", "a scenario's facts come from elsewhere", WORDS, "source: sdk", "source: page"),

    // Notifications
    row("notification-added", "a notification is new", [note("old receivers take it for one that they do not know"), ADDED, note("the receiver tells it apart")], "", "notification: notifyRefund"),
    row("notification-added-like-another", "a notification is new, and looks like one that was known", [breaking("old receivers may take it for the other one, and cannot read it then"), ADDED, breaking("the receiver no longer takes it for the other one")], "", "notification: notifyRefund"),
    row("notification-removed-like-another", "a notification is gone, and looks like one that stays", [note("old receivers never see it again"), GONE, breaking("the receiver may take it for the other one")], "notification: notifyRefund", ""),
    row("notification-removed", "a notification is gone", [note("old receivers never see it again"), GONE, SAME_DEEDS], "notification: notifyRefund", ""),
    row("notification-moved", "a notification belongs to another group", [SAME_WIRE, breaking("its items have another path and need another feature"), SAME_DEEDS], "notifications/payments/notify.yaml", "notifications/refunds/notify.yaml"),
    row("notification-rust-name-changed", "a notification has another name in Rust", NAME, "rust: Notify", "rust: Report"),
    row("recognition-value-added", "a notification is told by one more value", [breaking("old receivers take it for another notification"), SAME_CODE, note("the receiver knows more of them")], "values: { kind: [PAID] }", "values: { kind: [PAID, LATE] }"),
    row("recognition-value-removed", "a notification is no longer told by a value", [SAME_WIRE, SAME_CODE, breaking("the receiver takes some of them for another notification")], "values: { kind: [PAID, LATE] }", "values: { kind: [PAID] }"),
    row("recognition-field-added", "a notification is told by one more field", [SAME_WIRE, SAME_CODE, breaking("the receiver takes those without the field for another notification")], "fields: []", "fields: [paymentId]"),
    row("recognition-field-removed", "a notification is no longer told by a field", [breaking("old receivers take those without the field for another notification"), SAME_CODE, note("the receiver knows more of them")], "fields: [paymentId]", "fields: []"),
    row("notification-summary-changed", "a notification's summary reads otherwise", WORDS, "summary: Tells.", "summary: Reports."),
    row("notification-note-changed", "a notification's note reads otherwise", WORDS, "note: Once.", "note: Several times."),
    row("notification-page-changed", "a notification is documented on another page", WORDS, "docs: https://shop.example/a", "docs: https://shop.example/b"),
    row("notification-source-changed", "a notification's facts come from elsewhere", WORDS, "source: sdk", "source: page"),
    row("notification-sample-changed", "a notification is shown by other samples", WORDS, "samples: [{ value: … }]", "samples: [{ value: … }]"),

    // Types
    row("type-added", "a type is new", [SAME_WIRE, ADDED, SAME_DEEDS], "", "type: Address"),
    row("type-removed", "a type is gone", [SAME_WIRE, GONE, SAME_DEEDS], "type: Address", ""),
    row("object-became-enum", "an object became an enum", [breaking("a text is written where an object was, or the other way round"), GONE, SAME_DEEDS], "type: Address", "enum: Address"),
    row("enum-became-object", "an enum became an object", [breaking("an object is written where a text was, or the other way round"), GONE, SAME_DEEDS], "enum: Address", "type: Address"),
    row("type-rust-name-changed", "a type has another name in Rust", NAME, "rust: Address", "rust: PostalAddress"),
    row("type-became-built", "requests hold the type now, so that it can be built", [SAME_WIRE, ADDED, SAME_DEEDS], "response: { to: { type: Address } }", "request: { to: { type: Address } }"),
    row("type-no-longer-built", "no request holds the type any more, so that it cannot be built", [SAME_WIRE, breaking("its literal and its setters are gone"), SAME_DEEDS], "request: { to: { type: Address } }", "response: { to: { type: Address } }"),
    row("type-joined-group", "a further group holds the type", [SAME_WIRE, note("it can be used with that group's feature"), SAME_DEEDS], "", "operations/refunds: … { type: Address }"),
    row("type-left-group", "a group no longer holds the type", [SAME_WIRE, breaking("it is gone for those who use that group's feature alone"), SAME_DEEDS], "operations/refunds: … { type: Address }", ""),
    row("money-set", "the type is a sum of money now", [SAME_WIRE, breaking("it is made by `from_minor_units`, no longer by a literal and setters"), SAME_DEEDS], "", "money: { value: value, currency: currency }"),
    row("money-unset", "the type is no longer a sum of money", [SAME_WIRE, breaking("`from_minor_units` and its like are gone"), SAME_DEEDS], "money: { value: value, currency: currency }", ""),
    row("money-changed", "other fields hold the sum of money", [SAME_WIRE, SAME_CODE, breaking("sums are made of other fields")], "money: { value: value, … }", "money: { value: amount, … }"),
    row("type-summary-changed", "a type's summary reads otherwise", WORDS, "summary: Where.", "summary: A place."),
    row("type-note-changed", "a type's note reads otherwise", WORDS, "note: In Latin letters.", "note: In any letters."),
    row("type-source-changed", "a type's facts come from elsewhere", WORDS, "source: sdk", "source: page"),
    row("type-sample-changed", "a type is shown by other samples", WORDS, "samples: [{ value: … }]", "samples: [{ value: … }]"),
    row("enum-value-rust-name-changed", "a value of an enum has another name in Rust", NAME, "rust: Card", "rust: BankCard"),
    row("enum-value-deprecated", "a value of an enum is deprecated now", [SAME_WIRE, WARNS, SAME_DEEDS], "", "deprecated: Use WALLET."),
    row("enum-value-undeprecated", "a value of an enum is no longer deprecated", [SAME_WIRE, WARNS, SAME_DEEDS], "deprecated: Use WALLET.", ""),
    row("enum-value-deprecation-changed", "something else is to be used instead of a value", [SAME_WIRE, WARNS, SAME_DEEDS], "deprecated: Use WALLET.", "deprecated: Use CASH."),
    row("enum-value-summary-changed", "the summary of an enum's value reads otherwise", WORDS, "summary: A card.", "summary: Any card."),

    // What the items of the generated crate show, and no change by itself
    row("item-stands-for-another", "an item of the generated crate has the name of another one that is gone, and stands for something else on the wire", [SAME_WIRE, SAME_CODE, breaking("code that compiles writes or reads something else")], "payerId: { type: string }", "payerID: { type: string }"),
    row("item-removed", "an item of the generated crate is gone as a consequence of other changes", [SAME_WIRE, GONE, SAME_DEEDS], "", ""),
];
