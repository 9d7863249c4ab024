//! A page that stands for itself: it loads nothing, and without its script it shows everything.

use minijinja::value::Serde;
use minijinja::{AutoEscape, Value};
use serde::Serialize;

use super::document::Each;
use super::sentence::{Sentence, told, told_of_owner};
use super::summary::{plural, version};
use super::{Change, Group, Position, Report, changes, groups};
use crate::diff::{AUDIENCES, Audience, VERDICTS, Verdict};
use crate::template::environment;

const TEMPLATE: &str = include_str!("page/page.html.jinja");
const STYLE: &str = include_str!("page/page.css");
const SCRIPT: &str = include_str!("page/page.js");

/// What the template knows.
#[derive(Serialize)]
struct Page<'a> {
    style: Value,
    script: Value,
    sides: &'a [String; 2],
    version: String,
    bump: &'static str,
    audiences: Vec<Tile>,
    verdicts: Vec<&'static str>,
    sections: Vec<Section<'a>>,
}

/// What there is for one audience.
#[derive(Serialize)]
struct Tile {
    word: &'static str,
    about: &'static str,
    worst: Verdict,
    counts: Vec<Count>,
}

#[derive(Serialize)]
struct Count {
    verdict: &'static str,
    count: usize,
    word: &'static str,
}

#[derive(Serialize)]
struct Section<'a> {
    /// Whether it holds what an allow list accepts, whatever that belongs to.
    is_accepted: bool,
    kind: &'static str,
    name: &'a str,
    file: &'a str,
    worst: Verdict,
    counts: Vec<Count>,
    changes: Vec<Told<'a>>,
}

/// One change.
#[derive(Serialize)]
struct Told<'a> {
    part: String,
    sentence: Sentence,
    worst: Verdict,
    verdicts: Each<Judged>,
    old: Option<&'a str>,
    new: Option<&'a str>,
    items: Vec<&'a str>,
    item_count: usize,
    holders: Vec<&'a str>,
    holder_count: usize,
    rules: Vec<&'a str>,
    place: Position,
    /// Why it is accepted, and until when.
    reason: Option<&'a str>,
    until: Option<&'a str>,
}

#[derive(Serialize)]
struct Judged {
    verdict: Verdict,
    reason: String,
}

impl<'a> Told<'a> {
    fn of(report: &Report<'_>, change: &Change<'a>) -> Self {
        let main = change.main();
        let items = change.names(|finding| &finding.items);
        let holders = change.names(|finding| &finding.held_by);
        let findings = change.findings.iter();
        let (part, sentence) = told_of_owner(main);
        Self {
            part,
            sentence,
            worst: change.worst(),
            verdicts: Each::of(|audience| Judged {
                verdict: change.verdict(audience),
                reason: change.reason(audience),
            }),
            old: main.old.as_deref(),
            new: main.new.as_deref(),
            item_count: items.len(),
            items,
            holder_count: holders.len(),
            holders,
            rules: findings.map(|finding| finding.rule.id.as_str()).collect(),
            place: report.places.of(main),
            reason: None,
            until: None,
        }
    }
}

/// What an audience is, for those who never heard of it.
fn about(audience: Audience) -> &'static str {
    match audience {
        Audience::Wire => "Programs on the old and the new API",
        Audience::Source => "Code that uses the generated crate",
        Audience::Behaviour => "What code does that compiles as before",
    }
}

/// How many have which verdict, worst first, without those that none has.
fn counts(changes: &[Change<'_>], verdict: impl Fn(&Change<'_>) -> Verdict) -> Vec<Count> {
    let counts = VERDICTS.iter().rev().map(|(word, of)| {
        let of_verdict = changes.iter().filter(|change| verdict(change) == *of);
        let count = of_verdict.count();
        Count {
            verdict: word,
            count,
            word: plural(count, *of),
        }
    });
    counts.filter(|count| count.count > 0).collect()
}

fn section<'a>(report: &Report<'_>, group: &Group<'a>) -> Section<'a> {
    let changes = group.changes.iter();
    Section {
        is_accepted: false,
        kind: group.owner.kind.word(),
        name: &group.owner.name,
        file: &group.owner.file,
        worst: group.worst,
        counts: counts(&group.changes, |change| change.worst()),
        changes: changes.map(|change| Told::of(report, change)).collect(),
    }
}

/// What an allow list accepts, if it accepts anything.
fn accepted<'a>(report: &Report<'a>) -> Option<Section<'a>> {
    let accepted = report.accepted.iter();
    let told = accepted.map(|accepted| {
        let change = Change {
            findings: vec![accepted.finding],
        };
        Told {
            reason: Some(accepted.reason),
            until: Some(accepted.until),
            part: String::new(),
            sentence: told(accepted.finding),
            ..Told::of(report, &change)
        }
    });
    let changes: Vec<_> = told.collect();
    Some(Section {
        is_accepted: true,
        kind: "",
        name: "",
        file: "",
        worst: changes.iter().map(|change| change.worst).max()?,
        counts: Vec::new(),
        changes,
    })
}

/// The page.
///
/// # Panics
///
/// If the template is wrong, which the tests would show.
#[must_use]
pub fn html(report: &Report<'_>) -> String {
    let findings = &report.diff.findings;
    let all = changes(findings);
    let sections = groups(findings);
    let sections = sections.iter().map(|group| section(report, group));
    let page = Page {
        style: Value::from_safe_string(STYLE.to_owned()),
        script: Value::from_safe_string(SCRIPT.to_owned()),
        sides: &report.sides,
        version: version(report),
        bump: report.bump.word(),
        audiences: AUDIENCES
            .iter()
            .map(|(word, audience)| Tile {
                word,
                about: about(*audience),
                worst: report.diff.worst(*audience),
                counts: counts(&all, |change| change.verdict(*audience)),
            })
            .collect(),
        verdicts: VERDICTS.iter().rev().map(|(word, _)| *word).collect(),
        sections: sections.chain(accepted(report)).collect(),
    };
    environment(AutoEscape::Html)
        .render_str(TEMPLATE, Value::from(Serde(page)))
        .unwrap_or_else(|error| panic!("the template of the page is wrong: {error:#}"))
}
