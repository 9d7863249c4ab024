//! What is deprecated: the attribute that makes rustc warn, and where generated code itself is not to be warned.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs;
use crate::model::{Field, Item, Model, Object, Operation, Scenario, TypeKind};

/// The attribute of what is deprecated. The compiler and the documentation show what to use instead.
pub(super) fn attribute(instead: Option<&String>) -> Option<TokenStream> {
    let note = docs::plain(instead?);
    Some(quote!(#[deprecated(note = #note)]))
}

/// The attribute of generated code that touches what is deprecated: whoever wrote the spec knows, and whoever calls the code
/// is warned by what they name themselves.
pub(super) fn allowed(is_touched: bool) -> Option<TokenStream> {
    is_touched.then(|| quote!(#[allow(deprecated)]))
}

/// Whether a field of an object is deprecated.
pub(super) fn has_deprecated(object: &Object) -> bool {
    object.fields.iter().any(|field| field.deprecated.is_some())
}

/// Whether the code of a scenario touches what is deprecated: itself, a field that it sets, or a value that it fixes.
pub(super) fn is_touched_by(model: &Model, operation: &Operation, scenario: &Scenario) -> bool {
    let sets = |field: &&Field| {
        let is_fixed = scenario.fixed_value(field).is_some();
        is_fixed || scenario.required.contains(&field.wire_name)
    };
    let mut fields = operation.request.fields.iter().filter(sets);
    scenario.deprecated.is_some()
        || fields.any(|field| {
            let value = scenario.fixed_value(field);
            field.deprecated.is_some()
                || value.is_some_and(|value| is_deprecated_value(model, field, value))
        })
}

/// Whether a field's value is a deprecated one of an enum.
fn is_deprecated_value(model: &Model, field: &Field, value: &str) -> bool {
    let Item::Enum(name) = &field.item else {
        return false;
    };
    let variants = match model.type_named(name).map(|shared| &shared.kind) {
        Some(TypeKind::Enum(variants)) => variants.as_slice(),
        Some(TypeKind::Object { .. }) | None => &[],
    };
    let listed = variants.iter().find(|variant| variant.wire == value);
    listed.is_some_and(|variant| variant.deprecated.is_some())
}
