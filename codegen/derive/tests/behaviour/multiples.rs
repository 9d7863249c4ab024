//! Multiples, of every kind of number that is exact.

use std::num::NonZeroU8;

use antom_runtime::validate::{Bound, Constraint};
use antom_runtime::{Decimal, Validate};

use crate::refusals;

const DOZEN: u8 = 12;

#[derive(Validate)]
struct Parcel {
    #[validate(multiple_of = 5, range(max = 100))]
    weight: u64,
    #[validate(multiple_of = 0.05)]
    price: Option<Decimal>,
    #[validate(multiple_of = DOZEN)]
    eggs: Option<NonZeroU8>,
    #[validate(multiple_of = 2.5, items(max = 9))]
    lengths: Vec<String>,
    #[validate(multiple_of = 0.5)]
    change: i128,
    #[validate(multiple_of = 3, sensitive)]
    secret: u128,
}

fn valid() -> Parcel {
    Parcel {
        weight: 95,
        price: "1.15".parse().ok(),
        eggs: NonZeroU8::new(24),
        lengths: vec!["5".into(), "-7.500".into(), "0".into()],
        change: i128::MIN,
        secret: u128::MAX,
    }
}

#[test]
fn what_a_step_divides_is_taken() {
    assert_eq!(refusals(&valid()), [""; 0]);
    let zero = Parcel {
        weight: 0,
        ..valid()
    };
    assert_eq!(refusals(&zero), [""; 0]);
}

#[test]
fn what_a_step_does_not_divide_is_refused_with_the_number_unless_it_is_sensitive() {
    let parcel = Parcel {
        weight: 103,
        price: "1.151".parse().ok(),
        eggs: NonZeroU8::new(13),
        lengths: vec!["2.5".into(), "5.5".into(), "five".into()],
        change: 1,
        secret: 4,
    };
    assert_eq!(
        refusals(&parcel),
        [
            "weight: 103, at most 100",
            "weight: 103, not a multiple of 5",
            "price: must be a multiple of 0.05",
            "eggs: 13, not a multiple of 12",
            "lengths[1]: must be a multiple of 2.5",
            "lengths[2]: must be a multiple of 2.5",
            "secret: must be a multiple of 3",
        ]
    );
}

#[test]
fn the_table_has_the_step() {
    let constraints = Parcel::CONSTRAINTS[2].constraints;
    let [step @ Constraint::MultipleOf(_)] = constraints else {
        panic!("{constraints:?}");
    };
    assert_eq!(step.code(), "range.multiple_of");
    assert_eq!(step.bound(), Some(Bound::Text("12")));
}
