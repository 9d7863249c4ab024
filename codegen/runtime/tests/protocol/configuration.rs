//! A client is not made from what could send payments in the clear or to the wrong place.

use std::time::Duration;

use antom_runtime::client::{Client, ClientBuilder, ConfigError, RetryPolicy};
use antom_runtime::gateway::Fault;
use antom_runtime::protocol::{Error, Host, PrivateKey, PublicKey, Signer};

use crate::shop::{API, MERCHANT_KEY, PAID, PLATFORM_PUB, client, gateway, payment};

fn refusal(builder: ClientBuilder<Client>) -> String {
    builder.build().unwrap_err().to_string()
}

#[test]
fn plain_http_is_for_this_machine_only() {
    for host in [
        "shop.example",
        "10.0.0.1",
        "0.0.0.0",
        "127.0.0.1.shop.example",
        "localhost.shop.example",
        "[2001:db8::1]",
    ] {
        assert_eq!(
            refusal(client(format!("http://{host}:8400"))),
            format!("plain http is for this machine only; use https for {host}")
        );
        assert!(client(format!("https://{host}:8443")).build().is_ok());
    }
    for host in ["127.0.0.1", "127.1.2.3", "localhost", "LOCALHOST", "[::1]"] {
        assert!(
            client(format!("http://{host}:8400")).build().is_ok(),
            "{host}"
        );
    }
}

#[test]
fn plain_http_to_another_machine_must_be_asked_for() {
    let builder = client("http://gateway.internal:8400").allow_plain_http();
    assert!(builder.build().is_ok());
    assert_eq!(
        refusal(client("ftp://gateway.internal").allow_plain_http()),
        ConfigError::BaseUrl.to_string()
    );
}

#[test]
fn a_header_of_a_users_own_can_change_none_of_the_protocol() {
    for name in [
        "client-id",
        "Client-Id",
        "request-time",
        "response-time",
        "signature",
        "agent-token",
        "content-type",
        "Content-Length",
        "transfer-encoding",
        "host",
        "accept-encoding",
    ] {
        assert_eq!(
            refusal(client("https://shop.example").header(name, "x")),
            format!(
                "the header `{}` is set by the protocol itself",
                name.to_lowercase()
            )
        );
    }
    for (name, value) in [("", "x"), ("two words", "x"), ("x-a", "line\nbreak")] {
        assert_eq!(
            refusal(client("https://shop.example").header(name, value)),
            format!("`{name}` is no header name, or its value none that a header can have")
        );
    }
}

#[test]
fn a_base_url_is_a_scheme_and_a_host() {
    for url in [
        "",
        "shop.example",
        "/shop",
        "https://",
        "ftp://shop.example",
        "file:///etc/passwd",
        "https://shop.example/ams",
        "https://shop.example/?a=b",
        "https://shop.example/#a",
        "https://user@shop.example",
        "https://user:password@shop.example",
        "https://shop.example:99999",
        // A URI, and no URL.
        "https://256.256.256.256",
        "https://a%zz",
    ] {
        let error = client(url).build().unwrap_err();
        assert!(matches!(error, ConfigError::BaseUrl), "{url}: {error}");
    }
    for url in [
        "https://shop.example/",
        "HTTPS://SHOP.EXAMPLE",
        "HTTP://LOCALHOST:8400",
    ] {
        assert!(client(url).build().is_ok(), "{url}");
    }
}

#[test]
fn what_a_header_cannot_hold_or_a_peer_would_trim_is_refused() {
    for id in [
        "SHOP\nx: y",
        "SHOP\r",
        "SHOP\0",
        "商店",
        " SHOP",
        "SHOP ",
        "SH OP",
    ] {
        let error = client("https://shop.example")
            .client_id(id)
            .build()
            .unwrap_err();
        assert!(matches!(error, ConfigError::NotVisible(_)), "{id:?}");
        let private_key = PrivateKey::from_pem(MERCHANT_KEY).unwrap();
        let platform_key = PublicKey::from_pem(PLATFORM_PUB).unwrap();
        assert!(Signer::new(&API, id.into(), private_key, platform_key, None).is_err());
    }
    let error = client("https://shop.example")
        .agent_token("a\nb")
        .build()
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "the client ID, the agent token or the session's ID is empty or holds other characters than visible ASCII"
    );
}

#[test]
fn a_limit_without_room_for_a_call_is_refused() {
    let new = || client("https://shop.example");
    for (builder, what) in [
        (
            new().connect_timeout(Duration::ZERO),
            "time for a connection",
        ),
        (new().attempt_timeout(Duration::ZERO), "time for an attempt"),
        (new().timeout(Duration::ZERO), "time for a call"),
        (new().body_limit(0), "number of bytes of an answer"),
    ] {
        assert_eq!(
            refusal(builder),
            format!("the {what} must be more than zero")
        );
    }
}

#[tokio::test]
async fn every_other_number_is_taken() {
    let gateway = gateway(PAID).await;
    let endless = RetryPolicy::new(u32::MAX).delays(Duration::MAX, Duration::MAX);
    let endless = client(gateway.url())
        .connect_timeout(Duration::MAX)
        .attempt_timeout(Duration::MAX)
        .timeout(Duration::MAX)
        .answer_window(Duration::MAX)
        .body_limit(usize::MAX)
        .retries(endless)
        .build()
        .unwrap();
    assert!(endless.call(&payment()).await.is_ok());
    // A delay without end ends the call only together with its time.
    gateway.misbehave(Fault::TooManyRequests(u64::MAX));
    let call = endless.call(&payment()).await;
    assert!(
        matches!(call, Err(Error::OutcomeUnknown(_))),
        "no clock shows the end of such a delay: {call:?}"
    );
    gateway.misbehave(None);
    let short = client(gateway.url())
        .retries(RetryPolicy::new(0))
        .build()
        .unwrap();
    assert!(short.call(&payment()).await.is_ok());
}

#[test]
fn what_is_missing_is_named() {
    let new = || ClientBuilder::<Client>::new(&API);
    let key = || PrivateKey::from_pem(MERCHANT_KEY).unwrap();
    let host = Host {
        url: "https://shop.example",
        upload_url: None,
    };
    let rows = [
        (new(), "the client needs a region or a base URL"),
        (new().region(host), "the client needs a client ID"),
        (
            new().region(host).client_id(""),
            "the client needs a client ID",
        ),
        (
            new().region(host).client_id("SHOP"),
            "the client needs the merchant's private key",
        ),
        (
            new().region(host).client_id("SHOP").private_key(key()),
            "the client needs the platform's public key",
        ),
    ];
    for (builder, expected) in rows {
        assert_eq!(refusal(builder), expected);
    }
}
