//! Wire names, by the rules of serde.

use syn::ext::IdentExt;
use syn::{Error, Ident, LitStr, Result};

/// A rule of serde's by its name there.
fn apply(rule: &str, name: &str) -> Option<String> {
    Some(match rule {
        "lowercase" | "snake_case" => name.to_owned(),
        "UPPERCASE" | "SCREAMING_SNAKE_CASE" => name.to_ascii_uppercase(),
        "PascalCase" => pascal(name),
        "camelCase" => camel(name),
        "kebab-case" => name.replace('_', "-"),
        "SCREAMING-KEBAB-CASE" => name.to_ascii_uppercase().replace('_', "-"),
        _ => return None,
    })
}

fn pascal(name: &str) -> String {
    name.split('_')
        .flat_map(|word| {
            let (first, rest) = word.split_at(word.chars().next().map_or(0, char::len_utf8));
            [first.to_ascii_uppercase(), rest.to_owned()]
        })
        .collect()
}

fn camel(name: &str) -> String {
    let pascal = pascal(name);
    let (first, rest) = pascal.split_at(pascal.chars().next().map_or(0, char::len_utf8));
    first.to_ascii_lowercase() + rest
}

pub(crate) fn wire_name(
    field: &Ident,
    rename: Option<&LitStr>,
    rename_all: Option<&LitStr>,
) -> Result<String> {
    let field = field.unraw().to_string();
    match (rename, rename_all) {
        (Some(name), _) => Ok(name.value()),
        (None, None) => Ok(field),
        (None, Some(rule)) => apply(&rule.value(), &field)
            .ok_or_else(|| Error::new_spanned(rule, "serde has no such rule")),
    }
}
