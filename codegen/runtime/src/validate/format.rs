//! Well-known forms of text: one row a format, and a file for each matcher that takes more than a line.

mod email;
mod host;
mod iban;
mod phone;
mod unseen;
mod url;

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::str::FromStr;

use super::moment::{is_date, is_moment};
use email::is_email;
use iban::is_iban;
use phone::is_phone;
use unseen::is_unseen;
use url::{is_https_url, is_url, is_web_url};

/// Makes the formats of a table: what a format is, its word in attributes, its name in Rust, the function that knows it, and
/// what a text that does not have it is told not to be.
macro_rules! formats {
    ($($(#[doc = $doc:literal])+ $word:ident, $variant:ident, $matches:expr, $words:literal;)*) => {
        /// A well-known form of text.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum Format {
            $($(#[doc = $doc])+ $variant,)*
        }

        impl Format {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// Whether a text has this form.
            ///
            /// Codes are checked for their shape only, so that a currency or a region that is new to this version is not
            /// refused. Telephone numbers are held to what all of them have in common, and letters beyond ASCII of a host
            /// or an e-mail address to being seen.
            #[inline]
            #[must_use]
            pub fn matches(self, text: &str) -> bool {
                match self {
                    $(Self::$variant => $matches(text),)*
                }
            }

            /// The word for it in attributes: `format = datetime`.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self {
                    $(Self::$variant => stringify!($word),)*
                }
            }

            /// A stable name of the violation of it, such as `format.datetime`.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self {
                    $(Self::$variant => concat!("format.", stringify!($word)),)*
                }
            }

            /// What a text of this form is, with an example: `an ISO 8601 date, such as 2019-11-27`.
            #[must_use]
            pub const fn words(self) -> &'static str {
                match self {
                    $(Self::$variant => $words,)*
                }
            }
        }

        /// Each format by its word in attributes, which the derive writes as a path for the compiler to find.
        #[allow(non_upper_case_globals)]
        pub mod formats {
            use super::Format;

            $($(#[doc = $doc])+ pub const $word: Format = Format::$variant;)*
        }
    };
}

formats! {
    /// An ISO 8601 date and time with an offset.
    datetime, DateTime, is_moment, "an ISO 8601 date and time with an offset, such as 2019-11-27T12:01:01+08:00";
    /// An ISO 8601 date.
    date, Date, is_date, "an ISO 8601 date, such as 2019-11-27";
    /// An absolute URL of the web or of an app: a place that a buyer can be sent to.
    ///
    /// What runs a script, is on the buyer's device or begins a message is none, such as `javascript:`, `file:` or `mailto:`.
    url, Url, is_url, "an absolute URL, such as https://shop.example/paid";
    /// An absolute URL of the scheme `http` or `https`.
    web_url, WebUrl, is_web_url, "an absolute http or https URL, such as https://shop.example/paid";
    /// An absolute URL of the scheme `https`.
    https_url, HttpsUrl, is_https_url, "an absolute https URL, such as https://shop.example/paid";
    /// An ISO 4217 currency code.
    currency, Currency, are_capitals::<3>, "an ISO 4217 currency code, three capital letters such as USD";
    /// An ISO 3166-1 alpha-2 region code.
    region, Region, are_capitals::<2>, "an ISO 3166-1 alpha-2 region code, two capital letters such as US";
    /// An e-mail address.
    email, Email, is_email, "an e-mail address, such as buyer@shop.example";
    /// A telephone number, in or out of a country, of as many digits as E.164 has.
    phone, Phone, is_phone, "a telephone number, such as +49 30 901820";
    /// An IP address, of version 4 or 6.
    ip, Ip, is_a::<IpAddr>, "an IP address, such as 192.0.2.1 or 2001:db8::1";
    /// An IP address of version 4.
    ipv4, Ipv4, is_a::<Ipv4Addr>, "an IPv4 address, such as 192.0.2.1";
    /// An IP address of version 6.
    ipv6, Ipv6, is_a::<Ipv6Addr>, "an IPv6 address, such as 2001:db8::1";
    /// An international bank account number, in one piece, with the check digits that belong to it.
    iban, Iban, is_iban, "an IBAN in one piece with its check digits, such as DE89370400440532013000";
    /// ASCII digits and nothing else.
    digits, Digits, are_digits, "digits only";
    /// A text that tells things apart: with something to see in it, and without control characters.
    identifier, Identifier, is_identifier, "a text that identifies: it needs a visible character and no control characters";
}

impl Format {
    /// The format of a word, as attributes write it.
    ///
    /// ```
    /// use antom_runtime::validate::Format;
    ///
    /// assert_eq!(Format::from_word("web_url"), Some(Format::WebUrl));
    /// assert_eq!(Format::from_word("colour"), None);
    /// ```
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .copied()
            .find(|format| format.word() == word)
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
fn are_capitals<const COUNT: usize>(text: &str) -> bool {
    text.len() == COUNT && text.bytes().all(|byte| byte.is_ascii_uppercase())
}

fn are_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_a<T: FromStr>(text: &str) -> bool {
    text.parse::<T>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::Format;

    #[test]
    fn every_format_is_found_by_its_word_and_names_its_violation_by_it() {
        for format in Format::ALL {
            assert_eq!(Format::from_word(format.word()), Some(*format));
            assert_eq!(format.code(), format!("format.{}", format.word()));
        }
    }

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
