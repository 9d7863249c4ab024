//! How names of the API become names in Rust.

use heck::{ToSnakeCase, ToUpperCamelCase};

/// The word that a table has for a value.
pub(crate) fn word_of<T: Copy + PartialEq>(table: &[(&'static str, T)], value: T) -> &'static str {
    table
        .iter()
        .find(|(_, known)| *known == value)
        .map_or("", |(word, _)| word)
}

/// A field's, module's or method's name: `paymentRequestId` becomes `payment_request_id`.
#[must_use]
pub(crate) fn snake(name: &str) -> String {
    name.to_snake_case()
}

/// The name of the module that a type of this name in Rust stands in.
#[must_use]
pub(crate) fn module(type_name: &str) -> String {
    let name = snake(type_name);
    if is_keyword(&name) { name + "_" } else { name }
}

/// The name of the literal that holds a type's required fields.
#[must_use]
pub(crate) fn literal(type_name: &str) -> String {
    format!("New{type_name}")
}

/// The name of an operation's request, from the operation's name in Rust.
#[must_use]
pub(crate) fn request(operation: &str) -> String {
    format!("{operation}Request")
}

/// The name of an operation's response, from the operation's name in Rust.
#[must_use]
pub(crate) fn response(operation: &str) -> String {
    format!("{operation}Response")
}

/// A type's or variant's name: `MINI_APP` becomes `MiniApp`.
#[must_use]
pub(crate) fn upper_camel(name: &str) -> String {
    name.to_upper_camel_case()
}

/// What serde's `rename_all = "camelCase"` makes of a field's name in Rust.
#[must_use]
pub(crate) fn camel_of_snake(name: &str) -> String {
    let mut camel = String::with_capacity(name.len());
    let mut starts_word = false;
    for character in name.chars() {
        match character {
            '_' => starts_word = true,
            _ if starts_word && !camel.is_empty() => {
                camel.push(character.to_ascii_uppercase());
                starts_word = false;
            }
            _ => camel.push(character),
        }
    }
    camel
}

/// Whether Rust takes a text as a name. Keywords and names that begin with a digit are refused.
#[must_use]
pub(crate) fn is_identifier(name: &str) -> bool {
    syn::parse_str::<syn::Ident>(name).is_ok()
}

/// Whether a text would be a name if Rust did not use it for itself.
#[must_use]
pub(crate) fn is_keyword(name: &str) -> bool {
    !is_identifier(name) && is_identifier(&format!("{name}_"))
}

/// Type names that generated code uses for itself.
#[rustfmt::skip]
pub(crate) const TAKEN_TYPES: &[&str] = &[
    "AmountError", "Api", "Box", "Client", "ClientBuilder", "Currency", "Date", "DateTime", "Decimal", "DecimalError", "Default",
    "Err", "Error", "From", "Into", "None", "Notification", "Ok", "OpenEnum", "Operation", "OperationSpec", "Option",
    "Outcome", "ReadFields", "Region", "RegionCode", "Result", "ResultCode", "ResultRule", "Retry", "SafeDebug",
    "SessionId", "SessionOperation", "SignedOperation", "Some", "String", "Unlisted", "Unverified", "UploadFile",
    "UploadOperation", "UploadSpec", "Url", "Validate", "Vec", "WriteFields",
];

/// Field names whose setters would hide methods that generated code gives or derives.
pub(crate) const TAKEN_FIELDS: &[&str] = &["build", "check", "clone", "new", "request", "validate"];

/// Variant names that every open enum has.
pub(crate) const TAKEN_VARIANTS: &[&str] = &["Other"];
