//! Scenarios of operations.

use std::collections::BTreeMap;

use super::{At, Comparison, Pair, only, pairs};
use crate::model::{Operation, Scenario};

fn fixed(scenario: &Scenario) -> BTreeMap<&String, &String> {
    let fixed = scenario.fixed.iter();
    fixed.map(|(name, value)| (name, value)).collect()
}

impl Comparison<'_> {
    pub(super) fn scenarios(&mut self, at: &At<'_>, old: &Operation, new: &Operation) {
        for pair in pairs(&old.scenarios, &new.scenarios, |scenario| &scenario.name) {
            match pair {
                Pair::Old(scenario) => {
                    let name = Some(scenario.rust.clone());
                    self.add("scenario-removed", &at.below(&scenario.name), name, None);
                }
                Pair::New(scenario) => {
                    let name = Some(scenario.rust.clone());
                    self.add("scenario-added", &at.below(&scenario.name), None, name);
                }
                Pair::Both(old, new) => self.scenario(&at.below(&new.name), old, new),
            }
        }
    }

    fn scenario(&mut self, at: &At<'_>, old: &Scenario, new: &Scenario) {
        let (was, is) = (fixed(old), fixed(new));
        for (name, value) in &was {
            let at = &at.below(name);
            match is.get(name) {
                Some(now) => self.text("scenario-fixed-changed", at, value, now),
                None => self.add("scenario-fixed-removed", at, Some((*value).clone()), None),
            }
        }
        for (name, value) in is.iter().filter(|(name, _)| !was.contains_key(*name)) {
            self.add(
                "scenario-fixed-added",
                &at.below(name),
                None,
                Some((*value).clone()),
            );
        }
        for name in only(&old.required, &new.required) {
            self.add("scenario-required-removed", &at.below(name), None, None);
        }
        for name in only(&new.required, &old.required) {
            self.add("scenario-required-added", &at.below(name), None, None);
        }
        self.set_or_unset(
            [
                "scenario-deprecated",
                "scenario-undeprecated",
                "scenario-deprecation-changed",
            ],
            at,
            old.deprecated.as_ref(),
            new.deprecated.as_ref(),
        );
        // A scenario has no note.
        self.docs("scenario", at, &old.docs, &new.docs);
        self.may_be(
            "scenario-page-changed",
            at,
            old.page.as_ref(),
            new.page.as_ref(),
        );
        self.may_be(
            "scenario-date-changed",
            at,
            old.docs.since.as_ref(),
            new.docs.since.as_ref(),
        );
    }
}
