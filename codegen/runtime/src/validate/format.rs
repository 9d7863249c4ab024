//! Well-known forms of text.

mod email;
mod host;
mod phone;
mod unseen;
mod url;

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use super::moment::{is_date, is_moment};
use email::is_email;
use phone::is_phone;
use unseen::is_unseen;
use url::{Place, place_of};

/// A well-known form of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Format {
    /// An ISO 8601 date and time with an offset.
    DateTime,
    /// An ISO 8601 date.
    Date,
    /// An absolute URL of the web or of an app: a place that a buyer can be sent to.
    ///
    /// What runs a script, is on the buyer's device or begins a message is none, such as `javascript:`, `file:` or `mailto:`.
    Url,
    /// An absolute URL of the scheme `http` or `https`.
    WebUrl,
    /// An absolute URL of the scheme `https`.
    HttpsUrl,
    /// An ISO 4217 currency code.
    Currency,
    /// An ISO 3166-1 alpha-2 region code.
    Region,
    /// An e-mail address.
    Email,
    /// A telephone number, in or out of a country, of as many digits as E.164 has.
    Phone,
    /// An IP address, of version 4 or 6.
    Ip,
    /// An IP address of version 4.
    Ipv4,
    /// An IP address of version 6.
    Ipv6,
    /// ASCII digits and nothing else.
    Digits,
    /// A text that tells things apart: with something to see in it, and without control characters.
    Identifier,
}

impl Format {
    /// Whether a text has this form.
    ///
    /// Codes are checked for their shape only, so that a currency or a region that is new to this version is not refused.
    /// Telephone numbers are held to what all of them have in common, and letters beyond ASCII of a host or an e-mail address to
    /// being seen.
    #[inline]
    #[must_use]
    pub fn matches(self, text: &str) -> bool {
        match self {
            Self::DateTime => is_moment(text),
            Self::Date => is_date(text),
            Self::Url => place_of(text).is_some(),
            Self::WebUrl => matches!(place_of(text), Some(Place::Https | Place::Http)),
            Self::HttpsUrl => place_of(text) == Some(Place::Https),
            Self::Currency => is_capitals(text, 3),
            Self::Region => is_capitals(text, 2),
            Self::Email => is_email(text),
            Self::Phone => is_phone(text),
            Self::Ip => text.parse::<IpAddr>().is_ok(),
            Self::Ipv4 => text.parse::<Ipv4Addr>().is_ok(),
            Self::Ipv6 => text.parse::<Ipv6Addr>().is_ok(),
            Self::Digits => !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()),
            Self::Identifier => is_identifier(text),
        }
    }

    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::DateTime => "format.datetime",
            Self::Date => "format.date",
            Self::Url => "format.url",
            Self::WebUrl => "format.web_url",
            Self::HttpsUrl => "format.https_url",
            Self::Currency => "format.currency",
            Self::Region => "format.region",
            Self::Email => "format.email",
            Self::Phone => "format.phone",
            Self::Ip => "format.ip",
            Self::Ipv4 => "format.ipv4",
            Self::Ipv6 => "format.ipv6",
            Self::Digits => "format.digits",
            Self::Identifier => "format.identifier",
        }
    }

    pub(super) const fn words(self) -> &'static str {
        match self {
            Self::DateTime => {
                "an ISO 8601 date and time with an offset, such as 2019-11-27T12:01:01+08:00"
            }
            Self::Date => "an ISO 8601 date, such as 2019-11-27",
            Self::Url => "an absolute URL, such as https://shop.example/paid",
            Self::WebUrl => "an absolute http or https URL, such as https://shop.example/paid",
            Self::HttpsUrl => "an absolute https URL, such as https://shop.example/paid",
            Self::Currency => "an ISO 4217 currency code, three capital letters such as USD",
            Self::Region => "an ISO 3166-1 alpha-2 region code, two capital letters such as US",
            Self::Email => "an e-mail address, such as buyer@shop.example",
            Self::Phone => "a telephone number, such as +49 30 901820",
            Self::Ip => "an IP address, such as 192.0.2.1 or 2001:db8::1",
            Self::Ipv4 => "an IPv4 address, such as 192.0.2.1",
            Self::Ipv6 => "an IPv6 address, such as 2001:db8::1",
            Self::Digits => "digits only",
            Self::Identifier => {
                "a text that identifies: it needs a visible character and no control characters"
            }
        }
    }
}

