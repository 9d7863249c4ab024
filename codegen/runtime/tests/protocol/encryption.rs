//! Nothing is sent to a server whose certificate nobody vouches for.

use std::sync::Arc;

use antom_runtime::client::RetryPolicy;
use antom_runtime::protocol::{Error, NotSent};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use tokio::io::AsyncReadExt;
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::aws_lc_rs::default_provider;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer};

use crate::shop::{PLATFORM_KEY, client, payment};

const CERTIFICATE: &str = include_str!("../vectors/certificate.crt");

pub(crate) fn der(pem: &str) -> Vec<u8> {
    let digits: String = pem.lines().filter(|line| !line.contains('-')).collect();
    STANDARD.decode(digits).unwrap()
}

fn acceptor() -> TlsAcceptor {
    let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(der(PLATFORM_KEY)));
    let config = ServerConfig::builder_with_provider(Arc::new(default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![CertificateDer::from(der(CERTIFICATE))], key)
        .unwrap();
    TlsAcceptor::from(Arc::new(config))
}

#[tokio::test]
async fn a_certificate_that_nobody_vouches_for_is_refused_before_anything_is_sent() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!(
        "https://localhost:{}",
        listener.local_addr().unwrap().port()
    );
    let server = tokio::spawn(async move {
        let (stream, _) = listener.accept().await.unwrap();
        let mut received = Vec::new();
        if let Ok(mut stream) = acceptor().accept(stream).await {
            // The client ends the connection in one way or another; what came before is what counts.
            let _ = stream.read_to_end(&mut received).await;
        }
        received
    });
    let client = client(url).retries(RetryPolicy::NEVER).build().unwrap();
    let error = client.call(&payment()).await.unwrap_err();
    assert!(
        matches!(error, Error::NotSent(NotSent::Connection(_))),
        "{error}"
    );
    assert!(error.to_string().contains("certificate"), "{error}");
    assert_eq!(server.await.unwrap(), b"");
}
