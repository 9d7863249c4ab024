//! The constraints of a field.

use std::collections::{BTreeMap, BTreeSet};

use super::{Comparison, Fields, only};
use crate::model::Limits;
use antom_runtime::Decimal;

/// A bound of a field, below which or above which no value may be.
struct Bound {
    /// How its rules begin.
    name: &'static str,
    /// Whether a smaller one allows more.
    is_lower: bool,
    get: fn(&Limits) -> Option<Decimal>,
}

/// A length or a count as the type that all bounds have.
fn wide(count: Option<usize>) -> Option<Decimal> {
    count.map(Decimal::from)
}

#[rustfmt::skip]
const BOUNDS: &[Bound] = &[
    Bound { name: "min-length", is_lower: true,  get: |limits| wide(limits.length.min) },
    Bound { name: "max-length", is_lower: false, get: |limits| wide(limits.length.max) },
    Bound { name: "min",        is_lower: true,  get: |limits| limits.range.min.clone() },
    Bound { name: "max",        is_lower: false, get: |limits| limits.range.max.clone() },
    Bound { name: "min-items",  is_lower: true,  get: |limits| wide(limits.items.min) },
    Bound { name: "max-items",  is_lower: false, get: |limits| wide(limits.items.max) },
];

impl Comparison<'_> {
    pub(super) fn limits(&mut self, of: &Fields<'_>, old: &Limits, new: &Limits) {
        if old == new {
            return;
        }
        for bound in BOUNDS {
            let (old, new) = ((bound.get)(old), (bound.get)(new));
            let change = match (&old, &new) {
                (None, None) => continue,
                (None, Some(_)) => "set",
                (Some(_), None) => "unset",
                (Some(old), Some(new)) if old == new => continue,
                (Some(old), Some(new)) if (new > old) == bound.is_lower => "tightened",
                (Some(_), Some(_)) => "loosened",
            };
            let [old, new] = [old, new].map(|bound| bound.map(|bound| bound.to_string()));
            self.add_field(&format!("{}-{change}", bound.name), of, old, new);
        }
        for (name, old, new) in [
            ("pattern", &old.pattern, &new.pattern),
            ("fixed", &old.fixed, &new.fixed),
        ] {
            let change = match (old, new) {
                (None, Some(_)) => "set",
                (Some(_), None) => "unset",
                _ if old == new => continue,
                _ => "changed",
            };
            self.add_field(&format!("{name}-{change}"), of, old.clone(), new.clone());
        }
        self.allowed(of, &old.one_of, &new.one_of);
        self.divisors(of, &old.divisible_by, &new.divisible_by);
    }

    fn divisors(
        &mut self,
        of: &Fields<'_>,
        old: &BTreeMap<String, u64>,
        new: &BTreeMap<String, u64>,
    ) {
        let currencies: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
        for currency in currencies {
            let shown = |divisors: &BTreeMap<String, u64>| {
                let divisor = divisors.get(currency)?;
                Some(format!("{divisor} in {currency}"))
            };
            let (old, new) = (shown(old), shown(new));
            let stem = match (&old, &new) {
                (None, _) => "divisor-set",
                (_, None) => "divisor-unset",
                (old, new) if old == new => continue,
                _ => "divisor-changed",
            };
            self.add_field(stem, of, old, new);
        }
    }

    fn allowed(&mut self, of: &Fields<'_>, old: &[String], new: &[String]) {
        match (old, new) {
            ([], []) => {}
            ([], values) => {
                self.add_field("allowed-values-set", of, None, Some(values.join(", ")));
            }
            (values, []) => {
                self.add_field("allowed-values-unset", of, Some(values.join(", ")), None);
            }
            (old, new) => {
                for value in only(old, new) {
                    self.add_field("allowed-value-removed", of, Some(value.clone()), None);
                }
                for value in only(new, old) {
                    self.add_field("allowed-value-added", of, None, Some(value.clone()));
                }
            }
        }
    }
}
