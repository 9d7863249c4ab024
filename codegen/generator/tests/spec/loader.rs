//! Every finding of the loader: what a file may hold, before any rule looks at it.

use crate::support::Edit::{Append, Remove, Replace, Write};
use crate::support::{Case, cases, compare};

const API: &str = "api.yaml";
const BOOK: &str = "operations/parcels/book_parcel.yaml";
const ADDRESS: &str = "types/address.yaml";
const PARCEL: &str = "types/parcel.yaml";
const SIZE: &str = "types/size.yaml";

const CASES: &[Case] = cases! {
    "yaml--not-closed": Replace(PARCEL, "summary: \"One parcel.\"", "summary: \"One parcel.");
    "yaml--tab": Replace(ADDRESS, "  street:", "\tstreet:");
    "yaml--colon-in-text": Replace(SIZE, "summary: \"How large a parcel is.\"", "summary: size: of a parcel");
    "yaml--two-documents": Append(SIZE, "---\nenum: Shape\nsummary: s\n");
    "yaml--anchor": Replace(SIZE, "summary: \"How large a parcel is.\"", "summary: &how \"How large a parcel is.\"");
    "yaml--alias": Replace(SIZE, "summary: \"How large a parcel is.\"", "summary: *how");
    "yaml--merge-key": Replace(SIZE, "SMALL: { summary", "SMALL: { <<: { rust: Small }, summary");
    "yaml--key-is-a-list": Append(SIZE, "? [a]\n: b\n");
    "duplicate-key": Append(PARCEL, "summary: \"One parcel more.\"\n"),
        Replace(SIZE, "  LARGE:", "  SMALL: { summary: s, summary: t }\n  LARGE:");
    "unknown-key": Replace(PARCEL, "min: -9, max: 9", "min: -9, maximum: 9"),
        Replace(API, "wire: string", "wire: string\ncolour: red"),
        Replace(SIZE, "enum: Size", "enum: Size\nfields: {}");
    "unknown-key--number": Append(SIZE, "1: one\ntrue: yes\n");
    "yaml--key-is-null": Append(SIZE, "~: nothing\n");
    "unknown-key--both-object-and-enum": Replace(SIZE, "enum: Size", "enum: Size\ntype: Size");
    "missing-key": Replace(BOOK, "    advice: \"Knock again.\"\n", ""),
        Replace(API, "  request_time: request-time\n", ""),
        Replace(PARCEL, "type: Size, ", ""),
        Replace(SIZE, "summary: \"How large a parcel is.\"\n", "");
    "missing-key--name-of-the-type": Replace(SIZE, "enum: Size\n", "");
    "missing-key--empty-api": Write(API, "{}\n");
    "missing-key--sample": Replace(BOOK, "        response:\n          answer: { code: \"BOOKED\", status: \"Y\", message: \"booked\" }\n          parcelId: \"DE004711\"\n", "");
    "wrong-kind--text": Replace(PARCEL, "summary: \"One parcel.\"", "summary:"),
        Replace(SIZE, "enum: Size", "enum: [Size]"),
        Replace(ADDRESS, "summary: \"Where a parcel goes.\"", "summary: \"  \"");
    "wrong-kind--number": Replace(PARCEL, "max: 31500", "max: 31_500"),
        Replace(PARCEL, "min: -9", "min: \"-9\""),
        Replace(PARCEL, "min_items: 1", "min_items: -1"),
        Replace(PARCEL, "max_items: 10", "max_items: 1e3"),
        Replace(PARCEL, "max_length: 40", "max_length: 99999999999999999999");
    "wrong-kind--flag": Replace(PARCEL, "boxed: true", "boxed: yes"),
        Replace(PARCEL, "size:     { type: Size, required: true", "size: { type: Size, required: Unknown"),
        Replace(PARCEL, "to:       { type: Address, required: true", "to: { type: Address, required:");
    "wrong-kind--collections": Replace(BOOK, "required: [pickUpAt]", "required: pickUpAt"),
        Replace(BOOK, "fixed: { service: NIGHT, tray: SMALL }", "fixed: [service, NIGHT]"),
        Replace(API, "headers:\n", "headers: none\nheader:\n"),
        Replace(PARCEL, "fragile:  { type: bool, summary: \"Whether it breaks.\" }", "fragile: bool"),
        Replace(SIZE, "values:\n", "values:\nvalue:\n");
    "wrong-kind--file": Write(ADDRESS, "- type: Address\n");
    "not-a-date": Write("diff-allow.yaml", "accept:\n  - { rule: type-added, path: Parcel, reason: \"It is asked for.\", until: 2026-02-30 }\n");
    "missing-key--accept": Write("diff-allow.yaml", "accept:\n  - { rule: type-added, path: Parcel }\n");
    "unknown-word": Replace(API, "wire: string", "wire: text"),
        Replace(BOOK, "retry: same_request", "retry: same-request"),
        Replace(API, "outcome: unknown", "outcome: dunno");
    "stray-file": Write("operations/README.txt", ""), Write("types/more/depot.yaml", ""),
        Write("types/depot.yml", ""), Write("operations/parcels/notes.md", ""), Write("operation/x.yaml", ""),
        // These are passed over.
        Write("types/README.md", ""), Write("types/.hidden", ""), Write("README.md", ""), Write(".git/x", "");
    "unreadable--no-api": Remove(API);
};

#[test]
fn the_loader_says_what_a_file_may_hold() {
    compare(CASES);
}
