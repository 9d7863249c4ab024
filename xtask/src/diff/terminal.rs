//! A diff on the terminal: by operation, worst first.

use anstyle::{AnsiColor, Style};
use antom_codegen::diff::{
    AUDIENCES, Acceptance, Diff, Finding, Owner, OwnerKind, VERDICTS, Verdict,
};
use antom_codegen::spec::AcceptedChange;

/// What is printed.
pub(super) struct Report<'a> {
    pub(super) diff: &'a Diff,
    pub(super) acceptance: &'a Acceptance<'a>,
    /// Findings that are less bad are counted and not shown.
    pub(super) shown_from: Verdict,
    /// What the sides are called.
    pub(super) names: [&'a str; 2],
    /// The old version and the next one.
    pub(super) versions: [&'a str; 2],
}

/// The most Rust items and holders that one finding names.
const NAMED: usize = 4;

fn colour(verdict: Verdict) -> AnsiColor {
    match verdict {
        Verdict::Breaking => AnsiColor::Red,
        Verdict::Warning => AnsiColor::Yellow,
        Verdict::Note => AnsiColor::Cyan,
        Verdict::Safe => AnsiColor::BrightBlack,
    }
}

/// A verdict in its colour, padded.
pub(super) fn coloured(verdict: Verdict, width: usize) -> String {
    let style = Style::new().fg_color(Some(colour(verdict).into()));
    format!("{style}{verdict:width$}{style:#}")
}

impl Report<'_> {
    pub(super) fn print(&self) {
        let mut groups = self.groups();
        groups.sort_by_key(|(_, findings)| std::cmp::Reverse(worst(findings)));
        for (owner, findings) in groups {
            head(owner);
            for finding in findings {
                print_finding(finding);
            }
            anstream::println!();
        }
        self.accepted();
        self.summary();
    }

    /// Findings that count and are shown, by what they belong to, in the order of the diff.
    fn groups(&self) -> Vec<(&Owner, Vec<&Finding>)> {
        let mut groups: Vec<(&Owner, Vec<&Finding>)> = Vec::new();
        for finding in &self.acceptance.open {
            if finding.worst() < self.shown_from {
                continue;
            }
            match groups.last_mut() {
                Some((owner, findings)) if **owner == finding.owner => findings.push(finding),
                _ => groups.push((&finding.owner, vec![finding])),
            }
        }
        groups
    }

    fn accepted(&self) {
        for accepted in &self.acceptance.accepted {
            let change = accepted.change;
            anstream::println!(
                "accepted until {}: {} at {} ({})",
                change.until.value,
                accepted.finding.rule.id,
                accepted.finding.path,
                change.reason.value
            );
        }
        let stale = |change: &AcceptedChange, why: &str| {
            let style = Style::new().fg_color(Some(AnsiColor::Yellow.into()));
            anstream::println!(
                "{style}diff-allow.yaml{style:#}: {} at {} {why}; remove it",
                change.rule.value,
                change.path.value
            );
        };
        for change in &self.acceptance.expired {
            stale(
                change,
                &format!("was accepted until {}", change.until.value),
            );
        }
        for change in &self.acceptance.unused {
            stale(change, "is not found any more");
        }
    }

    fn summary(&self) {
        let [old, new] = self.names;
        let open = &self.acceptance.open;
        if open.is_empty() && self.acceptance.accepted.is_empty() {
            anstream::println!("{new} says the same as {old}");
            return;
        }
        let counts: Vec<String> = VERDICTS
            .iter()
            .rev()
            .map(|(_, verdict)| {
                let count = open
                    .iter()
                    .filter(|finding| finding.worst() == *verdict)
                    .count();
                (count, *verdict)
            })
            .filter(|(count, _)| *count > 0)
            .map(|(count, verdict)| format!("{count} {}", coloured(verdict, 0)))
            .collect();
        let audiences: Vec<String> = AUDIENCES
            .iter()
            .map(|(word, audience)| format!("{word} {}", coloured(self.diff.worst(*audience), 0)))
            .collect();
        let [version, next] = self.versions;
        anstream::println!(
            "{old} → {new}: {}; {}; {} ({version} → {next})",
            counts.join(", "),
            audiences.join(", "),
            self.diff.bump()
        );
    }
}

fn worst(findings: &[&Finding]) -> Verdict {
    let verdicts = findings.iter().map(|finding| finding.worst());
    verdicts.max().unwrap_or(Verdict::Safe)
}

fn head(owner: &Owner) {
    let kind = match owner.kind {
        OwnerKind::Api => "the API",
        OwnerKind::Operation => "operation",
        OwnerKind::Notification => "notification",
        OwnerKind::Type => "type",
    };
    let bold = Style::new().bold();
    let dim = Style::new().dimmed();
    let name = match owner.kind {
        OwnerKind::Api => "",
        _ => owner.name.as_str(),
    };
    anstream::println!("{bold}{kind} {name}{bold:#} {dim}{}{dim:#}", owner.file);
}

fn print_finding(finding: &Finding) {
    let dim = Style::new().dimmed();
    anstream::println!(
        "  {} {}: {} {dim}[{}]{dim:#}",
        coloured(finding.worst(), 8),
        finding.path,
        finding.rule.what,
        finding.rule.id
    );
    let change = match (&finding.old, &finding.new) {
        (Some(old), Some(new)) => Some(format!("{} → {}", short(old), short(new))),
        (Some(old), None) => Some(format!("was {}", short(old))),
        (None, Some(new)) => Some(format!("is {}", short(new))),
        (None, None) => None,
    };
    if let Some(line) = change {
        anstream::println!("           {line}");
    }
    for (word, audience) in AUDIENCES {
        let verdict = finding.verdict(*audience);
        if verdict > Verdict::Safe {
            anstream::println!(
                "           {word:9} {}: {}",
                coloured(verdict, 0),
                finding.reason(*audience)
            );
        }
    }
    named("breaks", &finding.items);
    named("held by", &finding.held_by);
    if let Some(other) = &finding.renamed {
        anstream::println!("           looks like a new name: {other} has the same content");
    }
}

/// A value in one line.
fn short(text: &str) -> String {
    const LENGTH: usize = 80;
    let line = text.lines().next().unwrap_or_default();
    match line.char_indices().nth(LENGTH) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None if line.len() < text.len() => format!("{line}…"),
        None => line.to_owned(),
    }
}

fn named(word: &str, names: &[String]) {
    if names.is_empty() {
        return;
    }
    let shown = &names[..names.len().min(NAMED)];
    let more = match names.len() - shown.len() {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    anstream::println!("           {word} {}{more}", shown.join(", "));
}
