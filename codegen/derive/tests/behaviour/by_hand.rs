//! Implementations that are written by hand, beside those that the derive writes.

use antom_runtime::Validate;
use antom_runtime::validate::{Check, Constraint, FieldConstraints, Limit, Violation};

use crate::refusals;

#[derive(Validate)]
struct Order {
    #[validate(nested)]
    period: Period,
    #[validate(nested)]
    periods: Vec<Period>,
    #[validate(sensitive, nested)]
    secret: Vec<Vec<Period>>,
}

struct Period {
    name: String,
    days: u64,
    first: u64,
    last: u64,
}

impl Validate for Period {
    const CONSTRAINTS: &'static [FieldConstraints] = &[
        FieldConstraints::new(
            "name",
            "periodName",
            &[Constraint::MinLength(2), Constraint::MaxLength(4)],
        ),
        FieldConstraints::new(
            "days",
            "days",
            &[
                Constraint::Min(Limit::decimal("0.5", 0)),
                Constraint::Max(Limit::decimal("31.5", 31)),
            ],
        ),
    ];

    fn check_with(&self, check: &mut Check<'_>) {
        check.min_length(&self.name, 2, 0);
        check.max_length(&self.name, 4, 0);
        check.range(&self.days, 1, 31, 1);
        let (at, _, found) = check.parts();
        if self.last < self.first {
            let violation = Violation::new((&at.field("last")).into(), Constraint::UniqueItems);
            found.add(violation);
        }
    }
}

fn period(name: &str, days: u64, last: u64) -> Period {
    Period {
        name: name.into(),
        days,
        first: 1,
        last,
    }
}

#[test]
fn what_is_written_by_hand_stands_in_what_is_derived() {
    let good = || period("June", 30, 1);
    let order = Order {
        period: period("J", 0, 0),
        periods: vec![good(), period("\u{4ed8}".repeat(5).as_str(), 32, 1)],
        secret: vec![vec![], vec![good(), period("July", 99, 1)]],
    };
    assert_eq!(
        refusals(&order),
        [
            "period.periodName: 1 characters, at least 2",
            "period.days: 0, at least 0.5",
            "period.last: two items are equal",
            "periods[1].periodName: 5 characters, at most 4",
            "periods[1].days: 32, at most 31.5",
            "secret[1][1].days: must be at most 31.5",
        ]
    );
    assert_eq!(refusals(&good()), Vec::<String>::new());
}
