//! Markdown for a comment on a pull request: what breaks in a table, everything else folded.

use super::join::join;
use super::sentence::{escaped, sentence};
use super::summary::{counted, summary};
use super::{Change, Group, Report, groups};
use crate::diff::{AUDIENCES, Accepted, Audience, Verdict};

/// The most bytes of a comment. GitHub takes 65,536 characters.
const MOST: usize = 65_000;
/// What is kept free for the lines that say what was cut.
const RESERVE: usize = 500;

/// A comment, and how many things had no room in it.
struct Comment {
    text: String,
    cut: usize,
}

impl Comment {
    /// Adds a piece of so many things as a whole, or nothing of it once something was cut.
    fn add(&mut self, piece: &str, count: usize) {
        if self.cut > 0 || self.text.len() + piece.len() > MOST - RESERVE {
            self.cut += count;
        } else {
            self.text += piece;
        }
    }

    /// Says how many of the pieces since the last time had no room.
    fn say_cut(&mut self, what: &str) {
        if self.cut > 0 {
            self.text += &format!("\n_{} more {what} have no room here._\n", self.cut);
            self.cut = 0;
        }
    }
}

/// The comment.
#[must_use]
pub fn markdown(report: &Report<'_>) -> String {
    let [old, new] = report.sides.each_ref().map(|side| escaped(side));
    let mut comment = Comment {
        text: format!(
            "**{}**\n\nFrom <code>{old}</code> to <code>{new}</code>\n",
            escaped(&summary(report))
        ),
        cut: 0,
    };
    let groups = groups(&report.diff.findings);
    breaking(&groups, &mut comment);
    for group in groups.iter().filter(|group| has_noticed(group)) {
        comment.add(&folded(group), 1);
    }
    comment.say_cut("operations, notifications and types");
    let changes = groups.iter().flat_map(|group| &group.changes);
    let safe = changes.filter(|change| change.worst() == Verdict::Safe);
    match safe.count() {
        0 => {}
        1 => comment.text += "\n1 more change is one that nobody notices.\n",
        count => comment.text += &format!("\n{count} more changes are ones that nobody notices.\n"),
    }
    if !report.accepted.is_empty() {
        comment.text += &format!(
            "\n<details><summary>{} accepted by the allow list</summary>\n\n",
            report.accepted.len()
        );
        for accepted in report.accepted {
            comment.add(&accepted_line(accepted), 1);
        }
        comment.say_cut("accepted changes");
        comment.text += "\n</details>\n";
    }
    comment.text
}

fn breaking(groups: &[Group<'_>], comment: &mut Comment) {
    let changes = groups.iter().flat_map(|group| &group.changes);
    let mut breaking = changes
        .filter(|change| change.worst() == Verdict::Breaking)
        .peekable();
    if breaking.peek().is_none() {
        return;
    }
    comment.text += "\n| Breaks | Change | Why |\n|---|---|---|\n";
    for told in join(breaking.map(|change| (verdicts(change), change.clone()))) {
        let row = format!(
            "| {} | {} | {} |\n",
            audiences(&told.first, Verdict::Breaking),
            told.sentence.cell(),
            reasons(&told.first)
        );
        comment.add(&row, told.count);
    }
    comment.say_cut("breaking changes");
}

/// What changes must have in common to stand on one line.
fn verdicts(change: &Change<'_>) -> [Verdict; 3] {
    [Audience::Wire, Audience::Source, Audience::Behaviour].map(|one| change.verdict(one))
}

/// The audiences for which a change has a verdict.
fn audiences(change: &Change<'_>, verdict: Verdict) -> String {
    let audiences = AUDIENCES.iter();
    let words: Vec<&str> = audiences
        .filter(|(_, audience)| change.verdict(*audience) == verdict)
        .map(|(word, _)| *word)
        .collect();
    words.join(", ")
}

/// Why it breaks. Reasons are ours and need no escaping.
fn reasons(change: &Change<'_>) -> String {
    let audiences = AUDIENCES.iter();
    let mut reasons: Vec<String> = audiences
        .filter(|(_, audience)| change.verdict(*audience) == Verdict::Breaking)
        .map(|(_, audience)| change.reason(*audience))
        .collect();
    reasons.dedup();
    reasons.join("; ")
}

/// What breaks nobody and can be noticed.
const NOTICED: [Verdict; 2] = [Verdict::Warning, Verdict::Note];

fn has_noticed(group: &Group<'_>) -> bool {
    let mut changes = group.changes.iter();
    changes.any(|change| NOTICED.contains(&change.worst()))
}

/// What of a group can be noticed and breaks nobody, folded.
fn folded(group: &Group<'_>) -> String {
    let mut counts = Vec::new();
    let mut lines = String::new();
    for verdict in NOTICED {
        let changes = group.changes.iter();
        let changes = changes.filter(|change| change.worst() == verdict);
        match changes.clone().count() {
            0 => {}
            count => counts.push(counted(count, verdict)),
        }
        for told in join(changes.map(|change| (verdicts(change), change.clone()))) {
            let audiences = audiences(&told.first, verdict);
            lines += &format!("- {verdict} ({audiences}): {}\n", told.sentence.markdown());
        }
    }
    format!(
        "\n<details><summary><code>{}</code>: {}</summary>\n\n{lines}\n</details>\n",
        escaped(&group.owner.name),
        counts.join(", ")
    )
}

fn accepted_line(accepted: &Accepted<'_>) -> String {
    format!(
        "- {} {} (until {})\n",
        sentence(accepted.finding),
        escaped(&super::line(accepted.reason, 500)),
        escaped(accepted.until)
    )
}
