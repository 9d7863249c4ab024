//! A session that a signed call opens, and a call that it authenticates.

#![allow(clippy::unwrap_used)]

use antom::meter::create_meter_session::CreateMeterSessionRequest;
use antom::meter::upload_meter_event::UploadMeterEventRequest;
use antom::types::{Event, EventPayload, MeterEventBatch};
use antom::{SessionId, gateway};
use serde_json::json;

#[tokio::test]
async fn usage_is_uploaded_in_the_session_that_was_opened_for_it() {
    let gateway = gateway::builder().start("127.0.0.1:0").await.unwrap();
    let client = gateway::client_of(&gateway).build().unwrap();
    let opened = client
        .create_meter_session(&CreateMeterSessionRequest::new())
        .await
        .unwrap();
    let id = opened.session_id.unwrap();
    let session = SessionId::new(&id).unwrap();
    let event = Event::new()
        .idempotency_key("event-1")
        .event_timestamp(1_700_000_000_000)
        .payload(EventPayload::new().customer_id("customer-1").value("1"));
    let meter = MeterEventBatch::new().event_name("calls").events([event]);
    let request = UploadMeterEventRequest::new().meters([meter]);
    let uploaded = client.upload_meter_event(&session, &request).await.unwrap();
    let result = uploaded.trust_without_signature().result;
    assert_eq!(result.result_code.as_str(), "SUCCESS");
    let arrivals = gateway.arrivals();
    assert_eq!(arrivals[0].path, "/ams/sandbox/api/v1/meter/createSession");
    assert_eq!(arrivals[1].path, "/ams/api/v1/meter/uploadEvent");
    assert_eq!(arrivals[1].headers["x-session-id"], id);
    let body: serde_json::Value = serde_json::from_slice(&arrivals[1].body).unwrap();
    let sent = json!({ "meters": [{ "eventName": "calls", "events": [{
        "idempotencyKey": "event-1",
        "eventTimestamp": 1_700_000_000_000_i64,
        "payload": { "customerId": "customer-1", "value": "1" },
    }] }] });
    assert_eq!(body, sent);
}
