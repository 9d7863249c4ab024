//! Every rule, broken once at least.

use std::collections::BTreeSet;

use antom_codegen::check::RULES;

use crate::support::Edit::{Append, Remove, Replace, Write};
use crate::support::{Case, Copy, Edit, cases, compare, rendered, valid};

const API: &str = "api.yaml";
const BOOK: &str = "operations/parcels/book_parcel.yaml";
const TRACK: &str = "operations/parcels/track_parcel.yaml";
const SCAN: &str = "operations/parcels/scan_parcel.yaml";
const PHOTOGRAPH: &str = "operations/parcels/photograph_parcel.yaml";
const MOVED: &str = "notifications/parcels/parcel_moved.yaml";
const LOST: &str = "notifications/parcels/parcel_lost.yaml";
const ADDRESS: &str = "types/address.yaml";
const ANSWER: &str = "types/answer.yaml";
const BALANCE: &str = "types/balance.yaml";
const PARCEL: &str = "types/parcel.yaml";
const PRICE: &str = "types/price.yaml";
const SIZE: &str = "types/size.yaml";

const NAMES: &[Case] = cases! {
    "duplicate-name--type": Write("types/address_again.yaml",
        "type: Address\nsummary: s\nsource: letter\nfields: { town: { type: string, summary: s } }\n");
    "duplicate-name--operation-and-path":
        Replace(TRACK, "operation: trackParcel", "operation: bookParcel"),
        Replace(TRACK, "path: /v1/parcels/track", "path: /v1/parcels/book");
    "duplicate-name--listed-twice":
        Replace(BOOK, "required: [pickUpAt]", "required: [pickUpAt, parcel, pickUpAt]"),
        Replace(BOOK, "one_of: [DAY, NIGHT]", "one_of: [DAY, NIGHT, DAY]");
    "rust-name-collision--fields": Replace(ADDRESS,
        "  region:", "  Street: { type: string, summary: s }\n  region:");
    "rust-name-collision--by-its-rust-key":
        Replace(SIZE, "rust: ThreeXl", "rust: Large");
    "rust-name-collision--result-codes":
        Replace(BOOK, "  DEPOT_ASLEEP:", "  Bad_Form: { status: N, outcome: failed, retry: never, advice: a }\n  DEPOT_ASLEEP:");
    "rust-name-collision--operations":
        Replace(TRACK, "operation: trackParcel", "operation: book_parcel"),
        Replace(BOOK, "inquire_with: trackParcel", "inquire_with: book_parcel");
    "rust-name-collision--module": Replace(SIZE, "enum: Size", "enum: Size\nrust: PRICE");
    "rust-name-collision--literal": Replace(SIZE, "enum: Size", "enum: Size\nrust: NewParcel");
    "rust-name-collision--scenario": Replace(BOOK, "  overnight:", "  parcel:");
    "two-rust-names": Replace(TRACK, "results:\n", "results:\n  DEPOT_ASLEEP: { rust: Asleep, status: N, outcome: failed, retry: never, advice: a }\n");
    "reserved-word--fields": Replace(ADDRESS,
        "  region:", "  type: { type: string, summary: s }\n  validate: { type: string, summary: s }\n  region:");
    "reserved-word--type": Replace(PRICE, "type: Price", "type: Option"),
        Replace(LOST, "type: Price", "type: Option"),
        Replace(BOOK, "type: Price", "type: Option");
    "reserved-word--value": Replace(SIZE, "  SMALL:", "  OTHER: { summary: s }\n  SMALL:");
    "reserved-word--operation-and-result": Replace(BOOK, "  DEPOT_ASLEEP:", "  OTHER:"),
        Replace(TRACK, "operation: trackParcel", "operation: move"),
        Replace(BOOK, "inquire_with: trackParcel", "inquire_with: move");
    "reserved-word--no-rust-key": Replace(BOOK, "  overnight:", "  vec:"),
        Replace(API, "  parcels: { summary", "  full: { summary: s }\n  parcels: { summary");
    "bad-name": Replace(SIZE, "rust: ThreeXl, ", ""),
        Replace(BOOK, "  DEPOT_ASLEEP:", "  404:"),
        Replace(ADDRESS, "  region:", "  \"--\": { type: string, summary: s }\n  region:");
    "bad-name--rust-key": Replace(SIZE, "rust: ThreeXl", "rust: \" Three Xl\""),
        Replace(ADDRESS, "type: string,", "type: string, rust: \"r#street\",");
};

