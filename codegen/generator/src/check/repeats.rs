//! Calls that are made again: when that is safe, how much later, and that nothing said of it contradicts the rest.

use super::Report;
use super::subject::{Subject, demanded_field, is_plain_text};
use crate::spec::{Because, OperationFile, Outcome, Retry};

/// What may be repeated says why, once; and what says to repeat can be followed.
pub(super) fn repeats(subject: &Subject<'_>, report: &Report<'_>) {
    for operation in &subject.spec.operations {
        if let Some(repeatable) = &operation.repeatable {
            let place = repeatable.because.place;
            if let Some(key) = &operation.idempotency_key {
                report.add(
                    place,
                    format!("`{}` makes a repeated call safe already", key.value),
                    "keep the one of the two that the page tells of",
                );
            }
            if operation.authentication.is_some() {
                report.add(
                    place,
                    "a call in a session is never sent again",
                    "take `repeatable` out: anybody's answer could ask for it",
                );
            }
        }
        let is_repeatable = operation.idempotency_key.is_some() || operation.repeatable.is_some();
        let is_in_session = operation.authentication.is_some();
        for result in &operation.results {
            let is_repeat = result.retry.value == Retry::SameRequest;
            if is_repeat && !is_repeatable && !is_in_session {
                report.add(
                    result.retry.place,
                    format!("nothing makes it safe to repeat `{}`", operation.name.value),
                    "give it an `idempotency_key` or say why it is `repeatable`; if no source says so, write `after_inquiry` or `never`",
                );
            }
            if let Some(delay) = &result.delay
                && (!is_repeat || delay.value == 0)
            {
                report.add(
                    delay.place,
                    "a delay is the least number of seconds before the same request is sent again",
                    "it belongs to `retry: same_request`, and is more than 0",
                );
            }
        }
    }
}

/// The advice of a result says what its outcome and its retry say.
pub(super) fn advice(subject: &Subject<'_>, report: &Report<'_>) {
    let inquiries: Vec<&str> = subject
        .spec
        .operations
        .iter()
        .filter_map(|operation| operation.inquire_with.as_deref())
        .map(String::as_str)
        .collect();
    for operation in &subject.spec.operations {
        for result in &operation.results {
            let advice = &result.advice;
            let is_certain = result.outcome.value == Outcome::Failed && !changes_nothing(operation);
            if is_certain && says_to_inquire(advice, &inquiries) {
                report.add(
                    advice.place,
                    format!(
                        "`{}` failed for certain, and its advice is to inquire",
                        result.code.value
                    ),
                    "if an inquiry is needed, the outcome is `unknown`; else say what to do instead",
                );
            }
            let is_repeat = result.retry.value == Retry::SameRequest;
            if is_repeat && result.delay.is_none() && names_a_time(advice) {
                report.add(
                    advice.place,
                    "the advice names a time that nobody keeps",
                    "give it as `delay: …`, in seconds",
                );
            }
        }
    }
}

/// Of a question it is certain only that there is no answer.
fn changes_nothing(operation: &OperationFile) -> bool {
    let repeatable = operation.repeatable.as_ref();
    repeatable.is_some_and(|repeatable| repeatable.because.value == Because::ChangesNothing)
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|character: char| !character.is_alphanumeric())
        .filter(|word| !word.is_empty())
}

fn says_to_inquire(advice: &str, inquiries: &[&str]) -> bool {
    const INQUIRE: &[&str] = &["inquire", "inquires", "inquiry"];
    words(advice).any(|word| {
        inquiries.contains(&word) || INQUIRE.contains(&word.to_ascii_lowercase().as_str())
    })
}

fn names_a_time(advice: &str) -> bool {
    const UNITS: &[&str] = &["second", "minute", "hour", "day"];
    let words: Vec<&str> = words(advice).collect();
    words.windows(2).any(|pair| {
        let is_number = pair[0].bytes().all(|byte| byte.is_ascii_digit());
        let unit = pair[1].trim_end_matches('s');
        is_number && UNITS.contains(&unit)
    })
}

/// What repeats a value of the request is a text of the response, and so is what it repeats.
pub(super) fn echoes(subject: &Subject<'_>, report: &Report<'_>) {
    for list in subject.field_lists() {
        for field in list.fields {
            let Some(echoed) = &field.echoes else {
                continue;
            };
            let mut operations = subject.spec.operations.iter();
            let Some(operation) =
                operations.find(|operation| std::ptr::eq(&*operation.response, list.fields))
            else {
                report.add(
                    echoed.place,
                    format!("`{}` repeats nothing: it is no field of a response", field.name.value),
                    "only a field at the top of an operation's response can repeat one of its request",
                );
                continue;
            };
            let Some(sent) = demanded_field(operation, echoed, report) else {
                continue;
            };
            if !is_plain_text(sent) || !is_plain_text(field) {
                report.add(
                    echoed.place,
                    format!(
                        "`{}` and `{}` are not both texts",
                        field.name.value, echoed.value
                    ),
                    "only fields of `type: string` can be held against each other",
                );
            }
        }
    }
}
