//! The crates that are compiled.

use std::fmt::Write as _;
use std::path::Path;

use serde::Serialize;

/// Structs in a crate.
pub const STRUCTS: usize = 200;
/// Fields of a struct.
pub const FIELDS: usize = 8;

/// Which derive a crate uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Derive {
    /// None: what the net time of the others is over.
    None,
    Ours,
    Garde,
    Validator,
}

/// A crate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Variant {
    pub derive: Derive,
    /// Whether serde's derives stand beside it.
    pub serde: bool,
}

impl Variant {
    /// Every crate.
    #[must_use]
    pub fn all() -> Vec<Self> {
        use Derive::{Garde, None, Ours, Validator};
        [true, false]
            .into_iter()
            .flat_map(|serde| [None, Ours, Garde, Validator].map(|derive| Self { derive, serde }))
            .collect()
    }

    /// The crate's name.
    #[must_use]
    pub fn name(self) -> String {
        let derive = match self.derive {
            Derive::None => "no-derive",
            Derive::Ours => "ours",
            Derive::Garde => "garde",
            Derive::Validator => "validator",
        };
        let serde = if self.serde { "serde" } else { "bare" };
        format!("{derive}-{serde}")
    }
}

impl Derive {
    /// The crate that the macro and the trait come from. Both must be in scope: validator's code calls methods.
    fn origin(self) -> Option<&'static str> {
        match self {
            Self::None => None,
            Self::Ours => Some("antom_runtime"),
            Self::Garde => Some("garde"),
            Self::Validator => Some("validator"),
        }
    }

    /// The same constraints in the words of each: at most so many characters, at least one, a part, and so on.
    fn attributes(self) -> [&'static str; FIELDS] {
        match self {
            Self::None => [""; FIELDS],
            Self::Ours => [
                "#[validate(length(max = 64))]",
                "#[validate(length(min = 1, max = 32))]",
                "#[validate(length(max = 256))]",
                "#[validate(length(max = 128))]",
                "#[validate(nested)]",
                "#[validate(items(max = 100), nested)]",
                "#[validate(range(min = 1, max = 99))]",
                "#[validate(length(max = 32))]",
            ],
            Self::Garde => [
                "#[garde(length(chars, max = 64))]",
                "#[garde(length(chars, min = 1, max = 32))]",
                "#[garde(length(chars, max = 256))]",
                "#[garde(length(chars, max = 128))]",
                "#[garde(dive)]",
                "#[garde(length(max = 100), dive)]",
                "#[garde(range(min = 1, max = 99))]",
                "#[garde(length(chars, max = 32))]",
            ],
            Self::Validator => [
                "#[validate(length(max = 64))]",
                "#[validate(length(min = 1, max = 32))]",
                "#[validate(length(max = 256))]",
                "#[validate(length(max = 128))]",
                "#[validate(nested)]",
                "#[validate(length(max = 100), nested)]",
                "#[validate(range(min = 1, max = 99))]",
                "#[validate(length(max = 32))]",
            ],
        }
    }
}

const DECLARATIONS: [&str; FIELDS] = [
    "name: String",
    "code: String",
    "title: String",
    "note: Option<String>",
    "part: Part",
    "parts: Vec<Part>",
    "number: u64",
    "city: String",
];

pub(super) fn workspace() -> String {
    let names: Vec<String> = Variant::all().into_iter().map(Variant::name).collect();
    format!("[workspace]\nresolver = \"3\"\nmembers = {names:?}\n")
}

pub(super) fn manifest(variant: Variant, runtime: &Path) -> String {
    let derive = match variant.derive {
        Derive::None => String::new(),
        Derive::Ours => format!(
            "antom-runtime = {{ path = {runtime:?}, default-features = false, features = [\"derive\"] }}\n"
        ),
        Derive::Garde => "garde = { version = \"0.23\", features = [\"derive\"] }\n".to_owned(),
        Derive::Validator => {
            "validator = { version = \"0.21\", features = [\"derive\"] }\n".to_owned()
        }
    };
    format!(
        "[package]\nname = \"{}\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[dependencies]\n\
         {derive}serde = {{ version = \"1.0\", features = [\"derive\"] }}\n",
        variant.name()
    )
}

pub(super) fn source(variant: Variant) -> String {
    let attributes = variant.derive.attributes();
    // validator writes the whole list into the violation of its length, so what stands in it must be `Serialize`.
    let part_has_serde = variant.serde || variant.derive == Derive::Validator;
    let mut text = String::new();
    if let Some(origin) = variant.derive.origin() {
        let _ = writeln!(text, "use {origin}::Validate;\n");
    }
    text.push_str(&derives(variant.derive, part_has_serde));
    let _ = writeln!(
        text,
        "pub struct Part {{\n    {}\n    pub {},\n}}",
        attributes[0], DECLARATIONS[0]
    );
    for number in 0..STRUCTS {
        text.push_str(&derives(variant.derive, variant.serde));
        let _ = writeln!(text, "pub struct Struct{number} {{");
        for (attribute, declaration) in attributes.iter().zip(DECLARATIONS) {
            let _ = writeln!(text, "    {attribute}\n    pub {declaration},");
        }
        text.push_str("}\n");
    }
    text
}

fn derives(derive: Derive, serde: bool) -> String {
    let serde = serde.then_some("serde::Serialize, serde::Deserialize");
    let validate = derive.origin().map(|_| "Validate");
    let all: Vec<&str> = serde.into_iter().chain(validate).collect();
    match all.is_empty() {
        true => String::new(),
        false => format!("#[derive({})]\n", all.join(", ")),
    }
}
