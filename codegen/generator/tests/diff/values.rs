//! How the types of a field lie to each other: by the values that they have on the wire.

use antom_codegen::diff::{Audience, Direction, Verdict, diff};

use crate::support::{rendered, with_memo};

use Direction::{Request, Response};

/// What was there, what is there, and what becomes of the type in a request and in an answer. An answer is read by its type
/// alone; a request is checked against every limit.
#[rustfmt::skip]
const PAIRS: &[(&str, &str, &str, &str)] = &[
    ("type: u64, max: 10", "type: i64, max: 10", "widened", "widened"),
    ("type: i64, max: 10", "type: u64, max: 10", "narrowed", "narrowed"),
    ("type: u64, max: 10", "type: i64, min: 0, max: 10", "renamed", "renamed"),
    ("type: u64, max: 10", "type: i64, max: 5", "replaced", "widened"),
    ("type: u64", "type: i64", "replaced", "replaced"),
    ("type: i64, min: 1, max: 5", "type: u64", "widened", "widened"),
    ("type: u64, max: 10", "type: decimal", "widened", "widened"),
    ("type: u64, min: 1, max: 99", "type: string, max_length: 2", "widened", "widened"),
    ("type: u64, max: 100", "type: string, max_length: 2", "replaced", "widened"),
    ("type: u64, wire: native", "type: string", "replaced", "replaced"),
    ("type: bool", "type: string, one_of: [\"true\", \"false\", \"maybe\"]", "widened", "widened"),
    ("type: bool", "type: string, one_of: [\"true\", \"maybe\"]", "replaced", "widened"),
    ("type: string, one_of: [\"1\", \"2\"]", "type: u64, max: 2", "widened", "renamed"),
    ("type: string, fixed: \"true\"", "type: bool", "widened", "renamed"),
    ("type: url", "type: string", "widened", "renamed"),
    ("type: list<u64>", "type: list<decimal>", "widened", "widened"),
    ("type: map<url>", "type: map<string>", "widened", "renamed"),
];

#[test]
fn a_type_is_narrower_or_wider_by_the_values_that_it_has_on_the_wire() {
    for (old, new, in_request, in_response) in PAIRS {
        for (direction, stem) in [(Request, in_request), (Response, in_response)] {
            let [was, is] = [old, new].map(|memo| with_memo(direction, memo));
            let diff = diff(&was, &is);
            let id = format!("{}-type-{stem}", direction.word());
            let types = diff.findings.iter();
            let types: Vec<_> = types
                .filter(|finding| finding.rule.id.contains("-type-"))
                .map(|finding| finding.rule.id.as_str())
                .collect();
            assert_eq!(types, [id], "{old} became {new}:\n{}", rendered(&diff));
        }
    }
}

#[test]
fn a_bound_that_stays_is_no_change_whichever_type_has_it() {
    let [was, is] =
        ["type: i64, min: 0, max: 10", "type: u64, max: 10"].map(|memo| with_memo(Request, memo));
    let diff = diff(&was, &is);
    let found: Vec<_> = diff.findings.iter().map(|one| &one.rule.id).collect();
    assert_eq!(found, ["request-type-renamed"], "{}", rendered(&diff));
}

#[test]
fn what_was_learned_is_told_apart_from_what_changed() {
    for (direction, changed) in [(Request, Verdict::Breaking), (Response, Verdict::Safe)] {
        let verdict = |old: &str, new: &str| {
            let [was, is] = [old, new].map(|required| {
                with_memo(direction, &format!("type: string, required: {required}"))
            });
            let diff = diff(&was, &is);
            let [finding] = diff.findings.as_slice() else {
                panic!("{}", rendered(&diff));
            };
            (finding.wire, finding.reason(Audience::Wire), finding.source)
        };
        let (wire, reason, source) = verdict("unknown", "true");
        assert_eq!(wire, Verdict::Note);
        assert!(reason.starts_with("not known before"), "{reason}");
        // The field is no option any more, whyever that is.
        assert_eq!(source, Verdict::Breaking);
        assert_eq!(verdict("unknown", "false").0, Verdict::Note);
        assert_eq!(verdict("false", "true").0, changed);
    }
}
