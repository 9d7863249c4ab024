//! Where findings point to.

use antom_codegen::diff::{Finding, Owner, OwnerKind, Part, Path, diff, rule};

use antom_codegen::report::{self, Places};

use crate::pair::Pair;
use crate::support::{Copy, Edit, valid};

/// The parts that operations, notifications and the API have.
const PARTS: [Part; 9] = [
    Part::Body,
    Part::Groups,
    Part::Hosts,
    Part::Request,
    Part::Response,
    Part::ResultCodes,
    Part::Results,
    Part::Scenarios,
    Part::Statuses,
];

/// A path whose names have no dots.
fn path(kind: OwnerKind, text: &str) -> Path {
    let mut segments = text.split('.');
    let root = Path::of(segments.next().unwrap_or_default());
    segments.enumerate().fold(root, |path, (number, segment)| {
        let mut parts = PARTS.into_iter();
        match parts.find(|part| part.word() == segment) {
            Some(part) if number == 0 && kind != OwnerKind::Type => path.part(part),
            _ => path.name(segment),
        }
    })
}

fn finding(kind: OwnerKind, id: &str, path: Path, file: &str) -> Finding {
    let rule = rule(id).expect("the test names a rule");
    let text = path.to_string();
    let owner = Owner {
        kind,
        name: text.split('.').next().unwrap_or(&text).to_owned(),
        file: file.to_owned(),
    };
    Finding::new(rule, path, owner)
}

#[test]
fn findings_point_at_what_changed_or_at_the_nearest_thing_above_it() {
    let book = "spec/operations/parcels/book_parcel.yaml";
    let moved = "spec/notifications/parcels/parcel_moved.yaml";
    let parcel = "spec/types/parcel.yaml";
    let api = "spec/api.yaml";
    let pair = Pair::with(Vec::new());
    use OwnerKind::{Api, Notification, Operation, Type};
    #[rustfmt::skip]
    let cases = [
        (Operation, "operation-summary-changed", "bookParcel", book, "\"Books the collection"),
        (Operation, "operation-never-pending", "bookParcel", book, "bookParcel"),
        (Operation, "operation-path-changed", "bookParcel", book, "/v1/parcels/book"),
        (Operation, "request-field-became-required", "bookParcel.request.service", book, "service:"),
        (Operation, "request-optional-field-removed", "bookParcel.request.gone", book, "request:"),
        (Operation, "response-pattern-set", "bookParcel.response.parcelId", book, "parcelId:"),
        (Operation, "result-removed", "bookParcel.results.GONE", book, "results:"),
        (Operation, "result-advice-changed", "bookParcel.results.BAD_FORM", book, "BAD_FORM:"),
        (Operation, "scenario-added", "bookParcel.scenarios.overnight", book, "overnight:"),
        (Operation, "scenario-fixed-added", "bookParcel.scenarios.overnight.service", book, "service: NIGHT"),
        (Operation, "scenario-required-added", "bookParcel.scenarios.overnight.pickUpAt", book, "pickUpAt]"),
        (Notification, "recognition-value-added", "parcelMoved.event", moved, "event: [MOVED"),
        (Notification, "notification-field-deprecated", "parcelMoved.body.town", moved, "town:"),
        (Type, "request-min-set", "Parcel.weight", parcel, "weight:"),
        (Type, "request-enum-value-added", "Size.3XL", "spec/types/size.yaml", "3XL:"),
        (Type, "type-summary-changed", "Parcel", parcel, "Parcel"),
        (Api, "base-path-changed", "api", api, "/rest"),
        (Api, "host-removed", "api.hosts.East", api, "hosts:"),
        (Api, "host-url-changed", "api.hosts.South", api, "south:"),
        (Api, "group-became-default", "api.groups.parcels", api, "parcels:"),
        (Api, "status-outcome-changed", "api.statuses.N", api, "N:"),
        (Api, "result-code-added", "api.resultCodes.BOOKED", book, "BOOKED:"),
        // What is gone with its file is left to its group, or to the API.
        (Operation, "operation-removed", "gone", "spec/operations/parcels/gone.yaml", "parcels:"),
        (Operation, "operation-removed", "gone", "spec/operations/other/gone.yaml", "api: Parcels"),
        (Type, "type-removed", "Gone", "spec/types/gone.yaml", "api: Parcels"),
    ];
    for (kind, id, text, file, expected) in cases {
        let position = pair.places.of(&finding(kind, id, path(kind, text), file));
        let name = position.file.strip_prefix("spec/").expect("below the spec");
        let text = Copy::new().read(name);
        let line = text.lines().nth(position.line - 1).unwrap_or_default();
        let rest: String = line.chars().skip(position.column - 1).collect();
        assert!(rest.starts_with(expected), "{text}: {position:?} {rest}");
    }
}

#[test]
fn a_name_with_dots_in_it_is_one_name() {
    let size = "types/size.yaml";
    let copy = Copy::edited(&[
        Edit::Append(size, "  V1.2: { summary: \"Of the second edition.\" }\n"),
        Edit::Append(size, "  V1: { summary: \"Of the first edition.\" }\n"),
    ]);
    let old = antom_codegen::read(&valid()).expect("the valid spec is sound");
    let new = antom_codegen::read_whole(copy.root());
    let new = new.unwrap_or_else(|broken| panic!("{:#?}", broken.findings));
    let diff = diff(&old, &new.model);
    let path = Path::of("Size").name("V1.2");
    let finding = diff.findings.iter().find(|finding| finding.path == path);
    let finding = finding.expect("the value is new");
    assert_eq!(finding.path.to_string(), "Size.V1.2");
    assert_eq!(
        report::sentence(finding),
        "In `Size`, `V1.2` is a new value."
    );
    let position = Places::new(&new.checked).of(finding);
    let text = copy.read(size);
    let line = text.lines().nth(position.line - 1).unwrap_or_default();
    assert!(line.starts_with("  V1.2:"), "{line}");
}

#[test]
fn places_are_told_of_sound_specs_only() {
    let copy = Copy::edited(&[Edit::Remove("types/price.yaml")]);
    let broken = antom_codegen::read_whole(copy.root());
    assert!(!broken.expect_err("a type is missing").findings.is_empty());
}