const TYPES: &[Case] = cases! {
    "unknown-type": Replace(PARCEL, "type: Address", "type: Adress");
    "unknown-type--of-a-list": Replace(PARCEL, "list<string>, min_items: 1, max_items: 3, max_length: 40",
        "list<list<string>>");
    "unknown-type--nothing-alike": Replace(PARCEL, "type: bool", "type: Zeppelin");
    "unknown-type--with-limits": Replace(PARCEL, "weight:   { type: u64, required: true, min: 1, max: 31500",
        "weight: { type: int64, required: true, min: 1, max: 31500, wire: native");
    "unused-type": Write("types/crane.yaml",
        "type: Crane\nsummary: s\nsource: letter\nfields:\n  hook: { type: Hook, summary: s }\n"),
        Write("types/hook.yaml", "enum: Hook\nsummary: s\nsource: letter\nvalues: { BIG: { summary: s } }\n");
    "recursive-type--itself": Replace(PARCEL, "type: Parcel, boxed: true", "type: Parcel");
    "recursive-type--through-another": Replace(ADDRESS,
        "  region:", "  depot: { type: Depot, summary: s }\n  region:"),
        Write("types/depot.yaml", "type: Depot\nsummary: s\nsource: letter\nfields:\n  \
            gate: { type: string, summary: s }\n  at: { type: Address, summary: s }\n");
    "empty-enum": Write(SIZE, "enum: Size\nsummary: s\nsource: handbook\n");
    "empty-enum--one-of": Replace(BOOK, "one_of: [DAY, NIGHT]", "one_of: []"),
        Replace(BOOK, "fixed: { service: NIGHT, tray: SMALL }", "fixed: { channel: API }"),
        Replace(BOOK, "          service: \"NIGHT\"\n", "");
    "empty-type": Write(ADDRESS, "type: Address\nsummary: s\nsource: handbook\nfields: {}\n"),
        Replace(PARCEL, "{ street: \"1 Quay Road\", region: \"GB\" }", "{}"),
        Replace(BOOK, "{ street: \"Hafenstraße 7\", region: \"DE\" }", "{}");
    "bad-money--no-such-field": Replace(PRICE, "value: value", "value: valu");
    "bad-money--wrong-fields": Replace(PRICE, "type: u64, required: true", "type: u64"),
        Replace(PRICE, "type: currency, required: true, max_length: 3", "type: string, required: true");
    "bad-money--one-field-for-both": Replace(PRICE, "currency: currency", "currency: value");
    "bad-money--divisors-of-nothing": Replace(BALANCE, "{ JPY: 10, IDR: 100 }", "{ JPY: 1, XXY: 100 }");
    "bad-money--one-field-too-many": Append(PRICE, "  tip: { type: u64, summary: s }\n");
    "bad-money--one-field-too-few": Write(PRICE,
        "type: Price\nsummary: s\nsource: letter\nmoney: { value: value, currency: currency }\n\
         fields:\n  value: { type: u64, required: true, summary: s }\n");
};

