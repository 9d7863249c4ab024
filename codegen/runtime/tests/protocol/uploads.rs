//! Calls that carry a file: the JSON is signed, and the file is the one that it names.

use std::time::Duration;

use antom_runtime::client::{Client, RetryPolicy, blocking};
use antom_runtime::gateway::{Fault, Gateway, GatewayBuilder, Keys, Route};
use antom_runtime::protocol::{
    Cause, Error, Host, NotSent, Operation, OperationSpec, Repeat, SignatureError, Upload,
    UploadFile, UploadFileError, UploadSpec,
};
use antom_runtime::{SafeDebug, Validate};
use serde::{Deserialize, Serialize};

use crate::shop::{API, CLIENT_ID, Code, MERCHANT_KEY, PLATFORM_KEY, builder, client, signer};

const DRAWN: &str = r#"{"result":{"resultCode":"SUCCESS","resultStatus":"S"},"imageId":"I-1"}"#;
const PATH: &str = "/shop/sandbox/api/v1/images/draw";
const MAX_BYTES: usize = 3 * 1024 * 1024;

#[derive(Clone, Serialize, Deserialize, SafeDebug, Validate)]
#[serde(rename_all = "camelCase")]
struct Draw {
    #[validate(length(min = 1, max = 64))]
    image_id: String,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Drawn {
    image_id: String,
}

impl Operation for Draw {
    type Response = Drawn;
    type Code = Code;
    type Sending = Upload;

    const SPEC: &'static OperationSpec = &OperationSpec {
        name: "draw",
        method: "POST",
        path: "/v1/images/draw",
        is_whole_path: false,
        repeat: Repeat::ByKey,
        inquire_with: None,
        results: &[],
    };
    const SENDING: Upload = Upload(&UploadSpec {
        json_part: "body",
        file_parts: &["file", "imageFile"],
        digest_field: "fileSha256",
        max_bytes: MAX_BYTES,
    });

    fn idempotency_key(&self) -> Option<&str> {
        Some(&self.image_id)
    }
}

fn draw() -> Draw {
    Draw {
        image_id: "I-1".into(),
    }
}

/// Bytes of every kind, and whatever else could pass for the end of a part.
fn picture() -> UploadFile {
    let bytes: Vec<u8> = (0..=u8::MAX)
        .chain(*b"\r\n--boundary--\r\n\r\n--part-0\r\n")
        .collect();
    UploadFile::new("shop/strap.png", "image/png", bytes).unwrap()
}

async fn gateway() -> Gateway {
    GatewayBuilder::new(&API, vec![Route::new::<Draw>(DRAWN)])
        .client_id(CLIENT_ID)
        .keys(Keys::from_pem(MERCHANT_KEY, PLATFORM_KEY).unwrap())
        .start("127.0.0.1:0")
        .await
        .unwrap()
}

/// The parts of a body, read once more here, by the boundary in its content type.
fn parts(content_type: &str, body: &[u8]) -> Vec<(String, Vec<u8>)> {
    let boundary = content_type
        .strip_prefix("multipart/form-data; boundary=")
        .unwrap();
    let text: String = body.iter().map(|&byte| char::from(byte)).collect();
    let whole = text
        .strip_prefix(&format!("--{boundary}\r\n"))
        .and_then(|rest| rest.strip_suffix(&format!("\r\n--{boundary}--\r\n")))
        .unwrap();
    let delimiter = format!("\r\n--{boundary}\r\n");
    let parts = whole.split(&delimiter).map(|part| {
        let (head, content) = part.split_once("\r\n\r\n").unwrap();
        let content = content.chars().map(|byte| u8::try_from(byte).unwrap());
        (head.to_owned(), content.collect())
    });
    parts.collect()
}