/// Whether a text has something to see in it, and no control characters, at which one side may cut it off.
fn is_identifier(text: &str) -> bool {
    let is_seen = |character: char| match character.is_ascii() {
        true => character.is_ascii_graphic(),
        false => !is_unseen(character),
    };
    text.chars().any(is_seen) && !text.chars().any(char::is_control)
}

#[inline]
fn is_capitals(text: &str, count: usize) -> bool {
    text.len() == count && text.bytes().all(|byte| byte.is_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::Format;

    #[test]
    fn a_date_and_time_needs_an_offset_and_real_numbers() {
        let good = [
            "2019-11-27T12:01:01+08:00",
            "2023-04-06T03:28:49Z",
            "2024-02-29T23:59:60.123456789012-0930",
            "2023-07-27T12:00+08",
        ];
        let bad = [
            "",
            "2019-11-27T12:01:01",
            "2019-11-27 12:01:01+08:00",
            "2023-7-27T12:00:01+08:30",
            "2023-02-29T12:00:01+08:30",
            "2023-13-01T12:00:01+08:30",
            "2023-01-01T24:00:01+08:30",
            "2023-01-01T12:00:01.+08:30",
            "2023-01-01T12:00.5+08:30",
            "2023-01-01T12:00:01+08:3",
            "2023-01-01T12:00:01+08:60",
            "2023-01-01T12:00:01Z ",
            "２０２３-01-01T12:00:01Z",
        ];
        for text in good {
            assert!(Format::DateTime.matches(text), "{text}");
        }
        for text in bad {
            assert!(!Format::DateTime.matches(text), "{text}");
        }
    }

    #[test]
    fn schemes_can_be_demanded() {
        assert!(Format::WebUrl.matches("HTTP://shop.example"));
        assert!(!Format::WebUrl.matches("alipays://platformapi"));
        assert!(Format::HttpsUrl.matches("https://shop.example"));
        assert!(!Format::HttpsUrl.matches("http://shop.example"));
        assert!(Format::Url.matches("alipays://platformapi"));
    }

    #[test]
    fn addresses_of_each_version_and_digits_are_told_apart() {
        assert!(Format::Ip.matches("192.0.2.1") && Format::Ip.matches("2001:db8::1"));
        assert!(Format::Ipv4.matches("192.0.2.1") && !Format::Ipv4.matches("::1"));
        assert!(Format::Ipv6.matches("::1") && !Format::Ipv6.matches("192.0.2.256"));
        assert!(
            Format::Digits.matches("0123")
                && !Format::Digits.matches("12 ")
                && !Format::Digits.matches("")
        );
    }

    #[test]
    fn what_identifies_can_be_seen_and_has_no_control_characters() {
        for text in [
            "1",
            "order-4711",
            "a b",
            " a",
            "付款-1",
            "-",
            "é",
            "a\u{200b}",
        ] {
            assert!(Format::Identifier.matches(text), "{text:?}");
        }
        for text in [
            "",
            " ",
            "  ",
            "\t",
            "a\0b",
            "a\n",
            "\u{85}a",
            "\u{3000}",
            "\u{a0}",
            "\u{200b}",
            "\u{feff}",
            "\u{ad}\u{2060}",
        ] {
            assert!(!Format::Identifier.matches(text), "{text:?}");
        }
    }

    #[test]
    fn codes_are_capital_letters_of_a_fixed_number() {
        assert!(Format::Currency.matches("USD"));
        assert!(!Format::Currency.matches("usd"));
        assert!(!Format::Currency.matches("US"));
        assert!(Format::Region.matches("US"));
        assert!(!Format::Region.matches("USA"));
        assert!(!Format::Region.matches("us"));
        assert!(Format::Date.matches("2000-02-29"));
        assert!(!Format::Date.matches("1900-02-29"));
    }
}