const CONSTRAINTS: &[Case] = cases! {
    "misplaced-constraint": Replace(PARCEL, "type: bool,", "type: bool, max_length: 5, min: 1, fixed: \"true\","),
        Replace(PARCEL, "required: true, summary: \"How large", "required: true, boxed: true, wire: string, summary: \"How large"),
        Replace(ADDRESS, "min_length: 1", "min_items: 1"),
        Replace(ANSWER, "message: { type: string,", "message: { type: map<u64>,"),
        Replace(ADDRESS, "type: region,", "type: region, pattern: '[A-Z]+',");
    "upside-down": Replace(ADDRESS, "min_length: 1, max_length: 80", "min_length: 81, max_length: 80"),
        Replace(PARCEL, "min: -9, max: 9", "min: 9, max: -9"),
        Replace(PARCEL, "min_items: 1, max_items: 3", "min_items: 4, max_items: 3"),
        Replace(PARCEL, "      shelf: -2\n", ""),
        Replace(PARCEL, "      notes: [\"Ring twice.\"]\n", ""),
        Replace(PARCEL, "to: { street: \"1 Quay Road\", region: \"GB\" }", "to: { street: \"\", region: \"GB\" }");
    "upside-down--nothing-is-left": Replace(ANSWER, "type: string, summary", "type: string, max_length: 0, summary"),
        Replace(PARCEL, "list<Parcel>, max_items: 10", "list<Parcel>, max_items: 0"),
        Replace(PARCEL, "min: 1, max: 31500", "min: -1, max: 18446744073709551616");
    "upside-down--of-decimals": Replace(PARCEL, "min: 0.01, max: 999.5", "min: 10.0, max: 9.5"),
        Replace(PARCEL, "insured: \"0.50\"", "insured: \"9.75\"");
    "upside-down--no-step": Replace(PARCEL, "multiple_of: 0.01", "multiple_of: 0");
    "upside-down--between-whole-numbers": Replace(PARCEL, "min: 1, max: 31500", "min: 0.5, max: 31500"),
        Replace(BOOK, "min: -500", "min: -9223372036854775809");
    "bad-pattern": Replace(BOOK, r"'[A-Z]{2}\d{6}'", r"'[A-Z]{2\d{6}'");
    // Both compile alone, but not as the whole text that they must match.
    "bad-pattern--not-as-a-whole": Replace(BOOK, r"'[A-Z]{2}\d{6}'", "'(?x) [A-Z]+ # letters'");
    "bad-pattern--too-large": Replace(BOOK, r"'[A-Z]{2}\d{6}'", "'((\\w{1000}){1000}){1000}'");
    "fixed-breaks-limits": Replace(BOOK, "fixed: API,", "fixed: API, max_length: 2, pattern: '[a-z]+', one_of: [A, b],"),
        Replace(BOOK, "one_of: [DAY, NIGHT]", "one_of: [DAY, NIGHT], max_length: 4");
};

