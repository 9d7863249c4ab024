//! The formats as a whole.

use antom_codegen::diff::Accepted;
use antom_codegen::diff::{OwnerKind, Part, Path, Verdict, rules};
use antom_codegen::report::{self, Report};

use crate::pair::{Pair, of_every_rule};

type Format = fn(&Report<'_>) -> String;

const FORMATS: &[(&str, Format)] = &[
    ("changelog", report::changelog),
    ("github", report::github),
    ("html", report::html),
    ("json", report::json),
    ("markdown", report::markdown),
    ("sarif", report::sarif),
    ("summary", report::summary),
];

#[test]
fn the_formats_tell_of_an_edited_spec() {
    let mut pair = Pair::edited();
    let is_accepted = |path: &Path| *path == Path::of("weighParcel");
    let findings = std::mem::take(&mut pair.diff.findings);
    let (accepted, counting): (Vec<_>, Vec<_>) = findings
        .into_iter()
        .partition(|finding| is_accepted(&finding.path));
    pair.diff.findings = counting;
    let accepted: Vec<Accepted<'_>> = accepted
        .iter()
        .map(|finding| Accepted {
            finding,
            reason: "The *scales* were sold.",
            until: "2030-01-31",
        })
        .collect();
    let report = pair.report(&accepted);
    for (name, format) in FORMATS {
        // What programs read is long: a few findings of it are enough. The page is tested for what must hold of it.
        if !["html", "json", "sarif"].contains(name) {
            insta::assert_snapshot!(*name, format(&report));
        }
    }
}

#[test]
fn the_formats_for_programs_tell_of_a_field() {
    let mut pair = Pair::edited();
    let findings = &mut pair.diff.findings;
    findings.retain(|finding| {
        let paths = [
            "bookParcel.request.pickUpAt",
            "trackParcel.request.bookingId",
        ];
        paths.contains(&finding.path.to_string().as_str())
    });
    let finding = findings.remove(0);
    let accepted = [Accepted {
        finding: &finding,
        reason: "Every sender says it anyway.",
        until: "2030-01-31",
    }];
    let report = pair.report(&accepted);
    let version = format!("\"semanticVersion\": \"{}\"", env!("CARGO_PKG_VERSION"));
    let sarif = report::sarif(&report).replace(&version, "\"semanticVersion\": \"…\"");
    insta::assert_snapshot!("json", report::json(&report));
    insta::assert_snapshot!("sarif", sarif);
}

#[test]
fn nothing_is_told_of_no_change() {
    let pair = Pair::with(Vec::new());
    let report = pair.report(&[]);
    assert_eq!(report::github(&report), "");
    assert_eq!(
        report::summary(&report),
        "nothing changed · version 0.3.0 stays"
    );
    assert!(report::changelog(&report).contains("Nothing changed."));
    assert!(report::html(&report).contains("Nothing changed."));
    assert!(report::markdown(&report).starts_with("**nothing changed"));
}

#[test]
fn every_format_says_the_same_twice() {
    let [one, other] = [(); 2].map(|()| Pair::edited());
    for (name, format) in FORMATS {
        let texts = [&one, &other].map(|pair| format(&pair.report(&[])));
        assert_eq!(texts[0], texts[1], "{name}");
    }
}

#[test]
fn annotations_beyond_those_that_are_shown_are_counted() {
    let findings = ["x", "y"].into_iter().flat_map(of_every_rule);
    let pair = Pair::with(findings.collect());
    let text = report::github(&pair.report(&[]));
    for kind in ["error", "warning", "notice"] {
        let lines = text.lines();
        let of_kind = lines.filter(|line| line.starts_with(&format!("::{kind} ")));
        assert_eq!(of_kind.count(), 10, "{kind}");
    }
    let last = text.lines().last().unwrap_or_default();
    assert!(last.starts_with("Not annotated"), "{last}");
    for kind in ["error: ", "warning: ", "notice: "] {
        assert!(last.contains(kind), "{last}");
    }
}

#[test]
fn a_comment_that_is_too_long_is_cut_and_says_so() {
    let findings = (0..40).flat_map(|number| of_every_rule(&format!("name{number}")));
    let pair = Pair::with(findings.collect());
    let changes = report::changes(&pair.diff.findings).into_iter();
    let breaking = changes
        .filter(|change| change.worst() == Verdict::Breaking)
        .count();
    let text = report::markdown(&pair.report(&[]));
    assert!(text.len() < 65_000, "{} bytes", text.len());
    let rows = text.lines().filter(|line| line.starts_with("| ")).count() - 1;
    let cut = breaking - rows;
    assert!(cut > 0);
    assert!(text.contains(&format!("_{cut} more breaking changes have no room here._")));
    assert!(text.contains("more operations, notifications and types have no room here._"));
}

#[test]
fn a_change_in_many_places_is_one_sentence() {
    let mut findings = Vec::new();
    for rule in rules() {
        if rule.id == "request-field-became-required" {
            for number in 0..12 {
                let mut finding = of_every_rule("x").swap_remove(1);
                finding.rule = rule;
                finding.owner.kind = OwnerKind::Operation;
                finding.owner.name = format!("pay{number:02}");
                let operation = Path::of(&finding.owner.name);
                finding.path = operation.part(Part::Request).name("amount");
                finding.renamed = None;
                finding.source = rule.source.verdict;
                findings.push(finding);
            }
        }
    }
    let pair = Pair::with(findings);
    let text = report::changelog(&pair.report(&[]));
    assert_eq!(
        text,
        "## 0.4.0\n\n### Breaking\n\n- In 12 requests (`pay00`, `pay01`, `pay02`, `pay03`, `pay04`, `pay05`, `pay06`, `pay07` \
         and 4 more), `amount` must be there now.\n"
    );
}
