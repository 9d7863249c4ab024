//! The constraints of a field.

use std::collections::{BTreeMap, BTreeSet};

use super::{Comparison, Fields, only};
use crate::diff::rules::{AllowedChange, DivisorChange, LimitChange};
use crate::model::Limits;

impl Comparison<'_> {
    pub(super) fn limits(&mut self, of: &Fields<'_>, old: &Limits, new: &Limits) {
        if old == new {
            return;
        }
        for compared in old.compared(new) {
            let change = LimitChange::Value(compared.told, compared.step);
            self.add_field(change, of, compared.old, compared.new);
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
