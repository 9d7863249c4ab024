//! Whether every value that one scalar field may have is a value of another one.
//!
//! Values are compared as they stand on the wire: a number of 10 at most is the same whichever type of number holds it, and a
//! text of which only a few values are allowed is a number if all of them are.

use regex_lite::Regex;

use crate::model::{Decimal, Field, Limits};
use crate::spec::{Scalar, Wire};

/// Both are single items here, whatever list or map is around them. A reader who checks refuses what breaks limits; others take
/// whatever their type holds. The writer keeps the limits of its own spec.
pub(super) fn fits(
    (writer, written): (&Field, Scalar),
    (reader, read): (&Field, Scalar),
    checks: bool,
) -> bool {
    let is_text = written.is_text() || writer.wire == Wire::Text;
    if let Some(texts) = all_texts(&writer.limits, written) {
        let is_readable = is_text || !read.is_text();
        return is_readable && texts.iter().all(|text| takes(reader, read, text, checks));
    }
    match (range(&writer.limits, written), read) {
        (Some(own), Scalar::Unsigned | Scalar::Signed) => {
            let taken = taken_range(reader, read, checks);
            taken.is_some_and(|taken| is_within(own, taken))
                && (!checks || keeps_divisors(&writer.limits, &reader.limits))
        }
        (Some((least, most)), Scalar::Decimal) => {
            let own = [least, most].map(Decimal::from);
            !checks || is_between(own.each_ref().map(Some), &reader.limits)
        }
        (Some(own), _) => is_text && (!checks || is_text_of_digits(own, reader, read)),
        (None, _) => types_fit(written, is_text, read, checks) && keeps(writer, reader, checks),
    }
}

/// Whether the values of one type are values of the other.
fn types_fit(written: Scalar, is_text: bool, read: Scalar, checks: bool) -> bool {
    if written == read {
        return true;
    }
    match read {
        Scalar::Text => is_text,
        // Not every text is a number, and what is none is not read.
        Scalar::Decimal => false,
        // Neither is every text a date.
        read => read.is_text() && is_text && !checks,
    }
}

/// Whether the limits of a text or a decimal number are within those of its reader.
fn keeps(writer: &Field, reader: &Field, checks: bool) -> bool {
    let (own, theirs) = (&writer.limits, &reader.limits);
    // A limit that is new must be compared here, or be named as one that these values do not have.
    let Limits {
        min_length: _,
        max_length: _,
        pattern,
        min: _,
        max: _,
        fixed: _,
        one_of: _,
        // Lists and maps have them, and whole numbers.
        min_items: _,
        max_items: _,
        divisible_by: _,
    } = theirs;
    !checks
        || is_within(lengths(own), lengths(theirs))
            && is_between([own.min.as_ref(), own.max.as_ref()], theirs)
            && (pattern.is_none() || own.pattern == *pattern)
            && all_texts(theirs, Scalar::Text).is_none()
}

/// The values of a field that has only a few.
fn all_texts(limits: &Limits, scalar: Scalar) -> Option<Vec<String>> {
    match (&limits.fixed, limits.one_of.as_slice(), scalar) {
        (Some(fixed), _, _) => Some(vec![fixed.clone()]),
        (None, [], Scalar::Flag) => Some(["true", "false"].map(str::to_owned).into()),
        (None, [], _) => None,
        (None, texts, _) => Some(texts.to_vec()),
    }
}

/// Whether a reader takes one text.
fn takes(reader: &Field, read: Scalar, text: &str, checks: bool) -> bool {
    let limits = &reader.limits;
    match read {
        Scalar::Flag => matches!(text, "true" | "false"),
        Scalar::Unsigned | Scalar::Signed => {
            let number = text.parse::<i128>().ok();
            let taken = taken_range(reader, read, checks);
            number.zip(taken).is_some_and(|(number, taken)| {
                number.to_string() == text && is_within((number, number), taken)
            })
        }
        Scalar::Decimal => text
            .parse::<Decimal>()
            .is_ok_and(|number| !checks || is_between([Some(&number), Some(&number)], limits)),
        Scalar::DateTime | Scalar::Date | Scalar::Url => {
            !checks || read.format().is_none_or(|format| format.matches(text))
        }
        Scalar::Text | Scalar::Currency | Scalar::Region => {
            !checks || is_allowed(limits, read, text)
        }
    }
}