const OPERATIONS: &[Case] = cases! {
    "bad-api": Replace(API, "crate: parcels", "crate: Parcels!"),
        Replace(API, "version: 0.3.0", "version: 0.3"),
        Replace(API, "groups:\n  parcels: { summary: \"Sending parcels.\", default: true }", "groups: {}");
    "bad-host": Replace(API, "url: \"https://north.parcels.example\"", "url: \"http://north.parcels.example\""),
        Replace(API, "url: \"https://south.parcels.example\"", "url: \"https://south.parcels.example/rest\"");
    "bad-header": Replace(API, "client_id: client-id", "client_id: Client ID"),
        Replace(API, "response_time: response-time", "response_time: request-time"),
        Replace(API, "charset=UTF-8", "charset=Ü");
    "bad-header--session": Replace(SCAN, "session: x-scanner-session", "session: X Session");
    "bad-header--of-every-call": Replace(SCAN, "session: x-scanner-session", "session: client-id");
    "bad-host--of-uploads": Replace(API, "https://files.parcels.example", "http://files.parcels.example");
    "bad-repeat": Replace(BOOK, "idempotency_key: bookingId", "idempotency_key: bookingId\nrepeatable: { because: done_once }");
    "bad-repeat--never-safe": Replace(BOOK, "idempotency_key: bookingId\n", "");
    "bad-repeat--in-a-session": Replace(SCAN, "source: handbook\n", "source: handbook\nrepeatable: { because: done_once }\n");
    "bad-repeat--a-delay-of-nothing": Replace(BOOK, "delay: 60", "delay: 0"),
        Replace(TRACK, "    retry: never\n    advice: \"Ask again tomorrow.\"", "    retry: never\n    delay: 60\n    advice: \"Ask again tomorrow.\"");
    "contradiction--a-time-that-nobody-keeps": Replace(BOOK, "    delay: 60\n    advice: \"Knock again.\"", "    advice: \"Knock again after 60 seconds.\"");
    "contradiction--a-certain-failure-to-inquire-about":
        Replace(BOOK, "advice: \"Fill in the form.\"", "advice: \"Ask trackParcel where it is.\"");
    "bad-echo--of-nothing": Replace(BOOK, "echoes: bookingId", "echoes: bokingId");
    "bad-echo--of-no-text": Replace(BOOK, "echoes: bookingId", "echoes: parcel");
    "bad-echo--nowhere": Replace(ADDRESS, "type: string,", "type: string, echoes: bookingId,"),
        Replace(TRACK, "max_length: 32,", "max_length: 32, echoes: bookingId,");
    "bad-upload": Replace(PHOTOGRAPH, "json: form, files: [photograph], sha256: seal, max_bytes: 100000", "json: form, files: [photo graph, form], sha256: sael, max_bytes: 0");
    "bad-upload--nothing-to-send": Replace(PHOTOGRAPH, "files: [photograph], ", ""),
        Replace(PHOTOGRAPH, "max_bytes: 100000, ", "");
    "bad-upload--weak-digest": Replace(PHOTOGRAPH, "seal:         { type: string, required: true", "seal: { type: string");
    "bad-upload--short-digest": Replace(PHOTOGRAPH, "min_length: 64, max_length: 64", "max_length: 40"),
        Replace(PHOTOGRAPH, "          seal: \"0000000000000000000000000000000000000000000000000000000000000000\"\n", "          seal: \"0\"\n");
    "bad-upload--digest-is-spoken-of": Replace(PHOTOGRAPH, "idempotency_key: photographId", "idempotency_key: seal"),
        Replace(PHOTOGRAPH, "    samples:", "    required: [seal]\n    samples:");
    "bad-upload--in-a-session": Replace(PHOTOGRAPH, "source: handbook\nidempotency_key", "source: handbook\nauthentication: { session: x-scanner-session }\nidempotency_key");
    "bad-upload--no-host": Replace(API, "upload_url: \"https://files.parcels.example\", ", "");
    "bad-method": Replace(TRACK, "operation: trackParcel", "operation: trackParcel\nmethod: post");
    "bad-path--no-leading-slash": Replace(TRACK, "path: /v1", "path: v1");
    "bad-path": Replace(API, "base_path: /rest", "base_path: /rest/"),
        Replace(BOOK, "path: /v1/parcels/book", "path: \"/v1/parcels/book?now=1\""),
        Replace(TRACK, "path: /v1/parcels/track", "path: https://north.parcels.example/v1/track"),
        Replace(API, "base_path: /try/rest", "base_path: /try/../rest");
    "unknown-group": Replace(API, "groups:\n  parcels:", "groups:\n  parcel:");
    "unknown-status": Replace(BOOK, "status: Y\n", "status: y\n"),
        Replace(API, "code: BAD_SEAL, status: N", "code: BAD_SEAL, status: Nope");
    "unknown-field": Replace(BOOK, "required: [pickUpAt]", "required: [pickupAt, parcelId]"),
        Replace(BOOK, "fixed: { service: NIGHT, tray: SMALL }", "fixed: { services: NIGHT }"),
        Replace(BOOK, "idempotency_key: bookingId", "idempotency_key: bookingID");
    "bad-scenario": Replace(BOOK, "fixed: { service: NIGHT, tray: SMALL }",
        "fixed: { service: NOON, price: \"5\", pickUpAt: soon }");
    "unknown-operation": Replace(BOOK, "inquire_with: trackParcel", "inquire_with: traceParcel");
    "weak-key--optional": Replace(BOOK, "idempotency_key: bookingId", "idempotency_key: channel");
    "weak-key--no-text": Replace(BOOK, "idempotency_key: bookingId", "idempotency_key: parcel");
    "bad-envelope--no-field": Replace(TRACK, "answer: { type: Answer, required: true", "answer: { type: Answer");
    "bad-envelope--no-object": Replace(TRACK, "answer: { type: Answer", "answer: { type: Size");
    "bad-envelope--no-part": Replace(API, "message: message }", "message: words }");
    "bad-scenario--no-such-value": Replace(BOOK, "tray: SMALL }", "tray: SMAL }"),
        Replace(BOOK, "tray: \"SMALL\"", "tray: \"SMAL\"");
    "bad-recognition--nothing": Replace(MOVED, "  values: { event: [MOVED, WAITS] }\n", "  values: {}\n");
    "bad-recognition--by-the-same": Replace(LOST, "  fields: [compensation]\n", ""),
        Replace(LOST, "[MOVED]", "[WAITS, MOVED]");
    "bad-recognition--no-such-field": Replace(LOST, "fields: [compensation]", "fields: [compensations]"),
        Replace(MOVED, "values: { event:", "values: { events:");
    "bad-recognition--no-text": Replace(LOST, "values: { event: [MOVED] }", "values: { event: [], compensation: [MOVED] }"),
        Replace(MOVED, "[MOVED, WAITS]", "[MOVED, WAITS_FOR_A_LONG_TIME]");
    "no-acknowledgement": Replace(API,
        "acknowledgement: { code: THANKS, status: Y, message: \"It arrived.\", source: letter }\n", "");
    "reserved-word--notification": Replace(LOST, "notification: parcelLost", "notification: unknown");
    "duplicate-name--notification": Replace(LOST, "notification: parcelLost", "notification: parcelMoved");
    "sample-breaks-spec--between-steps": Replace(PARCEL, "insured: \"0.50\"", "insured: \"0.505\"");
    "sample-breaks-spec--notification": Replace(MOVED, "town: \"Quay\"", "village: \"Quay\"");
    "sample-breaks-spec--request": Replace(BOOK, "bookingId: \"B-0001\"", "bookingId: \"B-1\""),
        Replace(BOOK, "service: \"NIGHT\"", "service: \"DAY\""),
        Replace(BOOK, "          pickUpAt: \"2025-03-01T22:00:00+01:00\"\n", ""),
        Replace(BOOK, "weight: \"250\"", "wait: \"250\""),
        Replace(BOOK, "region: \"DE\" }", "region: Germany }");
    "sample-breaks-spec--response": Replace(BOOK, "answer: { code: \"BOOKED\", status: \"Y\", message: \"booked\" }",
        "answer: BOOKED"),
        Replace(BOOK, "parcelId: \"DE004711\"", "parcelId: \"DE00471\"");
    "sample-breaks-spec--numbers": Replace(BOOK, "insured: \"0.50\"", "insured: \"0.009\""),
        Replace(BOOK, "value: \"-20\", currency: \"JPY\"", "value: \"-505\", currency: \"JPY\""),
        Replace(PARCEL, "insured: \"0.50\"", "insured: \"half\""),
        Replace(PARCEL, "upright: \"-0.25\"", "upright: \"-0.75\""),
        Replace(PARCEL, "colour: \"red\"", "colour: \"red;\"");
    "sample-breaks-spec--type": Replace(PARCEL, "size: \"LARGE\"", "size: true"),
        Replace(PARCEL, "weight: 900", "weight: 0"),
        Replace(PARCEL, "shelf: -2", "shelf: 1.5"),
        Replace(PARCEL, "fragile: \"true\"", "fragile: \"maybe\""),
        Replace(PARCEL, "to: { street: \"1 Quay Road\", region: \"GB\" }", "to:"),
        Replace(PARCEL, "notes: [\"Ring twice.\"]", "notes: [one, 2, [three], \"\", five]");
};

