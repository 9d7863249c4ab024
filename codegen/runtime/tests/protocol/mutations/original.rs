//! Answers that the platform signed, and the calls that they are opened as.

use std::fmt;

use antom_runtime::protocol::{
    Answer, Cause, Error, Operation, OperationSpec, PlatformKeys, PrivateKey, PublicKey, Received,
    SignatureError, Signed, Signer,
};
use antom_runtime::{SafeDebug, Validate};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use http::{HeaderMap, HeaderName, HeaderValue};
use serde::{Deserialize, Serialize};

use crate::shop::{
    API, CLIENT_ID, Code, MERCHANT_KEY, MERCHANT_PUB, PAID, PAY, PAY_PATH, PLATFORM_KEY,
    PLATFORM_PUB, Paid, Pay, TIME, payment, sign, signature_header, then,
};

/// Two more operations, each of which differs from [`Pay`] in one thing that the signature covers.
macro_rules! operation {
    ($name:ident, $($differs:ident: $value:literal),*) => {
        #[derive(Serialize, Deserialize, SafeDebug, Validate)]
        #[serde(transparent)]
        struct $name(#[validate(nested)] Pay);

        impl Operation for $name {
            type Response = Paid;
            type Code = Code;
            type Sending = Signed;

            const SPEC: &'static OperationSpec = &OperationSpec { $($differs: $value,)* ..PAY_SPEC };
            const SENDING: Signed = Signed;

            fn idempotency_key(&self) -> Option<&str> {
                self.0.idempotency_key()
            }
        }

    };
}

const PAY_SPEC: OperationSpec = PAY;
operation!(Refund, name: "refund", path: "/v1/payments/refund");
operation!(Look, name: "look", method: "GET");

const PRODUCTION_ID: &str = "SHOP";

/// What was called, and by whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Call {
    Pay,
    Refund,
    Look,
    PayInProduction,
}

impl Call {
    pub(super) const ALL: [Self; 4] = [Self::Pay, Self::Refund, Self::Look, Self::PayInProduction];

    /// The client and the first line of what is signed.
    fn signed_parts(self) -> (&'static str, String) {
        match self {
            Self::Pay => (CLIENT_ID, format!("POST {PAY_PATH}")),
            Self::Refund => (
                CLIENT_ID,
                "POST /shop/sandbox/api/v1/payments/refund".into(),
            ),
            Self::Look => (CLIENT_ID, format!("GET {PAY_PATH}")),
            Self::PayInProduction => (PRODUCTION_ID, "POST /shop/api/v1/payments/pay".into()),
        }
    }
}

/// Opens answers: one signer for each of the two clients.
pub(super) struct Merchant {
    sandbox: Signer,
    production: Signer,
}

/// How an answer was taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Taken {
    /// It was believed, and says this.
    Accepted(String),
    /// Its signature was believed, but it says nothing.
    Unreadable(String),
    Refused(SignatureError),
}

impl Merchant {
    pub(super) fn new() -> Self {
        let signer = |client_id: &str| {
            let key = |text| PublicKey::from_pem(text).unwrap();
            let keys = PlatformKeys::from(key(PLATFORM_PUB)).and("2", key(MERCHANT_PUB));
            let private_key = PrivateKey::from_pem(MERCHANT_KEY).unwrap();
            Signer::new(&API, client_id.into(), private_key, keys, None).unwrap()
        };
        Self {
            sandbox: signer(CLIENT_ID),
            production: signer(PRODUCTION_ID),
        }
    }

    pub(super) fn open(&self, call: Call, received: Received) -> Taken {
        match call {
            Call::Pay => taken(&self.sandbox, &payment(), received),
            Call::Refund => taken(&self.sandbox, &Refund(payment()), received),
            Call::Look => taken(&self.sandbox, &Look(payment()), received),
            Call::PayInProduction => taken(&self.production, &payment(), received),
        }
    }
}

fn taken<R>(signer: &Signer, request: &R, received: Received) -> Taken
where
    R: Operation<Sending = Signed, Response = Paid, Code = Code>,
{
    match signer.open_at(request, received, then()) {
        Ok(answer) => Taken::Accepted(format!("{:?}", Answer::into_response(answer))),
        Err(Error::Failed(failure)) => Taken::Accepted(failure.to_string()),
        Err(Error::Accepted(accepted)) => Taken::Accepted(accepted.to_string()),
        Err(Error::OutcomeUnknown(unknown)) => {
            // Whoever logs it words it: that must not panic either.
            let _ = unknown.to_string();
            match unknown.cause {
                Cause::Untrusted(reason) => Taken::Refused(reason),
                Cause::Unreadable(violations) => Taken::Unreadable(violations.to_string()),
                cause @ Cause::Reported { .. } => Taken::Accepted(cause.to_string()),
                cause => panic!("{cause:?}"),
            }
        }
        Err(other) => panic!("{other:?}"),
    }
}

/// An answer in parts, which can be spoilt one by one.
#[derive(Clone)]
pub(super) struct Message {
    pub(super) status: u16,
    pub(super) headers: Vec<(&'static str, Vec<u8>)>,
    pub(super) body: Vec<u8>,
}

/// Its bytes as text, for they are long.
impl fmt::Debug for Message {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "status {}", self.status)?;
        for (name, value) in &self.headers {
            write!(formatter, "\n{name}: {}", value.escape_ascii())?;
        }
        write!(formatter, "\n\n{}", self.body.escape_ascii())
    }
}

