//! The second API's spec beside facts that a program for it could state.

use std::path::Path;

use antom_codegen::coverage::{Facts, Subject, Verdict, compare};
use antom_codegen::read;

const FACTS: &str = r#"{
    "operations": [
        { "class": "Book", "path": "/rest//v1/parcels/book", "response": "Booked" },
        { "class": "Weigh", "path": "/scales/v1/weigh", "response": null },
        { "class": "Burn", "path": "/rest/v1/parcels/burn", "response": null }
    ],
    "models": {
        "Book": { "package": "request", "fields": [
            { "name": "bookingId", "type": "String", "max_length": 32 },
            { "name": "parcel", "type": "Parcel" },
            { "name": "ribbon", "type": "String" }
        ] },
        "Parcel": { "package": "model", "fields": [
            { "name": "weight", "type": "Integer" },
            { "name": "fragile", "type": "String" },
            { "name": "notes", "type": "List<String>", "max_length": 41 },
            { "name": "labels", "type": "Map<String,String>" },
            { "name": "contents", "type": "List<Parcel>" },
            { "name": "to", "type": "Address" }
        ] },
        "Address": { "package": "foreign", "fields": [{ "name": "planet", "type": "String" }] },
        "Moved": { "package": "notify", "fields": [{ "name": "town", "type": "String" }] },
        "Eaten": { "package": "notify", "fields": [{ "name": "taste", "type": "String" }] }
    }
}"#;

#[test]
fn each_fact_is_said_said_otherwise_or_missing() {
    let spec = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/spec/valid");
    let model = read(&spec).expect("the spec is valid");
    let facts: Facts = serde_json::from_str(FACTS).expect("the facts have their form");
    let coverage = compare(&model, &facts, "notify", &["foreign"]);
    let words: Vec<String> = coverage
        .findings
        .iter()
        .map(|one| {
            let verdict = match one.verdict {
                Verdict::Covered => "same",
                Verdict::Differs => "other",
                Verdict::Missing => "missing",
            };
            let line = format!(
                "{verdict} {} {} {}",
                one.subject.title(),
                one.place,
                one.reason
            );
            line.trim_end().to_owned()
        })
        .collect();
    insta::assert_snapshot!(words.join("\n"));
    assert_eq!(coverage.left_out, ["Address"]);
    assert_eq!(coverage.percent(Subject::Notification), 50.0);
}
