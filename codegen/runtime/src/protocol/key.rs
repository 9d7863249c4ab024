//! RSA keys: PEM or bare base64 in, fingerprints out.

use std::fmt;
use std::sync::Arc;

use aws_lc_rs::digest::{SHA256, digest};
use aws_lc_rs::encoding::{AsDer, Pkcs8V1Der, PublicKeyX509Der};
use aws_lc_rs::error::KeyRejected;
use aws_lc_rs::rsa;
use aws_lc_rs::signature::{
    KeyPair, ParsedPublicKey, RSA_PKCS1_2048_8192_SHA256, RSA_PKCS1_SHA256,
};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use zeroize::Zeroizing;

/// The smallest modulus that is accepted, in bits.
const MIN_BITS: usize = 2048;

/// What kind of key a text holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum KeyKind {
    /// A private key.
    Private,
    /// A public key.
    Public,
    /// A certificate, which holds a public key and more.
    Certificate,
}

impl fmt::Display for KeyKind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Private => "a private key",
            Self::Public => "a public key",
            Self::Certificate => "a certificate",
        })
    }
}

/// Why a text is not the key that was asked for.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum KeyError {
    /// It is neither PEM nor base64.
    #[error("neither PEM nor base64")]
    Encoding,
    /// It is a key of another kind.
    #[error("{expected} belongs here, this is {found}")]
    Kind {
        /// What belongs here.
        expected: KeyKind,
        /// What was given.
        found: KeyKind,
    },
    /// It is a private key that a password protects.
    #[error("this private key is protected by a password; decrypt it first")]
    Encrypted,
    /// It is a key, but not for RSA, or it is damaged.
    #[error("not an RSA key, or damaged")]
    NotRsa,
    /// The modulus is too short to be safe.
    #[error("shorter than {MIN_BITS} bits, which is not safe")]
    TooShort,
}

/// The PEM labels that matter, and what they announce.
const LABELS: &[(&str, KeyKind)] = &[
    ("PRIVATE KEY", KeyKind::Private),
    ("RSA PRIVATE KEY", KeyKind::Private),
    ("PUBLIC KEY", KeyKind::Public),
    ("RSA PUBLIC KEY", KeyKind::Public),
    ("CERTIFICATE", KeyKind::Certificate),
];

/// The DER in a PEM block or a bare base64 text, and what the label announces.
fn decode(text: &str) -> Result<(Option<KeyKind>, Zeroizing<Vec<u8>>), KeyError> {
    // Some editors put a byte order mark in front.
    let text = text.trim_start_matches('\u{feff}').trim();
    let (label, body) = match text.strip_prefix("-----BEGIN ") {
        None => (None, text),
        Some(rest) => {
            let (label, rest) = rest.split_once("-----").ok_or(KeyError::Encoding)?;
            let (body, _) = rest.split_once("-----END ").ok_or(KeyError::Encoding)?;
            if label == "ENCRYPTED PRIVATE KEY" || body.contains("ENCRYPTED") {
                return Err(KeyError::Encrypted);
            }
            let kind = LABELS.iter().find(|(name, _)| *name == label);
            (Some(kind.ok_or(KeyError::NotRsa)?.1), body)
        }
    };
    // Room for every byte at once, so that no copy of a part is left behind by a growing buffer.
    let mut digits = Zeroizing::new(Vec::with_capacity(body.len()));
    digits.extend(body.bytes().filter(|byte| !byte.is_ascii_whitespace()));
    if digits.is_empty() {
        return Err(KeyError::Encoding);
    }
    let der = STANDARD.decode(&*digits).map_err(|_| KeyError::Encoding)?;
    Ok((label, Zeroizing::new(der)))
}

/// The key pair in PKCS#8 or PKCS#1.
fn pair(der: &[u8]) -> Result<rsa::KeyPair, KeyRejected> {
    match rsa::KeyPair::from_pkcs8(der) {
        Err(rejected) if !is_too_short(rejected) => rsa::KeyPair::from_der(der),
        decided => decided,
    }
}

fn is_too_short(rejected: KeyRejected) -> bool {
    rejected.description_() == "TooSmall"
}

/// The number of a modulus's bits.
fn modulus_bits(key: &rsa::PublicKey) -> usize {
    let modulus = key.modulus();
    let modulus = modulus.big_endian_without_leading_zero();
    let leading = modulus
        .first()
        .map_or(0, |byte| byte.leading_zeros() as usize);
    modulus.len() * 8 - leading
}

fn fingerprint(key: &rsa::PublicKey) -> String {
    const SHOWN: usize = 8;
    let hash = digest(&SHA256, key.as_ref());
    let bytes: Vec<String> = hash.as_ref()[..SHOWN]
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    bytes.join(":")
}

/// An RSA private key of 2048 to 8192 bits.
///
/// Clones share the key. Its memory is cleared when the last of them is dropped, and nothing prints more of it than a fingerprint of its public half.
#[derive(Clone)]
pub struct PrivateKey {
    pair: Arc<rsa::KeyPair>,
}

impl PrivateKey {
    /// From PEM, or from the bare base64 of its DER; PKCS#8 or PKCS#1.
    ///
    /// # Errors
    ///
    /// A [`KeyError`] that says what the text is instead.
    pub fn from_pem(text: &str) -> Result<Self, KeyError> {
        let (label, der) = decode(text)?;
        match label {
            Some(found @ (KeyKind::Public | KeyKind::Certificate)) => Err(KeyError::Kind {
                expected: KeyKind::Private,
                found,
            }),
            _ => Self::from_der(&der),
        }
    }

