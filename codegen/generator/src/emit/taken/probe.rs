//! A small API that has one of everything that is emitted, so that what the emitters write for themselves can be seen.
//!
//! Its own names all begin alike, which tells them from those of the emitters.

use crate::model::{self, Model};

/// How its names begin, in lower case.
pub(super) const OWN: &[&str] = &["probe", "new_probe", "newprobe"];

const TEXTS: &[(&str, &str)] = &[
    (
        "api.yaml",
        r#"
api: Probe
crate: probe
version: 0.1.0
summary: "One of everything."
docs: https://probe.example
hosts: { probeHost: { url: "https://probe.example", upload_url: "https://files.probe.example", summary: "Everywhere." } }
base_path: /probe
sandbox: { client_id_prefix: "PROBE_", base_path: /probe/sandbox }
wire: string
content_type: "application/json"
signature: { algorithm: RSA256, key_version: 1 }
headers: { client_id: client-id, request_time: request-time, response_time: response-time, signature: signature, agent_token: agent-token }
envelope: { field: probeResult, code: probeCode, status: probeStatus, message: probeMessage }
acknowledgement: { code: PROBE_DONE, status: S, message: "done" }
statuses: { S: { outcome: success, summary: "Done." }, U: { outcome: unknown, summary: "Nobody can say." } }
gateway:
  invalid_signature: { code: PROBE_SEAL, status: U, message: "seal" }
  invalid_request: { code: PROBE_FORM, status: U, message: "form" }
  unknown_path: { code: PROBE_PATH, status: U, message: "path" }
groups: { probes: { summary: "All of them.", default: true } }
"#,
    ),
    (
        "types/probe_object.yaml",
        r#"
type: ProbeObject
summary: "Every kind of field."
fields:
  probeText: { type: string, required: true, sensitive: true, pattern: "[a-z]+", summary: "s" }
  probeFlag: { type: bool, summary: "s" }
  probeCount: { type: u64, required: true, summary: "s" }
  probeNumber: { type: i64, wire: native, summary: "s" }
  probeNumbers: { type: list<i64>, wire: native, summary: "s" }
  probeCounts: { type: list<u64>, required: true, summary: "s" }
  probeDecimal: { type: decimal, summary: "s" }
  probeTime: { type: datetime, summary: "s" }
  probeDate: { type: date, summary: "s" }
  probeUrl: { type: url, summary: "s" }
  probeCurrency: { type: currency, summary: "s" }
  probeRegion: { type: region, summary: "s" }
  probeTexts: { type: list<string>, summary: "s" }
  probeMap: { type: map<string>, summary: "s" }
  probeSame: { type: ProbeObject, boxed: true, summary: "s" }
"#,
    ),
    (
        "types/probe_optional.yaml",
        r#"
type: ProbeOptional
summary: "Nothing that must be there."
fields:
  probeText: { type: string, deprecated: "s", summary: "s" }
"#,
    ),
    (
        "types/probe_money.yaml",
        r#"
type: ProbeMoney
summary: "A sum of money."
money: { value: probeValue, currency: probeCurrency }
fields:
  probeValue: { type: u64, required: true, summary: "s" }
  probeCurrency: { type: currency, required: true, summary: "s" }
"#,
    ),
    (
        "types/probe_enum.yaml",
        r#"
enum: ProbeEnum
summary: "Texts."
values:
  PROBE_ONE: { summary: "s" }
"#,
    ),
    (
        "types/probe_result.yaml",
        r#"
type: ProbeResult
summary: "How a call ended."
fields:
  probeCode: { type: string, required: true, summary: "s" }
  probeStatus: { type: string, required: true, summary: "s" }
  probeMessage: { type: string, summary: "s" }
"#,
    ),
    (
        "operations/probes/probe_signed.yaml",
        r#"
operation: probeSigned
path: /v1/signed
summary: "Signed."
idempotency_key: probeId
request:
  probeId: { type: string, required: true, summary: "s" }
  probeObject: { type: ProbeObject, summary: "s" }
  probeOptional: { type: ProbeOptional, summary: "s" }
  probeMoney: { type: ProbeMoney, summary: "s" }
  probeEnum: { type: ProbeEnum, summary: "s" }
response:
  probeResult: { type: ProbeResult, required: true, summary: "s" }
results:
  PROBE_DONE: { status: S, outcome: success, retry: never, advice: "s" }
  PROBE_WAIT: { status: U, outcome: pending, retry: same_request, advice: "s" }
scenarios:
  probeScenario:
    summary: "One product."
    fixed: { probeEnum: PROBE_ONE }
    required: [probeObject]
"#,
    ),
    (
        "operations/probes/probe_session.yaml",
        r#"
operation: probeSession
path: /v1/session
summary: "In a session."
authentication: { session: x-probe }
request:
  probeId: { type: string, summary: "s" }
response:
  probeResult: { type: ProbeResult, required: true, summary: "s" }
"#,
    ),
    (
        "operations/probes/probe_upload.yaml",
        r#"
operation: probeUpload
path: /v1/upload
summary: "With a file."
upload: { json: form, files: [file], sha256: probeDigest, max_bytes: 1 }
request:
  probeId: { type: string, required: true, summary: "s" }
  probeDigest: { type: string, required: true, summary: "s" }
response:
  probeResult: { type: ProbeResult, required: true, summary: "s" }
"#,
    ),
    (
        "notifications/probes/probe_notice.yaml",
        r#"
notification: probeNotice
summary: "Tells."
recognized_by: { fields: [probeId] }
body:
  probeId: { type: string, required: true, summary: "s" }
"#,
    ),
];

/// The model of it.
pub(super) fn model() -> Model {
    model::of_texts(TEXTS)
}
