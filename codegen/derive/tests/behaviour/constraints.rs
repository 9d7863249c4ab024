//! Each constraint on a plain field, at its limits.

use antom_runtime::validate::{Constraint, FieldConstraints, Format, Limit, Part};
use antom_runtime::{Currency, DateTime, RegionCode, Url, Validate};
use serde::Serialize;

use crate::refusals;

#[derive(Clone, Serialize, Validate)]
#[serde(rename_all = "camelCase")]
struct Payment {
    #[validate(length(min = 2, max = 64))]
    payment_id: String,
    #[validate(range(min = 1, max = 99))]
    quantity: u64,
    #[validate(range(min = -5))]
    change: i32,
    #[validate(items(min = 1, max = 2), length(max = 3))]
    labels: Vec<String>,
    #[validate(format = datetime)]
    expiry: DateTime,
    #[validate(format = url, length(max = 30))]
    notify_url: Url,
    #[validate(format = currency)]
    currency: Currency,
    #[validate(format = region)]
    region: RegionCode,
    #[validate(format = date)]
    day: String,
    #[validate(pattern = "[A-Z]+|[0-9]+")]
    reference: String,
    #[validate(fixed = "EASY_PAY")]
    scene: &'static str,
    #[validate(one_of("APP", "WEB"))]
    terminal: std::borrow::Cow<'static, str>,
    free: f64,
}

fn valid() -> Payment {
    Payment {
        payment_id: "order-4711".into(),
        quantity: 1,
        change: -5,
        labels: vec!["new".into()],
        expiry: "2019-11-27T12:01:01+08:00".into(),
        notify_url: "https://shop.example/paid".into(),
        currency: Currency::USD,
        region: "US".into(),
        day: "2019-11-27".into(),
        reference: "ABC".into(),
        scene: "EASY_PAY",
        terminal: "WEB".into(),
        free: f64::NAN,
    }
}

/// The violations of a payment that is valid but for one change.
fn refused(change: impl FnOnce(&mut Payment)) -> Vec<String> {
    let mut payment = valid();
    change(&mut payment);
    refusals(&payment)
}

#[test]
fn a_valid_value_has_no_violation() {
    assert_eq!(refusals(&valid()), [""; 0]);
}

#[test]
fn numbers_are_refused_beyond_their_limits_and_accepted_at_them() {
    assert_eq!(refused(|it| it.quantity = 99), [""; 0]);
    assert_eq!(refused(|it| it.quantity = 0), ["quantity: 0, at least 1"]);
    assert_eq!(
        refused(|it| it.quantity = u64::MAX),
        ["quantity: 18446744073709551615, at most 99"]
    );
    assert_eq!(refused(|it| it.change = -6), ["change: -6, at least -5"]);
}

#[test]
fn a_length_is_counted_in_unicode_scalar_values() {
    // Each line: one character, and how many of them the limit of 64 allows.
    let (cjk, emoji, combined, family) = ("付", "😀", "e\u{301}", "👨\u{200d}👩\u{200d}👧");
    for (text, allowed) in [
        ("a", 64),
        (cjk, 64),
        (emoji, 64),
        (combined, 32),
        (family, 12),
    ] {
        let at_limit = text.repeat(allowed);
        let above = text.repeat(allowed + 1);
        assert_eq!(refused(|it| it.payment_id = at_limit), [""; 0], "{text}");
        let count = above.chars().count();
        assert_eq!(
            refused(|it| it.payment_id = above),
            [format!("paymentId: {count} characters, at most 64")]
        );
    }
    // Four bytes are one character, which is not enough for a minimum of 2.
    assert_eq!(
        refused(|it| it.payment_id = emoji.into()),
        ["paymentId: 1 characters, at least 2"]
    );
    assert_eq!(refused(|it| it.payment_id = combined.into()), [""; 0]);
    assert_eq!(
        refused(|it| it.payment_id.clear()),
        ["paymentId: 0 characters, at least 2"]
    );
}

#[test]
fn lists_are_counted_and_their_items_are_checked() {
    assert_eq!(
        refused(|it| it.labels.clear()),
        ["labels: 0 items, at least 1"]
    );
    assert_eq!(
        refused(|it| it.labels = vec!["a".into(), "long".into(), "longer".into()]),
        [
            "labels: 3 items, at most 2",
            "labels[1]: 4 characters, at most 3",
            "labels[2]: 6 characters, at most 3"
        ]
    );
}

