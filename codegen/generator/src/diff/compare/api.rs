//! What holds for the whole API, and its groups.

use std::collections::BTreeMap;

use super::{At, Comparison, Pair, owner, pairs};
use crate::diff::finding::OwnerKind;
use crate::model::{FixedResult, Protocol, Sandbox};
use crate::spec::Outcome;

/// The file that says it.
const FILE: &str = "spec/api.yaml";

fn shown(result: &FixedResult) -> String {
    format!("{} {} {}", result.status, result.code, result.message)
}

fn outcomes(protocol: &Protocol) -> BTreeMap<&String, Outcome> {
    let statuses = protocol.statuses.iter();
    statuses
        .map(|(status, outcome)| (status, *outcome))
        .collect()
}

impl Comparison<'_> {
    pub(super) fn api(&mut self) {
        let (old, new) = (self.old, self.new);
        let api = owner(OwnerKind::Api, "api", FILE);
        let at = &At::owner(&api);
        self.text("api-name-changed", at, &old.name, &new.name);
        self.text("crate-name-changed", at, &old.crate_name, &new.crate_name);
        self.text("version-changed", at, &old.version, &new.version);
        self.text("api-summary-changed", at, &old.summary, &new.summary);
        self.text("api-docs-changed", at, &old.docs, &new.docs);
        let (old, new) = (&old.protocol, &new.protocol);
        self.hosts(at, old, new);
        self.sandbox(at, old, new);
        self.spoken(at, old, new);
        self.statuses(at, old, new);
        for (id, old, new) in [
            (
                "gateway-invalid-signature-changed",
                &old.gateway.invalid_signature,
                &new.gateway.invalid_signature,
            ),
            (
                "gateway-invalid-request-changed",
                &old.gateway.invalid_request,
                &new.gateway.invalid_request,
            ),
            (
                "gateway-unknown-path-changed",
                &old.gateway.unknown_path,
                &new.gateway.unknown_path,
            ),
        ] {
            self.text(id, at, &shown(old), &shown(new));
        }
        self.may_be(
            "gateway-inconsistent-repeat-changed",
            at,
            old.gateway.inconsistent_repeat.as_ref().map(shown).as_ref(),
            new.gateway.inconsistent_repeat.as_ref().map(shown).as_ref(),
        );
        self.set_or_unset(
            [
                "acknowledgement-set",
                "acknowledgement-unset",
                "acknowledgement-changed",
            ],
            at,
            old.acknowledgement.as_ref().map(shown).as_ref(),
            new.acknowledgement.as_ref().map(shown).as_ref(),
        );
    }

    fn hosts(&mut self, at: &At<'_>, old: &Protocol, new: &Protocol) {
        let at = at.below("hosts");
        for pair in pairs(&old.hosts, &new.hosts, |host| host.rust()) {
            match pair {
                Pair::Old(host) => {
                    self.add(
                        "host-removed",
                        &at.below(&host.rust()),
                        Some(host.url.clone()),
                        None,
                    );
                }
                Pair::New(host) => {
                    self.add(
                        "host-added",
                        &at.below(&host.rust()),
                        None,
                        Some(host.url.clone()),
                    );
                }
                Pair::Both(old, new) => {
                    let at = &at.below(&new.rust());
                    self.text("host-url-changed", at, &old.url, &new.url);
                    self.set_or_unset(
                        [
                            "host-upload-url-set",
                            "host-upload-url-unset",
                            "host-upload-url-changed",
                        ],
                        at,
                        old.upload_url.as_ref(),
                        new.upload_url.as_ref(),
                    );
                    self.text("host-summary-changed", at, &old.summary, &new.summary);
                }
            }
        }
    }

    fn sandbox(&mut self, at: &At<'_>, old: &Protocol, new: &Protocol) {
        let shown =
            |sandbox: &Sandbox| format!("{} {}", sandbox.client_id_prefix, sandbox.base_path);
        match (&old.sandbox, &new.sandbox) {
            (Some(old), Some(new)) => {
                let prefixes = (&old.client_id_prefix, &new.client_id_prefix);
                self.text("sandbox-prefix-changed", at, prefixes.0, prefixes.1);
                self.text("sandbox-path-changed", at, &old.base_path, &new.base_path);
            }
            (old, new) => self.set_or_unset(
                ["sandbox-set", "sandbox-unset", "sandbox-set"],
                at,
                old.as_ref().map(shown).as_ref(),
                new.as_ref().map(shown).as_ref(),
            ),
        }
    }

    /// What has to be said the same way on both sides of the wire.
    fn spoken(&mut self, at: &At<'_>, old: &Protocol, new: &Protocol) {
        let texts = |protocol: &'_ Protocol| {
            let (headers, envelope) = (&protocol.headers, &protocol.envelope);
            [
                ("base-path-changed", &protocol.base_path),
                ("content-type-changed", &protocol.content_type),
                ("signature-algorithm-changed", &protocol.algorithm),
                ("key-version-changed", &protocol.key_version),
                ("client-id-header-changed", &headers.client_id),
                ("request-time-header-changed", &headers.request_time),
                ("response-time-header-changed", &headers.response_time),
                ("signature-header-changed", &headers.signature),
                ("envelope-field-changed", &envelope.field),
                ("envelope-code-changed", &envelope.code),
                ("envelope-status-changed", &envelope.status),
                ("envelope-message-changed", &envelope.message),
            ]
            .map(|(id, text)| (id, text.clone()))
        };
        for ((id, old), (_, new)) in texts(old).iter().zip(&texts(new)) {
            self.text(id, at, old, new);
        }
        self.set_or_unset(
            [
                "agent-token-header-set",
                "agent-token-header-unset",
                "agent-token-header-changed",
            ],
            at,
            old.headers.agent_token.as_ref(),
            new.headers.agent_token.as_ref(),
        );
    }

    fn statuses(&mut self, at: &At<'_>, old: &Protocol, new: &Protocol) {
        let at = at.below("statuses");
        let (old, new) = (outcomes(old), outcomes(new));
        let word = |outcome: &Outcome| outcome.word().to_owned();
        for (status, outcome) in &old {
            let at = &at.below(status);
            match new.get(status) {
                Some(now) => self.text("status-outcome-changed", at, &word(outcome), &word(now)),
                None => self.add("status-removed", at, Some(word(outcome)), None),
            }
        }
        for (status, outcome) in new.iter().filter(|(status, _)| !old.contains_key(*status)) {
            self.add("status-added", &at.below(status), None, Some(word(outcome)));
        }
    }

    pub(super) fn groups(&mut self) {
        let api = owner(OwnerKind::Api, "api", FILE);
        let at = At::owner(&api).below("groups");
        for pair in pairs(&self.old.groups, &self.new.groups, |group| &group.rust) {
            match pair {
                Pair::Old(group) => {
                    self.add(
                        "group-removed",
                        &at.below(&group.rust),
                        Some(group.summary.clone()),
                        None,
                    );
                }
                Pair::New(group) => {
                    self.add(
                        "group-added",
                        &at.below(&group.rust),
                        None,
                        Some(group.summary.clone()),
                    );
                }
                Pair::Both(old, new) => {
                    let at = &at.below(&new.rust);
                    let id = match new.default {
                        true => "group-became-default",
                        false => "group-no-longer-default",
                    };
                    self.text(id, at, &old.default, &new.default);
                    self.text("group-summary-changed", at, &old.summary, &new.summary);
                }
            }
        }
    }
}
