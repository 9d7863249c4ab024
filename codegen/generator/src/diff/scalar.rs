//! Whether every value that one scalar field may have is a value of another one.
//!
//! Values are compared as they stand on the wire: a number of 10 at most is the same whichever type of number holds it, and a
//! text of which only a few values are allowed is a number if all of them are. What limits demand, their kinds say themselves.

use crate::fact::Holds;
use crate::fact::limit::{Bounds, Given, Says};
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
    let Some(own) = range(&writer.limits, written) else {
        let keeps =
            [Says::HowMuch, Says::Which].map(|says| writer.limits.keep(&reader.limits, says));
        return types_fit(written, is_text, read, checks) && (!checks || keeps == [true, true]);
    };
    let keeps = || numbers(&writer.limits, own).keep(&reader.limits, Says::HowMuch);
    match read.holds() {
        Holds::Whole { least, most } => is_within(own, (least, most)) && (!checks || keeps()),
        Holds::Decimal => !checks || keeps(),
        Holds::Text => is_text && (!checks || is_text_of_digits(own, reader, read)),
        Holds::Flag => false,
    }
}

/// The limits of whole numbers, of which those of their type are some.
fn numbers(limits: &Limits, (least, most): (i128, i128)) -> Limits {
    Limits {
        range: Bounds {
            min: Some(Decimal::from(least)),
            max: Some(Decimal::from(most)),
        },
        ..limits.clone()
    }
}

/// Whether the values of one type are values of the other.
fn types_fit(written: Scalar, is_text: bool, read: Scalar, checks: bool) -> bool {
    if written == read {
        return true;
    }
    match (read.holds(), read.format()) {
        (Holds::Text, None) => is_text,
        // Not every text is a date.
        (Holds::Text, Some(_)) => is_text && !checks,
        // Neither is every text a number, and what is none is not read.
        (Holds::Decimal | Holds::Whole { .. } | Holds::Flag, _) => false,
    }
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
    let keeps = |given: Given<'_>| !checks || reader.limits.refusals(given).is_empty();
    match read.holds() {
        Holds::Flag => matches!(text, "true" | "false"),
        Holds::Whole { least, most } => text.parse::<i128>().is_ok_and(|number| {
            number.to_string() == text
                && is_within((number, number), (least, most))
                && keeps(Given::Number(&number.into()))
        }),
        Holds::Decimal => text
            .parse::<Decimal>()
            .is_ok_and(|number| keeps(Given::Number(&number)) && keeps(Given::Text(text))),
        Holds::Text => !checks || reader.limits.refusals_of_text(Some(read), text).is_empty(),
    }
}

/// Whether the digits of every number of a range are a text of the reader, who has no other limits than those of a length.
fn is_text_of_digits((least, most): (i128, i128), reader: &Field, read: Scalar) -> bool {
    let length = |number: i128| number.to_string().len();
    let shortest = match least <= 0 && most >= 0 {
        true => 1,
        false => length(least).min(length(most)),
    };
    let digits = Limits {
        length: Bounds {
            min: Some(shortest),
            max: Some(length(least).max(length(most))),
        },
        ..Limits::default()
    };
    let mut says = [Says::HowMuch, Says::Which].into_iter();
    read.format().is_none() && says.all(|says| digits.keep(&reader.limits, says))
}

/// The whole numbers that a field of a type may hold; `None` for what is no whole number.
pub(super) fn range(limits: &Limits, scalar: Scalar) -> Option<(i128, i128)> {
    let (least, most) = scalar.numbers()?;
    // The limits of a whole number were found to be such when the spec was checked.
    let whole = |limit: &Option<Decimal>| limit.as_ref()?.as_str().parse::<i128>().ok();
    let (min, max) = (whole(&limits.range.min), whole(&limits.range.max));
    Some((
        min.map_or(least, |min| least.max(min)),
        max.map_or(most, |max| most.min(max)),
    ))
}

fn is_within((least, most): (i128, i128), around: (i128, i128)) -> bool {
    around.0 <= least && most <= around.1
}
