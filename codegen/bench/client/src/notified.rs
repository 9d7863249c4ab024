//! Notifications that a receiver takes, and the same that somebody changed.

use std::time::SystemTime;

use antom::http::Request;
use antom::notification::Receiver;
use antom::{API, Bytes};

use crate::raw;
use crate::scene::{CLIENT_ID, PLATFORM_KEY, Scene};

const PATH: &str = "/notify";

/// A receiver and two requests to it.
pub struct Notified {
    pub receiver: Receiver,
    pub accepted: Request<Bytes>,
    /// A genuine signature with another body.
    pub refused: Request<Bytes>,
}

impl Notified {
    /// Notifications whose body is longer by so many bytes than it need be.
    ///
    /// # Panics
    ///
    /// When the one is not accepted or the other is, which both are constants.
    #[must_use]
    pub fn new(filler: usize) -> Self {
        let receiver = Receiver::new(CLIENT_ID, Scene::platform_key()).expect("a client ID");
        let body = |id: &str| {
            let filler = "x".repeat(filler);
            format!(
                r#"{{"notifyType":"PAYMENT_RESULT","result":{{"resultCode":"SUCCESS","resultStatus":"S","resultMessage":"success"}},"paymentRequestId":"order-4711","paymentId":"{id}","zz":"{filler}"}}"#
            )
        };
        let (signed, changed) = (body("P-1"), body("P-2"));
        let accepted = request(&signed, &signed);
        let refused = request(&signed, &changed);
        receiver.open(&accepted).expect("it is signed");
        receiver.open(&refused).expect_err("it was changed");
        Self {
            receiver,
            accepted,
            refused,
        }
    }
}

/// A request with a body, signed for another one or the same.
fn request(signed: &str, body: &str) -> Request<Bytes> {
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
    let time = now.expect("a clock after 1970").as_millis().to_string();
    let content = raw::content(&format!("POST {PATH}"), CLIENT_ID, &time, signed.as_bytes());
    let signature = raw::Signer::new(PLATFORM_KEY).sign(&content);
    let names = &API.headers;
    Request::post(PATH)
        .header(names.client_id, CLIENT_ID)
        .header(names.request_time, time)
        .header(names.signature, raw::signature_header(&signature))
        .body(Bytes::from(body.to_owned()))
        .expect("a request")
}
