//! What must hold of the page.

use std::collections::BTreeSet;
use std::time::Instant;

use antom_codegen::report;

use crate::pair::{Pair, of_every_rule};

/// Elements that have no end.
const VOID: &[&str] = &["!DOCTYPE", "input", "meta"];

#[test]
fn every_element_is_closed_in_order() {
    let pair = Pair::edited();
    let html = report::html(&pair.report(&[]));
    let mut open: Vec<&str> = Vec::new();
    let mut rest = html.as_str();
    while let Some(start) = rest.find('<') {
        let end = start + rest[start..].find('>').expect("a tag ends");
        let tag = &rest[start + 1..end];
        let name = tag.split([' ', '\n']).next().unwrap_or_default();
        match name.strip_prefix('/') {
            Some(name) => assert_eq!(open.pop(), Some(name), "{tag}"),
            None if VOID.contains(&name) => {}
            None => open.push(name),
        }
        rest = &rest[end..];
        // A script may compare, and that is no tag.
        if let Some(raw) = ["script", "style"].into_iter().find(|raw| *raw == name) {
            let end = rest.find(&format!("</{raw}>")).expect("it ends");
            rest = &rest[end..];
        }
    }
    assert!(open.is_empty(), "{open:?}");
}

#[test]
fn the_page_loads_nothing() {
    let pair = Pair::edited();
    let html = report::html(&pair.report(&[]));
    for loading in [
        " src=", "url(", "@import", "<link", "<iframe", "<object", "<embed", "fetch(", "import(",
    ] {
        assert!(!html.contains(loading), "{loading}");
    }
    let links: BTreeSet<&str> = html
        .match_indices("href=\"")
        .map(|(at, _)| &html[at + 6..at + 7])
        .collect();
    assert_eq!(links, BTreeSet::from(["#"]));
    assert!(html.contains("default-src 'none'"));
}

#[test]
fn without_its_script_the_page_shows_every_change() {
    let pair = Pair::edited();
    let html = report::html(&pair.report(&[]));
    let findings = html.matches("<article class=\"finding ").count();
    assert_eq!(findings, report::changes(&pair.diff.findings).len());
    let hidden: Vec<&str> = html
        .match_indices(" hidden>")
        .map(|(at, _)| html[..at].rsplit('<').next().unwrap_or_default())
        .collect();
    assert_eq!(hidden.len(), 2, "{hidden:?}");
    assert!(
        hidden
            .iter()
            .all(|tag| tag.starts_with("form") || tag.starts_with("p "))
    );
}

#[test]
fn a_thousand_findings_make_a_page_of_a_few_megabytes_at_once() {
    let findings = (0..).flat_map(|number| of_every_rule(&format!("name{number}")));
    let pair = Pair::with(findings.take(1_000).collect());
    let start = Instant::now();
    let html = report::html(&pair.report(&[]));
    assert!(html.len() < 4_000_000, "{} bytes", html.len());
    assert!(start.elapsed().as_secs() < 5, "{:?}", start.elapsed());
}
