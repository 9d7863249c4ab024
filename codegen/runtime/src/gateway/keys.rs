//! The keys of both sides.

use crate::protocol::{KeyError, PrivateKey, PublicKey};

/// The merchant's and the platform's key pair, as their PEM texts, so that each side can be given what it needs.
pub struct Keys {
    pub(super) merchant: PrivateKey,
    pub(super) platform: PrivateKey,
}

impl Keys {
    /// Two new key pairs of 2048 bits.
    #[must_use]
    pub fn generate() -> Self {
        Self {
            merchant: PrivateKey::generate(),
            platform: PrivateKey::generate(),
        }
    }

    /// From the PEM texts of the two private keys.
    ///
    /// # Errors
    ///
    /// Why one of them is no private key.
    pub fn from_pem(merchant: &str, platform: &str) -> Result<Self, KeyError> {
        Ok(Self {
            merchant: PrivateKey::from_pem(merchant)?,
            platform: PrivateKey::from_pem(platform)?,
        })
    }

    /// The key that the client signs with.
    #[must_use]
    pub fn merchant(&self) -> &PrivateKey {
        &self.merchant
    }

    /// The key that the gateway signs with.
    #[must_use]
    pub fn platform(&self) -> &PrivateKey {
        &self.platform
    }

    /// The key that the client verifies with.
    #[must_use]
    pub fn platform_public(&self) -> PublicKey {
        self.platform.public_key()
    }
}

impl std::fmt::Debug for Keys {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("Keys")
            .field("merchant", &self.merchant)
            .field("platform", &self.platform)
            .finish()
    }
}
