//! How names of the API become names in Rust.

use heck::{ToSnakeCase, ToUpperCamelCase};

use crate::keyword::is_keyword;

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
    // The parser of Rust would take spaces, comments and `r#` around a name, too.
    let is_plain = name
        .chars()
        .all(|character| character.is_alphanumeric() || character == '_');
    is_plain && !is_keyword(name) && syn::parse_str::<syn::Ident>(name).is_ok()
}

/// Whether a name is written as rustc wants types and variants to be: `MiniApp`.
#[must_use]
pub(crate) fn is_upper_camel(name: &str) -> bool {
    let name: Vec<char> = name.trim_matches('_').chars().collect();
    let has_case = |character: char| character.is_lowercase() || character.is_uppercase();
    let mut between = name.windows(3);
    !name.first().is_some_and(|first| first.is_lowercase())
        && !name.windows(2).any(|pair| pair == ['_', '_'])
        && !between.any(|three| three[1] == '_' && (has_case(three[0]) || has_case(three[2])))
}

/// Whether a name is written as rustc wants fields, functions and modules to be: `mini_app`.
#[must_use]
pub(crate) fn is_snake(name: &str) -> bool {
    !name.trim_matches('_').contains("__") && !name.contains(char::is_uppercase)
}
