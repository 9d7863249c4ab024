//! The two sets of cases.

use bench_support::case::Case;

use crate::competitor::Competitor;
use crate::{lengths, session};

/// A set of cases that all competitors run.
pub struct Suite {
    pub title: &'static str,
    pub cases: Vec<Case>,
    competitors: fn(Case) -> Vec<Competitor>,
}

impl Suite {
    /// Both.
    #[must_use]
    pub fn all() -> [Self; 2] {
        [
            Self {
                title: "createPaymentSession",
                cases: Case::all(&[1, 10, 1000]),
                competitors: session::competitors,
            },
            Self {
                title: "lengths only",
                cases: Case::all(&[1, 10, 1000]),
                competitors: lengths::competitors,
            },
        ]
    }

    /// Everyone who competes in a case.
    ///
    /// # Panics
    ///
    /// When somebody finds more or fewer violations than there are: then they do not do the same work.
    #[must_use]
    pub fn competitors(&self, case: Case) -> Vec<Competitor> {
        let competitors = (self.competitors)(case);
        for competitor in &competitors {
            assert_eq!(
                competitor.violations,
                case.violations(),
                "violations that {} finds in {case}",
                competitor.name.title()
            );
        }
        competitors
    }
}
