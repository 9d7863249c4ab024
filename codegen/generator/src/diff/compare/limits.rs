//! The constraints of a field.

use std::collections::{BTreeMap, BTreeSet};

use super::{Comparison, Fields, only};
use crate::diff::rules::{
    AllowedChange, Bound, BoundStep, DivisorChange, LimitChange, TextLimit, TextStep,
};
use crate::model::Limits;
use antom_runtime::Decimal;

/// The limits of a field, kind by kind. A kind that is not here does not compile.
struct Kinds<'a> {
    bounds: [(Bound, Option<Decimal>); Bound::ALL.len()],
    texts: [(TextLimit, Option<&'a String>); TextLimit::ALL.len()],
    allowed: &'a [String],
    divisors: &'a BTreeMap<String, u64>,
}

impl<'a> Kinds<'a> {
    fn of(limits: &'a Limits) -> Self {
        let Limits {
            length,
            range,
            divisible_by,
            items,
            pattern,
            fixed,
            one_of,
        } = limits;
        // A length or a count as the type that all bounds have.
        let wide = |count: &Option<usize>| count.map(Decimal::from);
        Self {
            bounds: [
                (Bound::MinLength, wide(&length.min)),
                (Bound::MaxLength, wide(&length.max)),
                (Bound::Min, range.min.clone()),
                (Bound::Max, range.max.clone()),
                (Bound::MinItems, wide(&items.min)),
                (Bound::MaxItems, wide(&items.max)),
            ],
            texts: [
                (TextLimit::Pattern, pattern.as_ref()),
                (TextLimit::Fixed, fixed.as_ref()),
            ],
            allowed: one_of,
            divisors: divisible_by,
        }
    }
}

impl Comparison<'_> {
    pub(super) fn limits(&mut self, of: &Fields<'_>, old: &Limits, new: &Limits) {
        if old == new {
            return;
        }
        let (old, new) = (Kinds::of(old), Kinds::of(new));
        for ((bound, old), (_, new)) in old.bounds.into_iter().zip(new.bounds) {
            self.bound(of, bound, old, new);
        }
        for ((limit, old), (_, new)) in old.texts.into_iter().zip(new.texts) {
            let step = match (old, new) {
                (None, Some(_)) => TextStep::Set,
                (Some(_), None) => TextStep::Unset,
                _ if old == new => continue,
                _ => TextStep::Changed,
            };
            let change = LimitChange::Text(limit, step);
            self.add_field(change, of, old.cloned(), new.cloned());
        }
        self.allowed(of, old.allowed, new.allowed);
        self.divisors(of, old.divisors, new.divisors);
    }

    fn bound(&mut self, of: &Fields<'_>, bound: Bound, old: Option<Decimal>, new: Option<Decimal>) {
        let step = match (&old, &new) {
            (None, None) => return,
            (None, Some(_)) => BoundStep::Set,
            (Some(_), None) => BoundStep::Unset,
            (Some(old), Some(new)) if old == new => return,
            (Some(old), Some(new)) if (new > old) == bound.is_lower() => BoundStep::Tightened,
            (Some(_), Some(_)) => BoundStep::Loosened,
        };
        let [old, new] = [old, new].map(|bound| bound.map(|bound| bound.to_string()));
        self.add_field(LimitChange::Bound(bound, step), of, old, new);
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
            let change = match (&old, &new) {
                (None, _) => DivisorChange::Set,
                (_, None) => DivisorChange::Unset,
                (old, new) if old == new => continue,
                _ => DivisorChange::Changed,
            };
            self.add_field(LimitChange::Divisor(change), of, old, new);
        }
    }

    fn allowed(&mut self, of: &Fields<'_>, old: &[String], new: &[String]) {
        let mut add = |change, old: Option<String>, new: Option<String>| {
            self.add_field(LimitChange::AllowedValues(change), of, old, new);
        };
        match (old, new) {
            ([], []) => {}
            ([], values) => add(AllowedChange::Set, None, Some(values.join(", "))),
            (values, []) => add(AllowedChange::Unset, Some(values.join(", ")), None),
            (old, new) => {
                for value in only(old, new) {
                    add(AllowedChange::ValueRemoved, Some(value.clone()), None);
                }
                for value in only(new, old) {
                    add(AllowedChange::ValueAdded, None, Some(value.clone()));
                }
            }
        }
    }
}
