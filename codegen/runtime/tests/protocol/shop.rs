//! A small API made up for these tests, and a signer that shares no code with the runtime.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use antom_runtime::client::{Client, ClientBuilder, RetryPolicy};
use antom_runtime::gateway::{Gateway, GatewayBuilder, Keys, Route};
use antom_runtime::protocol::{
    Api, Echo, EnvelopeNames, FixedResult, GatewayCodes, HeaderNames, Operation, OperationSpec,
    Outcome, PrivateKey, PublicKey, Received, Repeat, ResultRule, Retry, Sandbox, Signed, Signer,
};
use antom_runtime::{Currency, OpenEnum, SafeDebug, Unlisted, Validate, wire};
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{RSA_PKCS1_SHA256, RsaKeyPair};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use http::{HeaderMap, HeaderName, HeaderValue};
use serde::{Deserialize, Serialize};

pub(crate) const MERCHANT_KEY: &str = include_str!("../vectors/merchant.key");
pub(crate) const MERCHANT_PUB: &str = include_str!("../vectors/merchant.pub");
pub(crate) const PLATFORM_KEY: &str = include_str!("../vectors/platform.key");
pub(crate) const PLATFORM_PUB: &str = include_str!("../vectors/platform.pub");

/// A client of the sandbox, and the whole path that it pays at.
pub(crate) const CLIENT_ID: &str = "SANDBOX_SHOP";
pub(crate) const PAY_PATH: &str = "/shop/sandbox/api/v1/payments/pay";
pub(crate) const TIME: &str = "1700000000000";

pub(crate) const PAID: &str = r#"{"result":{"resultCode":"SUCCESS","resultStatus":"S","resultMessage":"success"},"paymentId":"P-1"}"#;

pub(crate) static API: Api = Api {
    name: "shop",
    base_path: "/shop/api",
    sandbox: Some(Sandbox {
        client_id_prefix: "SANDBOX_",
        base_path: "/shop/sandbox/api",
    }),
    content_type: "application/json; charset=UTF-8",
    algorithm: "RSA256",
    key_version: "1",
    headers: HeaderNames {
        client_id: "client-id",
        request_time: "request-time",
        response_time: "response-time",
        signature: "signature",
        agent_token: Some("agent-token"),
    },
    envelope: EnvelopeNames {
        field: "result",
        code: "resultCode",
        status: "resultStatus",
        message: "resultMessage",
    },
    statuses: &[
        ("S", Outcome::Success),
        ("F", Outcome::Failed),
        ("U", Outcome::Unknown),
    ],
    refusals: GatewayCodes {
        invalid_signature: refusal("INVALID_SIGNATURE", "The signature is invalid."),
        invalid_request: refusal("PARAM_ILLEGAL", "Illegal parameters."),
        unknown_path: refusal("NO_INTERFACE_DEF", "No such interface."),
        inconsistent_repeat: Some(refusal("REPEAT_REQ_INCONSISTENT", "Not the first request.")),
    },
    paths: &["/v1/payments/pay", "/v1/payments/refund"],
};

const fn refusal(code: &'static str, message: &'static str) -> FixedResult {
    FixedResult {
        code,
        status: "F",
        message,
    }
}

const fn rule(
    code: &'static str,
    status: &'static str,
    outcome: Outcome,
    retry: Retry,
    advice: &'static str,
) -> ResultRule {
    ResultRule {
        code,
        status,
        outcome,
        retry,
        advice,
    }
}

pub(crate) static PAY: OperationSpec = OperationSpec {
    name: "pay",
    method: "POST",
    path: "/v1/payments/pay",
    is_whole_path: false,
    repeat: Repeat::ByKey,
    inquire_with: Some("inquiryPayment"),
    results: &[
        rule("SUCCESS", "S", Outcome::Success, Retry::Never, "Ship."),
        rule(
            "CARD_DECLINED",
            "F",
            Outcome::Failed,
            Retry::Never,
            "Ask for another card.",
        ),
        rule(
            "SYSTEM_BUSY",
            "F",
            Outcome::Failed,
            Retry::SameRequest,
            "Call again.",
        ),
        rule(
            "UNKNOWN_EXCEPTION",
            "U",
            Outcome::Unknown,
            Retry::SameRequest,
            "Call again, else inquire.",
        ),
        rule(
            "PAYMENT_IN_PROCESS",
            "U",
            Outcome::Pending,
            Retry::Never,
            "Wait for the notification.",
        ),
        rule(
            "REPEAT_REQ_INCONSISTENT",
            "F",
            Outcome::Unknown,
            Retry::AfterInquiry,
            "Inquire about the first request.",
        ),
        rule(
            "COME_BACK_LATER",
            "F",
            Outcome::Failed,
            Retry::SameRequestAfter(Duration::from_millis(300)),
            "Call again 300 ms later.",
        ),
    ],
};

#[derive(Clone, Serialize, Deserialize, SafeDebug, Validate)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Pay {
    #[validate(length(max = 64), format = identifier)]
    pub(crate) payment_request_id: String,
    #[validate(nested)]
    pub(crate) amount: Amount,
    #[validate(length(max = 19), sensitive)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) card_no: Option<String>,
}

