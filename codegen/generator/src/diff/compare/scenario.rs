//! Scenarios of operations.

use std::collections::BTreeMap;

use super::{At, Comparison, Pair, only, pairs};
use crate::diff::rules::ScenarioRule;
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
                    self.add(ScenarioRule::Removed, &at.name(&scenario.name), name, None);
                }
                Pair::New(scenario) => {
                    let name = Some(scenario.rust.clone());
                    self.add(ScenarioRule::Added, &at.name(&scenario.name), None, name);
                }
                Pair::Both(old, new) => self.scenario(&at.name(&new.name), old, new),
            }
        }
    }

    fn scenario(&mut self, at: &At<'_>, old: &Scenario, new: &Scenario) {
        let (was, is) = (fixed(old), fixed(new));
        for (name, value) in &was {
            let at = &at.name(name);
            match is.get(name) {
                Some(now) => self.text(ScenarioRule::FixedChanged, at, value, now),
                None => self.add(ScenarioRule::FixedRemoved, at, Some((*value).clone()), None),
            }
        }
        for (name, value) in is.iter().filter(|(name, _)| !was.contains_key(*name)) {
            self.add(
                ScenarioRule::FixedAdded,
                &at.name(name),
                None,
                Some((*value).clone()),
            );
        }
        for name in only(&old.required, &new.required) {
            self.add(ScenarioRule::RequiredRemoved, &at.name(name), None, None);
        }
        for name in only(&new.required, &old.required) {
            self.add(ScenarioRule::RequiredAdded, &at.name(name), None, None);
        }
        self.set_or_unset(
            [
                ScenarioRule::Deprecated,
                ScenarioRule::Undeprecated,
                ScenarioRule::DeprecationChanged,
            ],
            at,
            old.deprecated.as_ref(),
            new.deprecated.as_ref(),
        );
        // A scenario has no note.
        self.text(
            ScenarioRule::SummaryChanged,
            at,
            &old.docs.summary,
            &new.docs.summary,
        );
        self.source(ScenarioRule::SourceChanged, at, &old.docs, &new.docs);
        self.may_be(
            ScenarioRule::PageChanged,
            at,
            old.page.as_ref(),
            new.page.as_ref(),
        );
        self.may_be(
            ScenarioRule::DateChanged,
            at,
            old.docs.since.as_ref(),
            new.docs.since.as_ref(),
        );
    }
}
