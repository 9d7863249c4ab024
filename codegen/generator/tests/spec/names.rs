//! Every word of the language at every place where a spec can put it, and names that the generated code has for itself.

use crate::support::{Copy, rendered};

/// The words of the edition 2024 that cannot be names.
const KEYWORDS: &str = "abstract as async await become box break const continue crate do dyn else enum extern false final fn \
    for gen if impl in let loop macro match mod move mut override priv pub ref return self static struct super trait true try \
    type typeof unsafe unsized use virtual where while yield Self";

/// Writes names into a copy of the valid spec; each comes with its number.
type Place = (&'static str, fn(&Copy, &[(usize, &str)]));

/// Adds entries behind a line of a file.
fn insert(copy: &Copy, file: &str, line: &str, entries: String) {
    let text = copy.read(file);
    assert_eq!(text.matches(line).count(), 1, "`{line}` in {file}");
    copy.write(file, text.replace(line, &format!("{line}{entries}")));
}

fn entries(names: &[(usize, &str)], entry: impl Fn(usize, &str) -> String) -> String {
    names
        .iter()
        .map(|(number, name)| entry(*number, name))
        .collect()
}

/// Every place where a name can be given in Rust, or is one as it stands.
const PLACES: &[Place] = &[
    ("field", |copy, names| {
        let fields = entries(names, |number, name| {
            format!("  f{number}: {{ type: string, rust: \"{name}\", summary: s }}\n")
        });
        insert(copy, "types/address.yaml", "fields:\n", fields);
    }),
    ("value", |copy, names| {
        let values = entries(names, |number, name| {
            format!("  V{number}: {{ rust: \"{name}\", summary: s }}\n")
        });
        insert(copy, "types/size.yaml", "values:\n", values);
    }),
    ("result", |copy, names| {
        let results = entries(names, |number, name| {
            format!(
                "  R{number}: {{ rust: \"{name}\", status: N, outcome: failed, retry: never, advice: a }}\n"
            )
        });
        let file = "operations/parcels/book_parcel.yaml";
        insert(copy, file, "results:\n", results);
    }),
    ("type", |copy, names| {
        for (number, name) in names {
            let text = format!(
                "enum: T{number}\nrust: \"{name}\"\nsummary: s\nsource: letter\nvalues: {{ A: {{ summary: s }} }}\n"
            );
            copy.write(&format!("types/t{number}.yaml"), text);
        }
    }),
    ("operation", |copy, names| {
        for (number, name) in names {
            let text = format!(
                "operation: o{number}\nrust: \"{name}\"\npath: /v1/o{number}\nsummary: s\nsource: letter\nresponse: {{ answer: {{ type: Answer, required: true, summary: s }} }}\n"
            );
            copy.write(&format!("operations/parcels/o{number}.yaml"), text);
        }
    }),
    ("notification", |copy, names| {
        for (number, name) in names {
            let text = format!(
                "notification: n{number}\nrust: \"{name}\"\nsummary: s\nsource: letter\nrecognized_by: {{ values: {{ event: [E{number}] }} }}\nbody: {{ event: {{ type: string, required: true, summary: s }} }}\n"
            );
            copy.write(&format!("notifications/parcels/n{number}.yaml"), text);
        }
    }),
    ("group", |copy, names| {
        let groups = entries(names, |_, name| format!("  \"{name}\": {{ summary: s }}\n"));
        insert(copy, "api.yaml", "groups:\n", groups);
    }),
];

/// The numbers of the names that are found to be reserved.
fn refused(put: fn(&Copy, &[(usize, &str)]), names: &[&str]) -> Vec<String> {
    let copy = Copy::new();
    let numbered: Vec<(usize, &str)> = names.iter().copied().enumerate().collect();
    put(&copy, &numbered);
    let Err(broken) = antom_codegen::read(copy.root()) else {
        return Vec::new();
    };
    let wrong = broken.findings.iter();
    let wrong = wrong.filter(|one| one.code == "reserved-word");
    names
        .iter()
        .filter(|name| {
            let words = format!("would be `{name}` in Rust, ");
            wrong.clone().any(|one| one.message.contains(&words))
        })
        .map(|name| (*name).to_owned())
        .collect()
}

#[test]
fn every_word_of_the_language_is_refused_at_every_place() {
    let words: Vec<&str> = KEYWORDS.split_whitespace().collect();
    for (place, put) in PLACES {
        // A group has no key for its name in Rust, which is small.
        let words: Vec<&str> = match *place {
            "group" => words
                .iter()
                .copied()
                .filter(|word| *word != "Self")
                .collect(),
            _ => words.clone(),
        };
        assert_eq!(refused(*put, &words), words, "as a {place}");
    }
}

#[test]
fn words_that_mean_something_elsewhere_are_names() {
    let words = ["union", "auto", "raw", "safe", "macro_rules"];
    for (place, put) in PLACES {
        assert_eq!(refused(*put, &words), [""; 0], "as a {place}");
    }
}

/// Names that the generated code has for itself, by place, and one beside them that it does not have there.
const TAKEN: &[(&str, &[&str], &[&str])] = &[
    (
        "field",
        &["new", "build", "request", "default", "validate", "clone"],
        &["json", "value", "other", "from", "call"],
    ),
    ("value", &["Other"], &["Unknown", "Option", "Error"]),
    ("result", &["Other"], &["Unknown", "Ok", "None"]),
    (
        "type",
        &[
            "BTreeMap",
            "Option",
            "Vec",
            "String",
            "Box",
            "Result",
            "Client",
            "ResultCode",
            "Currency",
            "Validate",
        ],
        &["Region", "Value", "Duration", "Notification"],
    ),
    (
        "operation",
        &["call", "builder", "upload", "clone", "antom_runtime"],
        &["request", "new", "std", "validate"],
    ),
    (
        "notification",
        &["antom_runtime"],
        &["call", "notification", "other"],
    ),
    (
        "group",
        &[
            "json",
            "result_code",
            "api",
            "types",
            "default",
            "full",
            "http",
            "client",
            "main",
            "lib",
            "bin",
            "serde",
        ],
        &["wire", "error", "payments"],
    ),
];

#[test]
fn what_the_generated_code_has_for_itself_is_refused_and_nothing_else() {
    for (place, put) in PLACES {
        let (_, taken, free) = TAKEN
            .iter()
            .find(|(name, ..)| name == place)
            .expect("each place has a row");
        let names: Vec<&str> = taken.iter().chain(*free).copied().collect();
        assert_eq!(refused(*put, &names), *taken, "as a {place}");
    }
}

#[test]
fn a_name_that_rustc_would_warn_of_is_refused() {
    let copy = Copy::new();
    insert(
        &copy,
        "types/size.yaml",
        "values:\n",
        "  V: { rust: very_small, summary: s }\n".to_owned(),
    );
    insert(
        &copy,
        "types/address.yaml",
        "fields:\n",
        "  f: { type: string, rust: houseNumber, summary: s }\n".to_owned(),
    );
    let broken = copy.broken();
    let codes: Vec<&str> = broken.findings.iter().map(|one| one.code).collect();
    assert_eq!(codes, ["bad-name", "bad-name"], "{}", rendered(&broken));
}

#[test]
fn the_name_of_a_literal_is_taken_only_where_there_is_a_literal() {
    let put = |name: &str| {
        let copy = Copy::new();
        let text = format!(
            "enum: {name}\nsummary: s\nsource: letter\nvalues: {{ A: {{ summary: s }} }}\n"
        );
        copy.write("types/beside.yaml", text);
        let broken = copy.broken();
        let codes = broken.findings.iter().map(|one| one.code);
        codes
            .filter(|code| *code != "unused-type")
            .collect::<Vec<_>>()
    };
    // A request holds an address, so that code makes some.
    assert_eq!(put("NewAddress"), ["rust-name-collision"]);
    // The platform alone makes an answer, and a price is made of minor units.
    assert_eq!(put("NewAnswer"), [""; 0]);
    assert_eq!(put("NewPrice"), [""; 0]);
}
