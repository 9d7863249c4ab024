//! A diff on the terminal: by operation, worst first.

use anstyle::{AnsiColor, Style};
use antom_codegen::diff::{AUDIENCES, Acceptance, Owner, OwnerKind, Verdict};
use antom_codegen::report::{Change, Report, groups, summary};
use antom_codegen::spec::AcceptedChange;

/// The most Rust items and holders that one change names.
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

/// Prints what is at least as bad as `shown_from`, what is accepted, and one line that sums it all up.
pub(super) fn print(report: &Report<'_>, acceptance: &Acceptance<'_>, shown_from: Verdict) {
    let findings = report.diff.findings.iter();
    for group in groups(findings.filter(|finding| finding.worst() >= shown_from)) {
        print_owner(group.owner);
        for change in &group.changes {
            print_change(change);
        }
        anstream::println!();
    }
    for accepted in &acceptance.accepted {
        anstream::println!(
            "accepted until {}: {} at {} ({})",
            accepted.until,
            accepted.finding.rule.id,
            accepted.finding.path,
            accepted.reason
        );
    }
    print_stale(acceptance);
    let [old, new] = &report.sides;
    anstream::println!("{old} → {new}: {}", summary(report));
}

/// What `diff-allow.yaml` says in vain.
pub(super) fn print_stale(acceptance: &Acceptance<'_>) {
    let stale = |change: &AcceptedChange, why: &str| {
        let style = Style::new().fg_color(Some(AnsiColor::Yellow.into()));
        anstream::eprintln!(
            "{style}diff-allow.yaml{style:#}: {} at {} {why}; remove it",
            change.rule.value,
            change.path.value
        );
    };
    for change in &acceptance.expired {
        stale(
            change,
            &format!("was accepted until {}", change.until.value),
        );
    }
    for change in &acceptance.unused {
        stale(change, "is not found any more");
    }
}

fn print_owner(owner: &Owner) {
    let name = match owner.kind {
        OwnerKind::Api => "the API".to_owned(),
        kind => format!("{} {}", kind.word(), owner.name),
    };
    let (bold, dim) = (Style::new().bold(), Style::new().dimmed());
    anstream::println!("{bold}{name}{bold:#} {dim}{}{dim:#}", owner.file);
}

fn print_change(change: &Change<'_>) {
    let main = change.main();
    let ids = change
        .findings
        .iter()
        .map(|finding| finding.rule.id.as_str());
    let ids: Vec<&str> = ids.collect();
    let dim = Style::new().dimmed();
    anstream::println!(
        "  {} {}: {} {dim}[{}]{dim:#}",
        coloured(change.worst(), 8),
        main.path,
        main.rule.what,
        ids.join(", ")
    );
    let values = match (&main.old, &main.new) {
        (Some(old), Some(new)) => Some(format!("{} → {}", short(old), short(new))),
        (Some(old), None) => Some(format!("was {}", short(old))),
        (None, Some(new)) => Some(format!("is {}", short(new))),
        (None, None) => None,
    };
    if let Some(values) = values {
        anstream::println!("           {values}");
    }
    for (word, audience) in AUDIENCES {
        let verdict = change.verdict(*audience);
        if verdict > Verdict::Safe {
            let verdict = coloured(verdict, 0);
            let reason = change.reason(*audience);
            anstream::println!("           {word:9} {verdict}: {reason}");
        }
    }
    print_names("breaks", change.names(|finding| &finding.items));
    print_names("held by", change.names(|finding| &finding.held_by));
    if let Some(other) = &main.renamed {
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

fn print_names(word: &str, names: Vec<&str>) {
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
