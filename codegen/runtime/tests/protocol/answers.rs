//! What a signed answer means for the payment.

use std::collections::BTreeMap;

use antom_runtime::protocol::{Answer, Cause, Error, Operation, OperationSpec, Retry, Signed};
use antom_runtime::{ReadFields, Validate, wire};
use serde::Serialize;

use crate::shop::{Amount, CLIENT_ID, Code, PAID, PAY, Paid, Pay, answer, payment, signer, then};

fn open(body: &str) -> Result<Paid, Error<Code>> {
    let opened = signer(CLIENT_ID).open_at(&payment(), answer(body), then());
    opened.map(Answer::into_response)
}

fn result(code: &str, status: &str) -> String {
    format!(
        r#"{{"result":{{"resultCode":"{code}","resultStatus":"{status}","resultMessage":"Words."}},"paymentId":"P-1"}}"#
    )
}

#[test]
fn success_is_read_with_unknown_fields_passed_over() {
    let payment_id = |body: &str| open(body).unwrap().payment_id;
    assert_eq!(payment_id(PAID), "P-1");
    let more = PAID.replace("\"paymentId\"", "\"new\":[{\"a\":1.5e300}],\"paymentId\"");
    assert_eq!(payment_id(&more), "P-1");
    // A success that no page lists is one by its status.
    assert_eq!(payment_id(&result("NEW_SUCCESS", "S")), "P-1");
}

#[test]
fn a_failure_carries_code_message_advice_and_retry() {
    let Err(Error::Failed(failure)) = open(&result("CARD_DECLINED", "F")) else {
        panic!("a failure");
    };
    assert_eq!(failure.code, Code::CardDeclined);
    assert_eq!(failure.status, "F");
    assert_eq!(failure.message, "Words.");
    assert_eq!(failure.advice(), "Ask for another card.");
    assert_eq!(failure.retry(), Retry::Never);
    assert_eq!(
        Error::Failed(failure).to_string(),
        "pay failed with CARD_DECLINED (F): Words. Ask for another card."
    );
    let Err(Error::Failed(failure)) = open(&result("SYSTEM_BUSY", "F")) else {
        panic!("a failure");
    };
    assert_eq!(failure.retry(), Retry::SameRequest);
}

#[test]
fn an_unlisted_failure_is_never_to_be_repeated() {
    let Err(Error::Failed(failure)) = open(&result("NEW_CODE", "F")) else {
        panic!("a failure");
    };
    assert_eq!(failure.code.as_str(), "NEW_CODE");
    assert_eq!(failure.retry(), Retry::Never);
    assert!(failure.advice().contains("does not list this code"));
}

#[test]
fn a_listed_pending_code_is_an_answer_that_says_so() {
    let opened = signer(CLIENT_ID).open_at(
        &payment(),
        answer(&result("PAYMENT_IN_PROCESS", "U")),
        then(),
    );
    assert!(opened.unwrap().is_pending());
}

#[test]
fn what_is_not_decided_leaves_the_outcome_open() {
    for (code, status) in [
        ("UNKNOWN_EXCEPTION", "U"),
        ("NEW_CODE", "U"),
        // A status that the API does not know says nothing, whatever the code.
        ("SUCCESS", "X"),
        ("SUCCESS", "s"),
        ("CARD_DECLINED", ""),
    ] {
        let error = open(&result(code, status)).unwrap_err();
        let words = error.to_string();
        let Error::OutcomeUnknown(unknown) = error else {
            panic!("{words}");
        };
        assert_eq!(unknown.idempotency_key.as_deref(), Some("order-4711"));
        assert_eq!(unknown.untrusted_body, None, "the answer was trusted");
        let Cause::Reported {
            code: reported,
            status: with,
            message,
            ..
        } = unknown.cause
        else {
            panic!("{words}");
        };
        assert_eq!(
            (reported.as_str(), &*with, &*message),
            (code, status, "Words.")
        );
        assert!(
            words.contains(&format!("{code} ({status}): Words.")),
            "{words}"
        );
        assert!(words.contains("inquire with inquiryPayment"), "{words}");
    }
}