const SOURCES: &[Case] = cases! {
    "unknown-source": Replace(PRICE, "source: handbook", "source: hanbook"),
        Replace(PARCEL, "source: letter", "source: postcard");
    "unknown-source--authentication": Replace(SCAN, "source: letter", "source: rumour");
    "missing-source": Replace(PRICE, "source: handbook\n", ""),
        Replace(TRACK, "source: handbook\n", "");
    "unused-source": Replace(API, "  letter:", "  rumour: { title: t, url: u }\n  letter:");
};

const ALL: &[&[Case]] = &[NAMES, TYPES, CONSTRAINTS, OPERATIONS, SOURCES];

#[test]
fn the_valid_spec_is_valid() {
    if let Err(broken) = antom_codegen::read(&valid()) {
        panic!("{}", rendered(&broken));
    }
}

#[test]
fn names_are_unique_and_possible_in_rust() {
    compare(NAMES);
}

#[test]
fn types_are_known_used_and_finite() {
    compare(TYPES);
}

#[test]
fn constraints_fit_their_fields_and_each_other() {
    compare(CONSTRAINTS);
}

#[test]
fn operations_and_scenarios_speak_of_what_exists() {
    compare(OPERATIONS);
}

#[test]
fn facts_have_sources() {
    compare(SOURCES);
}

