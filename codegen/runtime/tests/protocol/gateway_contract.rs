//! Requests written byte by byte: what the gateway lives with, and what it refuses.

use antom_runtime::gateway::Gateway;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::shop::{
    CLIENT_ID, MERCHANT_KEY, PAID, PAY_PATH, PLATFORM_PUB, content, gateway, sign,
    signature_header, signer,
};

const BODY: &str = r#"{"paymentRequestId":"order-4711","amount":{"currency":"USD","value":"1"}}"#;

/// A request as some client writes it.
struct Raw<'a> {
    method: &'a str,
    target: String,
    signed_path: &'a str,
    time: &'a str,
    body: &'a str,
    /// How the names of the headers are written.
    name: fn(&str) -> String,
}

impl Raw<'_> {
    fn new() -> Self {
        Self {
            method: "POST",
            target: PAY_PATH.into(),
            signed_path: PAY_PATH,
            time: "1700000000000",
            body: BODY,
            name: str::to_owned,
        }
    }

    /// Sends it, and gives the status line, the headers and the body of the answer.
    async fn send(&self, gateway: &Gateway) -> String {
        let Self {
            method,
            target,
            signed_path,
            time,
            body,
            name,
        } = self;
        let mut content = content(signed_path, CLIENT_ID, time, body.as_bytes());
        content.splice(..4, method.bytes());
        let signature = signature_header(&sign(MERCHANT_KEY, &content));
        let head = [
            ("Host", "gateway.example"),
            ("Client-Id", CLIENT_ID),
            ("Request-Time", *time),
            ("Signature", &*signature),
            ("Content-Length", &*body.len().to_string()),
            ("Connection", "close"),
        ]
        .map(|(header, value)| format!("{}: {value}\r\n", name(header)))
        .concat();
        let address = gateway.url().replace("http://", "");
        let mut stream = TcpStream::connect(address).await.unwrap();
        let request = format!("{method} {target} HTTP/1.1\r\n{head}\r\n{body}");
        stream.write_all(request.as_bytes()).await.unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).await.unwrap();
        answer
    }
}

/// Whether an answer is the sample; a refusal is a JSON body with its own code.
fn is_paid(answer: &str) -> bool {
    answer.starts_with("HTTP/1.1 200 OK\r\n") && answer.ends_with(PAID)
}

#[tokio::test]
async fn every_shape_seen_on_the_wire_is_accepted() {
    let gateway = gateway(PAID).await;
    let pretty = "{\n    \"paymentRequestId\": \"付款\",\n    \"amount\": {\"currency\": \"USD\", \"value\": 1}\n}\n";
    let shapes = [
        ("plain", Raw::new()),
        (
            "absolute form of the target",
            Raw {
                target: format!("https://gateway.example{PAY_PATH}"),
                ..Raw::new()
            },
        ),
        (
            "pretty-printed body",
            Raw {
                body: pretty,
                ..Raw::new()
            },
        ),
        (
            "ISO 8601 time",
            Raw {
                time: "2023-11-14T22:13:20+08:00",
                ..Raw::new()
            },
        ),
        (
            "names in lower case",
            Raw {
                name: |header| header.to_lowercase(),
                ..Raw::new()
            },
        ),
        (
            "names in upper case",
            Raw {
                name: |header| header.to_uppercase(),
                ..Raw::new()
            },
        ),
    ];
    for (what, raw) in shapes {
        let answer = raw.send(&gateway).await;
        assert!(is_paid(&answer), "{what}: {answer}");
        // The Python client looks for these names in lower case.
        for name in ["\r\nsignature: ", "\r\nresponse-time: ", "\r\nclient-id: "] {
            assert!(answer.contains(name), "{what}: {answer}");
        }
    }
    assert!(gateway.arrivals().iter().all(|it| it.refusal.is_none()));
}

#[tokio::test]
async fn a_sealed_request_can_be_sent_by_any_http_client() {
    let gateway = gateway(PAID).await;
    let sealed = signer(CLIENT_ID).seal(&crate::shop::payment()).unwrap();
    let mut request = format!("POST http://gateway.example{} HTTP/1.1\r\n", sealed.path);
    for (name, value) in &sealed.headers {
        request += &format!("{name}: {}\r\n", value.to_str().unwrap());
    }
    request += &format!(
        "content-length: {}\r\nconnection: close\r\n\r\n",
        sealed.body.len()
    );
    let mut stream = TcpStream::connect(gateway.url().replace("http://", ""))
        .await
        .unwrap();
    stream.write_all(request.as_bytes()).await.unwrap();
    stream.write_all(&sealed.body).await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    assert!(is_paid(&answer), "{answer}");
}

