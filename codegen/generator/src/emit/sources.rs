//! Where the facts of a struct or of a module come from: said there once, and referred to by the fields that have another source.

use super::docs;
use crate::model::{Field, Origin};

/// Whose documentation says the sources.
#[derive(Clone, Copy)]
pub(super) enum Teller {
    /// That of the struct whose fields they are.
    Struct,
    /// That of the module, which has several structs.
    Module,
}

/// The sources of some fields.
pub(super) struct Sources<'a> {
    teller: Teller,
    /// That of each field which names no other.
    own: Option<&'a Origin>,
    /// Those that fields name, each once, in the order of the fields.
    others: Vec<&'a Origin>,
}

impl<'a> Sources<'a> {
    pub(super) fn new(
        teller: Teller,
        own: Option<&'a Origin>,
        fields: impl IntoIterator<Item = &'a Field>,
    ) -> Self {
        let mut sources = Self {
            teller,
            own,
            others: Vec::new(),
        };
        for field in fields {
            if let Some(other) = sources.other(field)
                && !sources.others.contains(&other)
            {
                sources.others.push(other);
            }
        }
        sources
    }

    /// The source of a field, if it is another one.
    fn other<'f>(&self, field: &'f Field) -> Option<&'f Origin> {
        let origin = field.docs.origin.as_ref();
        origin.filter(|origin| Some(*origin) != self.own)
    }

    /// What the teller's documentation ends with.
    pub(super) fn told(&self) -> Option<String> {
        if self.others.is_empty() {
            return self.own.map(docs::source);
        }
        let own = self
            .own
            .map(|own| ("Unless a field names another".to_owned(), own));
        let others = self.others.iter();
        let others = others.map(|other| (docs::code(&other.name), *other));
        let mut lines = vec!["# Sources".to_owned()];
        lines.extend(
            own.into_iter()
                .chain(others)
                .map(|(whose, origin)| format!("- {whose}: {}", docs::linked(origin))),
        );
        Some(lines.join("\n"))
    }

    /// What the documentation of a field ends with, if it has another source.
    pub(super) fn of_field(&self, field: &Field) -> Option<String> {
        let name = docs::code(&self.other(field)?.name);
        let teller = match self.teller {
            Teller::Struct => "Self",
            Teller::Module => "self",
        };
        Some(format!("Source: [{name}]({teller}#sources)."))
    }
}
