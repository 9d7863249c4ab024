//! Dates and times as ISO 8601 writes them.

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

/// Whether a text is a date and time. A function of its own, so that the parts are not put together when nobody wants them.
pub(super) fn is_moment(text: &str) -> bool {
    moment(text).is_some()
}

/// Reads `YYYY-MM-DDThh:mm[:ss[.f…]]` with `Z`, `±hh`, `±hhmm` or `±hh:mm` behind it.
#[inline]
pub(crate) fn moment(text: &str) -> Option<Moment> {
    let ((year, month, day), rest) = date(text.as_bytes())?;
    let (&[b'T', h1, h2, b':', m1, m2], rest) = rest.split_first_chunk()? else {
        return None;
    };
    let (second, nanosecond, rest) = seconds(rest)?;
    Some(Moment {
        year,
        month,
        day,
        hour: two_digits(h1, h2, 23)?,
        minute: two_digits(m1, m2, 59)?,
        second,
        nanosecond,
        offset: offset(rest)?,
    })
}

/// Reads `YYYY-MM-DD`, and gives what stands behind it.
#[inline]
pub(super) fn date(text: &[u8]) -> Option<((i64, u8, u8), &[u8])> {
    let (&[y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2], rest) = text.split_first_chunk()? else {
        return None;
    };
    let (century, year) = (two_digits(y1, y2, 99)?, two_digits(y3, y4, 99)?);
    let year = i64::from(century) * 100 + i64::from(year);
    let (month, day) = (two_digits(m1, m2, 12)?, two_digits(d1, d2, 31)?);
    let days = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => return None,
    };
    (1..=days)
        .contains(&day)
        .then_some(((year, month, day), rest))
}

#[inline]
fn two_digits(tens: u8, units: u8, max: u8) -> Option<u8> {
    let (tens, units) = (tens.wrapping_sub(b'0'), units.wrapping_sub(b'0'));
    if tens > 9 || units > 9 {
        return None;
    }
    let number = tens * 10 + units;
    (number <= max).then_some(number)
}

/// Seconds and nanoseconds, which may both be absent, and what stands behind them. A fraction behind minutes would be one of
/// a minute.
#[inline]
fn seconds(text: &[u8]) -> Option<(u8, u32, &[u8])> {
    match text {
        &[b':', s1, s2, ref rest @ ..] => {
            let second = two_digits(s1, s2, 60)?;
            let (nanosecond, rest) = match rest {
                [b'.' | b',', fraction @ ..] => nanoseconds(fraction)?,
                _ => (0, rest),
            };
            Some((second, nanosecond, rest))
        }
        _ => Some((0, 0, text)),
    }
}

fn nanoseconds(fraction: &[u8]) -> Option<(u32, &[u8])> {
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

#[inline]
fn offset(text: &[u8]) -> Option<i16> {
    let (sign, h1, h2, m1, m2) = match *text {
        [b'Z'] => return Some(0),
        [sign, h1, h2] => (sign, h1, h2, b'0', b'0'),
        [sign, h1, h2, m1, m2] | [sign, h1, h2, b':', m1, m2] => (sign, h1, h2, m1, m2),
        _ => return None,
    };
    let minutes = i16::from(two_digits(h1, h2, 23)?) * 60 + i16::from(two_digits(m1, m2, 59)?);
    match sign {
        b'+' => Some(minutes),
        b'-' => Some(-minutes),
        _ => None,
    }
}
