//! The platform's public keys, by version.

use super::key::PublicKey;

/// The platform's public keys: the one of the API's usual version, and others while keys are changed.
///
/// While there are several, the version that a signature names chooses among them, and one of a version that is not here is
/// refused. A single key needs no choice: it is tried whatever version is named.
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

    /// The keys that a signature of a version may be made with; of one that names none, all. `usual` is the version that the
    /// API's signatures usually have.
    pub(crate) fn labelled(&self, version: Option<&str>, usual: &str) -> Vec<&PublicKey> {
        let others = self.others.iter();
        let Some(version) = version.filter(|_| !self.others.is_empty()) else {
            let others = others.map(|(_, key)| key);
            return std::iter::once(&self.usual).chain(others).collect();
        };
        let named = others
            .filter(|(known, _)| known == version)
            .map(|(_, key)| key);
        let mut named: Vec<&PublicKey> = named.collect();
        if named.is_empty() && version == usual {
            named.push(&self.usual);
        }
        named
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
