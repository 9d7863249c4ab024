//! The proxy that the environment names, which a process reads once: so the call is made by a process of its own.

use std::env;
use std::process::Command;
use std::time::Duration;

use antom_runtime::protocol::{Error, NotSent};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

use crate::shop::{client, payment};

const CALLER: &str = "CALL_THROUGH_A_PROXY";

#[tokio::test]
async fn a_call_goes_through_the_proxy_that_the_environment_names() {
    if env::var_os(CALLER).is_some() {
        let client = client("https://gateway.example").build().unwrap();
        let error = client.call(&payment()).await.unwrap_err();
        // The proxy refuses: nothing of the payment left.
        assert!(
            matches!(error, Error::NotSent(NotSent::Connection(_))),
            "{error}"
        );
        return;
    }
    let proxy = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", proxy.local_addr().unwrap());
    let caller = tokio::task::spawn_blocking(move || {
        Command::new(env::current_exe().unwrap())
            .args([
                "--exact",
                "proxy::a_call_goes_through_the_proxy_that_the_environment_names",
            ])
            .env(CALLER, "")
            .env("HTTPS_PROXY", url)
            .env_remove("NO_PROXY")
            .output()
            .unwrap()
    });
    let asked = tokio::time::timeout(Duration::from_secs(20), async {
        let (mut stream, _) = proxy.accept().await.unwrap();
        let mut asked = [0; 1024];
        let count = stream.read(&mut asked).await.unwrap();
        let refusal = b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n";
        stream.write_all(refusal).await.unwrap();
        String::from_utf8_lossy(&asked[..count]).into_owned()
    })
    .await
    .expect("the caller asks the proxy");
    assert!(
        asked.starts_with("CONNECT gateway.example:443 HTTP/1.1\r\n"),
        "{asked}"
    );
    let caller = caller.await.unwrap();
    assert!(
        caller.status.success(),
        "{}",
        String::from_utf8_lossy(&caller.stdout)
    );
}
