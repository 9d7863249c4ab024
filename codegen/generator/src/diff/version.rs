//! Which version comes next.

use std::fmt;
use std::str::FromStr;

use serde::Serialize;

use super::finding::Finding;
use super::verdict::Verdict;

/// By how much the version of the crate has to grow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Bump {
    /// Nothing changed.
    None,
    /// Nothing that code could notice changed.
    Patch,
    /// Something is added, or behaves otherwise in a way that breaks nobody.
    Minor,
    /// Code no longer compiles, or no longer does what it did.
    Major,
}

impl Bump {
    /// What the findings ask for. The wire alone breaks old clients and not those who update: for them the new crate says it
    /// rightly without a change of theirs, which is something new.
    pub(super) fn of(findings: &[Finding]) -> Self {
        let needs = findings.iter().map(|finding| {
            match (finding.source.max(finding.behaviour), finding.wire) {
                (Verdict::Breaking, _) => Self::Major,
                (Verdict::Safe, Verdict::Safe) => Self::Patch,
                _ => Self::Minor,
            }
        });
        needs.max().unwrap_or(Self::None)
    }

    /// The word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Patch => "patch",
            Self::Minor => "minor",
            Self::Major => "major",
        }
    }
}

impl fmt::Display for Bump {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.word())
    }
}

/// A version of three numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Version([u64; 3]);

/// Not a version of three numbers.
#[derive(Debug, thiserror::Error)]
#[error("`{0}` is not a version of three numbers, such as 1.2.3")]
pub struct VersionError(String);

impl FromStr for Version {
    type Err = VersionError;

    fn from_str(text: &str) -> Result<Self, VersionError> {
        let numbers: Result<Vec<u64>, _> = text.split('.').map(str::parse).collect();
        numbers
            .ok()
            .and_then(|numbers| numbers.try_into().ok())
            .map(Self)
            .ok_or_else(|| VersionError(text.to_owned()))
    }
}

impl fmt::Display for Version {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self([major, minor, patch]) = self;
        write!(formatter, "{major}.{minor}.{patch}")
    }
}

impl Version {
    /// The next version. As cargo reads versions, the first number that is not 0 is the one that tells of breaks.
    #[must_use]
    pub fn next(self, bump: Bump) -> Self {
        let Self([major, minor, patch]) = self;
        Self(match (bump, major, minor) {
            (Bump::None, ..) => [major, minor, patch],
            (Bump::Patch, ..) => [major, minor, patch + 1],
            (Bump::Minor, 0, 0) | (Bump::Major, 0, 0) => [0, 0, patch + 1],
            (Bump::Minor, 0, _) => [0, minor, patch + 1],
            (Bump::Major, 0, _) => [0, minor + 1, 0],
            (Bump::Minor, ..) => [major, minor + 1, 0],
            (Bump::Major, ..) => [major + 1, 0, 0],
        })
    }
}