/// A code whose page says that the outcome is unknown does not become certain because another status came with it.
#[test]
fn a_listed_code_with_a_status_that_contradicts_it_leaves_the_outcome_open() {
    for (code, status) in [
        ("UNKNOWN_EXCEPTION", "F"),
        ("PAYMENT_IN_PROCESS", "F"),
        ("CARD_DECLINED", "S"),
        ("SUCCESS", "F"),
    ] {
        let error = open(&result(code, status)).unwrap_err();
        assert!(
            matches!(&error, Error::OutcomeUnknown(unknown) if matches!(unknown.cause, Cause::Reported { .. })),
            "{error}"
        );
    }
}

#[test]
fn a_signed_answer_without_a_result_that_can_be_read_leaves_the_outcome_open() {
    let rows = [
        ("", "the value itself: is empty"),
        (" \r\n", "the value itself: is empty"),
        ("null", "the value itself: is no JSON object"),
        ("[]", "the value itself: is no JSON object"),
        ("<html></html>", "the value itself: is no JSON"),
        (
            "\u{feff}{}",
            "the value itself: begins with a byte order mark",
        ),
        ("{}", "result: required, but missing"),
        (r#"{"result":null}"#, "result: is no JSON object"),
        (r#"{"result":"SUCCESS"}"#, "result: is no JSON object"),
        (
            r#"{"result":{}}"#,
            "result.resultCode: required, but missing",
        ),
        (
            r#"{"result":{"resultCode":"SUCCESS"}}"#,
            "result.resultStatus: required, but missing",
        ),
        (
            r#"{"result":{"resultCode":"SUCCESS","resultStatus":1}}"#,
            "result.resultStatus: cannot be read",
        ),
        // Two results contradict each other: neither counts.
        (
            r#"{"result":{"resultCode":"X","resultStatus":"S"},"result":{"resultCode":"X","resultStatus":"F"}}"#,
            "result: stands twice",
        ),
        (
            r#"{"result":{"resultCode":"X","resultStatus":"S","resultStatus":"F"}}"#,
            "result.resultStatus: stands twice",
        ),
        // A failure is not believed either when what follows it is no JSON.
        (
            r#"{"result":{"resultCode":"CARD_DECLINED","resultStatus":"F"}} {}"#,
            "the value itself: is followed by something else",
        ),
    ];
    for (body, expected) in rows {
        let error = open(body).unwrap_err();
        let words = error.to_string();
        let Error::OutcomeUnknown(unknown) = error else {
            panic!("{body}: {words}");
        };
        assert!(
            matches!(unknown.cause, Cause::Unreadable(_)),
            "{body}: {words}"
        );
        assert!(words.contains(expected), "{body}: {words}");
        let kept = unknown.verified_body.expect("it is the platform's");
        assert_eq!(kept.as_bytes(), body.as_bytes());
    }
}

/// The response of a payment with fields of every kind, each of which may be odd.
#[derive(Debug, Serialize, ReadFields)]
#[serde(rename_all = "camelCase")]
struct Detailed {
    result: serde_json::Value,
    payment_id: String,
    normal_url: Option<String>,
    payment_amount: Option<Amount>,
    #[serde(default, with = "wire::text_option")]
    installments: Option<u64>,
    #[serde(default, with = "wire::text_option")]
    is_final: Option<bool>,
    #[serde(default, deserialize_with = "wire::list")]
    amounts: Vec<Amount>,
    #[serde(default, deserialize_with = "wire::list")]
    notes: BTreeMap<String, String>,
}

/// A payment whose response has all these fields.
#[derive(Serialize, Validate)]
#[serde(transparent)]
struct PayInDetail(#[validate(nested)] Pay);

impl Operation for PayInDetail {
    type Response = Detailed;
    type Code = Code;
    type Sending = Signed;

    const SPEC: &'static OperationSpec = &PAY;
    const SENDING: Signed = Signed;

    fn idempotency_key(&self) -> Option<&str> {
        self.0.idempotency_key()
    }
}

fn open_in_detail(body: &str) -> Result<Answer<Detailed>, Error<Code>> {
    signer(CLIENT_ID).open_at(&PayInDetail(payment()), answer(body), then())
}

/// Values that fit none of the fields of their rows, each with the place that is told.
const ODD: &[(&str, &[&str], &str)] = &[
    (
        "paymentAmount",
        &["7", "[]", "true", "\"x\"", r#""\ud800""#, "1e400"],
        "paymentAmount: cannot be read",
    ),
    (
        "paymentAmount",
        &[
            r#"{"currency":"USD","value":100.0}"#,
            r#"{"currency":"USD","value":"100.0"}"#,
            r#"{"currency":"USD","value":"1e3"}"#,
            r#"{"currency":"USD","value":"-5"}"#,
            r#"{"currency":"USD","value":-5}"#,
            r#"{"currency":"USD","value":1e400}"#,
            r#"{"currency":"USD","value":null}"#,
            r#"{"currency":"USD","value":"18446744073709551616"}"#,
        ],
        "paymentAmount.value: cannot be read",
    ),
    (
        "paymentAmount",
        &["{}", r#"{"value":"1"}"#],
        "paymentAmount.currency: required, but missing",
    ),
    (
        "paymentAmount",
        &[r#"{"currency":"USD","value":""}"#],
        "paymentAmount.value: required, but missing",
    ),
    (
        "paymentAmount",
        &[r#"{"currency":"USD","value":"1","value":"2"}"#],
        "paymentAmount.value: stands twice",
    ),
    (
        "paymentAmount",
        &["[null]"],
        "paymentAmount[0]: cannot be read",
    ),
    (
        "normalUrl",
        &["7", "{}", r#""\ud800""#],
        "normalUrl: cannot be read",
    ),
    (
        "installments",
        &["{}", "\"many\"", "1.5", "true"],
        "installments: cannot be read",
    ),
    (
        "isFinal",
        &["\"yes\"", "0", "[]"],
        "isFinal: cannot be read",
    ),
    (
        "amounts",
        &["[null]", r#"[{"currency":"USD","value":"1"},7]"#],
        "amounts[",
    ),
    ("amounts", &["{}", "7"], "amounts: cannot be read"),
    ("notes", &["[]", "7"], "notes: cannot be read"),
    ("notes", &[r#"{"a":"b","c":7}"#], "notes.c: cannot be read"),
];

#[test]
fn money_that_moved_is_never_hidden_by_a_field_that_cannot_be_read() {
    for (field, values, place) in ODD {
        for value in *values {
            for (code, status, is_pending) in
                [("SUCCESS", "S", false), ("PAYMENT_IN_PROCESS", "U", true)]
            {
                let result = result(code, status);
                let body = result.replacen('{', &format!(r#"{{"{field}":{value},"#), 1);
                let Err(Error::Accepted(accepted)) = open_in_detail(&body) else {
                    panic!("{body}");
                };
                assert_eq!(accepted.is_pending, is_pending);
                assert_eq!(
                    (
                        accepted.code.as_str(),
                        &*accepted.status,
                        &*accepted.message
                    ),
                    (code, status, "Words.")
                );
                assert_eq!(accepted.unread.iter().count(), 1, "{}", accepted.unread);
                let told = accepted.unread.to_string();
                assert!(told.starts_with(place), "{body}: {told}");
                assert_eq!(accepted.body.as_bytes(), body.as_bytes());
                let response: Detailed = accepted.response().unwrap();
                assert_eq!(response.payment_id, "P-1");
                let words = accepted.to_string();
                assert!(words.contains("do not make it anew"), "{words}");
                // Nothing of the advice for answers that could be read, which may tell to pay anew.
                assert!(!words.contains("Wait for the notification."), "{words}");
            }
        }
    }
}

#[test]
fn a_pending_payment_keeps_its_url_beside_an_odd_field() {
    let body = result("PAYMENT_IN_PROCESS", "U").replacen(
        '{',
        r#"{"normalUrl":"https://wallet.example/pay","paymentAmount":"free","#,
        1,
    );
    let Err(Error::Accepted(accepted)) = open_in_detail(&body) else {
        panic!("{body}");
    };
    let response: Detailed = accepted.response().unwrap();
    let url = Some("https://wallet.example/pay");
    assert_eq!(response.normal_url.as_deref(), url);
    assert!(response.payment_amount.is_none());
}

#[test]
fn an_empty_text_in_the_place_of_what_is_no_text_is_absent() {
    let odd = r#"{"paymentAmount":"","installments":"","isFinal":"","amounts":"","notes":"","#;
    let body = result("SUCCESS", "S").replacen('{', odd, 1);
    let response = open_in_detail(&body).unwrap().into_response();
    assert!(response.payment_amount.is_none() && response.installments.is_none());
    assert!(response.is_final.is_none() && response.amounts.is_empty());
    assert!(response.notes.is_empty());
}

#[test]
fn a_required_field_that_is_missing_is_told_and_the_body_handed_over() {
    let body = r#"{"result":{"resultCode":"SUCCESS","resultStatus":"S"},"paymentID":"P-1"}"#;
    for body in [body, &body.replace("\"P-1\"", "7,\"paymentId\":7")] {
        let Err(Error::Accepted(accepted)) = open_in_detail(body) else {
            panic!("{body}");
        };
        assert!(accepted.response::<Detailed>().is_none());
        assert!(accepted.unread.to_string().starts_with("paymentId: "));
        assert_eq!(accepted.body.as_bytes(), body.as_bytes());
        assert_eq!(accepted.message, "");
    }
}

#[test]
fn the_message_of_a_result_stands_in_nobodys_way() {
    for (message, read) in [
        ("7", "7"),
        ("null", ""),
        (r#"{"a":1}"#, r#"{"a":1}"#),
        (r#""\ud800 is half""#, r"\ud800 is half"),
        (r#""a","resultMessage":"b""#, "a"),
    ] {
        let result = result("CARD_DECLINED", "F");
        let body = result.replace("\"Words.\"", message);
        let Err(Error::Failed(failure)) = open(&body) else {
            panic!("{body}");
        };
        assert_eq!(failure.message, read);
    }
}

#[test]
fn a_failure_hands_over_the_rest_of_its_answer() {
    let body = r#"{"result":{"resultCode":"CARD_DECLINED","resultStatus":"F"},"paymentId":"P-9","normalUrl":7,"paymentResultInfo":{"refusalCodeRaw":"51"}}"#;
    let Err(Error::Failed(failure)) = open_in_detail(body) else {
        panic!("a failure");
    };
    assert_eq!(failure.body.as_bytes(), body.as_bytes());
    let response: Detailed = failure.response().unwrap();
    assert_eq!((&*response.payment_id, response.normal_url), ("P-9", None));
    let info: serde_json::Value = failure.response().unwrap();
    assert_eq!(info["paymentResultInfo"]["refusalCodeRaw"], "51");
    // And so does an answer that leaves the outcome open.
    let open = body.replace(
        "CARD_DECLINED\",\"resultStatus\":\"F",
        "NEW\",\"resultStatus\":\"U",
    );
    let Err(Error::OutcomeUnknown(unknown)) = open_in_detail(&open) else {
        panic!("{open}");
    };
    let kept = unknown.verified_body.unwrap();
    assert_eq!(kept.as_bytes(), open.as_bytes());
}

#[test]
fn nothing_in_an_answer_forges_a_line_of_a_log() {
    let body = r#"{"result":{"resultCode":"NO\n1970 FAKE \u001b[31m","resultStatus":"F","resultMessage":"a\r\nb\u202ec\u0085"},"paymentId":"P-1"}"#;
    let printed = [
        open(body).unwrap_err().to_string(),
        open(&body.replace("\"F\"", "\"U\\n\""))
            .unwrap_err()
            .to_string(),
        open(
            &body
                .replace("\"F\"", "\"S\"")
                .replace("P-1\"", "P-1\",\"result2\":0")
                .replace("\"paymentId\":\"P-1\"", "\"paymentId\":0"),
        )
        .unwrap_err()
        .to_string(),
    ];
    for line in printed {
        assert!(line.contains("FAKE"), "{line}");
        let is_plain = |character: char| !character.is_control() && character != '\u{202e}';
        assert!(line.chars().all(is_plain), "{line:?}");
    }
}

#[test]
fn errors_work_as_errors_and_keep_their_source() {
    fn check(error: impl std::error::Error + Send + Sync + 'static) -> bool {
        error.source().is_some()
    }
    assert!(check(open("{}").unwrap_err()));
    assert!(!check(open(&result("CARD_DECLINED", "F")).unwrap_err()));
}
