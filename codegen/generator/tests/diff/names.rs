//! Names that have dots in them, as the steps of a path have between them.

use antom_codegen::diff::{Part, Path, accept, diff};

use crate::support::{rendered, with_kinds};

const ACCEPTED: &str = "accept:
  - { rule: request-enum-value-added, path: Kind.V1.2, reason: \"It is known.\", until: 2999-12-31 }
";

#[test]
fn a_path_reads_as_its_steps_do_and_says_where_each_of_them_ends() {
    let field = Path::of("pay").part(Part::Request).name("card.number");
    assert_eq!(field.to_string(), "pay.request.card.number");
    let other = Path::of("pay")
        .part(Part::Request)
        .name("card")
        .name("number");
    assert_eq!(field.to_string(), other.to_string());
    assert_ne!(field, other);
}

#[test]
fn what_looks_like_a_new_name_is_found_although_the_name_has_dots() {
    let [old, new] = [["V1.1"], ["V1.2"]].map(|values| with_kinds(&values, "accept: []\n").model);
    let diff = diff(&old, &new);
    let gone = diff.findings.iter();
    let gone = gone.filter(|finding| finding.rule.id == "request-enum-value-removed");
    let renamed: Vec<_> = gone.map(|finding| finding.renamed.clone()).collect();
    let other = Path::of("Kind").name("V1.2");
    assert_eq!(renamed, [Some(other)], "{}", rendered(&diff));
}

#[test]
fn a_reviewer_accepts_a_path_whose_name_has_dots() {
    let old = with_kinds(&["CARD"], "accept: []\n");
    let new = with_kinds(&["CARD", "V1.2"], ACCEPTED);
    let diff = diff(&old.model, &new.model);
    let acceptance = accept(&diff.findings, &new.checked.spec().accepted, "2026-01-01");
    let accepted: Vec<_> = acceptance.accepted.iter().map(|one| one.reason).collect();
    assert_eq!(accepted, ["It is known."], "{}", rendered(&diff));
    assert!(acceptance.unused.is_empty() && acceptance.expired.is_empty());
}
