//! How a value can fail to be read.

/// Why a value could not be read. Only reading reports it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Misfit {
    /// There is no byte but white space.
    Empty,
    /// A byte order mark stands in front.
    ByteOrderMark,
    /// It is no JSON.
    NotJson,
    /// More stands behind the JSON value.
    NotAlone,
    /// It is JSON, but no object.
    NotAnObject,
    /// It is of another kind than the field, or out of its range.
    Type,
    /// It stands twice, and nobody can say which of the two counts.
    Twice,
}

impl Misfit {
    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::Empty => "readable.empty",
            Self::ByteOrderMark => "readable.byte_order_mark",
            Self::NotJson => "readable.json",
            Self::NotAlone => "readable.alone",
            Self::NotAnObject => "readable.object",
            Self::Type => "readable",
            Self::Twice => "readable.twice",
        }
    }

    /// What is wrong, in words that stand behind the place.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Empty => "is empty",
            Self::ByteOrderMark => "begins with a byte order mark, which JSON does not have",
            Self::NotJson => "is no JSON",
            Self::NotAlone => "is followed by something else",
            Self::NotAnObject => "is no JSON object",
            Self::Type => "cannot be read as the type that this field has",
            Self::Twice => "stands twice",
        }
    }
}
