//! Results of operations, and the enum of all result codes.

use super::{At, Comparison, Pair, owner, pairs};
use crate::diff::finding::OwnerKind;
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
                    let at = &at.below(&result.code);
                    let id =
                        match outcome_of_status(self.new, &result.status) == Some(result.outcome) {
                            true => "result-removed",
                            false => "result-removed-with-outcome",
                        };
                    self.add(id, at, Some(shown(result)), None);
                }
                Pair::New(result) => {
                    let at = &at.below(&result.code);
                    let id =
                        match outcome_of_status(self.old, &result.status) == Some(result.outcome) {
                            true => "result-added",
                            false => "result-added-with-outcome",
                        };
                    self.add(id, at, None, Some(shown(result)));
                }
                Pair::Both(old, new) => self.result(&at.below(&new.code), old, new),
            }
        }
    }

    fn result(&mut self, at: &At<'_>, old: &ResultCode, new: &ResultCode) {
        self.text("result-status-changed", at, &old.status, &new.status);
        self.text(
            "result-outcome-changed",
            at,
            &old.outcome.word(),
            &new.outcome.word(),
        );
        self.text(
            "result-retry-changed",
            at,
            &old.retry.word(),
            &new.retry.word(),
        );
        let delay = |result: &ResultCode| match result.delay {
            Some(seconds) => format!("{seconds} s"),
            None => "none".to_owned(),
        };
        self.text("result-delay-changed", at, &delay(old), &delay(new));
        self.text("result-advice-changed", at, &old.advice, &new.advice);
    }

    /// The enum that holds the codes of all operations.
    pub(super) fn result_codes(&mut self) {
        let api = owner(OwnerKind::Api, "api", "spec/api.yaml");
        let at = At::owner(&api).below("resultCodes");
        let [old, new] = [self.old, self.new].map(Model::result_codes);
        for pair in pairs(&old, &new, |variant| &variant.wire) {
            match pair {
                Pair::Old(code) => {
                    self.add(
                        "result-code-removed",
                        &at.below(&code.wire),
                        Some(code.rust.clone()),
                        None,
                    );
                }
                Pair::New(code) => {
                    self.add(
                        "result-code-added",
                        &at.below(&code.wire),
                        None,
                        Some(code.rust.clone()),
                    );
                }
                Pair::Both(old, new) => {
                    self.text(
                        "result-code-rust-name-changed",
                        &at.below(&new.wire),
                        &old.rust,
                        &new.rust,
                    );
                }
            }
        }
    }
}
