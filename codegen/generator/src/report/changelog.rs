//! Sentences for CHANGELOG.md, in the sections of Keep a Changelog. The same change in many places is one sentence.

use super::join::join;
use super::{Change, Report, changes};
use crate::diff::{Audience, Section, Verdict};

/// Where a sentence stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Heading {
    /// Code that uses the crate breaks.
    Breaking,
    Of(Section),
}

const HEADINGS: [(&str, Heading); 6] = [
    ("Breaking", Heading::Breaking),
    ("Added", Heading::Of(Section::Added)),
    ("Changed", Heading::Of(Section::Changed)),
    ("Deprecated", Heading::Of(Section::Deprecated)),
    ("Removed", Heading::Of(Section::Removed)),
    ("Fixed", Heading::Of(Section::Fixed)),
];

/// The section of the next version. What an allow list accepts is told like everything else: it changed.
#[must_use]
pub fn changelog(report: &Report<'_>) -> String {
    let accepted = report.accepted.iter().map(|accepted| accepted.finding);
    let changes = changes(report.diff.findings.iter().chain(accepted));
    let told = join(changes.into_iter().map(|change| (heading(&change), change)));
    let mut text = format!("## {}\n", report.versions[1]);
    for (title, heading) in HEADINGS {
        let mut of_heading = told
            .iter()
            .filter(|told| told.common.0 == heading)
            .peekable();
        if of_heading.peek().is_some() {
            text += &format!("\n### {title}\n\n");
        }
        for told in of_heading {
            let more = match told.common.1 {
                true => " Older versions of the crate break on it.",
                false => "",
            };
            text += &format!("- {}{more}\n", told.sentence.markdown());
        }
    }
    if told.is_empty() {
        text += "\nNothing changed.\n";
    }
    text
}

/// Where a change is told, and whether it breaks those alone who do not update.
fn heading(change: &Change<'_>) -> (Heading, bool) {
    let breaks = |audience| change.verdict(audience) == Verdict::Breaking;
    match breaks(Audience::Source) || breaks(Audience::Behaviour) {
        true => (Heading::Breaking, false),
        false => {
            let section = change.main().rule.telling.section;
            (Heading::Of(section), breaks(Audience::Wire))
        }
    }
}
