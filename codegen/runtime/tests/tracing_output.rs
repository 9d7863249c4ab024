//! What calls tell to `tracing`: enough to see what happened, and no secret.
//!
//! Alone in its program: `tracing` remembers for the whole process whether somebody listens at a
//! callsite, so that a test of another thread, with no subscriber, could silence this one.
// A helper that panics is a test that fails.
#![allow(clippy::unwrap_used)]
#![cfg(all(feature = "client", feature = "gateway"))]

// The shop serves the protocol's tests as well, which use more of it.
#[allow(dead_code)]
#[path = "protocol/shop.rs"]
mod shop;

use std::fmt::Debug;
use std::sync::{Arc, Mutex};

use antom_runtime::gateway::Fault;
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

use shop::{CARD_NO, PAID, client, gateway, payment};

/// Keeps every field of every span and event of every level.
#[derive(Clone, Default)]
struct Everything(Arc<Mutex<Vec<String>>>);

impl Visit for Everything {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        let line = format!("{}={value:?}", field.name());
        self.0.lock().expect("nobody panics with it").push(line);
    }
}

impl Subscriber for Everything {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        span.record(&mut self.clone());
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, values: &Record<'_>) {
        values.record(&mut self.clone());
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        event.record(&mut self.clone());
    }

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

#[test]
fn calls_tell_their_path_attempts_and_codes_and_no_secret() {
    const AGENT_TOKEN: &str = "agent-token-to-keep-secret";
    let told = Everything::default();
    tracing::subscriber::with_default(told.clone(), || {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap();
        runtime.block_on(async {
            let gateway = gateway(PAID).await;
            let client = client(gateway.url())
                .agent_token(AGENT_TOKEN)
                .retries(antom_runtime::client::RetryPolicy::new(2))
                .build()
                .unwrap();
            gateway.script([
                Some(Fault::Unavailable),
                None,
                Some(Fault::Result("CARD_DECLINED", "F")),
            ]);
            client.call(&payment()).await.unwrap();
            client.call(&payment()).await.unwrap_err();
        });
    });
    let told = told.0.lock().unwrap().join("\n");
    for fact in [
        "operation=\"pay\"",
        "path=\"/v1/payments/pay\"",
        "attempt=1",
        "attempt=2",
        "latency_ms=",
        "http_status=503",
        "retry_in_ms=",
        "result_code=\"CARD_DECLINED\"",
    ] {
        assert!(told.contains(fact), "{fact} is not in:\n{told}");
    }
    for secret in [
        CARD_NO,
        AGENT_TOKEN,
        "order-4711",
        "P-1",
        "signature=",
        "keyVersion",
        "BEGIN",
    ] {
        assert!(!told.contains(secret), "{secret} is in:\n{told}");
    }
}