#[tokio::test]
async fn the_json_is_signed_and_names_the_file_that_goes_with_it() {
    let gateway = gateway().await;
    let client = client(gateway.url()).build().unwrap();
    let drawn = client.upload(&draw(), &picture()).await.unwrap();
    assert_eq!(drawn.into_response().image_id, "I-1");
    let arrival = &gateway.arrivals()[0];
    assert_eq!(arrival.path, PATH);
    let content_type = arrival.headers["content-type"].to_str().unwrap();
    let parts = parts(content_type, &arrival.body);
    let (heads, contents): (Vec<_>, Vec<_>) = parts.into_iter().unzip();
    let file_head = |name: &str| {
        format!(
            "Content-Disposition: form-data; name=\"{name}\"; filename=\"strap.png\"\r\n\
             Content-Type: image/png\r\nContent-Transfer-Encoding: binary"
        )
    };
    assert_eq!(
        heads,
        [
            "Content-Disposition: form-data; name=\"body\"\r\n\
             Content-Type: application/json; charset=UTF-8",
            &file_head("file"),
            &file_head("imageFile"),
        ]
    );
    // What `sha256sum` says of these bytes.
    let digest = "9d85cc2736c96bb00726b60922902df6b32414f43317f3b8fc00f30d4379801f";
    assert_eq!(
        String::from_utf8_lossy(&contents[0]),
        format!(r#"{{"imageId":"I-1","fileSha256":"{digest}"}}"#)
    );
    assert_eq!(contents[1], contents[2]);
    assert_eq!(picture().sha256(), digest);
}

#[tokio::test]
async fn an_upload_runs_in_a_task_of_its_own() {
    let gateway = gateway().await;
    let client = client(gateway.url()).build().unwrap();
    let drawn = tokio::spawn(async move { client.upload(&draw(), &picture()).await });
    assert!(drawn.await.unwrap().is_ok());
}

#[tokio::test]
async fn a_file_that_was_changed_on_the_way_is_refused() {
    let gateway = gateway().await;
    let refusal = async |from: &[u8], to: &[u8], times: usize| {
        let request = signer(CLIENT_ID).seal_upload(&draw(), &picture()).unwrap();
        let mut body = request.body.to_vec();
        for _ in 0..times {
            let at = body.windows(from.len()).position(|window| window == from);
            let at = at.expect("the body holds it");
            body.splice(at..at + from.len(), to.iter().copied());
        }
        let url = format!("{}{}", gateway.url(), request.path);
        let answer = reqwest::Client::new()
            .post(url)
            .headers(request.headers)
            .body(body)
            .send();
        answer.await.unwrap().text().await.unwrap()
    };
    assert_eq!(refusal(b"I-1", b"I-1", 0).await, DRAWN);
    let other = UploadFile::new("a", "image/png", "other").unwrap();
    let (digest, other_digest) = (picture().sha256(), other.sha256());
    for (from, to, times, code, words) in [
        (&b"ABC"[..], &b"ABX"[..], 1, "PARAM_ILLEGAL", "fileSha256"),
        (b"ABC", b"ABX", 2, "PARAM_ILLEGAL", "fileSha256"),
        (b"I-1", b"I-2", 1, "INVALID_SIGNATURE", "altered"),
        (
            digest.as_bytes(),
            other_digest.as_bytes(),
            1,
            "INVALID_SIGNATURE",
            "altered",
        ),
        (b"\"imageFile\"", b"\"file\"", 1, "PARAM_ILLEGAL", "parts"),
        // A body that was cut before its end.
        (b"-0--\r\n", b"-0", 1, "PARAM_ILLEGAL", "multipart"),
    ] {
        let answer = refusal(from, to, times).await;
        assert!(answer.contains(code), "{answer}");
        assert!(answer.contains(words), "{answer}");
    }
}

#[tokio::test]
async fn an_upload_is_answered_by_the_platform_alone() {
    for (fault, reason) in [
        (Fault::NoSignature, SignatureError::Missing),
        (Fault::ForeignSignature, SignatureError::ForeignKey),
        (Fault::AlteredBody, SignatureError::Altered),
    ] {
        let gateway = gateway().await;
        gateway.misbehave(fault);
        let client = client(gateway.url()).build().unwrap();
        let error = client.upload(&draw(), &picture()).await.unwrap_err();
        let Error::OutcomeUnknown(unknown) = error else {
            panic!("{error}");
        };
        assert!(
            matches!(&unknown.cause, Cause::Untrusted(untrusted) if *untrusted == reason),
            "{unknown}"
        );
    }
}

#[tokio::test]
async fn an_upload_is_sent_again_as_the_same_bytes() {
    let gateway = gateway().await;
    gateway.script([Some(Fault::Drop), Some(Fault::BadGateway)]);
    let client = client(gateway.url())
        .retries(RetryPolicy::new(3).delays(Duration::ZERO, Duration::ZERO))
        .build()
        .unwrap();
    assert!(client.upload(&draw(), &picture()).await.is_ok());
    let arrivals = gateway.arrivals();
    assert_eq!(arrivals.len(), 3);
    assert!(
        arrivals
            .iter()
            .all(|arrival| arrival.body == arrivals[0].body)
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn the_largest_file_is_sent_and_one_byte_more_is_not() {
    let gateway = gateway().await;
    let client = builder::<blocking::Client>(gateway.url()).build().unwrap();
    let file = |bytes| UploadFile::new("a", "image/png", vec![0; bytes]).unwrap();
    assert!(client.upload(&draw(), &file(MAX_BYTES)).is_ok());
    let draw = Draw {
        image_id: String::new(),
    };
    let error = client.upload(&draw, &file(MAX_BYTES + 1)).unwrap_err();
    assert_eq!(
        error.to_string(),
        "not sent, because invalid: imageId: 0 characters, at least 1; \
         file: 3145729 bytes, at most 3145728"
    );
    assert_eq!(gateway.arrivals().len(), 1);
}

#[tokio::test]
async fn a_file_goes_to_the_host_for_files() {
    let gateway = gateway().await;
    let url: &'static str = gateway.url().leak();
    let nowhere = "http://127.0.0.1:9";
    let elsewhere = Host {
        url: nowhere,
        upload_url: Some(url),
    };
    let of_region = builder::<Client>(nowhere)
        .region(elsewhere)
        .build()
        .unwrap();
    assert!(of_region.upload(&draw(), &picture()).await.is_ok());
    let none = Host {
        upload_url: None,
        ..elsewhere
    };
    let without = builder::<Client>(nowhere).region(none);
    let error = without.build().unwrap().upload(&draw(), &picture()).await;
    let error = error.unwrap_err();
    assert!(
        matches!(error, Error::NotSent(NotSent::NoUploadHost)),
        "{error}"
    );
    // Set by hand, it counts whatever the region says, and in any order.
    let by_hand = builder::<Client>(nowhere).upload_base_url(url).region(none);
    let client = by_hand.build().unwrap();
    assert!(client.upload(&draw(), &picture()).await.is_ok());
    assert!(
        builder::<Client>(nowhere)
            .upload_base_url("ftp://x")
            .build()
            .is_err()
    );
}

#[test]
fn a_file_has_a_plain_name_a_content_type_and_a_byte() {
    let name_of = |name| {
        let file = UploadFile::new(name, "image/png", "x");
        file.map(|file| file.name().to_owned())
    };
    for (name, sent) in [
        ("a.png", "a.png"),
        ("/home/me/a.png", "a.png"),
        (r"C:\me\a.png", "a.png"),
        ("../a.png", "a.png"),
        ("a\".png", "a_.png"),
        ("a\r\nb: c.png", "a__b: c.png"),
        ("手链.png", "手链.png"),
    ] {
        assert_eq!(name_of(name).as_deref(), Ok(sent));
    }
    for name in ["", "  ", "a/", ".", "a/.."] {
        assert_eq!(name_of(name), Err(UploadFileError::Name(name.into())));
    }
    for content_type in ["", "png", "image/", "image/png\r\nx: y", "imäge/png"] {
        assert!(UploadFile::new("a", content_type, "x").is_err());
    }
    assert!(UploadFile::new("a", "text/plain; charset=UTF-8", "x").is_ok());
    let empty = UploadFile::new("a", "image/png", "");
    assert_eq!(empty.err(), Some(UploadFileError::Empty));
    assert!(!format!("{:?}", picture()).contains("boundary"));
}