#[test]
fn every_rule_has_a_case_and_a_code_of_its_own() {
    let covered: BTreeSet<&str> = ALL.iter().copied().flatten().map(Case::code).collect();
    let rules: BTreeSet<&str> = RULES.iter().map(|rule| rule.code).collect();
    assert_eq!(covered, rules);
    assert_eq!(rules.len(), RULES.len(), "two rules have the same code");
}

/// One cause, one finding: what only follows from another mistake is not worth a line.
#[test]
fn a_mistake_does_not_drag_others_behind_it() {
    let alone: &[(&str, &[Edit])] = &[
        (
            "unknown-type",
            &[Replace(PARCEL, "type: Size", "type: Sise")],
        ),
        (
            "unknown-type",
            &[Replace(
                TRACK,
                "answer: { type: Answer",
                "answer: { type: Answr",
            )],
        ),
        ("missing-key", &[Replace(PARCEL, "type: Size, ", "")]),
        ("missing-key", &[Replace(SIZE, "enum: Size\n", "")]),
        ("yaml", &[Append(ADDRESS, "]\n")]),
        ("yaml", &[Append(TRACK, "]\n")]),
        (
            "wrong-kind",
            &[Replace(ADDRESS, "type: Address", "type: [Address]")],
        ),
        (
            "unreadable",
            &[Remove(ADDRESS), Write("types/address.yaml/x", "")],
        ),
        (
            "unknown-source",
            &[
                Replace(PARCEL, "source: letter", "source: lettre"),
                Replace(BOOK, "    source: letter\n", ""),
            ],
        ),
        ("duplicate-key", &[Append(PRICE, "type: Price\n")]),
    ];
    for (code, edits) in alone {
        let broken = Copy::edited(edits).broken();
        let codes: Vec<&str> = broken.findings.iter().map(|finding| finding.code).collect();
        assert_eq!(codes, [*code], "{}", rendered(&broken));
    }
}

#[test]
fn many_mistakes_in_many_files_are_all_reported_at_once() {
    // One edit a case and one case a file, so that no edit is in another's way.
    let edits = [
        Replace(
            API,
            "  letter:",
            "  rumour: { title: t, url: u }\n  letter:",
        ),
        Replace(BOOK, "path: /v1", "path: v1"),
        Replace(BOOK, "required: [pickUpAt]", "required: [pickedUpAt]"),
        Replace(
            BOOK,
            "min_length: 4, max_length: 32",
            "min_length: 40, max_length: 32",
        ),
        Replace(BOOK, r"[A-Z]{2}\d{6}", r"[A-Z"),
        Replace(TRACK, "operation: trackParcel", "operations: trackParcel"),
        Replace(
            ADDRESS,
            "required: true, summary: \"The country.\"",
            "required: maybe, sumary: \"The country.\"",
        ),
        Replace(PARCEL, "type: bool", "type: boolean"),
        Replace(PARCEL, "min_items: 1", "min_items: one"),
        Replace(PRICE, "source: handbook\n", ""),
        Append(SIZE, "  SMALL: { summary: s }\n"),
        Append(ANSWER, "  - broken\n"),
        Write("types/stray.json", "{}"),
    ];
    let broken = Copy::edited(&edits).broken();
    insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
        insta::assert_snapshot!("many-mistakes", rendered(&broken));
    });
}
