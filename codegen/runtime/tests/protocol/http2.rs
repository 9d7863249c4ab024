//! A call in a session over TLS goes over HTTP/2 or not at all. Which roots a process trusts is read from its environment:
//! so the calls are made by processes of their own.

use std::env;
use std::process::Command;
use std::sync::Arc;

use antom_runtime::client::Client;
use antom_runtime::protocol::{Error, NotSent};
use bytes::Bytes;
use tokio::io::AsyncReadExt;
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::aws_lc_rs::default_provider;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer};
use tokio_rustls::server::TlsStream;

use crate::encryption::der;
use crate::in_session::{count, session};
use crate::shop::{MERCHANT_KEY, client, payment};

const CERTIFICATE: &str = include_str!("../vectors/localhost.crt");
const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/vectors/certificate.crt");
const URL: &str = "CALL_OVER_TLS";

const COUNTED: &[u8] = br#"{"result":{"resultCode":"SUCCESS","resultStatus":"S"},"counted":3}"#;

/// Takes one connection after another, offering these protocols.
struct Server {
    listener: TcpListener,
    tls: TlsAcceptor,
}

impl Server {
    async fn offering(protocols: &[&str]) -> Self {
        let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(der(MERCHANT_KEY)));
        let mut config = ServerConfig::builder_with_provider(Arc::new(default_provider()))
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![CertificateDer::from(der(CERTIFICATE))], key)
            .unwrap();
        config.alpn_protocols = protocols.iter().map(|&name| name.into()).collect();
        Self {
            listener: TcpListener::bind("127.0.0.1:0").await.unwrap(),
            tls: TlsAcceptor::from(Arc::new(config)),
        }
    }

    /// Runs a test of this file in a process that trusts this server.
    fn caller(&self, test: &'static str) -> tokio::task::JoinHandle<()> {
        let port = self.listener.local_addr().unwrap().port();
        tokio::task::spawn_blocking(move || {
            let output = Command::new(env::current_exe().unwrap())
                .args(["--exact", &format!("http2::{test}")])
                .env(URL, format!("https://localhost:{port}"))
                .env("SSL_CERT_FILE", ROOT)
                .env_remove("HTTPS_PROXY")
                .output()
                .unwrap();
            let said = String::from_utf8_lossy(&output.stdout);
            assert!(
                output.status.success() && said.contains("1 passed"),
                "{said}"
            );
        })
    }

    async fn connection(&self) -> std::io::Result<TlsStream<TcpStream>> {
        let (stream, _) = self.listener.accept().await?;
        self.tls.accept(stream).await
    }
}

/// The client of a process that a test has started, in that process.
fn caller() -> Option<Client> {
    let url = env::var(URL).ok()?;
    Some(client(url).build().unwrap())
}

#[tokio::test]
async fn a_server_of_http_2_answers_a_call_in_a_session() {
    if let Some(client) = caller() {
        let answer = client.call_in_session(&session(), &count()).await.unwrap();
        let answer = answer.trust_without_signature().into_response();
        assert_eq!(answer.counted, 3);
        return;
    }
    let server = Server::offering(&["h2", "http/1.1"]).await;
    let caller = server.caller("a_server_of_http_2_answers_a_call_in_a_session");
    let stream = server.connection().await.unwrap();
    assert_eq!(stream.get_ref().1.alpn_protocol(), Some(b"h2".as_slice()));
    let mut connection = h2::server::handshake(stream).await.unwrap();
    let (request, mut respond) = connection.accept().await.unwrap().unwrap();
    assert_eq!(request.version(), http::Version::HTTP_2);
    assert_eq!(request.headers()["x-session-id"], "session-4711");
    assert!(!request.headers().contains_key("client-id"));
    let mut body = respond
        .send_response(http::Response::new(()), false)
        .unwrap();
    body.send_data(Bytes::from_static(COUNTED), true).unwrap();
    // Until the caller closes the connection.
    while connection.accept().await.is_some() {}
    caller.await.unwrap();
}

#[tokio::test]
async fn a_server_without_http_2_gets_nothing_of_a_call_in_a_session() {
    if let Some(client) = caller() {
        let error = client.call_in_session(&session(), &count()).await;
        let error = error.unwrap_err();
        assert!(
            matches!(error, Error::NotSent(NotSent::Connection(_))),
            "{error}"
        );
        return;
    }
    let server = Server::offering(&["http/1.1"]).await;
    let caller = server.caller("a_server_without_http_2_gets_nothing_of_a_call_in_a_session");
    assert!(server.connection().await.is_err());
    caller.await.unwrap();
}

#[tokio::test]
async fn a_signed_call_takes_whichever_version_a_server_has() {
    if let Some(client) = caller() {
        let error = client.call(&payment()).await.unwrap_err();
        assert!(matches!(error, Error::OutcomeUnknown(_)), "{error}");
        return;
    }
    let server = Server::offering(&["http/1.1"]).await;
    let caller = server.caller("a_signed_call_takes_whichever_version_a_server_has");
    let mut stream = server.connection().await.unwrap();
    let mut begin = [0; 5];
    stream.read_exact(&mut begin).await.unwrap();
    assert_eq!(&begin, b"POST ");
    drop(stream);
    caller.await.unwrap();
}
