//! What is wrong with a spec, and where.

use std::cell::RefCell;

use super::place::Place;

/// One thing to put right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// A stable name such as `unknown-type`.
    pub code: &'static str,
    /// The text to underline.
    pub place: Place,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub help: String,
}

/// Everything that is wrong, in the order it was found.
///
/// Adding takes `&self`, so that nested readers of one file can all report to one list.
#[derive(Debug, Default)]
pub struct Findings(RefCell<Vec<Finding>>);

impl Findings {
    /// Adds a finding.
    pub fn add(
        &self,
        code: &'static str,
        place: Place,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.0.borrow_mut().push(Finding {
            code,
            place,
            message: message.into(),
            help: help.into(),
        });
    }

    /// The findings in the order of their files and places.
    #[must_use]
    pub fn into_sorted(self) -> Vec<Finding> {
        let mut findings = self.0.into_inner();
        findings.sort_by_key(|finding| (finding.place, finding.code));
        findings.dedup();
        findings
    }
}

/// The help line for a name that is not known: the nearest known one, or all of them.
#[must_use]
pub fn did_you_mean<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> String {
    const ALIKE: f64 = 0.7;
    const LISTED: usize = 30;
    let mut known: Vec<&str> = known.into_iter().collect();
    known.sort_unstable();
    known.dedup();
    let nearest = known
        .iter()
        .map(|candidate| (strsim::jaro_winkler(name, candidate), candidate))
        .max_by(|one, other| one.0.total_cmp(&other.0));
    match nearest {
        None => "none is defined here".to_owned(),
        Some((alike, candidate)) if alike >= ALIKE => format!("did you mean `{candidate}`?"),
        Some(_) if known.len() <= LISTED => format!("known here: {}", known.join(", ")),
        Some(_) => format!("{} names are known here, none is alike", known.len()),
    }
}
