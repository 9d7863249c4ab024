//! Wire names, by the rules of serde.

use syn::ext::IdentExt;
use syn::{Error, Ident, LitStr, Result};

/// A name in the forms that serde's rules start from.
struct Forms {
    /// What `lowercase` gives, and `UPPERCASE` in capitals.
    flat: String,
    snake: String,
    pascal: String,
}

impl Forms {
    /// Of a field, which is written in snake case.
    fn of_field(name: &str) -> Self {
        let words = name
            .split('_')
            .map(|word| map_first(word, char::to_ascii_uppercase));
        Self {
            flat: name.to_owned(),
            snake: name.to_owned(),
            pascal: words.collect(),
        }
    }

    /// Of a variant, which is written in Pascal case.
    fn of_variant(name: &str) -> Self {
        let mut snake = String::new();
        for (index, character) in name.char_indices() {
            if index > 0 && character.is_uppercase() {
                snake.push('_');
            }
            snake.push(character.to_ascii_lowercase());
        }
        Self {
            flat: name.to_ascii_lowercase(),
            snake,
            pascal: name.to_owned(),
        }
    }

    /// What a rule makes of the name; `None` for a rule that serde does not have.
    fn by_rule(&self, rule: &str) -> Option<String> {
        Some(match rule {
            "lowercase" => self.flat.clone(),
            "UPPERCASE" => self.flat.to_ascii_uppercase(),
            "PascalCase" => self.pascal.clone(),
            "camelCase" => map_first(&self.pascal, char::to_ascii_lowercase),
            "snake_case" => self.snake.clone(),
            "SCREAMING_SNAKE_CASE" => self.snake.to_ascii_uppercase(),
            "kebab-case" => self.snake.replace('_', "-"),
            "SCREAMING-KEBAB-CASE" => self.snake.to_ascii_uppercase().replace('_', "-"),
            _ => return None,
        })
    }
}

/// A text with its first letter changed.
fn map_first(text: &str, change: fn(&char) -> char) -> String {
    let mut characters = text.chars();
    let first = characters.next().map(|first| change(&first));
    first.into_iter().chain(characters).collect()
}

/// The wire name of a field.
pub(crate) fn field(
    name: &Ident,
    rename: Option<&LitStr>,
    rename_all: Option<&LitStr>,
) -> Result<String> {
    wire_name(name, rename, rename_all, Forms::of_field)
}

/// The wire name of a variant.
pub(crate) fn variant(
    name: &Ident,
    rename: Option<&LitStr>,
    rename_all: Option<&LitStr>,
) -> Result<String> {
    wire_name(name, rename, rename_all, Forms::of_variant)
}

fn wire_name(
    name: &Ident,
    rename: Option<&LitStr>,
    rename_all: Option<&LitStr>,
    forms: fn(&str) -> Forms,
) -> Result<String> {
    let name = name.unraw().to_string();
    match (rename, rename_all) {
        (Some(name), _) => Ok(name.value()),
        (None, None) => Ok(name),
        (None, Some(rule)) => forms(&name)
            .by_rule(&rule.value())
            .ok_or_else(|| Error::new_spanned(rule, "serde has no such rule")),
    }
}
