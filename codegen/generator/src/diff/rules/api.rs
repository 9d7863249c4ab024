//! The rules of what holds for the whole API.

use super::example::Edit::{Insert, Remove, Replace};
use super::example::{API, INQUIRY, NOTIFY, PAY, REFUND, edited};
use super::given::{HAS_MORE_WORDS, KNOWS_MORE_STATUSES, SHOWS_MORE_WORDS, TAKES_FILES};
use super::judgements::{
    ADDED, GATEWAY, GONE, SAME_CODE, SAME_DEEDS, SAME_WIRE, SPOKEN, WORDS, breaking, note, warning,
};
use super::row::{Row, row};
use super::telling::Section::{Added, Changed, Removed};
use super::telling::{alone, counted, here};

family! {
    /// What changes for the whole API.
    ApiRule of Row {
        NameChanged => row(
            "api-name-changed",
            "the API has another name",
            [SAME_WIRE, SAME_CODE, note("messages call the API by its new name")],
            alone(Changed, "the API is called {new}, no longer {old}"),
            edited(&[Replace(API, "api: Shop", "api: Store")]),
        ),
        CrateNameChanged => row(
            "crate-name-changed",
            "the crate has another name",
            [SAME_WIRE, breaking("every path begins with the crate's name"), SAME_DEEDS],
            alone(Changed, "the crate is called {new}, no longer {old}"),
            edited(&[Replace(API, "crate: shop", "crate: store")]),
        ),
        VersionChanged => row(
            "version-changed",
            "the crate has another version",
            WORDS,
            alone(Changed, "the spec gives the crate the version {new}, no longer {old}"),
            edited(&[Replace(API, "version: 0.3.0", "version: 0.4.0")]),
        ),
        SummaryChanged => row(
            "api-summary-changed",
            "the API's summary reads otherwise",
            WORDS,
            alone(Changed, "the API is described otherwise"),
            edited(&[
                Replace(API, r#"summary: "The API of an invented shop.""#, r#"summary: "The API of a shop that was invented.""#),
            ]),
        ),
        DocsChanged => row(
            "api-docs-changed",
            "the API is documented elsewhere",
            WORDS,
            alone(Changed, "the API is documented at {new}"),
            edited(&[Replace(API, "docs: https://shop.example/docs", "docs: https://shop.example/help")]),
        ),
        HostAdded => row(
            "host-added",
            "the API is served at one more host",
            [SAME_WIRE, ADDED, SAME_DEEDS],
            alone(Added, "the host {name} is new: {new}"),
            edited(&[Insert(API, "north:", r#"  south: { url: "https://south.shop.example", summary: "For the south." }"#)]),
        ),
        HostRemoved => row(
            "host-removed",
            "the API is no longer served at a host",
            [breaking("old clients call a host that no longer serves the API"), GONE, SAME_DEEDS],
            here(Removed, "the host {name} is gone", "the hosts {names} are gone"),
            Self::HostAdded.row().example.reversed(),
        ),
        HostUrlChanged => row(
            "host-url-changed",
            "a host has another address",
            [breaking("old clients call the old address"), SAME_CODE, note("calls go to the new address")],
            alone(Changed, "the host {name} has the address {new}, no longer {old}"),
            edited(&[Replace(API, r#"url: "https://north.shop.example""#, r#"url: "https://arctic.shop.example""#)]),
        ),
        HostUploadUrlSet => row(
            "host-upload-url-set",
            "a host has an address for calls that carry a file now",
            [SAME_WIRE, SAME_CODE, note("such calls can be made there")],
            alone(Added, "the host {name} takes calls with files at {new}"),
            edited(&[
                Replace(API, r#"url: "https://north.shop.example""#, r#"url: "https://north.shop.example", upload_url: "https://big.shop.example""#),
            ]),
        ),
        HostUploadUrlUnset => row(
            "host-upload-url-unset",
            "a host has no address any more for calls that carry a file",
            [breaking("old clients call an address that is gone"), SAME_CODE, breaking("such calls cannot be made there")],
            here(Removed, "the host {name} no longer takes calls with files", "the hosts {names} no longer take calls with files"),
            Self::HostUploadUrlSet.row().example.reversed(),
        ),
        HostUploadUrlChanged => row(
            "host-upload-url-changed",
            "a host has another address for calls that carry a file",
            [breaking("old clients call the old address"), SAME_CODE, note("such calls go to the new address")],
            alone(Changed, "the host {name} takes calls with files at {new}, no longer at {old}"),
            edited(&[Replace(API, r#"upload_url: "https://big.shop.example""#, r#"upload_url: "https://large.shop.example""#)])
                .given(&[TAKES_FILES]),
        ),
        HostSummaryChanged => row(
            "host-summary-changed",
            "a host's summary reads otherwise",
            WORDS,
            counted(Changed, "the host {name} is described otherwise", "{count} hosts are described otherwise"),
            edited(&[Replace(API, r#"summary: "For the north.""#, r#"summary: "For polar bears.""#)]),
        ),
        BasePathChanged => row(
            "base-path-changed",
            "something else stands before every path",
            SPOKEN,
            alone(Changed, "every path begins with {new}, no longer {old}"),
            edited(&[Replace(API, "base_path: /api", "base_path: /rest")]),
        ),
        SandboxSet => row(
            "sandbox-set",
            "there is a sandbox now",
            [breaking("old clients call the ordinary path with a sandbox client ID"), SAME_CODE, note("client IDs of the sandbox are called there")],
            alone(Added, "there is a sandbox: {new}"),
            Self::SandboxUnset.row().example.reversed(),
        ),
        SandboxUnset => row(
            "sandbox-unset",
            "there is no sandbox any more",
            [breaking("old clients call a path that is gone"), SAME_CODE, warning("client IDs of the sandbox are called like others")],
            alone(Removed, "there is no sandbox any more"),
            edited(&[Replace(API, r#"sandbox: { client_id_prefix: "TRY_", base_path: /try/api }"#, "")]),
        ),
        SandboxPrefixChanged => row(
            "sandbox-prefix-changed",
            "client IDs of the sandbox begin otherwise",
            [breaking("old clients take new sandbox client IDs for ordinary ones"), SAME_CODE, warning("other client IDs are called in the sandbox")],
            alone(Changed, "client IDs of the sandbox begin with {new}, no longer {old}"),
            edited(&[Replace(API, r#"client_id_prefix: "TRY_""#, r#"client_id_prefix: "TEST_""#)]),
        ),
        SandboxPathChanged => row(
            "sandbox-path-changed",
            "something else stands before every path of the sandbox",
            SPOKEN,
            alone(Changed, "every path of the sandbox begins with {new}, no longer {old}"),
            edited(&[Replace(API, "base_path: /try/api", "base_path: /test/api")]),
        ),
        ContentTypeChanged => row(
            "content-type-changed",
            "requests have another content type",
            [warning("old clients send the old one, which the platform may refuse"), SAME_CODE, SAME_DEEDS],
            alone(Changed, "requests have the content type {new}, no longer {old}"),
            edited(&[
                Replace(API, r#"content_type: "application/json""#, r#"content_type: "application/json; charset=UTF-8""#),
            ]),
        ),
        SignatureAlgorithmChanged => row(
            "signature-algorithm-changed",
            "the signature's algorithm has another name",
            SPOKEN,
            alone(Changed, "signatures name the algorithm {new}, no longer {old}"),
            edited(&[Replace(API, "algorithm: RSA256", "algorithm: RSA512")]),
        ),
        KeyVersionChanged => row(
            "key-version-changed",
            "the signing key has another version",
            SPOKEN,
            alone(Changed, "the signing key has the version {new}, no longer {old}"),
            edited(&[Replace(API, "key_version: 1", "key_version: 2")]),
        ),
        ClientIdHeaderChanged => row(
            "client-id-header-changed",
            "the header of the client ID has another name",
            SPOKEN,
            alone(Changed, "the client ID stands in the header {new}, no longer {old}"),
            edited(&[Replace(API, "client_id: client-id", "client_id: merchant")]),
        ),
        RequestTimeHeaderChanged => row(
            "request-time-header-changed",
            "the header of the request's time has another name",
            SPOKEN,
            alone(Changed, "the request's time stands in the header {new}, no longer {old}"),
            edited(&[Replace(API, "request_time: request-time", "request_time: asked-at")]),
        ),
        ResponseTimeHeaderChanged => row(
            "response-time-header-changed",
            "the header of the answer's time has another name",
            SPOKEN,
            alone(Changed, "the answer's time stands in the header {new}, no longer {old}"),
            edited(&[Replace(API, "response_time: response-time", "response_time: answered-at")]),
        ),
        SignatureHeaderChanged => row(
            "signature-header-changed",
            "the header of the signature has another name",
            SPOKEN,
            alone(Changed, "the signature stands in the header {new}, no longer {old}"),
            edited(&[Replace(API, "signature: signature", "signature: seal")]),
        ),
        AgentTokenHeaderSet => row(
            "agent-token-header-set",
            "there is a header for an agent's token now",
            [SAME_WIRE, SAME_CODE, note("clients with an agent token can be made")],
            alone(Added, "an agent's token can be sent in the header {new}"),
            Self::AgentTokenHeaderUnset.row().example.reversed(),
        ),
        AgentTokenHeaderUnset => row(
            "agent-token-header-unset",
            "there is no header for an agent's token any more",
            [warning("old clients still send the header"), SAME_CODE, breaking("clients with an agent token can no longer be made")],
            alone(Removed, "an agent's token can no longer be sent"),
            edited(&[Replace(API, "agent_token: agent-token", "")]),
        ),
        AgentTokenHeaderChanged => row(
            "agent-token-header-changed",
            "the header of the agent's token has another name",
            SPOKEN,
            alone(Changed, "the agent's token stands in the header {new}, no longer {old}"),
            edited(&[Replace(API, "agent_token: agent-token", "agent_token: agent")]),
        ),
        EnvelopeFieldChanged => row(
            "envelope-field-changed",
            "another field of the answer holds the result",
            SPOKEN,
            alone(Changed, "the result stands in the field {new}, no longer {old}"),
            edited(&[Replace(API, "field: result", "field: end")])
                .given(&[
                    Insert(INQUIRY, "result:", r#"  end: { type: Outcome, required: true, summary: "How the call ended." }"#),
                    Insert(PAY, "  result:", r#"  end: { type: Outcome, required: true, summary: "How the call ended." }"#),
                    Replace(PAY, r#"message: "paid""#, r#"message: "paid" }, end: { code: "PAID", status: "S", message: "paid""#),
                    Insert(REFUND, "result:", r#"  end: { type: Outcome, required: true, summary: "How the call ended." }"#),
                ]),
        ),
        EnvelopeCodeChanged => row(
            "envelope-code-changed",
            "another field of the result holds its code",
            SPOKEN,
            alone(Changed, "the result's code stands in the field {new}, no longer {old}"),
            edited(&[Replace(API, "code: code", "code: word")]).given(&[SHOWS_MORE_WORDS, HAS_MORE_WORDS]),
        ),
        EnvelopeStatusChanged => row(
            "envelope-status-changed",
            "another field of the result holds its status",
            SPOKEN,
            alone(Changed, "the result's status stands in the field {new}, no longer {old}"),
            edited(&[Replace(API, "status: status", "status: state")]).given(&[SHOWS_MORE_WORDS, HAS_MORE_WORDS]),
        ),
        EnvelopeMessageChanged => row(
            "envelope-message-changed",
            "another field of the result holds its message",
            [SAME_WIRE, SAME_CODE, warning("messages of errors are read from the new field")],
            alone(Changed, "the result's message stands in the field {new}, no longer {old}"),
            edited(&[Replace(API, "message: message", "message: text")]).given(&[SHOWS_MORE_WORDS, HAS_MORE_WORDS]),
        ),
        StatusAdded => row(
            "status-added",
            "the API knows one more status",
            [warning("old clients do not know what the status means"), SAME_CODE, warning("answers of this status have an outcome now")],
            alone(Added, "the status {name} is new and means {new}"),
            edited(&[Insert(API, "U:", r#"  A: { outcome: success, summary: "As good as done." }"#)]),
        ),
        StatusRemoved => row(
            "status-removed",
            "the API no longer knows a status",
            [SAME_WIRE, SAME_CODE, breaking("answers of this status have no known outcome any more")],
            alone(Removed, "the status {name} is gone; it meant {old}"),
            Self::StatusAdded.row().example.reversed(),
        ),
        StatusOutcomeChanged => row(
            "status-outcome-changed",
            "a status means another outcome",
            [SAME_WIRE, SAME_CODE, breaking("answers of this status have another outcome")],
            alone(Changed, "the status {name} means {new}, no longer {old}"),
            edited(&[Replace(API, "A: { outcome: success", "A: { outcome: pending")]).given(&[KNOWS_MORE_STATUSES]),
        ),
        GatewayInvalidSignatureChanged => row(
            "gateway-invalid-signature-changed",
            "the local gateway refuses signatures otherwise",
            GATEWAY,
            alone(Changed, "the local gateway answers {new} to a wrong signature"),
            edited(&[Replace(API, r#"message: "The signature is wrong.""#, r#"message: "Sign it again.""#)]),
        ),
        GatewayInvalidRequestChanged => row(
            "gateway-invalid-request-changed",
            "the local gateway refuses invalid requests otherwise",
            GATEWAY,
            alone(Changed, "the local gateway answers {new} to an invalid request"),
            edited(&[Replace(API, r#"message: "The request is wrong.""#, r#"message: "Write it again.""#)]),
        ),
        GatewayUnknownPathChanged => row(
            "gateway-unknown-path-changed",
            "the local gateway refuses unknown paths otherwise",
            GATEWAY,
            alone(Changed, "the local gateway answers {new} to an unknown path"),
            edited(&[Replace(API, r#"message: "There is no such path.""#, r#"message: "Go elsewhere.""#)]),
        ),
        GatewayInconsistentRepeatChanged => row(
            "gateway-inconsistent-repeat-changed",
            "the local gateway refuses a key that comes again with another request otherwise",
            GATEWAY,
            alone(Changed, "the local gateway answers {new} to a key that comes again with another request"),
            edited(&[
                Insert(API, "invalid_request:", r#"  inconsistent_repeat: { code: NO_MONEY, status: F, message: "Not the first request." }"#),
            ]),
        ),
        AcknowledgementSet => row(
            "acknowledgement-set",
            "notifications are acknowledged now",
            WORDS,
            alone(Added, "notifications are acknowledged with {new}"),
            Self::AcknowledgementUnset.row().example.reversed(),
        ),
        AcknowledgementUnset => row(
            "acknowledgement-unset",
            "notifications are no longer acknowledged",
            [breaking("the platform may wait for an acknowledgement that is gone"), SAME_CODE, SAME_DEEDS],
            alone(Removed, "notifications are no longer acknowledged"),
            edited(&[Replace(API, r#"acknowledgement: { code: SUCCESS, status: S, message: "It arrived." }"#, "")])
                .given(&[Remove(NOTIFY)]),
        ),
        AcknowledgementChanged => row(
            "acknowledgement-changed",
            "notifications are acknowledged otherwise",
            [breaking("old receivers acknowledge the old way, and the platform may send again"), SAME_CODE, note("receivers acknowledge the new way")],
            alone(Changed, "notifications are acknowledged with {new}, no longer {old}"),
            edited(&[Replace(API, r#"message: "It arrived.""#, r#"message: "Thanks.""#)]),
        ),
    }
}
