//! Texts of a spec stay texts in every format.

use antom_codegen::diff::Accepted;
use antom_codegen::report::{self, Report};
use serde_json::Value;

use crate::pair::{Pair, of_every_rule};

/// Texts that mean something in some format.
const HOSTILE: &[&str] = &[
    "</code></pre></script><script>alert(1)</script>",
    "\" onmouseover=\"alert(1)",
    "' onfocus='alert(1)",
    "<img src=https://evil.example/x onerror=alert(1)>",
    "{{ 7 * 7 }}{% raw %}",
    "a|b\\|c\n| d | e |",
    "`code` ``more``` [link](https://evil.example) @everyone <!-- ",
    "</details>\n\n# Title\n- [ ] box",
    "x\n::error file=a::b\r\n##[group]c%0A%25",
    "a,line=9:b",
    "\u{202e}reversed \u{0} \u{1b}[31mred",
];

fn each(test: impl Fn(&str, &Report<'_>)) {
    for text in HOSTILE {
        let pair = Pair::with(of_every_rule(text));
        let accepted = [Accepted {
            finding: &pair.diff.findings[0],
            reason: text,
            until: text,
        }];
        let mut report = pair.report(&accepted);
        report.sides = [(*text).to_owned(), (*text).to_owned()];
        test(text, &report);
    }
}

#[test]
fn html_has_no_markup_but_its_own() {
    let plain = Pair::with(of_every_rule("x"));
    let accepted = [Accepted {
        finding: &plain.diff.findings[0],
        reason: "x",
        until: "x",
    }];
    let tags = |html: &str| -> Vec<String> {
        let tags = html.split('<').skip(1);
        tags.map(|tag| tag.split('>').next().unwrap_or_default().to_owned())
            .collect()
    };
    let mut expected = tags(&report::html(&plain.report(&accepted)));
    expected.sort();
    each(|text, report| {
        // Groups are ordered by name, and a text changes no tag.
        let mut found = tags(&report::html(report));
        found.sort();
        assert_eq!(found, expected, "{text}");
    });
}

#[test]
fn json_and_sarif_keep_texts_as_they_are() {
    each(|text, report| {
        let json: Value = serde_json::from_str(&report::json(report)).expect("it is JSON");
        assert_eq!(json["findings"][0]["owner"]["name"], *text);
        let sarif: Value = serde_json::from_str(&report::sarif(report)).expect("it is JSON");
        let location = &sarif["runs"][0]["results"][0]["locations"][0];
        let name = &location["logicalLocations"][0]["fullyQualifiedName"];
        assert_eq!(*name, format!("{text}.request.{text}"));
    });
}

#[test]
fn github_reads_nothing_but_our_commands() {
    each(|text, report| {
        for line in report::github(report).split(['\n', '\r']) {
            let is_command = ["::error file=", "::warning file=", "::notice file="]
                .iter()
                .any(|start| line.starts_with(start));
            let is_rest = line.is_empty() || line.starts_with("Not annotated");
            assert!(is_command || is_rest, "{text}: {line}");
            let properties = line.trim_start_matches(':').split("::").next();
            let commas = properties.unwrap_or_default().matches(',').count();
            assert!(!is_command || commas == 3, "{text}: {line}");
        }
    });
}

#[test]
fn a_row_of_markdown_is_one_row_of_three_cells() {
    each(|text, report| {
        let markdown = report::markdown(report);
        let lines: Vec<&str> = markdown.lines().collect();
        let start = lines.iter().position(|line| line.starts_with("| Breaks"));
        let start = start.expect("something breaks");
        let rows = lines[start..]
            .iter()
            .take_while(|line| line.starts_with('|'));
        let mut count = 0;
        for row in rows {
            assert_eq!(row.matches('|').count(), 4, "{text}: {row}");
            let change = row.split('|').nth(2).unwrap_or_default();
            assert!(!change.contains(['`', '@', '[']), "{text}: {row}");
            assert!(!row.contains("<script"), "{text}: {row}");
            count += 1;
        }
        let changes = report::changes(&report.diff.findings).into_iter();
        let breaking = changes
            .filter(|change| change.worst() == antom_codegen::diff::Verdict::Breaking)
            .count();
        let is_cut = markdown.contains("more breaking changes have no room here");
        assert!(is_cut || count == breaking + 2, "{text}: {count} rows");
    });
}

#[test]
fn outside_of_code_markdown_has_no_text_of_the_spec() {
    each(|text, report| {
        for (name, markdown) in [
            ("markdown", report::markdown(report)),
            ("changelog", report::changelog(report)),
        ] {
            for line in markdown.lines() {
                let outside = without_code(line);
                for mark in [
                    "<script",
                    "<img",
                    "](",
                    "@everyone",
                    "<!--",
                    "onfocus='",
                    "{{",
                ] {
                    assert!(!outside.contains(mark), "{text} in {name}: {line}");
                }
            }
            assert!(!markdown.contains("\n# Title"), "{text} in {name}");
        }
    });
}

/// A line without its code spans, as CommonMark reads them: a span ends at as many backticks as it begins with.
fn without_code(line: &str) -> String {
    let mut outside = String::new();
    let mut rest = line;
    while let Some(start) = rest.find('`') {
        outside += &rest[..start];
        let ticks = rest[start..].len() - rest[start..].trim_start_matches('`').len();
        let inside = &rest[start + ticks..];
        let mut at = 0;
        let end = loop {
            let Some(next) = inside[at..].find('`') else {
                break None;
            };
            let run = &inside[at + next..];
            let len = run.len() - run.trim_start_matches('`').len();
            if len == ticks {
                break Some(at + next + len);
            }
            at += next + len;
        };
        match end {
            Some(end) => rest = &inside[end..],
            None => {
                outside += &rest[start..start + ticks];
                rest = inside;
            }
        }
    }
    outside + rest
}
