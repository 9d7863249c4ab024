//! The struct, taken apart.

use syn::{Data, DeriveInput, Error, Fields, Generics, Ident, Path, Result, Type, Visibility};

use super::attr::{self, Form};
use crate::rename;
use crate::shape::Shape;

/// A struct that is read or written.
pub(super) struct Input<'a> {
    /// Serde's own derive, for what this one does not do.
    pub(super) serdes: &'static str,
    pub(super) name: &'a Ident,
    pub(super) generics: &'a Generics,
    /// The path of the runtime crate.
    pub(super) runtime: Path,
    pub(super) fields: Vec<Field<'a>>,
}

/// A field.
pub(super) struct Field<'a> {
    pub(super) name: &'a Ident,
    pub(super) wire_name: String,
    pub(super) ty: &'a Type,
    /// Whether everybody sees it.
    pub(super) is_public: bool,
    /// How it is read, if not as its type says.
    pub(super) read: Option<Form>,
    pub(super) absence: Absence,
    /// How it is written, if not as its type says.
    pub(super) write: Option<Form>,
    /// The function that tells whether it is left out.
    pub(super) leave_out: Option<Path>,
}

/// What it means that a field is not there.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Absence {
    /// That the object cannot be read.
    Error,
    /// That its value is `None`.
    Nothing,
    /// That it has the default of its type.
    Default,
}

impl<'a> Input<'a> {
    pub(super) fn parse(input: &'a DeriveInput, serdes: &'static str) -> Result<Self> {
        let container = attr::Container::parse(&input.attrs)?;
        let fields = match &input.data {
            Data::Struct(data) => &data.fields,
            Data::Enum(_) | Data::Union(_) => return Err(no_named_fields(&input.ident, serdes)),
        };
        let Fields::Named(fields) = fields else {
            return Err(no_named_fields(&input.ident, serdes));
        };
        let rename_all = container.rename_all.as_ref();
        let fields = fields.named.iter().map(|field| {
            let name = field.ident.as_ref().expect("fields in braces have names");
            let attributes = attr::Field::parse(&field.attrs)?;
            let absence = match (attributes.default, &attributes.read) {
                (None, None) if Shape::of(&field.ty).is_optional() => Absence::Nothing,
                (None, _) => Absence::Error,
                (Some(_), _) => Absence::Default,
            };
            Ok(Field {
                name,
                wire_name: rename::field(name, attributes.rename.as_ref(), rename_all)?,
                ty: &field.ty,
                is_public: matches!(field.vis, Visibility::Public(_)),
                read: attributes.read,
                absence,
                write: attributes.write,
                leave_out: attributes.leave_out,
            })
        });
        Ok(Self {
            serdes,
            name: &input.ident,
            generics: &input.generics,
            runtime: container.runtime,
            fields: fields.collect::<Result<_>>()?,
        })
    }
}

fn no_named_fields(name: &Ident, serdes: &str) -> Error {
    Error::new_spanned(
        name,
        format!(
            "this derive is for structs with named fields; serde's `{serdes}` is for all others"
        ),
    )
}
