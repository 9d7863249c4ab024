//! How code begins a value of a struct, and what it sets afterwards.
//!
//! The one list of the ways. What writes such code, tells what of it can be seen, or keeps its names free asks here and matches
//! every way, so that a further one is a matter of what rustc then names.

use super::{Field, Object, Operation, Scenario};
use crate::naming;
use crate::spec;

/// How a value is begun.
#[derive(Clone, Debug)]
pub enum Beginning<'a, F = Field> {
    /// By nobody: such values come from the platform and are only read.
    Never,
    /// By `new`, because no field must be there.
    Empty {
        /// The fields that are set afterwards, each by a method of its name.
        setters: Vec<&'a F>,
    },
    /// By a struct of exactly the fields that must be there.
    Literal {
        /// That struct.
        literal: Literal<'a, F>,
        /// The fields that are set afterwards, each by a method of its name.
        setters: Vec<&'a F>,
    },
    /// By `from_minor_units`, as a sum of money.
    MinorUnits {
        /// The field of the amount.
        amount: &'a F,
        /// The field of the currency.
        currency: &'a F,
    },
}

/// A struct that is filled in whole: whoever forgets a field is told by the compiler.
#[derive(Clone, Debug)]
pub struct Literal<'a, F = Field> {
    /// Its name in Rust.
    pub name: String,
    /// Its fields. Each is there, so that none of them is an option.
    pub fields: Vec<&'a F>,
    /// The method that makes the value of it.
    pub finish: Finish,
}

/// The method that makes a value of its literal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Finish {
    /// `build`, which adds nothing.
    Build,
    /// `request`, which sets what a scenario fixes.
    Request,
}

impl Finish {
    /// Its name.
    #[must_use]
    pub fn method(self) -> &'static str {
        match self {
            Self::Build => "build",
            Self::Request => "request",
        }
    }
}

/// Who makes the values of a struct.
pub(crate) enum Maker<'a, F> {
    /// The platform.
    Platform,
    /// Integrators, field by field.
    Integrators,
    /// Integrators, as sums of money.
    OfMoney {
        /// The field of the amount.
        amount: &'a F,
        /// The field of the currency.
        currency: &'a F,
    },
}

/// A field of the spec or of the model.
pub(crate) trait Demanded {
    /// Whether it must always be there.
    fn is_demanded(&self) -> bool;
}

impl Demanded for Field {
    fn is_demanded(&self) -> bool {
        self.is_required()
    }
}

impl Demanded for spec::Field {
    fn is_demanded(&self) -> bool {
        self.is_required()
    }
}

impl<'a, F: Demanded> Maker<'a, F> {
    /// How the values of a struct of that name in Rust are begun.
    pub(crate) fn beginning(
        self,
        name: &str,
        fields: impl IntoIterator<Item = &'a F>,
    ) -> Beginning<'a, F> {
        match self {
            Self::Platform => Beginning::Never,
            Self::OfMoney { amount, currency } => Beginning::MinorUnits { amount, currency },
            Self::Integrators => {
                let (fields, setters): (Vec<_>, Vec<_>) =
                    fields.into_iter().partition(|field| field.is_demanded());
                if fields.is_empty() {
                    return Beginning::Empty { setters };
                }
                let literal = Literal {
                    name: naming::literal(name),
                    fields,
                    finish: Finish::Build,
                };
                Beginning::Literal { literal, setters }
            }
        }
    }
}

impl<'a, F> Beginning<'a, F> {
    /// The literal, if it is begun by one.
    #[must_use]
    pub fn literal(&self) -> Option<&Literal<'a, F>> {
        match self {
            Self::Literal { literal, .. } => Some(literal),
            Self::Never | Self::Empty { .. } | Self::MinorUnits { .. } => None,
        }
    }

    /// The fields that are set afterwards, each by a method of its name.
    #[must_use]
    pub fn setters(&self) -> &[&'a F] {
        match self {
            Self::Empty { setters } | Self::Literal { setters, .. } => setters,
            Self::Never | Self::MinorUnits { .. } => &[],
        }
    }

    /// The name that code needs to begin a value of a struct of that name.
    #[must_use]
    pub fn named<'n>(&'n self, name: &'n str) -> &'n str {
        match self {
            Self::Literal { literal, .. } => &literal.name,
            Self::Never | Self::Empty { .. } | Self::MinorUnits { .. } => name,
        }
    }

    /// Whether there is a value without any field set, which is its `Default`.
    #[must_use]
    pub fn is_default(&self) -> bool {
        match self {
            Self::Empty { .. } => true,
            Self::Never | Self::Literal { .. } | Self::MinorUnits { .. } => false,
        }
    }
}

impl Object {
    /// How its values are begun, as those of a struct of that name in Rust.
    #[must_use]
    pub fn beginning(&self, name: &str) -> Beginning<'_> {
        let maker = match self.money_fields() {
            Some((amount, currency)) => Maker::OfMoney { amount, currency },
            None if self.is_built => Maker::Integrators,
            None => Maker::Platform,
        };
        maker.beginning(name, &self.fields)
    }
}

impl Operation {
    /// How its requests are begun without a scenario.
    #[must_use]
    pub fn beginning(&self) -> Beginning<'_> {
        self.request.beginning(&naming::request(&self.rust))
    }
}

impl Scenario {
    /// How the requests of the operation are begun by this scenario.
    #[must_use]
    pub fn beginning<'a>(&self, operation: &'a Operation) -> Beginning<'a> {
        let fields = operation.request.fields.iter();
        let (fields, others): (Vec<_>, Vec<_>) =
            fields.partition(|field| self.required.contains(&field.wire_name));
        Beginning::Literal {
            literal: Literal {
                name: self.rust.clone(),
                fields,
                finish: Finish::Request,
            },
            setters: others
                .into_iter()
                .filter(|field| self.fixed_value(field).is_none())
                .collect(),
        }
    }

    /// What it sets a field of the request to, if it does.
    #[must_use]
    pub fn fixed_value(&self, field: &Field) -> Option<&str> {
        let mut fixed = self.fixed.iter();
        let found = fixed.find(|(name, _)| *name == field.wire_name)?;
        Some(&found.1)
    }
}
