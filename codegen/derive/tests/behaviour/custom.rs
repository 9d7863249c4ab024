//! Functions of the user's own, on values, on entries, on whole maps and on whole structs.

use std::collections::BTreeMap;

use antom_runtime::Validate;
use antom_runtime::validate::Refusal;

use crate::refusals;

#[derive(Validate)]
#[validate(custom = in_order, custom = Stay::is_short)]
struct Stay {
    from: u8,
    #[validate(custom = after_from, range(max = 30))]
    to: Option<u8>,
    #[validate(custom = rules::no_blank, length(max = 3))]
    guests: Vec<String>,
    #[validate(custom = has_adult, keys(custom = rules::no_blank), values(custom = rules::of_age))]
    ages: BTreeMap<String, u8>,
}

fn in_order(stay: &Stay) -> Result<(), Refusal> {
    let refusal = Refusal {
        code: "stay.order",
        words: "ends before it starts",
    };
    let to = stay.to.unwrap_or(u8::MAX);
    if stay.from <= to {
        Ok(())
    } else {
        Err(refusal)
    }
}

fn after_from(to: &u8, stay: &Stay) -> Result<(), Refusal> {
    let refusal = Refusal {
        code: "stay.to",
        words: "is no later than from",
    };
    if *to > stay.from {
        Ok(())
    } else {
        Err(refusal)
    }
}

fn has_adult(ages: &BTreeMap<String, u8>, _: &Stay) -> Result<(), Refusal> {
    let refusal = Refusal {
        code: "stay.adult",
        words: "nobody is of age",
    };
    let has_adult = ages.is_empty() || ages.values().any(|age| *age >= 18);
    if has_adult { Ok(()) } else { Err(refusal) }
}

impl Stay {
    fn is_short(&self) -> Result<(), Refusal> {
        let refusal = Refusal {
            code: "stay.long",
            words: "is too long",
        };
        if self.guests.len() < 3 {
            Ok(())
        } else {
            Err(refusal)
        }
    }
}

mod rules {
    use antom_runtime::validate::Refusal;

    /// For fields of any struct, which the second parameter leaves open.
    pub(super) fn no_blank<T>(text: &str, _: &T) -> Result<(), Refusal> {
        let refusal = Refusal {
            code: "blank",
            words: "is blank",
        };
        if text.trim().is_empty() {
            Err(refusal)
        } else {
            Ok(())
        }
    }

    pub(super) fn of_age<T>(age: &u8, _: &T) -> Result<(), Refusal> {
        let refusal = Refusal {
            code: "age",
            words: "is too old",
        };
        if *age > 120 { Err(refusal) } else { Ok(()) }
    }
}

fn stay() -> Stay {
    Stay {
        from: 1,
        to: None,
        guests: Vec::new(),
        ages: BTreeMap::new(),
    }
}

#[test]
fn a_function_sees_its_value_and_the_whole_struct() {
    assert_eq!(refusals(&stay()), [""; 0]);
    let wrong = Stay {
        from: 40,
        to: Some(35),
        guests: vec!["Ann".into(), " ".into(), "Robert".into()],
        ages: BTreeMap::from([(" ".into(), 2), ("a".into(), 17)]),
    };
    assert_eq!(
        refusals(&wrong),
        [
            "to: 35, at most 30",
            "to: is no later than from",
            "guests[1]: is blank",
            "guests[2]: 6 characters, at most 3",
            "ages.  (key): is blank",
            "ages: nobody is of age",
            "the value itself: ends before it starts",
            "the value itself: is too long",
        ]
    );
    let old = Stay {
        ages: BTreeMap::from([("a".into(), 121)]),
        ..stay()
    };
    assert_eq!(refusals(&old), ["ages.a: is too old"]);
}

#[test]
fn a_refusal_brings_its_own_code_and_has_no_limit() {
    let wrong = Stay {
        to: Some(0),
        ..stay()
    };
    let violations = wrong.validate().unwrap_err();
    let found: Vec<_> = violations
        .iter()
        .map(|it| (it.path.pointer(), it.code(), it.constraint.bound()))
        .collect();
    assert_eq!(
        found,
        [
            ("/to".to_owned(), "stay.to", None),
            (String::new(), "stay.order", None)
        ]
    );
}