    /// From DER; PKCS#8 or PKCS#1.
    ///
    /// # Errors
    ///
    /// A [`KeyError`] that says what the bytes are instead.
    pub fn from_der(der: &[u8]) -> Result<Self, KeyError> {
        match pair(der) {
            Ok(pair) => Ok(Self {
                pair: Arc::new(pair),
            }),
            Err(rejected) if is_too_short(rejected) => Err(KeyError::TooShort),
            Err(_) if rsa::PublicKey::from_der(der).is_ok() => Err(KeyError::Kind {
                expected: KeyKind::Private,
                found: KeyKind::Public,
            }),
            Err(_) => Err(KeyError::NotRsa),
        }
    }

    /// Makes a new key of 2048 bits.
    ///
    /// # Panics
    ///
    /// If the system has no random numbers to give, which leaves nothing safe to do.
    #[must_use]
    pub fn generate() -> Self {
        let pair = rsa::KeyPair::generate(rsa::KeySize::Rsa2048)
            .expect("a system without random numbers cannot make keys");
        Self {
            pair: Arc::new(pair),
        }
    }

    /// Its public half.
    ///
    /// # Panics
    ///
    /// Never: the public half of a private key is a public key.
    #[must_use]
    pub fn public_key(&self) -> PublicKey {
        PublicKey::new(self.pair.public_key().clone())
            .expect("the public half of a private key is a public key")
    }

    /// The PKCS#8 text of the key. Whoever holds it can sign: keep it as carefully as the key.
    ///
    /// # Panics
    ///
    /// Never: a key that was read or made can be written.
    #[must_use]
    pub fn to_pem(&self) -> Zeroizing<String> {
        let der: Pkcs8V1Der<'static> = self.pair.as_der().expect("an RSA key has a PKCS#8 form");
        Zeroizing::new(pem(
            "PRIVATE KEY",
            &Zeroizing::new(STANDARD.encode(der.as_ref())),
        ))
    }

    pub(super) fn sign(&self, content: &[u8]) -> Vec<u8> {
        let mut signature = vec![0; self.pair.public_modulus_len()];
        let random = aws_lc_rs::rand::SystemRandom::new();
        self.pair
            .sign(&RSA_PKCS1_SHA256, &random, content, &mut signature)
            .expect("a valid RSA key signs every content");
        signature
    }
}

impl fmt::Debug for PrivateKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "PrivateKey({})",
            fingerprint(self.pair.public_key())
        )
    }
}

/// An RSA public key of 2048 to 8192 bits.
#[derive(Clone)]
pub struct PublicKey {
    key: rsa::PublicKey,
    /// The same key, made ready once for every verification.
    verifier: Arc<ParsedPublicKey>,
}

impl PublicKey {
    fn new(key: rsa::PublicKey) -> Result<Self, KeyError> {
        if modulus_bits(&key) < MIN_BITS {
            return Err(KeyError::TooShort);
        }
        let verifier = ParsedPublicKey::new(&RSA_PKCS1_2048_8192_SHA256, key.as_ref())
            .map_err(|_| KeyError::NotRsa)?;
        Ok(Self {
            key,
            verifier: Arc::new(verifier),
        })
    }

    /// From PEM, or from the bare base64 of its DER; X.509 (SPKI) or PKCS#1.
    ///
    /// # Errors
    ///
    /// A [`KeyError`] that says what the text is instead.
    pub fn from_pem(text: &str) -> Result<Self, KeyError> {
        let (label, der) = decode(text)?;
        match label {
            Some(found @ (KeyKind::Private | KeyKind::Certificate)) => Err(KeyError::Kind {
                expected: KeyKind::Public,
                found,
            }),
            _ => Self::from_der(&der),
        }
    }

    /// From DER; X.509 (SPKI) or PKCS#1.
    ///
    /// # Errors
    ///
    /// A [`KeyError`] that says what the bytes are instead.
    pub fn from_der(der: &[u8]) -> Result<Self, KeyError> {
        let Ok(key) = rsa::PublicKey::from_der(der) else {
            return Err(match pair(der) {
                Err(rejected) if !is_too_short(rejected) => KeyError::NotRsa,
                Ok(_) | Err(_) => KeyError::Kind {
                    expected: KeyKind::Public,
                    found: KeyKind::Private,
                },
            });
        };
        Self::new(key)
    }

    /// The X.509 text of the key.
    ///
    /// # Panics
    ///
    /// Never: a key that was read can be written.
    #[must_use]
    pub fn to_pem(&self) -> String {
        let der: PublicKeyX509Der<'static> =
            self.key.as_der().expect("an RSA key has an X.509 form");
        pem("PUBLIC KEY", &STANDARD.encode(der.as_ref()))
    }

    pub(super) fn verifies(&self, content: &[u8], signature: &[u8]) -> bool {
        self.verifier.verify_sig(content, signature).is_ok()
    }

    /// The modulus and the exponent, both big-endian.
    pub(super) fn numbers(&self) -> (Vec<u8>, Vec<u8>) {
        (
            self.key
                .modulus()
                .big_endian_without_leading_zero()
                .to_vec(),
            self.key
                .exponent()
                .big_endian_without_leading_zero()
                .to_vec(),
        )
    }
}

impl PartialEq for PublicKey {
    fn eq(&self, other: &Self) -> bool {
        self.key.as_ref() == other.key.as_ref()
    }
}

impl Eq for PublicKey {}

impl fmt::Debug for PublicKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "PublicKey({})", fingerprint(&self.key))
    }
}

fn pem(label: &str, digits: &str) -> String {
    const LINE: usize = 64;
    let mut text = String::with_capacity(digits.len() + digits.len() / LINE + 2 * label.len() + 40);
    text.push_str(&format!("-----BEGIN {label}-----\n"));
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && index % LINE == 0 {
            text.push('\n');
        }
        text.push(digit);
    }
    text.push_str(&format!("\n-----END {label}-----\n"));
    text
}
