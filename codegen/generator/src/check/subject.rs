//! A spec as the rules look at it.

use std::cell::OnceCell;
use std::collections::HashMap;

use super::Report;
use crate::fact::limit::Nonsense;
use crate::naming;
use crate::spec::{
    EnumValue, Field, Files, Item, OperationFile, Place, Placed, Scalar, Spec, TypeFile, TypeKind,
    did_you_mean,
};

/// A spec with its types by name.
pub(super) struct Subject<'a> {
    pub(super) spec: &'a Spec,
    pub(super) files: &'a Files,
    types: HashMap<&'a str, &'a TypeFile>,
    /// What cannot be meant of limits, and where: several rules report it, each a part.
    pub(super) nonsense: OnceCell<Vec<(Place, Nonsense)>>,
}

/// Fields that stand together, so that their names must differ.
pub(super) struct FieldList<'a> {
    /// What they are the fields of.
    pub(super) owner: String,
    pub(super) fields: &'a [Field],
}

impl<'a> Subject<'a> {
    pub(super) fn new(spec: &'a Spec, files: &'a Files) -> Self {
        Self {
            spec,
            files,
            types: spec
                .types
                .iter()
                .map(|type_file| (type_file.name.as_str(), type_file))
                .collect(),
            nonsense: OnceCell::new(),
        }
    }

    /// The type of that name.
    pub(super) fn type_named(&self, name: &str) -> Option<&'a TypeFile> {
        self.types.get(name).copied()
    }

    /// The type that a field holds, if it is one of the spec.
    pub(super) fn type_of(&self, field: &Field) -> Option<&'a TypeFile> {
        match &field.field_type.item {
            Item::Named(name) => self.type_named(name),
            Item::Scalar(_) | Item::Unknown => None,
        }
    }

    /// The values that a field can hold, if it is a single one of an enum.
    pub(super) fn enum_values(&self, field: &Field) -> Option<&'a [EnumValue]> {
        match &self.type_of(field)?.kind {
            TypeKind::Enum { values } if field.field_type.is_single() => Some(values),
            TypeKind::Enum { .. } | TypeKind::Object { .. } => None,
        }
    }

    /// Whether a field holds sums of money.
    pub(super) fn is_money(&self, field: &Field) -> bool {
        self.type_of(field)
            .is_some_and(|file| matches!(file.kind, TypeKind::Object { money: Some(_), .. }))
    }

    /// The field with the amount, if a field holds sums of money.
    pub(super) fn amount_of(&self, field: &Field) -> Option<&'a Field> {
        match &self.type_of(field)?.kind {
            TypeKind::Object {
                fields,
                money: Some(money),
                ..
            } => fields
                .iter()
                .find(|field| field.name.value == money.value.value),
            TypeKind::Object { .. } | TypeKind::Enum { .. } => None,
        }
    }

    /// Whether nobody knows what a field holds; another finding says so.
    pub(super) fn is_lost(&self, field: &Field) -> bool {
        match &field.field_type.item {
            Item::Scalar(_) => false,
            Item::Named(name) => self.type_named(name).is_none(),
            Item::Unknown => true,
        }
    }

    /// Whether a file that could not be understood may say something about a name.
    pub(super) fn may_be_left_out(&self, name: &str) -> bool {
        let file_name = format!("/{}.yaml", naming::snake(name));
        self.spec.left_out.iter().any(|&id| {
            let file = self.files.get(id);
            file.text.is_empty() || file.text.contains(name) || file.name.ends_with(&file_name)
        })
    }

    /// Every list of fields.
    pub(super) fn field_lists(&self) -> Vec<FieldList<'a>> {
        let of_types = self.spec.types.iter().filter_map(|type_file| {
            Some(FieldList {
                owner: format!("type {}", type_file.name.value),
                fields: object_fields(type_file)?,
            })
        });
        let of_operations = self.spec.operations.iter().flat_map(|operation| {
            [
                FieldList {
                    owner: format!("the request of {}", operation.name.value),
                    fields: &operation.request,
                },
                FieldList {
                    owner: format!("the response of {}", operation.name.value),
                    fields: &operation.response,
                },
            ]
        });
        let of_notifications = self
            .spec
            .notifications
            .iter()
            .map(|notification| FieldList {
                owner: format!("the body of {}", notification.name.value),
                fields: &notification.body,
            });
        of_types
            .chain(of_operations)
            .chain(of_notifications)
            .collect()
    }

    /// Every field.
    pub(super) fn fields(&self) -> impl Iterator<Item = &'a Field> {
        self.field_lists().into_iter().flat_map(|list| list.fields)
    }
}

/// The fields of an object; `None` for an enum.
pub(super) fn object_fields(type_file: &TypeFile) -> Option<&[Field]> {
    match &type_file.kind {
        TypeKind::Object { fields, .. } => Some(fields),
        TypeKind::Enum { .. } => None,
    }
}

/// Whether a field holds one text, and any that its limits allow.
pub(super) fn is_plain_text(field: &Field) -> bool {
    field.field_type.item == Item::Scalar(Scalar::Text) && field.field_type.is_single()
}

/// Whatever speaks of fields of the request by their names.
pub(super) fn spoken_of(operation: &OperationFile) -> impl Iterator<Item = &Placed<String>> {
    let of_scenarios = operation.scenarios.iter().flat_map(|scenario| {
        let fixed = scenario.fixed.iter().map(|(name, _)| name);
        scenario.required.iter().chain(fixed)
    });
    operation.idempotency_key.iter().chain(of_scenarios)
}

/// The field of the request that something speaks of; a finding when there is none.
pub(super) fn demanded_field<'a>(
    operation: &'a OperationFile,
    name: &Placed<String>,
    report: &Report<'_>,
) -> Option<&'a Field> {
    let found = request_field(operation, name);
    if found.is_none() {
        let names = operation.request.iter().map(|field| field.name.as_str());
        report.add(
            name.place,
            format!(
                "the request of `{}` has no field `{}`",
                operation.name.value, name.value
            ),
            did_you_mean(name, names),
        );
    }
    found
}

/// The request field of that wire name.
pub(super) fn request_field<'a>(operation: &'a OperationFile, name: &str) -> Option<&'a Field> {
    operation
        .request
        .iter()
        .find(|field| field.name.value == name)
}
