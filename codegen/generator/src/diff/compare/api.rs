//! What holds for the whole API, and its groups.

use std::collections::BTreeMap;

use super::{At, Comparison, Pair, owner, pairs};
use crate::diff::finding::OwnerKind;
use crate::diff::path::Part;
use crate::diff::rules::{ApiRule, GroupRule};
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
        self.text(ApiRule::NameChanged, at, &old.name, &new.name);
        self.text(
            ApiRule::CrateNameChanged,
            at,
            &old.crate_name,
            &new.crate_name,
        );
        self.text(ApiRule::VersionChanged, at, &old.version, &new.version);
        self.text(ApiRule::SummaryChanged, at, &old.summary, &new.summary);
        self.text(ApiRule::DocsChanged, at, &old.docs, &new.docs);
        let (old, new) = (&old.protocol, &new.protocol);
        self.hosts(at, old, new);
        self.sandbox(at, old, new);
        self.spoken(at, old, new);
        self.statuses(at, old, new);
        for (rule, old, new) in [
            (
                ApiRule::GatewayInvalidSignatureChanged,
                &old.gateway.invalid_signature,
                &new.gateway.invalid_signature,
            ),
            (
                ApiRule::GatewayInvalidRequestChanged,
                &old.gateway.invalid_request,
                &new.gateway.invalid_request,
            ),
            (
                ApiRule::GatewayUnknownPathChanged,
                &old.gateway.unknown_path,
                &new.gateway.unknown_path,
            ),
        ] {
            self.text(rule, at, &shown(old), &shown(new));
        }
        self.may_be(
            ApiRule::GatewayInconsistentRepeatChanged,
            at,
            old.gateway.inconsistent_repeat.as_ref().map(shown).as_ref(),
            new.gateway.inconsistent_repeat.as_ref().map(shown).as_ref(),
        );
        self.set_or_unset(
            [
                ApiRule::AcknowledgementSet,
                ApiRule::AcknowledgementUnset,
                ApiRule::AcknowledgementChanged,
            ],
            at,
            old.acknowledgement.as_ref().map(shown).as_ref(),
            new.acknowledgement.as_ref().map(shown).as_ref(),
        );
    }

    fn hosts(&mut self, at: &At<'_>, old: &Protocol, new: &Protocol) {
        let at = at.part(Part::Hosts);
        for pair in pairs(&old.hosts, &new.hosts, |host| host.rust()) {
            match pair {
                Pair::Old(host) => {
                    self.add(
                        ApiRule::HostRemoved,
                        &at.name(&host.rust()),
                        Some(host.url.clone()),
                        None,
                    );
                }
                Pair::New(host) => {
                    self.add(
                        ApiRule::HostAdded,
                        &at.name(&host.rust()),
                        None,
                        Some(host.url.clone()),
                    );
                }
                Pair::Both(old, new) => {
                    let at = &at.name(&new.rust());
                    self.text(ApiRule::HostUrlChanged, at, &old.url, &new.url);
                    self.set_or_unset(
                        [
                            ApiRule::HostUploadUrlSet,
                            ApiRule::HostUploadUrlUnset,
                            ApiRule::HostUploadUrlChanged,
                        ],
                        at,
                        old.upload_url.as_ref(),
                        new.upload_url.as_ref(),
                    );
                    self.text(ApiRule::HostSummaryChanged, at, &old.summary, &new.summary);
                }
            }
        }
    }

    fn sandbox(&mut self, at: &At<'_>, old: &Protocol, new: &Protocol) {
        let shown =
            |sandbox: &Sandbox| format!("{} {}", sandbox.client_id_prefix, sandbox.base_path);
        match (&old.sandbox, &new.sandbox) {
            (Some(old), Some(new)) => {
                let [was, is] = [old, new].map(|sandbox| &sandbox.client_id_prefix);
                self.text(ApiRule::SandboxPrefixChanged, at, was, is);
                let [was, is] = [old, new].map(|sandbox| &sandbox.base_path);
                self.text(ApiRule::SandboxPathChanged, at, was, is);
            }
            (old, new) => self.set_or_unset(
                [
                    ApiRule::SandboxSet,
                    ApiRule::SandboxUnset,
                    ApiRule::SandboxSet,
                ],
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
                (ApiRule::BasePathChanged, &protocol.base_path),
                (ApiRule::ContentTypeChanged, &protocol.content_type),
                (ApiRule::SignatureAlgorithmChanged, &protocol.algorithm),
                (ApiRule::KeyVersionChanged, &protocol.key_version),
                (ApiRule::ClientIdHeaderChanged, &headers.client_id),
                (ApiRule::RequestTimeHeaderChanged, &headers.request_time),
                (ApiRule::ResponseTimeHeaderChanged, &headers.response_time),
                (ApiRule::SignatureHeaderChanged, &headers.signature),
                (ApiRule::EnvelopeFieldChanged, &envelope.field),
                (ApiRule::EnvelopeCodeChanged, &envelope.code),
                (ApiRule::EnvelopeStatusChanged, &envelope.status),
                (ApiRule::EnvelopeMessageChanged, &envelope.message),
            ]
            .map(|(rule, text)| (rule, text.clone()))
        };
        for ((rule, old), (_, new)) in texts(old).iter().zip(&texts(new)) {
            self.text(*rule, at, old, new);
        }
        self.set_or_unset(
            [
                ApiRule::AgentTokenHeaderSet,
                ApiRule::AgentTokenHeaderUnset,
                ApiRule::AgentTokenHeaderChanged,
            ],
            at,
            old.headers.agent_token.as_ref(),
            new.headers.agent_token.as_ref(),
        );
    }

    fn statuses(&mut self, at: &At<'_>, old: &Protocol, new: &Protocol) {
        let at = at.part(Part::Statuses);
        let (old, new) = (outcomes(old), outcomes(new));
        let word = |outcome: &Outcome| outcome.word().to_owned();
        for (status, outcome) in &old {
            let at = &at.name(status);
            match new.get(status) {
                Some(now) => self.text(
                    ApiRule::StatusOutcomeChanged,
                    at,
                    &word(outcome),
                    &word(now),
                ),
                None => self.add(ApiRule::StatusRemoved, at, Some(word(outcome)), None),
            }
        }
        for (status, outcome) in new.iter().filter(|(status, _)| !old.contains_key(*status)) {
            self.add(
                ApiRule::StatusAdded,
                &at.name(status),
                None,
                Some(word(outcome)),
            );
        }
    }

    pub(super) fn groups(&mut self) {
        let api = owner(OwnerKind::Api, "api", FILE);
        let at = At::owner(&api).part(Part::Groups);
        for pair in pairs(&self.old.groups, &self.new.groups, |group| &group.rust) {
            match pair {
                Pair::Old(group) => {
                    self.add(
                        GroupRule::Removed,
                        &at.name(&group.rust),
                        Some(group.summary.clone()),
                        None,
                    );
                }
                Pair::New(group) => {
                    self.add(
                        GroupRule::Added,
                        &at.name(&group.rust),
                        None,
                        Some(group.summary.clone()),
                    );
                }
                Pair::Both(old, new) => {
                    let at = &at.name(&new.rust);
                    let rule = match new.default {
                        true => GroupRule::BecameDefault,
                        false => GroupRule::NoLongerDefault,
                    };
                    self.text(rule, at, &old.default, &new.default);
                    self.text(GroupRule::SummaryChanged, at, &old.summary, &new.summary);
                }
            }
        }
    }
}