impl Message {
    /// The answer as it arrives, or `None` when a header cannot hold what it should.
    pub(super) fn received(&self) -> Option<Received> {
        let mut headers = HeaderMap::new();
        for (name, value) in &self.headers {
            let value = HeaderValue::from_bytes(value).ok()?;
            headers.append(HeaderName::from_static(name), value);
        }
        Some(Received {
            status: self.status,
            headers,
            body: self.body.clone().into(),
        })
    }
}

/// An answer as the platform signed it.
pub(super) struct Original {
    pub(super) call: Call,
    pub(super) client_id: &'static str,
    pub(super) time: &'static str,
    pub(super) body: Vec<u8>,
    pub(super) key_version: &'static str,
    pub(super) signature: Vec<u8>,
    /// The signature's only right base64.
    pub(super) digits: String,
    pub(super) message: Message,
    /// What is accepted when it arrives as it was sent.
    pub(super) says: Taken,
}

impl Original {
    fn new(
        merchant: &Merchant,
        call: Call,
        time: &'static str,
        version: &'static str,
        body: &str,
    ) -> Self {
        let mut original = Self::signed(call, time, version, body);
        let received = original.message.received().expect("headers");
        original.says = merchant.open(call, received);
        assert!(
            !matches!(original.says, Taken::Refused(_)),
            "{:?}",
            original.says
        );
        original
    }

    /// An answer that the platform signed, whether it is to be believed or not.
    fn signed(call: Call, time: &'static str, version: &'static str, body: &str) -> Self {
        let (client_id, line) = call.signed_parts();
        let key = if version == "2" {
            MERCHANT_KEY
        } else {
            PLATFORM_KEY
        };
        let content = format!("{line}\n{client_id}.{time}.{body}");
        let signature = sign(key, content.as_bytes());
        let header =
            signature_header(&signature).replace("keyVersion=1", &format!("keyVersion={version}"));
        let message = Message {
            status: 200,
            headers: vec![
                ("client-id", client_id.into()),
                ("response-time", time.into()),
                ("signature", header.into_bytes()),
            ],
            body: body.into(),
        };
        Self {
            call,
            client_id,
            time,
            body: body.into(),
            key_version: version,
            digits: STANDARD.encode(&signature),
            signature,
            message,
            says: Taken::Refused(SignatureError::DoesNotHold),
        }
    }

    /// Answers of every kind: short and long, done, failed and open, with points to move the border of the time to.
    pub(super) fn all(merchant: &Merchant) -> Vec<Self> {
        let failed = r#"{"result":{"resultCode":"CARD_DECLINED","resultStatus":"F","resultMessage":"1.2.3."}}"#;
        let unknown = r#"{"result":{"resultCode":"UNKNOWN_EXCEPTION","resultStatus":"U","resultMessage":""}}"#;
        let points = PAID.replace("P-1", "2023-11-14.17:00.1700000000001.P-1");
        let pretty = PAID.replace(',', ",\r\n\t").replace("P-1", "付款-😀");
        let long = PAID.replace("P-1", &"P-1.".repeat(500));
        let echoed = PAID.replacen('{', r#"{"paymentRequestId":"order-4711","#, 1);
        let bodies = [
            PAID, failed, unknown, &points, &pretty, &long, &echoed, "1.{}", "",
        ];
        let times = [
            TIME,
            "2023-11-15T03:43:20.123+05:30",
            "2023-11-14T22:13:20Z",
        ];
        let mut all = Vec::new();
        for call in Call::ALL {
            for body in bodies {
                let time = times[all.len() % times.len()];
                let version = ["1", "1", "1", "2"][(all.len() + all.len() / 4) % 4];
                all.push(Self::new(merchant, call, time, version, body));
            }
        }
        all
    }
}

/// Answers that the platform signed, and that are not to be believed as those to the request that was made.
pub(super) struct Strangers {
    /// They were signed long before or after.
    pub(super) of_other_times: Vec<Original>,
    /// They repeat another ID than the request's.
    pub(super) of_other_requests: Vec<Original>,
}

impl Strangers {
    pub(super) fn new() -> Self {
        let times = [
            "0",
            "1577836800000",
            // A second too early and a second too late.
            "1699999399000",
            "1700000601000",
            "2023-11-14T22:13:20+05:30",
            "2020-01-01T00:00:00Z",
            "99999999999999999999",
        ];
        // Only a payment's response repeats its ID.
        let calls = [Call::Pay, Call::PayInProduction];
        let others = [
            r#""order-4712""#,
            r#""ORDER-4711""#,
            r#""order-4711 ""#,
            "4711",
            "{}",
        ];
        let with_id = |id: &str| PAID.replacen('{', &format!(r#"{{"paymentRequestId":{id},"#), 1);
        let every = |call: Call| times.map(|time| Original::signed(call, time, "1", PAID));
        let of_others =
            |call: Call| others.map(|id| Original::signed(call, TIME, "1", &with_id(id)));
        Self {
            of_other_times: Call::ALL.into_iter().flat_map(every).collect(),
            of_other_requests: calls.into_iter().flat_map(of_others).collect(),
        }
    }
}
