//! What a program for the API says of it, as a JSON file of names, types and numbers.

use std::collections::BTreeMap;

use serde::Deserialize;

/// Everything that the file says.
#[derive(Debug, Deserialize)]
pub struct Facts {
    /// The calls.
    pub operations: Vec<Call>,
    /// The classes, by name.
    pub models: BTreeMap<String, Class>,
}

/// One call.
#[derive(Debug, Deserialize)]
pub struct Call {
    /// The name of the request's class.
    pub class: String,
    /// The whole path.
    pub path: String,
    /// The name of the response's class.
    pub response: Option<String>,
}

/// One class.
#[derive(Debug, Deserialize)]
pub struct Class {
    /// Where it stands.
    pub package: String,
    /// Its fields; an enum has none.
    #[serde(default)]
    pub fields: Vec<ClassField>,
}

/// One field of a class.
#[derive(Debug, Deserialize)]
pub struct ClassField {
    /// Its name on the wire.
    pub name: String,
    /// Its type in the program's language, such as `List<Goods>`.
    #[serde(rename = "type")]
    pub field_type: String,
    /// Most characters.
    pub max_length: Option<usize>,
    /// A well-known form.
    pub format: Option<String>,
}

impl ClassField {
    /// The name of the class that it holds, or of the scalar.
    #[must_use]
    pub fn item(&self) -> &str {
        let name = self.field_type.rsplit(['<', ',']).next();
        let name = name.unwrap_or(&self.field_type);
        name.trim_matches(|character: char| !character.is_alphanumeric())
    }
}
