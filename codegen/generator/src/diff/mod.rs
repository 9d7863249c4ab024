//! Two models of one API: what changed, whom it breaks, and which version comes next.
//!
//! One way in: [`diff`]. It compares resolved models, so that a spec may be cut into files in any way. `compare` finds what
//! differs and names the rule; the rows of `rules`, with the small model in `effect`, give the verdicts for the wire and for
//! behaviour; `surface` looks at the items of both crates and gives the verdict for source code; `rename` says what looks like
//! a new name; `version` counts it all up.

mod accept;
mod compare;
mod effect;
mod finding;
mod held;
mod path;
mod rename;
mod rules;
mod scalar;
mod shape;
mod surface;
mod verdict;
mod version;

use crate::model::Model;

pub use accept::{Acceptance, Accepted, accept};
pub use effect::{DIRECTIONS, Direction, Judgement};
pub use finding::{Finding, Owner, OwnerKind};
pub(crate) use path::Segment;
pub use path::{Part, Path};
pub(crate) use rules::{
    ApiRule, Joined, OperationRule, RuleKind, Section, Telling, UndirectedRule,
};
pub use rules::{Edit, Edited, Example, Rule, Step, rule, rules};
pub use verdict::{AUDIENCES, Audience, VERDICTS, Verdict};
pub use version::{Bump, Version, VersionError};

/// What differs between two models.
#[derive(Clone, Debug)]
pub struct Diff {
    /// Every change: by what it belongs to, worst first, and by its path.
    pub findings: Vec<Finding>,
}

impl Diff {
    /// By how much the version of the crate has to grow. What a reviewer accepted breaks all the same.
    #[must_use]
    pub fn bump(&self) -> Bump {
        Bump::of(&self.findings)
    }

    /// The worst verdict for an audience.
    #[must_use]
    pub fn worst(&self, audience: Audience) -> Verdict {
        let verdicts = self
            .findings
            .iter()
            .map(|finding| finding.verdict(audience));
        verdicts.max().unwrap_or(Verdict::Safe)
    }
}

/// Compares two models.
#[must_use]
pub fn diff(old: &Model, new: &Model) -> Diff {
    let mut findings = compare::compare(old, new);
    surface::judge(old, new, &mut findings);
    rename::suggest(old, new, &mut findings);
    findings.sort_by(|one, other| one.order().cmp(&other.order()));
    Diff { findings }
}
