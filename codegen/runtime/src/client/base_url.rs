//! Where a client calls.

use std::net::IpAddr;

use http::Uri;
use http::uri::Scheme;

use super::config_error::ConfigError;

/// A scheme and a host, both in small letters: whatever asks for the scheme asks here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct BaseUrl {
    text: String,
    is_encrypted: bool,
}

impl BaseUrl {
    /// A URL of a scheme and a host, which is this machine if it is not encrypted, or else is allowed to be another.
    pub(super) fn parse(text: &str, allows_plain_http: bool) -> Result<Self, ConfigError> {
        let uri: Uri = text.parse().map_err(|_| ConfigError::BaseUrl)?;
        let authority = uri.authority().ok_or(ConfigError::BaseUrl)?;
        let host = authority.host();
        let port = authority
            .port()
            .map_or_else(String::new, |port| format!(":{port}"));
        // A user's name, a port that is none, and a fragment, which a URI leaves out, show in what is left over.
        let is_bare = authority.as_str() == format!("{host}{port}")
            && uri.path() == "/"
            && uri.query().is_none()
            && !text.contains('#');
        if !is_bare || host.is_empty() {
            return Err(ConfigError::BaseUrl);
        }
        let is_encrypted = match uri.scheme() {
            Some(scheme) if *scheme == Scheme::HTTPS => true,
            Some(scheme) if *scheme == Scheme::HTTP => false,
            _ => return Err(ConfigError::BaseUrl),
        };
        let address: Option<IpAddr> = host.trim_matches(['[', ']']).parse().ok();
        let is_this_machine = host.eq_ignore_ascii_case("localhost")
            || address.is_some_and(|address| address.is_loopback());
        if !is_encrypted && !is_this_machine && !allows_plain_http {
            return Err(ConfigError::PlainHttp(host.to_owned()));
        }
        let scheme = if is_encrypted { "https" } else { "http" };
        Ok(Self {
            text: format!("{scheme}://{}{port}", host.to_ascii_lowercase()),
            is_encrypted,
        })
    }

    pub(super) fn as_str(&self) -> &str {
        &self.text
    }

    #[cfg(feature = "http")]
    pub(super) fn is_encrypted(&self) -> bool {
        self.is_encrypted
    }
}
