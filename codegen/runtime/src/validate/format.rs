//! Well-known forms of text.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use super::moment::{is_date, is_moment};

/// A well-known form of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Format {
    /// An ISO 8601 date and time with an offset.
    DateTime,
    /// An ISO 8601 date.
    Date,
    /// An absolute URL of any scheme.
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
    /// A telephone number, much as E.164 has it.
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
    /// E-mail addresses and telephone numbers are held to what all of them have in common.
    #[inline]
    #[must_use]
    pub fn matches(self, text: &str) -> bool {
        match self {
            Self::DateTime => is_moment(text),
            Self::Date => is_date(text),
            Self::Url => scheme_of_url(text).is_some(),
            Self::WebUrl => scheme_of_url(text).is_some_and(is_web),
            Self::HttpsUrl => {
                scheme_of_url(text).is_some_and(|scheme| scheme.eq_ignore_ascii_case("https"))
            }
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

fn is_web(scheme: &str) -> bool {
    scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http")
}

/// The scheme of an absolute URL; `None` when the text is none.
fn scheme_of_url(text: &str) -> Option<&str> {
    let (scheme, rest) = match text.strip_prefix("https://") {
        // Nearly every URL begins like this, and to compare with it takes less time than to look for the end of a scheme.
        Some(rest) => ("https", rest),
        None => any_scheme(text)?,
    };
    // An app may be opened by its scheme alone, such as `shop://`.
    let has_host = !matches!(rest.as_bytes(), [] | [b'/' | b'?' | b'#' | b':', ..]);
    let is_url = !breaks(rest.as_bytes()) && (has_host || !is_web(scheme));
    is_url.then_some(scheme)
}

/// A scheme and what stands behind its `://`.
fn any_scheme(text: &str) -> Option<(&str, &str)> {
    let is_of_scheme =
        |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.');
    // What ends the scheme is no part of one, so that the first such byte must be where `://` stands.
    let end = text.bytes().position(|byte| !is_of_scheme(byte))?;
    let (scheme, rest) = text.split_at_checked(end)?;
    let is_scheme = scheme.starts_with(|first: char| first.is_ascii_alphabetic());
    is_scheme.then_some((scheme, rest.strip_prefix("://")?))
}

fn is_one_word(text: &str) -> bool {
    !text.is_empty() && !breaks(text.as_bytes())
}

/// Whether there is a space or a control character. Both are below the other characters of ASCII, except one.
fn breaks(text: &[u8]) -> bool {
    /// How many bytes are looked at together.
    const CHUNK: usize = 16;
    let is_break = |&byte: &u8| byte <= b' ' || byte == 0x7F;
    let any = |chunk: &[u8; CHUNK]| chunk.iter().fold(false, |any, byte| any | is_break(byte));
    // The last chunk may overlap the one before: to look at a byte twice takes less time than to look at each alone.
    match text.last_chunk() {
        Some(last) => text.as_chunks().0.iter().any(any) || any(last),
        None => text.iter().any(is_break),
    }
}

/// A name and a domain; quoted names and domains of one label are as good as others.
fn is_email(text: &str) -> bool {
    let Some((name, domain)) = text.rsplit_once('@') else {
        return false;
    };
    let is_domain = domain
        .split('.')
        .all(|label| !label.is_empty() && !label.contains('@'));
    !name.is_empty() && is_one_word(text) && is_domain
}

/// A plus or none, then 4 to 15 digits with spaces, hyphens, points, slashes and brackets between them.
fn is_phone(text: &str) -> bool {
    let rest = text.strip_prefix('+').unwrap_or(text);
    let digits = rest.bytes().filter(u8::is_ascii_digit).count();
    let fits = |byte: u8| byte.is_ascii_digit() || b" -./()".contains(&byte);
    (4..=15).contains(&digits) && rest.bytes().all(fits)
}

/// Whether a text has something to see in it, and no control characters, at which one side may cut it off.
fn is_identifier(text: &str) -> bool {
    let is_seen = |character: char| match character {
        // Nearly every one is of these.
        '!'..='~' => true,
        '\u{ad}'
        | '\u{61c}'
        | '\u{180e}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}' => false,
        _ => !character.is_whitespace(),
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
    fn a_url_is_absolute_and_one_word() {
        let good = [
            "https://shop.example",
            "http://localhost:9090/amsdemo/result?a=b#c",
            "alipays://platformapi/startapp",
            "myapp:///paid",
            "https://商店.example/付款",
        ];
        let bad = [
            "",
            "shop.example/paid",
            "/paid",
            "://x",
            "https://",
            "https:///x",
            "1a://x",
            "https://a b",
            "https://a\n",
        ];
        for text in good {
            assert!(Format::Url.matches(text), "{text}");
        }
        for text in bad {
            assert!(!Format::Url.matches(text), "{text}");
        }
    }

    #[test]
    fn schemes_can_be_demanded() {
        assert!(Format::WebUrl.matches("HTTP://shop.example"));
        assert!(!Format::WebUrl.matches("alipays://platformapi"));
        assert!(Format::HttpsUrl.matches("https://shop.example"));
        assert!(!Format::HttpsUrl.matches("http://shop.example"));
    }

    #[test]
    fn addresses_and_numbers_are_held_to_what_all_have_in_common() {
        for text in [
            "bob@gmail.com",
            "o'neil+tag@a.b.example",
            "\"a@b\"@host",
            "用户@例子.中国",
        ] {
            assert!(Format::Email.matches(text), "{text}");
        }
        for text in [
            "",
            "@",
            "bob",
            "bob@",
            "@b.c",
            "bob@b..c",
            "bob@.c",
            "b ob@c.d",
            "bob@c.d\n",
        ] {
            assert!(!Format::Email.matches(text), "{text}");
        }
        for text in ["9093749555", "+86 18888888888", "(030) 90-18.20/1", "1234"] {
            assert!(Format::Phone.matches(text), "{text}");
        }
        for text in [
            "",
            "+",
            "123",
            "1234567890123456",
            "++4912345",
            "12345x",
            "１２３４５",
        ] {
            assert!(!Format::Phone.matches(text), "{text}");
        }
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
