//! What stands around the value that the constraints speak of.

use syn::{GenericArgument, PathArguments, Type, TypeGroup, TypeParen};

/// What stands around the value that the constraints speak of.
pub(crate) enum Shape {
    /// Nothing.
    Value,
    Optional(Box<Shape>),
    List(Box<Shape>, List),
    /// Behind a pointer of any kind.
    Boxed(Box<Shape>),
    /// A map: its keys and its values.
    Map(Box<Shape>, Box<Shape>),
}

/// How the items of a list are held.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum List {
    /// Side by side, as in a `Vec`.
    Slice,
    /// Side by side, and always as many.
    Array,
    /// In order, in pieces.
    Deque,
    /// No two of them equal.
    Set,
}

impl Shape {
    pub(crate) fn of(ty: &Type) -> Self {
        match ty {
            Type::Array(array) => return Self::List(Box::new(Self::of(&array.elem)), List::Array),
            Type::Slice(slice) => return Self::List(Box::new(Self::of(&slice.elem)), List::Slice),
            Type::Reference(reference) => return Self::of(&reference.elem).behind_pointer(),
            _ => {}
        }
        let Some((name, arguments)) = arguments(ty) else {
            return Self::Value;
        };
        let inside = |number: usize| Box::new(Self::of(arguments[number]));
        match (name.as_str(), arguments.len()) {
            ("Option", 1) => Self::Optional(inside(0)),
            ("Vec", 1) => Self::List(inside(0), List::Slice),
            ("VecDeque", 1) => Self::List(inside(0), List::Deque),
            ("BTreeSet", 1) | ("HashSet" | "IndexSet", 1 | 2) => Self::List(inside(0), List::Set),
            ("Arc" | "Rc" | "Cow", 1) => inside(0).behind_pointer(),
            ("Box", 1) => Self::Boxed(inside(0)),
            ("BTreeMap", 2) | ("HashMap" | "IndexMap", 2 | 3) => Self::Map(inside(0), inside(1)),
            _ => Self::Value,
        }
    }

    /// What a pointer leads to, where something stands around a value there. A value itself is handed on with its pointer.
    fn behind_pointer(self) -> Self {
        match self {
            Self::Value => Self::Value,
            around => Self::Boxed(Box::new(around)),
        }
    }

    pub(crate) fn is_optional(&self) -> bool {
        matches!(self, Self::Optional(_))
    }

    /// Whether the value may not be there: an empty list or map is as good as none.
    pub(crate) fn can_miss(&self) -> bool {
        match self {
            Self::Optional(_) | Self::Map(..) => true,
            Self::List(_, list) => *list != List::Array,
            Self::Boxed(_) | Self::Value => false,
        }
    }

    /// Whether there is a list in it, not counting what stands in a map.
    pub(crate) fn holds_list(&self) -> bool {
        match self {
            Self::Value | Self::Map(..) => false,
            Self::List(..) => true,
            Self::Optional(inner) | Self::Boxed(inner) => inner.holds_list(),
        }
    }

    /// How the list in it holds its items.
    pub(crate) fn list(&self) -> Option<List> {
        match self {
            Self::Value | Self::Map(..) => None,
            Self::List(_, list) => Some(*list),
            Self::Optional(inner) | Self::Boxed(inner) => inner.list(),
        }
    }

    /// Whether there is a map in it.
    pub(crate) fn holds_map(&self) -> bool {
        self.map().is_some()
    }

    /// The keys and the values of the map in it.
    pub(crate) fn map(&self) -> Option<(&Self, &Self)> {
        match self {
            Self::Value => None,
            Self::Map(keys, values) => Some((keys, values)),
            Self::Optional(inner) | Self::Boxed(inner) | Self::List(inner, _) => inner.map(),
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
    let arguments = arguments.args.iter();
    // A lifetime says how long something is there, and not what.
    let arguments = arguments.filter(|argument| !matches!(argument, GenericArgument::Lifetime(_)));
    let types = arguments.map(|argument| match argument {
        GenericArgument::Type(ty) => Some(ty),
        _ => None,
    });
    Some((last.ident.to_string(), types.collect::<Option<_>>()?))
}
