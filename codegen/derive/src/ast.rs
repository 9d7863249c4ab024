//! The struct, taken apart.

use syn::ext::IdentExt;
use syn::{
    Data, DeriveInput, Error, Fields, GenericArgument, Generics, Ident, Path, PathArguments,
    Result, Type,
};

use crate::attr::{self, Container, Rules};
use crate::rename;

const NAMED_FIELDS: &str = "this derive is for structs with named fields";

/// A struct with named fields.
pub(crate) struct Struct<'a> {
    pub(crate) name: &'a Ident,
    pub(crate) generics: &'a Generics,
    /// The path of the runtime crate.
    pub(crate) runtime: Path,
    pub(crate) fields: Vec<Field<'a>>,
}

/// One of its fields.
pub(crate) struct Field<'a> {
    pub(crate) name: &'a Ident,
    pub(crate) wire_name: String,
    pub(crate) shape: Shape,
    pub(crate) rules: Rules,
}

/// What stands around the value that the constraints speak of.
pub(crate) enum Shape {
    /// Nothing.
    Value,
    Optional(Box<Shape>),
    List(Box<Shape>),
    Boxed(Box<Shape>),
}

impl Shape {
    fn of(ty: &Type) -> Self {
        let inside = |name| argument(ty, name).map(|inner| Box::new(Self::of(inner)));
        None.or_else(|| inside("Option").map(Self::Optional))
            .or_else(|| inside("Vec").map(Self::List))
            .or_else(|| inside("Box").map(Self::Boxed))
            .unwrap_or(Self::Value)
    }

    pub(crate) fn is_optional(&self) -> bool {
        matches!(self, Self::Optional(_))
    }

    pub(crate) fn holds_list(&self) -> bool {
        match self {
            Self::Value => false,
            Self::List(_) => true,
            Self::Optional(inner) | Self::Boxed(inner) => inner.holds_list(),
        }
    }
}

/// The one type argument of a type of that name.
fn argument<'a>(ty: &'a Type, name: &str) -> Option<&'a Type> {
    let Type::Path(path) = ty else { return None };
    let last = path.path.segments.last()?;
    let PathArguments::AngleBracketed(arguments) = &last.arguments else {
        return None;
    };
    match arguments.args.first()? {
        GenericArgument::Type(argument) if last.ident == name && arguments.args.len() == 1 => {
            Some(argument)
        }
        _ => None,
    }
}

impl<'a> Struct<'a> {
    pub(crate) fn parse(input: &'a DeriveInput) -> Result<Self> {
        let fields = match &input.data {
            Data::Struct(data) => &data.fields,
            Data::Enum(_) | Data::Union(_) => {
                return Err(Error::new_spanned(&input.ident, NAMED_FIELDS));
            }
        };
        let Fields::Named(named) = fields else {
            return Err(Error::new_spanned(&input.ident, NAMED_FIELDS));
        };
        let container = Container::parse(&input.attrs)?;
        let fields = named
            .named
            .iter()
            .filter_map(|field| Some((field, field.ident.as_ref()?)))
            .map(|(field, name)| {
                let mut rules = attr::rules(&field.attrs)?;
                rules.has_default |= container.has_default;
                Ok(Field {
                    name,
                    wire_name: rename::wire_name(
                        name,
                        rules.rename.as_ref(),
                        container.rename_all.as_ref(),
                    )?,
                    shape: Shape::of(&field.ty),
                    rules,
                })
            })
            .collect::<Result<_>>()?;
        Ok(Self {
            name: &input.ident,
            generics: &input.generics,
            runtime: container.runtime,
            fields,
        })
    }

    /// The field of a name, written as a raw identifier or not.
    pub(crate) fn field(&self, name: &Ident) -> Option<&Field<'a>> {
        let name = name.unraw();
        self.fields.iter().find(|field| field.name.unraw() == name)
    }
}
