//! Diffs to tell of.

use antom_codegen::diff::Accepted;
use antom_codegen::diff::{Diff, Finding, Owner, OwnerKind, Part, Path, diff, rules};
use antom_codegen::report::{Places, Report};

use crate::support::{Copy, Edit, valid};
use Edit::{Append, Remove, Replace, Write};

const BOOK: &str = "operations/parcels/book_parcel.yaml";
const PARCEL: &str = "types/parcel.yaml";

/// What happens to the spec between its two sides.
#[rustfmt::skip]
const EDITS: &[Edit] = &[
    Replace("api.yaml", "base_path: /rest\n", "base_path: /rest/v2\n"),
    Replace("api.yaml", "  south: { url: \"https://south.parcels.example\", summary: \"For the south.\" }\n", ""),
    Replace(BOOK, "path: /v1/parcels/book\n", "path: /v2/parcels/book\n"),
    Replace(BOOK, "required: true, min_length: 4, max_length: 32", "required: true, min_length: 4, max_length: 24"),
    Replace(BOOK, "pickUpAt:  { type: datetime,", "pickUpAt:  { type: datetime, required: true,"),
    Replace(BOOK, "  price:     { type: Price, summary: \"What the sender expects to pay.\" }\n", "  insurance: { type: Price, summary: \"What the parcel is worth.\" }\n"),
    Replace(BOOK, "pattern: '[A-Z]{2}\\d{6}'", "pattern: '([A-Z]{2}|`)\\d{6,8}'"),
    Replace(BOOK, "    advice: \"Knock again.\"\n", "    advice: \"Knock again, louder.\"\n  TOO_HEAVY: { status: N, outcome: failed, retry: never, advice: \"Send two.\" }\n  TOO_LARGE: { status: N, outcome: failed, retry: never, advice: \"Fold it.\" }\n"),
    Remove("operations/parcels/weigh_parcel.yaml"),
    Write("operations/parcels/return_parcel.yaml", "operation: returnParcel\npath: /v1/parcels/return\nsummary: \"Sends a parcel back.\"\nsource: handbook\nrequest:\n  bookingId: { type: string, required: true, summary: \"The sender's own ID.\" }\nresponse:\n  answer: { type: Answer, required: true, summary: \"How the call ended.\" }\nresults:\n  BOOKED: { status: Y, outcome: success, retry: never, advice: \"Wait.\" }\n"),
    Replace("operations/parcels/track_parcel.yaml", "max_length: 32", "max_length: 24"),
    Replace(PARCEL, "  fragile:  { type: bool, summary", "  isFragile: { type: bool, summary"),
    Replace(PARCEL, "fragile: \"true\"", "isFragile: \"true\""),
    Replace(PARCEL, "summary: \"How large it is.\"", "summary: \"How large it is, wrapped.\""),
    Replace(PARCEL, "summary: \"Where in the depot; cellars are negative.\"", "deprecated: \"Ask the depot.\", summary: \"Where in the depot.\""),
    Append("types/size.yaml", "  HUGE:  { summary: \"Needs a crane and | a permit.\" }\n"),
    Replace("types/address.yaml", "max_length: 80", "max_length: 60"),
    Replace("notifications/parcels/parcel_moved.yaml", "town:     { type: string,", "town:     { type: string, sensitive: true,"),
];

/// Two sides, and where things stand in the new one.
pub(crate) struct Pair {
    pub(crate) diff: Diff,
    pub(crate) places: Places,
}

impl Pair {
    /// The valid spec and what the edits make of it.
    pub(crate) fn edited() -> Self {
        let old = antom_codegen::read(&valid()).expect("the valid spec is sound");
        let copy = Copy::edited(EDITS);
        let new = match antom_codegen::read_whole(copy.root()) {
            Ok(sound) => sound,
            Err(broken) => panic!("the edits break it: {:#?}", broken.findings),
        };
        Self {
            diff: diff(&old, &new.model),
            places: Places::new(&new.checked),
        }
    }

    /// The valid spec with findings that nothing in it explains.
    pub(crate) fn with(findings: Vec<Finding>) -> Self {
        let read = antom_codegen::read_whole(&valid());
        let read = read.expect("the valid spec is sound");
        Self {
            diff: Diff { findings },
            places: Places::new(&read.checked),
        }
    }

    pub(crate) fn report<'a>(&'a self, accepted: &'a [Accepted<'a>]) -> Report<'a> {
        Report {
            diff: &self.diff,
            accepted,
            sides: ["main".to_owned(), "working tree".to_owned()],
            versions: ["0.3.0".to_owned(), "0.4.0".to_owned()],
            bump: self.diff.bump(),
            places: &self.places,
        }
    }
}

/// A finding of each rule, all with this text wherever the spec says something.
pub(crate) fn of_every_rule(text: &str) -> Vec<Finding> {
    let kinds = [
        OwnerKind::Api,
        OwnerKind::Operation,
        OwnerKind::Notification,
        OwnerKind::Type,
    ];
    let rules = rules().iter().zip(kinds.into_iter().cycle());
    rules
        .map(|(rule, kind)| {
            let path = Path::of(text).part(Part::Request).name(text);
            let owner = Owner {
                kind,
                name: text.to_owned(),
                file: format!("spec/types/{text}.yaml"),
            };
            Finding {
                old: Some(text.to_owned()),
                new: (kind != OwnerKind::Type).then(|| text.to_owned()),
                items: vec![text.to_owned(), text.to_owned()],
                held_by: vec![text.to_owned()],
                renamed: (kind == OwnerKind::Api).then(|| Path::of(text)),
                ..Finding::new(rule, path, owner)
            }
        })
        .collect()
}
