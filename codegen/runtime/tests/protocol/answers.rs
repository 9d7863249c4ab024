//! What a signed answer means for the payment.

use antom_runtime::protocol::{Answer, Cause, Error, Retry};

use crate::shop::{CLIENT_ID, Code, PAID, Paid, answer, payment, session};

fn open(body: &str) -> Result<Paid, Error<Code>> {
    let opened = session(CLIENT_ID).open(&payment(), answer(body));
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
    let opened = session(CLIENT_ID).open(&payment(), answer(&result("PAYMENT_IN_PROCESS", "U")));
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
fn a_signed_answer_of_another_form_leaves_the_outcome_open() {
    let rows = [
        ("", "result: cannot be read"),
        ("null", "result: cannot be read"),
        ("[]", "result: cannot be read"),
        ("<html></html>", "result: cannot be read"),
        ("{}", "result: required, but missing"),
        (r#"{"result":null}"#, "result: cannot be read"),
        (r#"{"result":"SUCCESS"}"#, "result: cannot be read"),
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
            "result: cannot be read",
        ),
        (
            r#"{"result":{"resultCode":"SUCCESS","resultStatus":"S"}}"#,
            "paymentId: required, but missing",
        ),
        (
            r#"{"result":{"resultCode":"SUCCESS","resultStatus":"S"},"paymentId":1}"#,
            "paymentId: cannot be read",
        ),
        // Two results contradict each other: neither counts.
        (
            r#"{"result":{"resultCode":"X","resultStatus":"S"},"result":{"resultCode":"X","resultStatus":"F"}}"#,
            "result: cannot be read",
        ),
        (
            r#"{"result":{"resultCode":"X","resultStatus":"S","resultStatus":"F"}}"#,
            "result: cannot be read",
        ),
        // A failure is not believed either when what follows it is no JSON.
        (
            r#"{"result":{"resultCode":"CARD_DECLINED","resultStatus":"F"}} {}"#,
            "result: cannot be read",
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