#[derive(Clone, Debug, Serialize, Deserialize, Validate)]
pub(crate) struct Amount {
    #[validate(format = currency)]
    pub(crate) currency: Currency,
    #[serde(with = "wire::text")]
    #[validate(range(min = 1))]
    pub(crate) value: u64,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Paid {
    pub(crate) result: serde_json::Value,
    pub(crate) payment_id: String,
}

#[derive(Clone, Debug, PartialEq, Eq, OpenEnum)]
pub(crate) enum Code {
    #[wire = "SUCCESS"]
    Success,
    #[wire = "CARD_DECLINED"]
    CardDeclined,
    #[wire = "PARAM_ILLEGAL"]
    ParamIllegal,
    #[wire = "INVALID_SIGNATURE"]
    InvalidSignature,
    Other(Unlisted),
}

impl Operation for Pay {
    type Response = Paid;
    type Code = Code;
    type Sending = Signed;

    const SPEC: &'static OperationSpec = &PAY;
    const SENDING: Signed = Signed;

    const ECHOES: &'static [Echo<Self>] = &[Echo {
        field: "paymentRequestId",
        of: |request| Some(&request.payment_request_id),
    }];

    fn idempotency_key(&self) -> Option<&str> {
        Some(&self.payment_request_id)
    }
}

pub(crate) const CARD_NO: &str = "4111111111111111";

/// The moment at which the vectors were signed.
pub(crate) fn then() -> SystemTime {
    UNIX_EPOCH + Duration::from_millis(TIME.parse().expect("a number"))
}

/// A payment that keeps every rule.
pub(crate) fn payment() -> Pay {
    Pay {
        payment_request_id: "order-4711".into(),
        amount: Amount {
            currency: Currency::USD,
            value: 4980,
        },
        card_no: Some(CARD_NO.into()),
    }
}

/// The merchant's signer.
pub(crate) fn signer(client_id: &str) -> Signer {
    let private_key = PrivateKey::from_pem(MERCHANT_KEY).expect("a vector");
    let platform_key = PublicKey::from_pem(PLATFORM_PUB).expect("a vector");
    Signer::new(&API, client_id.into(), private_key, platform_key, None).expect("a client ID")
}

/// A gateway that answers every payment so.
pub(crate) async fn gateway(answer: &'static str) -> Gateway {
    GatewayBuilder::new(&API, vec![Route::new::<Pay>(answer)])
        .client_id(CLIENT_ID)
        .keys(Keys::from_pem(MERCHANT_KEY, PLATFORM_KEY).expect("vectors"))
        .start("127.0.0.1:0")
        .await
        .expect("a free port")
}

/// What makes the merchant's client.
pub(crate) fn client(url: impl Into<String>) -> ClientBuilder<Client> {
    builder(url)
}

/// What makes the merchant's client, async or blocking.
pub(crate) fn builder<C>(url: impl Into<String>) -> ClientBuilder<C> {
    ClientBuilder::new(&API)
        .client_id(CLIENT_ID)
        .private_key(PrivateKey::from_pem(MERCHANT_KEY).expect("a vector"))
        .platform_key(PublicKey::from_pem(PLATFORM_PUB).expect("a vector"))
        .base_url(url)
        // Each test says itself when a call is sent again.
        .retries(RetryPolicy::NEVER)
}

/// The content that a signature covers, written down here once more, by the protocol's page.
pub(crate) fn content(path: &str, client_id: &str, time: &str, body: &[u8]) -> Vec<u8> {
    [format!("POST {path}\n{client_id}.{time}.").as_bytes(), body].concat()
}

/// The signature with a PKCS#8 PEM key.
pub(crate) fn sign(key: &str, content: &[u8]) -> Vec<u8> {
    let digits: String = key.lines().filter(|line| !line.contains('-')).collect();
    let der = STANDARD.decode(digits).expect("a vector");
    let key = RsaKeyPair::from_pkcs8(&der).expect("a vector");
    let mut signature = vec![0; key.public_modulus_len()];
    key.sign(
        &RSA_PKCS1_SHA256,
        &SystemRandom::new(),
        content,
        &mut signature,
    )
    .expect("a valid key signs");
    signature
}

/// The signature header, its base64 percent-encoded as Python's `quote_plus` does.
pub(crate) fn signature_header(signature: &[u8]) -> String {
    let digits = STANDARD.encode(signature);
    let digits = digits
        .replace('+', "%2B")
        .replace('/', "%2F")
        .replace('=', "%3D");
    format!("algorithm=RSA256,keyVersion=1,signature={digits}")
}

/// An answer with these headers.
pub(crate) fn received(headers: &[(&'static str, &str)], body: &[u8]) -> Received {
    let headers: HeaderMap = headers
        .iter()
        .map(|(name, value)| {
            let value = HeaderValue::from_str(value).expect("a header value");
            (HeaderName::from_static(name), value)
        })
        .collect();
    Received {
        status: 200,
        headers,
        body: body.to_vec().into(),
    }
}

/// The answer of the platform to a payment of the merchant, signed when the vectors were.
pub(crate) fn answer(body: &str) -> Received {
    answer_at(TIME, body)
}

/// The same, signed now.
pub(crate) fn answer_now(body: &str) -> Received {
    let now = SystemTime::now().duration_since(UNIX_EPOCH);
    let now = now.expect("a clock after 1970").as_millis();
    answer_at(&now.to_string(), body)
}

/// The same, signed at any time.
pub(crate) fn answer_at(time: &str, body: &str) -> Received {
    let signature = sign(
        PLATFORM_KEY,
        &content(PAY_PATH, CLIENT_ID, time, body.as_bytes()),
    );
    received(
        &[
            ("client-id", CLIENT_ID),
            ("response-time", time),
            ("signature", &signature_header(&signature)),
        ],
        body.as_bytes(),
    )
}