fn is_allowed(limits: &Limits, read: Scalar, text: &str) -> bool {
    // A limit that is new must be kept here, or be named as one that a text does not have.
    let Limits {
        min_length: _,
        max_length: _,
        pattern,
        fixed,
        one_of,
        min: _,
        max: _,
        min_items: _,
        max_items: _,
        divisible_by: _,
    } = limits;
    let length = text.chars().count() as i128;
    // A pattern that is none was refused when the spec was checked.
    let matches = |pattern: &String| {
        Regex::new(&format!("^(?:{pattern})$")).is_ok_and(|pattern| pattern.is_match(text))
    };
    read.format().is_none_or(|format| format.matches(text))
        && is_within((length, length), lengths(limits))
        && pattern.as_ref().is_none_or(matches)
        && fixed.as_ref().is_none_or(|fixed| fixed == text)
        && (one_of.is_empty() || one_of.iter().any(|one| one == text))
}

/// Whether the digits of every number of a range are a text of the reader.
fn is_text_of_digits((least, most): (i128, i128), reader: &Field, read: Scalar) -> bool {
    let limits = &reader.limits;
    let length = |number: i128| number.to_string().len() as i128;
    let shortest = match least <= 0 && most >= 0 {
        true => 1,
        false => length(least).min(length(most)),
    };
    let digits = (shortest, length(least).max(length(most)));
    read.format().is_none()
        && limits.pattern.is_none()
        && all_texts(limits, Scalar::Text).is_none()
        && is_within(digits, lengths(limits))
}

/// The whole numbers that a field of a type may hold; `None` for what is no whole number.
pub(super) fn range(limits: &Limits, scalar: Scalar) -> Option<(i128, i128)> {
    let (least, most) = all_of(scalar)?;
    // The limits of a whole number were found to be such when the spec was checked.
    let whole = |limit: &Option<Decimal>| limit.as_ref()?.as_str().parse::<i128>().ok();
    let (min, max) = (whole(&limits.min), whole(&limits.max));
    Some((
        min.map_or(least, |min| least.max(min)),
        max.map_or(most, |max| most.min(max)),
    ))
}

fn taken_range(reader: &Field, read: Scalar, checks: bool) -> Option<(i128, i128)> {
    match checks {
        true => range(&reader.limits, read),
        false => all_of(read),
    }
}

/// Every number of a type.
fn all_of(scalar: Scalar) -> Option<(i128, i128)> {
    match scalar {
        Scalar::Unsigned => Some((0, i128::from(u64::MAX))),
        Scalar::Signed => Some((i128::from(i64::MIN), i128::from(i64::MAX))),
        Scalar::Text
        | Scalar::Flag
        | Scalar::Decimal
        | Scalar::DateTime
        | Scalar::Date
        | Scalar::Url
        | Scalar::Currency
        | Scalar::Region => None,
    }
}

/// Whether everything from one number to another keeps the limits of a reader; an end that is missing is nowhere.
fn is_between([least, most]: [Option<&Decimal>; 2], limits: &Limits) -> bool {
    let keeps_min = limits.min.as_ref().is_none_or(|min| least >= Some(min));
    let keeps_max = limits
        .max
        .as_ref()
        .is_none_or(|max| most.is_some_and(|most| most <= max));
    keeps_min && keeps_max
}

/// Whether what a writer may send of a sum of money keeps the limits of its reader.
pub(super) fn keeps_sums(own: &Limits, theirs: &Limits) -> bool {
    is_between([own.min.as_ref(), own.max.as_ref()], theirs)
}

/// Whether a reader's amounts of a currency divide those of the writer.
fn keeps_divisors(own: &Limits, theirs: &Limits) -> bool {
    let mut divisors = theirs.divisible_by.iter();
    divisors.all(|(currency, divisor)| {
        let own = own.divisible_by.get(currency);
        own.is_some_and(|own| own.is_multiple_of(*divisor))
    })
}

fn lengths(limits: &Limits) -> (i128, i128) {
    let wide = |length: usize| i128::try_from(length).unwrap_or(i128::MAX);
    (
        limits.min_length.map_or(0, wide),
        limits.max_length.map_or(i128::MAX, wide),
    )
}

pub(super) fn is_within((least, most): (i128, i128), around: (i128, i128)) -> bool {
    around.0 <= least && most <= around.1
}
