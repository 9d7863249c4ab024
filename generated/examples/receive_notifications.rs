//! A server that receives notifications, with axum.
//!
//! ```sh
//! cargo run -p antom --example receive_notifications --features gateway
//! ```
//!
//! It listens at `127.0.0.1:8401` for notifications to `/antom/notify`. With `ANTOM_CLIENT_ID` and `ANTOM_PUBLIC_KEY` (the path
//! of a file) set it believes what Antom signed for that client. Otherwise it believes the key of a local gateway, signs a
//! notification with it and prints the curl command that delivers it.

use std::env;
use std::error::Error;
use std::sync::Arc;

use antom::notification::{Notification, NotificationError, Receiver};
use antom::{PublicKey, gateway, http};
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use tokio::net::TcpListener;

const ADDRESS: &str = "127.0.0.1:8401";
const PATH: &str = "/antom/notify";

/// Far more bytes than a notification has.
const LONGEST_BODY: usize = 1024 * 1024;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let receiver = match (env::var("ANTOM_CLIENT_ID"), env::var("ANTOM_PUBLIC_KEY")) {
        (Ok(client_id), Ok(key)) => Receiver::new(
            client_id,
            PublicKey::from_pem(&std::fs::read_to_string(key)?)?,
        )?,
        _ => local().await?,
    };
    let listener = TcpListener::bind(ADDRESS).await?;
    println!("listening at http://{ADDRESS}{PATH}; stop with Ctrl-C");
    axum::serve(listener, router(receiver))
        .with_graceful_shutdown(async {
            // Without the signal there is nothing else to wait for.
            let _ = tokio::signal::ctrl_c().await;
        })
        .await?;
    Ok(())
}

/// The one route of the server.
pub(crate) fn router(receiver: Receiver) -> Router {
    Router::new()
        .route(PATH, post(notified))
        .with_state(Arc::new(receiver))
}

/// Acknowledges what was taken in, and nothing else: Antom sends it again.
async fn notified(State(receiver): State<Arc<Receiver>>, request: Request) -> Response {
    let (head, body) = request.into_parts();
    let Ok(body) = to_bytes(body, LONGEST_BODY).await else {
        return StatusCode::PAYLOAD_TOO_LARGE.into_response();
    };
    match receiver.open(&Request::from_parts(head, body)) {
        Ok(notification) => take_in(&notification),
        Err(error) => {
            eprintln!("refused: {error}");
            let status = match error {
                NotificationError::Untrusted(_) | NotificationError::OutsideWindow(_) => {
                    StatusCode::FORBIDDEN
                }
                _ => StatusCode::UNPROCESSABLE_ENTITY,
            };
            return status.into_response();
        }
    }
    receiver.acknowledgement().map(Body::from)
}

/// A shop writes it to its database here, by the payment's ID, so that the same notification a second time changes nothing.
fn take_in(notification: &Notification) {
    match notification {
        Notification::NotifyPayment(payment) => println!(
            "{}: {} for the payment {}",
            payment.notify_type, payment.result.result_code, payment.payment_request_id
        ),
        Notification::NotifyRefund(refund) => println!(
            "{}: the refund {}",
            refund.notify_type, refund.refund_request_id
        ),
        Notification::Unknown(unknown) => {
            println!(
                "of another kind, with {} bytes: look into it",
                unknown.body.len()
            );
        }
        other => println!("of a kind that this shop does not need: {other:?}"),
    }
}

/// A receiver that believes a local gateway, which has a notification ready.
async fn local() -> Result<Receiver, Box<dyn Error>> {
    let gateway = gateway::builder().start("127.0.0.1:0").await?;
    let url: http::Uri = format!("http://{ADDRESS}{PATH}").parse()?;
    let body = r#"{"notifyType":"PAYMENT_RESULT","result":{"resultCode":"SUCCESS","resultStatus":"S","resultMessage":"success"},"paymentRequestId":"request-4711","paymentId":"payment-4711"}"#;
    let request = gateway.notification(url.clone(), body);
    println!("deliver a notification with:\n\ncurl --data '{body}' \\");
    for (name, value) in request.headers() {
        println!("  --header '{name}: {}' \\", value.to_str()?);
    }
    println!("  {url}\n");
    let platform_key = gateway.keys().platform_public();
    Ok(Receiver::new(gateway.client_id(), platform_key)?)
}
