//! What must be there: single fields, and groups of fields.

use std::collections::BTreeMap;

use antom_runtime::Validate;
use antom_runtime::validate::Constraint;
use serde::Serialize;

use crate::refusals;

#[derive(Default, Validate)]
struct Session {
    #[validate(required, length(max = 2))]
    currency: Option<String>,
    #[validate(required, items(min = 1))]
    lines: Option<Vec<Option<String>>>,
    #[validate(required)]
    twice: Option<Option<String>>,
}

#[test]
fn a_required_option_must_be_there_and_what_it_holds_may_be_empty() {
    assert_eq!(
        refusals(&Session::default()),
        [
            "currency: required, but missing",
            "lines: required, but missing",
            "twice: required, but missing",
        ]
    );
    let mut session = Session {
        currency: Some(String::new()),
        lines: Some(vec![None]),
        twice: Some(None),
    };
    assert_eq!(refusals(&session), [""; 0]);
    session.currency = Some("EUR".into());
    session.lines = Some(Vec::new());
    assert_eq!(
        refusals(&session),
        [
            "currency: 3 characters, at most 2",
            "lines: 0 items, at least 1"
        ]
    );
    assert_eq!(
        Session::CONSTRAINTS[0].constraints,
        [Constraint::Required, Constraint::MaxLength(2)]
    );
}

#[derive(Default, Serialize, Validate)]
#[validate(at_least_one(email, phones), at_least_one(notes, r#type))]
#[serde(rename_all = "camelCase")]
struct Buyer {
    email: Option<String>,
    #[serde(rename = "phoneNos")]
    phones: Vec<String>,
    notes: BTreeMap<String, String>,
    r#type: Option<u8>,
    #[validate(nested)]
    goods: Option<Goods>,
}

#[derive(Serialize, Validate)]
#[validate(exactly_one(price_id, reference_id, tags))]
struct Goods {
    price_id: Option<String>,
    reference_id: Option<Box<String>>,
    tags: Option<Vec<String>>,
}

#[test]
fn an_option_a_list_or_a_map_makes_a_group_complete() {
    let both = [
        "the value itself: one of email, phoneNos is required",
        "the value itself: one of notes, type is required",
    ];
    let mut buyer = Buyer::default();
    assert_eq!(refusals(&buyer), both);
    buyer.email = Some(String::new());
    assert_eq!(refusals(&buyer), both[1..]);
    buyer.email = None;
    buyer.phones.push(String::new());
    buyer.notes.insert(String::new(), String::new());
    assert_eq!(refusals(&buyer), [""; 0]);
    buyer.notes.clear();
    buyer.r#type = Some(0);
    assert_eq!(refusals(&buyer), [""; 0]);
}

#[test]
fn exactly_one_refuses_none_and_a_second_one_at_the_struct() {
    let refused = |price: bool, reference: bool, tags: bool| {
        let mut buyer = Buyer {
            email: Some(String::new()),
            r#type: Some(0),
            ..Buyer::default()
        };
        buyer.goods = Some(Goods {
            price_id: price.then(String::new),
            reference_id: reference.then(Box::default),
            // An empty list that is there is there.
            tags: tags.then(Vec::new),
        });
        let violations = buyer.validate().err();
        violations.map(|all| {
            let one = all.iter().next().unwrap().clone();
            (one.path.pointer(), one.code(), one.measured)
        })
    };
    let expected = |count| Some(("/goods".to_owned(), "required.exactly_one", Some(count)));
    assert_eq!(refused(false, false, false), expected(0));
    assert_eq!(refused(true, true, false), expected(2));
    assert_eq!(refused(true, true, true), expected(3));
    for one in 0..3 {
        assert_eq!(refused(one == 0, one == 1, one == 2), None);
    }
}
