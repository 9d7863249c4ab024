//! Problems, and the checks that find them.

use antom_runtime::validate::Format;

/// One broken constraint.
#[derive(Debug)]
#[expect(
    dead_code,
    reason = "whoever shows it reads it; the benchmark only makes it"
)]
pub(in crate::session) struct Problem {
    path: String,
    kind: Kind,
}

#[derive(Debug)]
#[expect(
    dead_code,
    reason = "whoever shows it reads it; the benchmark only makes it"
)]
pub(super) enum Kind {
    Missing,
    TooLong { characters: usize, max: usize },
    TooMany { items: usize, max: usize },
    TooSmall { number: u64, min: u64 },
    Form(Format),
}

pub(super) type Problems = Vec<Problem>;

pub(super) fn text(found: &mut Problems, name: &str, text: &Option<String>, max: usize) {
    if let Some(text) = text {
        length(found, name, text, max);
    }
}

pub(super) fn length(found: &mut Problems, name: &str, text: &str, max: usize) {
    // No text has more characters than bytes.
    if text.len() > max {
        let characters = text.chars().count();
        if characters > max {
            report(found, name, Kind::TooLong { characters, max });
        }
    }
}

pub(super) fn form(found: &mut Problems, name: &str, text: &str, format: Format) {
    if !format.matches(text) {
        report(found, name, Kind::Form(format));
    }
}

pub(super) fn at_least_one(found: &mut Problems, name: &str, number: Option<u64>) {
    if let Some(number @ 0) = number {
        report(found, name, Kind::TooSmall { number, min: 1 });
    }
}

/// Checks a part that may be absent.
pub(super) fn within<T>(
    found: &mut Problems,
    name: &str,
    part: &Option<T>,
    check: impl Fn(&T, &mut Problems),
) {
    if let Some(part) = part {
        each_within(found, name, part, check);
    }
}

/// Checks a part.
pub(super) fn each_within<T>(
    found: &mut Problems,
    name: &str,
    part: &T,
    check: impl Fn(&T, &mut Problems),
) {
    let before = found.len();
    check(part, found);
    prefix(found, before, || name.to_owned());
}

pub(super) fn prefix(found: &mut Problems, before: usize, name: impl Fn() -> String) {
    if found.len() == before {
        return;
    }
    let name = name();
    for problem in &mut found[before..] {
        problem.path = format!("{name}.{}", problem.path);
    }
}

#[cold]
pub(super) fn report(found: &mut Problems, name: &str, kind: Kind) {
    let path = name.to_owned();
    found.push(Problem { path, kind });
}
