//! Where findings point to.

use antom_codegen::diff::{Finding, Owner, OwnerKind, rule};

use crate::pair::Pair;
use crate::support::{Copy, Edit};

fn finding(kind: OwnerKind, id: &str, path: &str, file: &str) -> Finding {
    let rule = rule(id).expect("the test names a rule");
    Finding {
        rule,
        path: path.to_owned(),
        owner: Owner {
            kind,
            name: path.split('.').next().unwrap_or(path).to_owned(),
            file: file.to_owned(),
        },
        old: None,
        new: None,
        wire: rule.wire.verdict,
        source: rule.source.verdict,
        behaviour: rule.behaviour.verdict,
        items: Vec::new(),
        held_by: Vec::new(),
        renamed: None,
    }
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
    for (kind, id, path, file, expected) in cases {
        let position = pair.places.of(&finding(kind, id, path, file));
        let name = position.file.strip_prefix("spec/").expect("below the spec");
        let text = Copy::new().read(name);
        let line = text.lines().nth(position.line - 1).unwrap_or_default();
        let rest: String = line.chars().skip(position.column - 1).collect();
        assert!(rest.starts_with(expected), "{path}: {position:?} {rest}");
    }
}

#[test]
fn places_are_told_of_sound_specs_only() {
    let copy = Copy::edited(&[Edit::Remove("types/price.yaml")]);
    let broken = antom_codegen::read_whole(copy.root());
    assert!(!broken.expect_err("a type is missing").findings.is_empty());
}
