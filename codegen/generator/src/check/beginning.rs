//! How code will begin the values that a spec speaks of, as far as the spec is right.

use std::collections::HashSet;

use crate::model::{Beginning, Maker, fields_to_set};
use crate::spec::{Field, OperationFile, TypeFile, TypeKind};

/// How the values of a shared object of that name in Rust are begun.
pub(super) fn of_type<'a>(
    file: &'a TypeFile,
    name: &str,
    held_by_requests: &HashSet<&str>,
) -> Option<Beginning<'a, Field>> {
    let TypeKind::Object { fields, money, .. } = &file.kind else {
        return None;
    };
    let field = |wire_name: &str| fields.iter().find(|field| field.name.value == wire_name);
    let maker = match money {
        Some(money) => Maker::OfMoney {
            amount: field(&money.value)?,
            currency: field(&money.currency)?,
        },
        None if held_by_requests.contains(file.name.as_str()) => Maker::Integrators,
        None => Maker::Platform,
    };
    Some(maker.beginning(name, fields))
}

/// How an operation's requests, of that name in Rust, are begun.
pub(super) fn of_request<'a>(operation: &'a OperationFile, name: &str) -> Beginning<'a, Field> {
    Maker::Integrators.beginning(name, fields_to_set(operation))
}
