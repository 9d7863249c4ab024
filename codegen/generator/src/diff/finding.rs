//! One change that was found.

use std::cmp::Reverse;

use serde::Serialize;

use super::path::Path;
use super::rules::Rule;
use super::verdict::{Audience, Verdict};

/// What a finding belongs to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Owner {
    /// What that is.
    pub kind: OwnerKind,
    /// Its name in the API.
    pub name: String,
    /// The file of the spec, as seen from the top of the project: the new one's, or the old one's if it is gone.
    pub file: String,
}

/// What findings can belong to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum OwnerKind {
    /// The whole API.
    Api,
    /// An operation.
    Operation,
    /// A notification.
    Notification,
    /// A shared type.
    Type,
}

impl OwnerKind {
    /// What it is called.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Api => "API",
            Self::Operation => "operation",
            Self::Notification => "notification",
            Self::Type => "type",
        }
    }
}

/// One change.
#[derive(Clone, Debug)]
pub struct Finding {
    /// Which rule it falls under.
    pub rule: &'static Rule,
    /// Where in the spec, such as `pay.request.paymentAmount` or `Order.goods`.
    pub path: Path,
    /// What it belongs to.
    pub owner: Owner,
    /// What was there.
    pub old: Option<String>,
    /// What is there.
    pub new: Option<String>,
    /// For programs that speak with the old and the new spec.
    pub wire: Verdict,
    /// For code that uses the generated crate.
    pub source: Verdict,
    /// For what code does that compiles as before.
    pub behaviour: Verdict,
    /// The items of the generated crate that are gone or changed because of it.
    pub items: Vec<String>,
    /// The operations and notifications that hold the type that it belongs to, in the direction of the rule.
    pub held_by: Vec<String>,
    /// Where it seems to have gone, or to come from, if it looks like a new name and nothing else.
    pub renamed: Option<Path>,
}

impl Finding {
    /// A finding with the verdicts of its rule, of which nothing else is known yet.
    #[must_use]
    pub fn new(rule: &'static Rule, path: Path, owner: Owner) -> Self {
        Self {
            rule,
            path,
            owner,
            old: None,
            new: None,
            wire: rule.wire.verdict,
            source: rule.source.verdict,
            behaviour: rule.behaviour.verdict,
            items: Vec::new(),
            held_by: Vec::new(),
            renamed: None,
        }
    }

    /// What findings are sorted by: what they belong to, worst first, and then by their paths.
    pub(super) fn order(&self) -> impl Ord {
        let values = (self.old.as_deref(), self.new.as_deref());
        (
            &self.owner,
            Reverse(self.worst()),
            &self.path,
            self.rule.id.as_str(),
            values,
        )
    }

    /// The verdict for an audience.
    #[must_use]
    pub fn verdict(&self, audience: Audience) -> Verdict {
        match audience {
            Audience::Wire => self.wire,
            Audience::Source => self.source,
            Audience::Behaviour => self.behaviour,
        }
    }

    /// Why an audience is affected so. Where the generated items show something else than the rule expects, they are the
    /// reason.
    #[must_use]
    pub fn reason(&self, audience: Audience) -> &'static str {
        let judgement = self.rule.judgement(audience);
        match self.verdict(audience) {
            verdict if verdict == judgement.verdict => judgement.reason,
            Verdict::Breaking => "items are gone or changed",
            _ => "no item that code can see is gone or changed",
        }
    }

    /// The worst of its verdicts.
    #[must_use]
    pub fn worst(&self) -> Verdict {
        self.wire.max(self.source).max(self.behaviour)
    }
}