#[test]
fn formats_and_texts_are_refused_in_words_that_say_what_is_wanted() {
    let rows = [
        (
            refused(|it| it.expiry = "2019-11-27 12:01".into()),
            "expiry: not an ISO 8601 date and time with an offset, such as 2019-11-27T12:01:01+08:00",
        ),
        (
            refused(|it| it.notify_url = "/paid".into()),
            "notifyUrl: not an absolute URL, such as https://shop.example/paid",
        ),
        (
            refused(|it| it.currency = "usd".into()),
            "currency: not an ISO 4217 currency code, three capital letters such as USD",
        ),
        (
            refused(|it| it.region = "USA".into()),
            "region: not an ISO 3166-1 alpha-2 region code, two capital letters such as US",
        ),
        (
            refused(|it| it.day = "2019-02-29".into()),
            "day: not an ISO 8601 date, such as 2019-11-27",
        ),
        (
            refused(|it| it.scene = "EASY_PAYMENT"),
            "scene: must be EASY_PAY",
        ),
        (
            refused(|it| it.terminal = "web".into()),
            "terminal: must be one of APP, WEB",
        ),
    ];
    for (refused, expected) in rows {
        assert_eq!(refused, [expected]);
    }
}

#[test]
fn a_pattern_is_for_the_whole_text_in_each_of_its_branches() {
    for good in ["A", "ABC", "42"] {
        assert_eq!(refused(|it| it.reference = good.into()), [""; 0], "{good}");
    }
    for bad in ["", "Ab", "A1", "1A", "A\n", "\nA", "A\nB"] {
        assert_eq!(
            refused(|it| it.reference = bad.into()),
            ["reference: does not match [A-Z]+|[0-9]+"],
            "{bad:?}"
        );
    }
}

#[test]
fn every_broken_constraint_of_one_field_is_reported() {
    let url = "a".repeat(31);
    assert_eq!(
        refused(|it| it.notify_url = url.into()),
        [
            "notifyUrl: 31 characters, at most 30",
            "notifyUrl: not an absolute URL, such as https://shop.example/paid"
        ]
    );
}

#[test]
fn the_table_says_what_the_check_checks() {
    use Constraint::*;
    const ONE: Limit = Limit::whole("1", 1);
    const MOST: Limit = Limit::whole("99", 99);
    const LEAST: Limit = Limit::whole("-5", -5);
    let row = |field, wire_name, constraints| FieldConstraints {
        field,
        wire_name,
        part: Part::Value,
        constraints,
        sensitive: false,
    };
    let expected = [
        row(
            "payment_id",
            "paymentId",
            &[Required, MinLength(2), MaxLength(64)],
        ),
        row("quantity", "quantity", &[Required, Min(ONE), Max(MOST)]),
        row("change", "change", &[Required, Min(LEAST)]),
        row(
            "labels",
            "labels",
            &[Required, MinItems(1), MaxItems(2), MaxLength(3)],
        ),
        row(
            "expiry",
            "expiry",
            &[Required, Format(self::Format::DateTime)],
        ),
        row(
            "notify_url",
            "notifyUrl",
            &[Required, MaxLength(30), Format(self::Format::Url)],
        ),
        row(
            "currency",
            "currency",
            &[Required, Format(self::Format::Currency)],
        ),
        row(
            "region",
            "region",
            &[Required, Format(self::Format::Region)],
        ),
        row("day", "day", &[Required, Format(self::Format::Date)]),
        row(
            "reference",
            "reference",
            &[Required, Pattern("[A-Z]+|[0-9]+")],
        ),
        row("scene", "scene", &[Required, Fixed("EASY_PAY")]),
        row("terminal", "terminal", &[Required, OneOf(&["APP", "WEB"])]),
        row("free", "free", &[Required]),
    ] as [FieldConstraints; 13];
    assert_eq!(Payment::CONSTRAINTS, expected);
}

#[test]
fn each_violation_has_a_stable_code_and_what_was_measured() {
    let mut payment = valid();
    payment.payment_id = "付".repeat(65);
    payment.quantity = 100;
    payment.labels.clear();
    payment.expiry = "".into();
    let violations = payment.validate().unwrap_err();
    let found: Vec<_> = violations
        .iter()
        .map(|it| (it.path.to_string(), it.code(), it.measured))
        .collect();
    assert_eq!(
        found,
        [
            ("paymentId".to_owned(), "length.max", Some(65)),
            ("quantity".to_owned(), "range.max", Some(100)),
            ("labels".to_owned(), "items.min", Some(0)),
            ("expiry".to_owned(), "format.datetime", Some(0)),
        ]
    );
}

#[test]
fn an_account_number_is_held_to_its_check_digits() {
    #[derive(Validate)]
    struct Payout {
        #[validate(format = iban)]
        account: String,
    }
    let refused = |account: &str| {
        refusals(&Payout {
            account: account.into(),
        })
    };
    assert_eq!(refused("DE89370400440532013000"), [""; 0]);
    assert_eq!(
        refused("DE89370400440532013001"),
        ["account: not an IBAN in one piece with its check digits, such as DE89370400440532013000"]
    );
}
