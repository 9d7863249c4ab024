//! The platform's public keys, by version.

use super::key::PublicKey;

/// The platform's public keys: the one of the API's usual version, and others while keys are changed.
///
/// A signature says which version it was made with; one of a version that is not here is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlatformKeys {
    usual: PublicKey,
    others: Vec<(String, PublicKey)>,
}

impl PlatformKeys {
    /// Adds the key of another version, or changes it.
    #[must_use]
    pub fn and(mut self, version: impl Into<String>, key: PublicKey) -> Self {
        let version = version.into();
        self.others.retain(|(known, _)| *known != version);
        self.others.push((version, key));
        self
    }

    /// The key of a version. `usual` is the version that the API's signatures usually have.
    pub(crate) fn of_version(&self, version: &str, usual: &str) -> Option<&PublicKey> {
        let other = self.others.iter().find(|(known, _)| known == version);
        match other {
            Some((_, key)) => Some(key),
            None => (version == usual).then_some(&self.usual),
        }
    }
}

impl From<PublicKey> for PlatformKeys {
    fn from(key: PublicKey) -> Self {
        Self {
            usual: key,
            others: Vec::new(),
        }
    }
}
