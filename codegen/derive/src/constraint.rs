//! What attributes demand of a field: one row a kind of constraint, and a file for what the kind is.
//!
//! A kind answers each step for itself: how it is written (`attr`), what makes no sense (`valid`), and what code it becomes
//! (`expand`).

mod custom;
mod entries;
mod fixed;
mod format;
mod items;
mod length;
mod limits;
mod multiple_of;
mod nested;
mod number;
mod one_of;
mod pattern;
mod range;
mod required;
mod required_when;
mod sensitive;
mod several;
mod text;
mod unique;

use proc_macro2::{Span, TokenStream};
use syn::meta::ParseNestedMeta;
use syn::{Path, Result};

use crate::code::{Row, Site};
use crate::member::Members;
use crate::meta::{once, unknown};
use crate::mistakes::Mistakes;
use crate::shape::Shape;

pub(crate) use several::Group;

/// A constraint that was written, or a word on how the field is treated.
pub(crate) trait Constraint {
    /// Reads what stands at its name.
    fn parse(meta: &ParseNestedMeta<'_>) -> Result<Self>
    where
        Self: Sized;

    /// Where it was written.
    fn span(&self) -> Span;

    /// What it speaks of.
    fn subject(&self) -> Subject;

    /// Refuses what makes no sense where it stands.
    fn valid(&self, standing: &Standing<'_>, mistakes: &mut Mistakes);

    /// An assertion for each thing that only rustc can tell; `rules` is all that is demanded of the same value.
    fn promises(&self, rules: &Rules, runtime: &Path) -> Vec<TokenStream>;

    /// Its entry in the table and the code that checks it, where what it speaks of is reached.
    fn check(&self, site: &Site<'_>, rules: &Rules, row: &mut Row<'_>) -> TokenStream;
}

/// What a constraint speaks of.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Subject {
    /// A single text.
    Text,
    /// A single number.
    Number,
    /// A single value that has constraints of its own.
    Nested,
    /// A single value, or a map as a whole.
    Whole,
    /// All items of a list or entries of a map.
    Items,
    /// Whether the field is there.
    Presence,
    /// The constraints of others, or no value at all.
    Treatment,
}

impl Subject {
    /// What the constraints on a single value speak of, in the order in which they are checked.
    pub(crate) const OF_EACH: [Self; 4] = [Self::Text, Self::Number, Self::Nested, Self::Whole];

    /// Whether there is nothing of the kind in a map but in its keys and its values.
    fn is_one_value(self) -> bool {
        match self {
            Self::Text | Self::Number | Self::Nested => true,
            Self::Whole | Self::Items | Self::Presence | Self::Treatment => false,
        }
    }
}

/// Where a constraint stands, for it to tell whether it makes sense there.
pub(crate) struct Standing<'a> {
    /// All that is demanded of the same value.
    pub(crate) rules: &'a Rules,
    pub(crate) shape: &'a Shape,
    /// The fields that stand together where it stands.
    pub(crate) members: &'a Members<'a>,
    /// Whether it is for the keys or the values of a map, and not for a field.
    pub(crate) is_entry: bool,
}

/// Makes the rules of the table of constraints: the name of each, how often it may be written, and its kind.
macro_rules! constraints {
    ($($name:ident: $kept:ident<$kind:ty>,)*) => {
        /// What the attributes of a field, or of the keys or values of a map, say.
        #[derive(Default)]
        pub(crate) struct Rules {
            $(pub(crate) $name: $kept<$kind>,)*
        }

        const NAMES: &[&str] = &[$(stringify!($name)),*];

        impl Rules {
            /// Reads one constraint.
            pub(crate) fn read(&mut self, meta: &ParseNestedMeta<'_>) -> Result<()> {
                $(if meta.path.is_ident(stringify!($name)) {
                    return self.$name.keep(meta, <$kind>::parse(meta)?);
                })*
                Err(unknown(meta, NAMES))
            }

            /// All that were written, in the order of the table.
            fn written(&self) -> impl Iterator<Item = &dyn Constraint> {
                std::iter::empty()
                    $(.chain(self.$name.iter().map(|written| written as &dyn Constraint)))*
            }
        }
    };
}

constraints! {
    length: Option<length::Length>,
    range: Option<range::Range>,
    multiple_of: Option<multiple_of::MultipleOf>,
    items: Option<items::Items>,
    unique: Option<unique::Unique>,
    format: Option<format::Format>,
    pattern: Option<pattern::Pattern>,
    fixed: Option<fixed::Fixed>,
    one_of: Option<one_of::OneOf>,
    required: Option<required::Required>,
    required_when: Vec<required_when::RequiredWhen>,
    nested: Option<nested::Nested>,
    custom: Option<custom::Custom>,
    sensitive: Option<sensitive::Sensitive>,
    keys: Option<entries::Keys>,
    values: Option<entries::Values>,
}

/// Keeps a constraint that was written.
trait Keep<T> {
    fn keep(&mut self, meta: &ParseNestedMeta<'_>, written: T) -> Result<()>;
}

/// It may be written once.
impl<T> Keep<T> for Option<T> {
    fn keep(&mut self, meta: &ParseNestedMeta<'_>, written: T) -> Result<()> {
        once(meta, self, written)
    }
}

/// It may be written several times.
impl<T> Keep<T> for Vec<T> {
    fn keep(&mut self, _: &ParseNestedMeta<'_>, written: T) -> Result<()> {
        self.push(written);
        Ok(())
    }
}

impl Rules {
    /// Refuses what makes no sense where they stand.
    pub(crate) fn valid(&self, standing: &Standing<'_>, mistakes: &mut Mistakes) {
        let is_map = standing.shape.map().is_some();
        for constraint in self.written() {
            constraint.valid(standing, mistakes);
            if is_map && constraint.subject().is_one_value() {
                mistakes.at(
                    constraint.span(),
                    "this speaks of one value; write it inside `keys(…)` or `values(…)` of the map",
                );
            }
        }
    }

    /// An assertion for each thing that only rustc can tell.
    pub(crate) fn promises(&self, runtime: &Path) -> Vec<TokenStream> {
        self.written()
            .flat_map(|constraint| constraint.promises(self, runtime))
            .collect()
    }

    /// The code that checks what speaks of `subject`.
    pub(crate) fn checks(
        &self,
        subject: Subject,
        site: &Site<'_>,
        row: &mut Row<'_>,
    ) -> TokenStream {
        self.written()
            .filter(|constraint| constraint.subject() == subject)
            .map(|constraint| constraint.check(site, self, row))
            .collect()
    }

    /// `nested`, when nothing else is demanded of each value.
    pub(crate) fn only_nested(&self) -> Option<&nested::Nested> {
        let nested = self.nested.as_ref()?;
        let is_other =
            |subject: Subject| subject != nested.subject() && Subject::OF_EACH.contains(&subject);
        let has_others = self
            .written()
            .any(|constraint| is_other(constraint.subject()));
        (!has_others).then_some(nested)
    }
}