#[tokio::test]
async fn what_breaks_the_contract_is_refused_with_the_api_s_code_and_the_reason() {
    let gateway = gateway(PAID).await;
    let rows = [
        (
            Raw {
                signed_path: "/shop/api/v1/payments/pay",
                ..Raw::new()
            },
            [
                "INVALID_SIGNATURE",
                "signed with the right key, but for the path /shop/api/v1/payments/pay",
            ],
        ),
        (
            Raw {
                target: format!("{PAY_PATH}?a=b"),
                ..Raw::new()
            },
            ["INVALID_SIGNATURE", PAY_PATH],
        ),
        (
            Raw {
                time: "yesterday{}",
                ..Raw::new()
            },
            ["INVALID_SIGNATURE", "time"],
        ),
        (
            Raw {
                target: "/shop/sandbox/api/v1/nowhere".into(),
                signed_path: "/shop/sandbox/api/v1/nowhere",
                ..Raw::new()
            },
            ["NO_INTERFACE_DEF", "POST /shop/sandbox/api/v1/nowhere"],
        ),
        (
            Raw {
                method: "PUT",
                ..Raw::new()
            },
            ["NO_INTERFACE_DEF", "PUT"],
        ),
        (
            Raw {
                body: r#"{"paymentRequestId":"","amount":{"currency":"USD","value":"0"}}"#,
                ..Raw::new()
            },
            [
                "PARAM_ILLEGAL",
                "paymentRequestId: not a text that identifies: it needs a visible character and no control characters; amount.value: 0, at least 1",
            ],
        ),
        (
            Raw {
                body: r#"{"paymentRequestId":"a","amount":{"currency":"USD","value":"4711x"}}"#,
                ..Raw::new()
            },
            ["PARAM_ILLEGAL", "amount.value: cannot be read"],
        ),
        (
            Raw {
                body: "not JSON",
                ..Raw::new()
            },
            ["PARAM_ILLEGAL", "the value itself: is no JSON"],
        ),
        (
            Raw {
                body: "",
                ..Raw::new()
            },
            ["PARAM_ILLEGAL", "the value itself: is empty"],
        ),
    ];
    for (raw, expected) in rows {
        let answer = raw.send(&gateway).await;
        for part in expected {
            assert!(answer.contains(part), "{part}: {answer}");
        }
        assert!(
            answer.contains("\r\nsignature: "),
            "a refusal is signed too: {answer}"
        );
        let arrivals = gateway.arrivals();
        let refusal = arrivals
            .last()
            .and_then(|it| it.refusal.as_deref())
            .unwrap();
        assert!(refusal.starts_with(expected[0]), "{refusal}");
    }
}

#[tokio::test]
async fn a_request_without_its_headers_names_the_one_that_is_missing() {
    let gateway = gateway(PAID).await;
    for missing in ["Client-Id", "Request-Time", "Signature"] {
        // Another name for one header takes it away.
        let name: fn(&str) -> String = match missing {
            "Client-Id" => |header| header.replace("Client-Id", "X-Other"),
            "Request-Time" => |header| header.replace("Request-Time", "X-Other"),
            _ => |header| header.replace("Signature", "X-Other"),
        };
        let answer = Raw { name, ..Raw::new() }.send(&gateway).await;
        let expected = format!("no header `{}`", missing.to_lowercase());
        assert!(answer.contains(&expected), "{answer}");
    }
}

#[tokio::test]
async fn two_requests_may_use_one_connection() {
    let gateway = gateway(PAID).await;
    let mut stream = TcpStream::connect(gateway.url().replace("http://", ""))
        .await
        .unwrap();
    for _ in 0..2 {
        let content = content(PAY_PATH, CLIENT_ID, "1700000000000", BODY.as_bytes());
        let signature = signature_header(&sign(MERCHANT_KEY, &content));
        let request = format!(
            "POST {PAY_PATH} HTTP/1.1\r\nhost: a\r\nclient-id: {CLIENT_ID}\r\nrequest-time: 1700000000000\r\nsignature: {signature}\r\ncontent-length: {}\r\n\r\n{BODY}",
            BODY.len()
        );
        stream.write_all(request.as_bytes()).await.unwrap();
        let mut answer = Vec::new();
        while !answer.ends_with(PAID.as_bytes()) {
            assert_ne!(
                stream.read_buf(&mut answer).await.unwrap(),
                0,
                "closed early"
            );
        }
    }
    assert_eq!(gateway.arrivals().len(), 2);
    assert_eq!(gateway.keys().platform_public().to_pem(), PLATFORM_PUB);
}
