//! Well-known forms of text.

/// A well-known form of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Format {
    /// An ISO 8601 date and time with an offset.
    DateTime,
    /// An ISO 8601 date.
    Date,
    /// An absolute URL.
    Url,
    /// An ISO 4217 currency code.
    Currency,
    /// An ISO 3166-1 alpha-2 region code.
    Region,
}

impl Format {
    /// Whether a text has this form.
    ///
    /// Codes are checked for their shape only, so that a currency or a region that is new to this version is not refused.
    #[must_use]
    pub fn matches(self, text: &str) -> bool {
        match self {
            Self::DateTime => moment(text).is_some(),
            Self::Date => date(text.as_bytes()).is_some_and(|(_, rest)| rest.is_empty()),
            Self::Url => is_absolute_url(text),
            Self::Currency => is_capitals(text, 3),
            Self::Region => is_capitals(text, 2),
        }
    }

    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::DateTime => "format.datetime",
            Self::Date => "format.date",
            Self::Url => "format.url",
            Self::Currency => "format.currency",
            Self::Region => "format.region",
        }
    }

    pub(super) const fn words(self) -> &'static str {
        match self {
            Self::DateTime => {
                "an ISO 8601 date and time with an offset, such as 2019-11-27T12:01:01+08:00"
            }
            Self::Date => "an ISO 8601 date, such as 2019-11-27",
            Self::Url => "an absolute URL, such as https://shop.example/paid",
            Self::Currency => "an ISO 4217 currency code, three capital letters such as USD",
            Self::Region => "an ISO 3166-1 alpha-2 region code, two capital letters such as US",
        }
    }
}

/// A date and time as it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Moment {
    pub(crate) year: i64,
    pub(crate) month: u8,
    pub(crate) day: u8,
    pub(crate) hour: u8,
    pub(crate) minute: u8,
    /// 60 for a leap second.
    pub(crate) second: u8,
    pub(crate) nanosecond: u32,
    /// Minutes east of UTC.
    pub(crate) offset: i16,
}

/// Reads `YYYY-MM-DDThh:mm[:ss[.f…]]` with `Z`, `±hh`, `±hhmm` or `±hh:mm` behind it.
pub(crate) fn moment(text: &str) -> Option<Moment> {
    let ((year, month, day), rest) = date(text.as_bytes())?;
    let rest = rest.strip_prefix(b"T")?;
    let (hour, rest) = two_digits(rest, 23)?;
    let (minute, rest) = two_digits(rest.strip_prefix(b":")?, 59)?;
    let (second, rest) = match rest.strip_prefix(b":") {
        Some(rest) => two_digits(rest, 60)?,
        None => (0, rest),
    };
    let (nanosecond, rest) = match rest {
        [b'.' | b',', fraction @ ..] => nanoseconds(fraction)?,
        _ => (0, rest),
    };
    Some(Moment {
        year,
        month,
        day,
        hour,
        minute,
        second,
        nanosecond,
        offset: offset(rest)?,
    })
}

type Rest<'a, T> = Option<(T, &'a [u8])>;

fn date(text: &[u8]) -> Rest<'_, (i64, u8, u8)> {
    let (century, rest) = two_digits(text, 99)?;
    let (year, rest) = two_digits(rest, 99)?;
    let year = i64::from(century) * 100 + i64::from(year);
    let (month, rest) = two_digits(rest.strip_prefix(b"-")?, 12)?;
    let (day, rest) = two_digits(rest.strip_prefix(b"-")?, 31)?;
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if is_leap => 29,
        2 => 28,
        _ => return None,
    };
    (1..=days)
        .contains(&day)
        .then_some(((year, month, day), rest))
}

fn two_digits(text: &[u8], max: u8) -> Rest<'_, u8> {
    let (&[tens, units], rest) = text.split_first_chunk()?;
    if !tens.is_ascii_digit() || !units.is_ascii_digit() {
        return None;
    }
    let number = (tens - b'0') * 10 + (units - b'0');
    (number <= max).then_some((number, rest))
}

fn nanoseconds(fraction: &[u8]) -> Rest<'_, u32> {
    let digits = fraction
        .iter()
        .take_while(|byte| byte.is_ascii_digit())
        .count();
    if digits == 0 {
        return None;
    }
    let (digits, rest) = fraction.split_at(digits);
    let nanoseconds = digits
        .iter()
        .copied()
        .chain(std::iter::repeat(b'0'))
        .take(9)
        .fold(0, |number, digit| number * 10 + u32::from(digit - b'0'));
    Some((nanoseconds, rest))
}

fn offset(text: &[u8]) -> Option<i16> {
    let (sign, rest) = match text {
        b"Z" => return Some(0),
        [b'+', rest @ ..] => (1, rest),
        [b'-', rest @ ..] => (-1, rest),
        _ => return None,
    };
    let (hours, rest) = two_digits(rest, 23)?;
    let minutes = match rest {
        [] => 0,
        _ => match two_digits(rest.strip_prefix(b":").unwrap_or(rest), 59)? {
            (minutes, []) => minutes,
            _ => return None,
        },
    };
    Some(sign * (i16::from(hours) * 60 + i16::from(minutes)))
}

fn is_absolute_url(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once("://") else {
        return false;
    };
    let is_scheme = scheme.starts_with(|first: char| first.is_ascii_alphabetic())
        && scheme
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte));
    let is_web = scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http");
    let has_host = !rest.starts_with(['/', '?', '#', ':']);
    let is_one_word = !rest
        .bytes()
        .any(|byte| byte.is_ascii_whitespace() || byte.is_ascii_control());
    is_scheme && !rest.is_empty() && is_one_word && (has_host || !is_web)
}

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
