//! What stands around the value that the constraints speak of.

use syn::{GenericArgument, PathArguments, Type, TypeGroup, TypeParen};

/// What stands around the value that the constraints speak of.
pub(crate) enum Shape {
    /// Nothing.
    Value,
    Optional(Box<Shape>),
    List(Box<Shape>),
    Boxed(Box<Shape>),
    /// A map: its keys and its values.
    Map(Box<Shape>, Box<Shape>),
}

impl Shape {
    pub(crate) fn of(ty: &Type) -> Self {
        let Some((name, arguments)) = arguments(ty) else {
            return Self::Value;
        };
        let inside = |number: usize| Box::new(Self::of(arguments[number]));
        match (name.as_str(), arguments.len()) {
            ("Option", 1) => Self::Optional(inside(0)),
            ("Vec", 1) => Self::List(inside(0)),
            ("Box", 1) => Self::Boxed(inside(0)),
            ("BTreeMap", 2) | ("HashMap" | "IndexMap", 2 | 3) => Self::Map(inside(0), inside(1)),
            _ => Self::Value,
        }
    }

    pub(crate) fn is_optional(&self) -> bool {
        matches!(self, Self::Optional(_))
    }

    /// Whether the value may not be there: an empty list or map is as good as none.
    pub(crate) fn can_miss(&self) -> bool {
        matches!(self, Self::Optional(_) | Self::List(_) | Self::Map(..))
    }

    /// Whether there is a list in it, not counting what stands in a map.
    pub(crate) fn holds_list(&self) -> bool {
        match self {
            Self::Value | Self::Map(..) => false,
            Self::List(_) => true,
            Self::Optional(inner) | Self::Boxed(inner) => inner.holds_list(),
        }
    }

    /// Whether there is a map in it.
    pub(crate) fn holds_map(&self) -> bool {
        match self {
            Self::Value => false,
            Self::Map(..) => true,
            Self::Optional(inner) | Self::Boxed(inner) | Self::List(inner) => inner.holds_map(),
        }
    }
}

/// The name of a type and its type arguments.
fn arguments(ty: &Type) -> Option<(String, Vec<&Type>)> {
    let path = match ty {
        Type::Path(path) => path,
        // What a `macro_rules!` hands on as a type stands in a group that nobody sees.
        Type::Group(TypeGroup { elem, .. }) | Type::Paren(TypeParen { elem, .. }) => {
            return arguments(elem);
        }
        _ => return None,
    };
    let last = path.path.segments.last()?;
    let PathArguments::AngleBracketed(arguments) = &last.arguments else {
        return None;
    };
    let types = arguments.args.iter().map(|argument| match argument {
        GenericArgument::Type(ty) => Some(ty),
        _ => None,
    });
    Some((last.ident.to_string(), types.collect::<Option<_>>()?))
}
