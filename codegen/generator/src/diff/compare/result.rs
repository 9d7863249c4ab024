//! Results of operations, and the enum of all result codes.

use super::{At, Comparison, Pair, owner, pairs};
use crate::diff::finding::OwnerKind;
use crate::diff::path::Part;
use crate::diff::rules::ResultRule;
use crate::model::{Model, Operation, ResultCode};
use crate::spec::Outcome;

fn shown(result: &ResultCode) -> String {
    format!(
        "{}, {}, {}",
        result.status,
        result.outcome.word(),
        result.retry.word()
    )
}

/// The outcome of a result that is not listed.
fn outcome_of_status(model: &Model, status: &str) -> Option<Outcome> {
    let mut statuses = model.protocol.statuses.iter();
    statuses
        .find(|(known, _)| known == status)
        .map(|(_, outcome)| *outcome)
}

impl Comparison<'_> {
    pub(super) fn results(&mut self, at: &At<'_>, old: &Operation, new: &Operation) {
        for pair in pairs(&old.results, &new.results, |result| &result.code) {
            match pair {
                Pair::Old(result) => {
                    let at = &at.name(&result.code);
                    let rule =
                        match outcome_of_status(self.new, &result.status) == Some(result.outcome) {
                            true => ResultRule::Removed,
                            false => ResultRule::RemovedWithOutcome,
                        };
                    self.add(rule, at, Some(shown(result)), None);
                }
                Pair::New(result) => {
                    let at = &at.name(&result.code);
                    let rule =
                        match outcome_of_status(self.old, &result.status) == Some(result.outcome) {
                            true => ResultRule::Added,
                            false => ResultRule::AddedWithOutcome,
                        };
                    self.add(rule, at, None, Some(shown(result)));
                }
                Pair::Both(old, new) => self.result(&at.name(&new.code), old, new),
            }
        }
    }

    fn result(&mut self, at: &At<'_>, old: &ResultCode, new: &ResultCode) {
        self.text(ResultRule::StatusChanged, at, &old.status, &new.status);
        self.text(
            ResultRule::OutcomeChanged,
            at,
            &old.outcome.word(),
            &new.outcome.word(),
        );
        self.text(
            ResultRule::RetryChanged,
            at,
            &old.retry.word(),
            &new.retry.word(),
        );
        let delay = |result: &ResultCode| match result.delay {
            Some(seconds) => format!("{seconds} s"),
            None => "none".to_owned(),
        };
        self.text(ResultRule::DelayChanged, at, &delay(old), &delay(new));
        self.text(ResultRule::AdviceChanged, at, &old.advice, &new.advice);
    }

    /// The enum that holds the codes of all operations.
    pub(super) fn result_codes(&mut self) {
        let api = owner(OwnerKind::Api, "api", "spec/api.yaml");
        let at = At::owner(&api).part(Part::ResultCodes);
        let [old, new] = [self.old, self.new].map(Model::result_codes);
        for pair in pairs(&old, &new, |variant| &variant.wire) {
            match pair {
                Pair::Old(code) => {
                    self.add(
                        ResultRule::CodeRemoved,
                        &at.name(&code.wire),
                        Some(code.rust.clone()),
                        None,
                    );
                }
                Pair::New(code) => {
                    self.add(
                        ResultRule::CodeAdded,
                        &at.name(&code.wire),
                        None,
                        Some(code.rust.clone()),
                    );
                }
                Pair::Both(old, new) => {
                    self.text(
                        ResultRule::CodeRustNameChanged,
                        &at.name(&new.wire),
                        &old.rust,
                        &new.rust,
                    );
                }
            }
        }
    }
}
