//! The rules of fields: one row a change, from which a rule for each direction follows.

use super::super::effect::Code::{self, MovesInLiteral, Other, OtherLiteral, Warns};
use super::super::effect::Effect::{
    self, Added, Forgotten, Hidden, Learned, Listed, Printed, Rewritten, Silent, Unheard, Unlisted,
};
use super::super::effect::Level::{Constraint, Shape};

/// One change of a field.
pub(super) struct Row {
    /// The rule's ID behind the direction.
    pub(super) stem: &'static str,
    /// What changed.
    pub(super) what: &'static str,
    /// What that does to its values.
    pub(super) effect: Effect,
    /// What that does to the code.
    pub(super) code: Code,
    /// An old line, and what it became.
    pub(super) example: (&'static str, &'static str),
}

const fn row(
    stem: &'static str,
    what: &'static str,
    effect: Effect,
    code: Code,
    old: &'static str,
    new: &'static str,
) -> Row {
    Row {
        stem,
        what,
        effect,
        code,
        example: (old, new),
    }
}

const FEWER: Effect = Effect::Fewer(Constraint);
const MORE: Effect = Effect::More(Constraint);
const OTHER: Effect = Effect::Other(Constraint);
const SAME: Effect = Effect::Same;

/// Changes of fields of every direction.
#[rustfmt::skip]
pub(super) const ROWS: &[Row] = &[
    row("required-field-added", "a required field is new", Effect::Fewer(Shape), OtherLiteral, "", "memo: { type: string, required: true }"),
    row("optional-field-added", "an optional field is new", Added, Code::More, "", "memo: { type: string }"),
    row("required-field-removed", "a required field is gone", Unheard, Other, "memo: { type: string, required: true }", ""),
    row("optional-field-removed", "an optional field is gone", Silent, Other, "memo: { type: string }", ""),
    row("field-became-required", "a field must be there now", Effect::Fewer(Shape), Other, "memo: { type: string }", "memo: { type: string, required: true }"),
    row("field-became-optional", "a field may be left out now", Effect::More(Shape), Other, "memo: { type: string, required: true }", "memo: { type: string }"),
    row("collection-became-required", "a list or map must be there now", Effect::Fewer(Shape), MovesInLiteral, "tags: { type: list<string> }", "tags: { type: list<string>, required: true }"),
    row("collection-became-optional", "a list or map may be left out now", Effect::More(Shape), MovesInLiteral, "tags: { type: list<string>, required: true }", "tags: { type: list<string> }"),
    row("field-became-known-required", "a source says that the field must be there", Learned, Other, "required: unknown", "required: true"),
    row("field-became-unknown-required", "no source says any more that the field must be there", Forgotten, Other, "required: true", "required: unknown"),
    row("collection-became-known-required", "a source says that the list or map must be there", Learned, MovesInLiteral, "required: unknown", "required: true"),
    row("collection-became-unknown-required", "no source says any more that the list or map must be there", Forgotten, MovesInLiteral, "required: true", "required: unknown"),
    row("requirement-became-known", "a source says that the field may be left out", Learned, Code::Same, "required: unknown", "required: false"),
    row("requirement-became-unknown", "no source says any more whether the field may be left out", Forgotten, Code::Same, "required: false", "required: unknown"),

    row("type-narrowed", "the new type takes some of the old one's values", Effect::Fewer(Shape), Other, "type: string", "type: url"),
    row("type-widened", "the new type takes the old one's values and more", Effect::More(Shape), Other, "type: url", "type: string"),
    row("type-replaced", "the new type takes other values", Effect::Other(Shape), Other, "type: string", "type: Amount"),
    row("type-renamed", "the new type is another one in Rust, of the same values", SAME, Other, "type: Amount", "type: Money"),
    row("single-became-list", "one value became a list", Effect::Other(Shape), Other, "type: string", "type: list<string>"),
    row("single-became-map", "one value became a map", Effect::Other(Shape), Other, "type: string", "type: map<string>"),
    row("list-became-single", "a list became one value", Effect::Other(Shape), Other, "type: list<string>", "type: string"),
    row("list-became-map", "a list became a map", Effect::Other(Shape), Other, "type: list<string>", "type: map<string>"),
    row("map-became-single", "a map became one value", Effect::Other(Shape), Other, "type: map<string>", "type: string"),
    row("map-became-list", "a map became a list", Effect::Other(Shape), Other, "type: map<string>", "type: list<string>"),
    row("field-boxed", "Rust holds the value behind a `Box` now", SAME, Other, "boxed: false", "boxed: true"),
    row("field-unboxed", "Rust no longer holds the value behind a `Box`", SAME, Other, "boxed: true", "boxed: false"),
    row("wire-became-native", "a number or flag is written without quotes now", Rewritten, Code::Same, "wire: string", "wire: native"),
    row("wire-became-string", "a number or flag is written in quotes now", Rewritten, Code::Same, "wire: native", "wire: string"),
    row("field-rust-name-changed", "the field has another name in Rust", SAME, Other, "rust: kind", "rust: sort"),

    row("min-length-set", "a least length is new", FEWER, Code::Same, "", "min_length: 2"),
    row("min-length-unset", "the least length is gone", MORE, Code::Same, "min_length: 2", ""),
    row("min-length-tightened", "the least length grew", FEWER, Code::Same, "min_length: 2", "min_length: 4"),
    row("min-length-loosened", "the least length shrank", MORE, Code::Same, "min_length: 4", "min_length: 2"),
    row("max-length-set", "a greatest length is new", FEWER, Code::Same, "", "max_length: 64"),
    row("max-length-unset", "the greatest length is gone", MORE, Code::Same, "max_length: 64", ""),
    row("max-length-tightened", "the greatest length shrank", FEWER, Code::Same, "max_length: 64", "max_length: 32"),
    row("max-length-loosened", "the greatest length grew", MORE, Code::Same, "max_length: 32", "max_length: 64"),
    row("min-set", "a smallest number is new", FEWER, Code::Same, "", "min: 1"),
    row("min-unset", "the smallest number is gone", MORE, Code::Same, "min: 1", ""),
    row("min-tightened", "the smallest number grew", FEWER, Code::Same, "min: 1", "min: 5"),
    row("min-loosened", "the smallest number shrank", MORE, Code::Same, "min: 5", "min: 1"),
    row("max-set", "a greatest number is new", FEWER, Code::Same, "", "max: 100"),
    row("max-unset", "the greatest number is gone", MORE, Code::Same, "max: 100", ""),
    row("max-tightened", "the greatest number shrank", FEWER, Code::Same, "max: 100", "max: 50"),
    row("max-loosened", "the greatest number grew", MORE, Code::Same, "max: 50", "max: 100"),
    row("divisor-set", "amounts of a currency are multiples of a number now", FEWER, Code::Same, "", "divisible_by: { IDR: 100 }"),
    row("divisor-unset", "amounts of a currency need not be multiples any more", MORE, Code::Same, "divisible_by: { IDR: 100 }", ""),
    row("divisor-changed", "amounts of a currency are multiples of another number", OTHER, Code::Same, "divisible_by: { IDR: 100 }", "divisible_by: { IDR: 1000 }"),
    row("min-items-set", "a least count of items is new", FEWER, Code::Same, "", "min_items: 1"),
    row("min-items-unset", "the least count of items is gone", MORE, Code::Same, "min_items: 1", ""),
    row("min-items-tightened", "the least count of items grew", FEWER, Code::Same, "min_items: 1", "min_items: 2"),
    row("min-items-loosened", "the least count of items shrank", MORE, Code::Same, "min_items: 2", "min_items: 1"),
    row("max-items-set", "a greatest count of items is new", FEWER, Code::Same, "", "max_items: 10"),
    row("max-items-unset", "the greatest count of items is gone", MORE, Code::Same, "max_items: 10", ""),
    row("max-items-tightened", "the greatest count of items shrank", FEWER, Code::Same, "max_items: 10", "max_items: 5"),
    row("max-items-loosened", "the greatest count of items grew", MORE, Code::Same, "max_items: 5", "max_items: 10"),
    row("pattern-set", "a pattern is new", FEWER, Code::Same, "", "pattern: \"[0-9]+\""),
    row("pattern-unset", "the pattern is gone", MORE, Code::Same, "pattern: \"[0-9]+\"", ""),
    row("pattern-changed", "the pattern is another one", OTHER, Code::Same, "pattern: \"[0-9]+\"", "pattern: \"[a-z]+\""),
    row("fixed-set", "only one value is allowed now", FEWER, Code::Same, "", "fixed: CARD"),
    row("fixed-unset", "the value is no longer fixed", MORE, Code::Same, "fixed: CARD", ""),
    row("fixed-changed", "another value is the only one allowed", OTHER, Code::Same, "fixed: CARD", "fixed: WALLET"),
    row("allowed-values-set", "only some values are allowed now", FEWER, Code::Same, "", "one_of: [CARD, WALLET]"),
    row("allowed-values-unset", "every value is allowed now", MORE, Code::Same, "one_of: [CARD, WALLET]", ""),
    row("allowed-value-added", "one more value is allowed", MORE, Code::Same, "one_of: [CARD]", "one_of: [CARD, WALLET]"),
    row("allowed-value-removed", "a value is no longer allowed", FEWER, Code::Same, "one_of: [CARD, WALLET]", "one_of: [CARD]"),

    row("field-became-sensitive", "the value is never printed now", Hidden, Code::Same, "sensitive: false", "sensitive: true"),
    row("field-became-printed", "the value is printed by `Debug` now", Printed, Code::Same, "sensitive: true", "sensitive: false"),
    row("field-deprecated", "the field is deprecated now", SAME, Warns, "", "deprecated: Use the other field."),
    row("field-undeprecated", "the field is no longer deprecated", SAME, Warns, "deprecated: Use the other field.", ""),
    row("field-deprecation-changed", "something else is to be used instead of the field", SAME, Warns, "deprecated: Use the other field.", "deprecated: Use the third field."),
    row("field-summary-changed", "the field's summary reads otherwise", SAME, Code::Same, "summary: A memo.", "summary: What to remember."),
    row("field-note-changed", "the field's note reads otherwise", SAME, Code::Same, "note: It may be empty.", "note: It may be JSON."),
    row("field-source-changed", "the field's facts come from elsewhere", SAME, Code::Same, "source: sdk", "source: page"),
    row("field-since-changed", "the field exists since another date or version", SAME, Code::Same, "since: 2024-01-01", "since: 2025-01-01"),
    row("enum-value-added", "an open enum lists one more value", Listed, Code::More, "values: [CARD]", "values: [CARD, WALLET]"),
    row("enum-value-removed", "an open enum no longer lists a value", Unlisted, Other, "values: [CARD, WALLET]", "values: [CARD]"),
];

/// Changes of fields of requests: only a request has scenarios, from which conditions come.
#[rustfmt::skip]
pub(super) const REQUEST_ROWS: &[Row] = &[
    row("condition-added", "a field must be there under another condition", FEWER, Code::Same, "scenarios: { card: { required: [] } }", "scenarios: { card: { required: [memo] } }"),
    row("condition-removed", "a field need not be there any more under a condition", MORE, Code::Same, "scenarios: { card: { required: [memo] } }", "scenarios: { card: { required: [] } }"),
];
