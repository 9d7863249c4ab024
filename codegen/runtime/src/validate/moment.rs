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
    let (start, rest) = shaped(text.as_bytes(), b"0000-00-00T00:00")?;
    let &[y1, y2, y3, y4, _, m1, m2, _, d1, d2, _, h1, h2, _, n1, n2] = start;
    let (year, month, day) = day([y1, y2, y3, y4], [m1, m2], [d1, d2])?;
    let (second, nanosecond, rest) = seconds(rest)?;
    Some(Moment {
        year,
        month,
        day,
        hour: at_most(23, [h1, h2])?,
        minute: at_most(59, [n1, n2])?,
        second,
        nanosecond,
        offset: offset(rest)?,
    })
}

/// Whether a text is `YYYY-MM-DD`.
pub(super) fn is_date(text: &str) -> bool {
    match shaped(text.as_bytes(), b"0000-00-00") {
        Some((&[y1, y2, y3, y4, _, m1, m2, _, d1, d2], [])) => {
            day([y1, y2, y3, y4], [m1, m2], [d1, d2]).is_some()
        }
        _ => false,
    }
}

/// Takes what has a shape, in which `0` stands for any digit, and gives what stands behind it. All of it is compared at once,
/// without a branch for each byte.
#[inline]
fn shaped<'a, const LENGTH: usize>(
    text: &'a [u8],
    shape: &[u8; LENGTH],
) -> Option<(&'a [u8; LENGTH], &'a [u8])> {
    let (start, rest) = text.split_first_chunk()?;
    let fits = start.iter().zip(shape).fold(true, |fits, (byte, shape)| {
        let allowed = if *shape == b'0' { 10 } else { 1 };
        fits & (byte.wrapping_sub(*shape) < allowed)
    });
    fits.then_some((start, rest))
}

/// The number that two digits say.
#[inline]
fn number([tens, units]: [u8; 2]) -> u8 {
    (tens - b'0') * 10 + (units - b'0')
}

#[inline]
fn at_most(max: u8, digits: [u8; 2]) -> Option<u8> {
    let number = number(digits);
    (number <= max).then_some(number)
}

/// A day that the calendar has.
#[inline]
fn day([y1, y2, y3, y4]: [u8; 4], month: [u8; 2], day: [u8; 2]) -> Option<(i64, u8, u8)> {
    let year = i64::from(number([y1, y2])) * 100 + i64::from(number([y3, y4]));
    let (month, day) = (number(month), number(day));
    let days = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => return None,
    };
    (1..=days).contains(&day).then_some((year, month, day))
}

/// Seconds and nanoseconds, which may both be absent, and what stands behind them. A fraction behind minutes would be one of
/// a minute.
#[inline]
fn seconds(text: &[u8]) -> Option<(u8, u32, &[u8])> {
    let [b':', ..] = text else {
        return Some((0, 0, text));
    };
    let (&[_, s1, s2], rest) = shaped(text, b":00")?;
    let (nanosecond, rest) = match rest {
        [b'.' | b',', fraction @ ..] => nanoseconds(fraction)?,
        _ => (0, rest),
    };
    Some((at_most(60, [s1, s2])?, nanosecond, rest))
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
    let (sign, digits) = match text {
        b"Z" => return Some(0),
        [b'+', digits @ ..] => (1, digits),
        [b'-', digits @ ..] => (-1, digits),
        _ => return None,
    };
    let digits = match *digits {
        [h1, h2] => [h1, h2, b'0', b'0'],
        [h1, h2, m1, m2] | [h1, h2, b':', m1, m2] => [h1, h2, m1, m2],
        _ => return None,
    };
    let (&[h1, h2, m1, m2], _) = shaped(&digits, b"0000")?;
    let minutes = i16::from(at_most(23, [h1, h2])?) * 60 + i16::from(at_most(59, [m1, m2])?);
    Some(sign * minutes)
}
