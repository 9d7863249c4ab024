//! The kinds of limits that a field can have: what each of them is called, fits, demands and says.
//!
//! A kind is a file here and a row in the list below. What [`Limit`] asks is all that the stages ask: the loader, the checks, the
//! made samples, the emitter, its documentation and the diff have no list of their own.

mod bounds;
mod divisible_by;
mod fits;
mod fixed;
mod items;
mod length;
mod multiple_of;
mod one_of;
mod pattern;
mod range;
mod told;

use std::collections::BTreeMap;

use antom_runtime::Decimal;
use proc_macro2::TokenStream;

use super::Scalar;
use crate::yaml::{Mapping, Place, Placed};

pub use bounds::Bounds;
pub(crate) use divisible_by::DIVISIBLE;
pub(crate) use fits::{Fits, Held};
pub(crate) use told::{Compared, Order, Step, Told};

/// What a limit speaks of, in the order in which code and documentation say it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Says {
    /// How many items or entries there are.
    HowMany,
    /// How long each value is, or how large.
    HowMuch,
    /// Which texts each value may be, beyond its form.
    Which,
}

/// A value that keeps limits, or does not.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Given<'a> {
    Text(&'a str),
    Number(&'a Decimal),
    Count(usize),
}

/// A value that is made up, and changed until it keeps the limits.
#[derive(Clone, Debug)]
pub(crate) enum Made {
    Text(String),
    Number(Decimal),
    Count(usize),
}

/// Where something stands: a key of the field, or an item of its list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct At {
    pub(crate) key: &'static str,
    pub(crate) item: Option<usize>,
}

impl At {
    fn key(key: &'static str) -> Self {
        Self { key, item: None }
    }
}

/// Something about a limit that cannot be meant.
pub(crate) struct Nonsense {
    /// The rule that demands otherwise.
    pub(crate) rule: &'static str,
    pub(crate) at: At,
    pub(crate) message: String,
    pub(crate) help: String,
}

/// The field that limits belong to.
pub(crate) struct Limited<'a> {
    pub(crate) name: &'a str,
    pub(crate) limits: &'a Limits,
    pub(crate) places: &'a Places,
    /// What it holds, if that is a scalar.
    pub(crate) scalar: Option<Scalar>,
    /// The numbers that its type has, if it holds whole numbers or sums of money.
    pub(crate) numbers: Option<(i128, i128)>,
}

impl Limited<'_> {
    /// Why a text may not stand in the field.
    fn refusals(&self, text: &str) -> Vec<String> {
        self.limits.refusals_of_text(self.scalar, text)
    }
}

/// A kind of limit.
pub(crate) trait Limit {
    /// What a field has of it; the default where the spec says nothing.
    type Value: Clone + Default + PartialEq;

    /// Its keys in a spec, each with what it can be put on.
    const KEYS: &'static [(&'static str, Fits)];

    /// What it speaks of.
    const SAYS: Says;

    /// Reads it.
    fn read(entries: &mut Mapping<'_>, places: &mut Places) -> Self::Value;

    /// What cannot be meant.
    fn nonsense(value: &Self::Value, of: &Limited<'_>) -> Vec<Nonsense>;

    /// Why a value breaks it, in words that stand behind the value's place.
    fn refusals(value: &Self::Value, given: Given<'_>) -> Vec<String>;

    /// Makes a value keep it, as far as that can be done.
    fn suit(value: &Self::Value, made: &mut Made);

    /// How the derive is told of it.
    fn attribute(value: &Self::Value) -> Option<TokenStream>;

    /// How documentation says it; `code` writes a text as code.
    fn documented(value: &Self::Value, code: &dyn Fn(&str) -> String) -> Vec<String>;

    /// Whether whatever keeps `own` keeps `theirs`, too.
    fn keeps(own: &Self::Value, theirs: &Self::Value) -> bool;

    /// How the diff tells its changes; empty where the diff has rules of its own, because a change is of one entry, not of
    /// the whole.
    const TOLD: &'static [Told];

    /// What the diff finds of those.
    fn compared(old: &Self::Value, new: &Self::Value) -> Vec<Compared>;
}

/// Where the keys of a field's limits stand.
#[derive(Clone, Debug, Default)]
pub(crate) struct Places(Vec<(At, Place)>);

impl Places {
    /// Keeps the place of a key and gives its value.
    fn keep<T>(&mut self, key: &'static str, placed: Option<Placed<T>>) -> Option<T> {
        let Placed { value, place } = placed?;
        self.0.push((At::key(key), place));
        Some(value)
    }

    /// Keeps the places of a list and of its items, and gives its texts.
    fn keep_all(
        &mut self,
        key: &'static str,
        placed: Option<Placed<Vec<Placed<String>>>>,
    ) -> Option<Vec<String>> {
        let texts = self.keep(key, placed)?;
        let texts = texts.into_iter().enumerate().map(|(item, text)| {
            let at = At {
                key,
                item: Some(item),
            };
            self.0.push((at, text.place));
            text.value
        });
        Some(texts.collect())
    }

    /// Whether none of the keys is there.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Where something stands, if it stands anywhere.
    pub(crate) fn of(&self, at: At) -> Option<Place> {
        let (_, place) = self.0.iter().find(|(known, _)| *known == at)?;
        Some(*place)
    }

    /// The keys that are there, with what each can be put on.
    pub(crate) fn keys(&self) -> impl Iterator<Item = (&'static str, Place, &'static Fits)> {
        Limits::keys().filter_map(|(key, fits)| Some((*key, self.of(At::key(key))?, fits)))
    }
}

macro_rules! limits {
    ($($(#[$docs:meta])* $name:ident: $value:ty = $kind:ty,)*) => {
        /// What the values of a field must keep, besides the format that comes with their type.
        #[derive(Clone, Debug, Default, PartialEq, Eq)]
        pub struct Limits {
            $($(#[$docs])* pub $name: $value,)*
        }

        impl Limits {
            /// Reads those of a field, and where they stand.
            pub(crate) fn read(entries: &mut Mapping<'_>) -> (Self, Places) {
                let mut places = Places::default();
                let limits = Self {
                    $($name: <$kind>::read(entries, &mut places),)*
                };
                (limits, places)
            }

            /// Every key that there is, with what it can be put on.
            fn keys() -> impl Iterator<Item = &'static (&'static str, Fits)> {
                [$(<$kind>::KEYS),*].into_iter().flatten()
            }

            /// What cannot be meant.
            pub(crate) fn nonsense(of: &Limited<'_>) -> Vec<Nonsense> {
                let mut found = Vec::new();
                $(found.extend(<$kind>::nonsense(&of.limits.$name, of));)*
                found
            }

            /// Why a value breaks them; empty when it does not.
            pub(crate) fn refusals(&self, given: Given<'_>) -> Vec<String> {
                let mut found = Vec::new();
                $(found.extend(<$kind>::refusals(&self.$name, given));)*
                found
            }

            /// Makes a value keep them, as far as that can be done.
            fn suit(&self, made: &mut Made) {
                $(<$kind>::suit(&self.$name, made);)*
            }

            /// How the derive is told of those that say something.
            pub(crate) fn attributes(&self, says: Says) -> Vec<TokenStream> {
                let mut found = Vec::new();
                $(if <$kind>::SAYS == says {
                    found.extend(<$kind>::attribute(&self.$name));
                })*
                found
            }

            /// How documentation says those that say something.
            pub(crate) fn documented(&self, says: Says, code: &dyn Fn(&str) -> String) -> Vec<String> {
                let mut found = Vec::new();
                $(if <$kind>::SAYS == says {
                    found.extend(<$kind>::documented(&self.$name, code));
                })*
                found
            }

            /// How the diff tells changes of them.
            pub(crate) fn told() -> impl Iterator<Item = &'static Told> {
                [$(<$kind>::TOLD),*].into_iter().flatten()
            }

            /// What the diff finds of those.
            pub(crate) fn compared(&self, new: &Self) -> Vec<Compared> {
                let mut found = Vec::new();
                $(found.extend(<$kind>::compared(&self.$name, &new.$name));)*
                found
            }

            /// Whether whatever keeps these keeps the others, too, as far as they say something.
            pub(crate) fn keep(&self, theirs: &Self, says: Says) -> bool {
                $((<$kind>::SAYS != says || <$kind>::keeps(&self.$name, &theirs.$name)))&&*
            }
        }
    };
}

limits! {
    /// How many characters each text has.
    length: Bounds<usize> = length::Length,
    /// How large each number is, or each amount of money in minor units.
    range: Bounds<Decimal> = range::Range,
    /// What divides each number.
    multiple_of: Option<Decimal> = multiple_of::MultipleOf,
    /// What the number of minor units of a currency is a multiple of, in the order of the currencies.
    divisible_by: BTreeMap<String, u64> = divisible_by::DivisibleBy,
    /// How many items or entries there are.
    items: Bounds<usize> = items::Items,
    /// A regular expression that each text matches as a whole.
    pattern: Option<String> = pattern::Pattern,
    /// The one allowed text.
    fixed: Option<String> = fixed::Fixed,
    /// The only allowed texts; all are when there are none.
    one_of: Vec<String> = one_of::OneOf,
}

impl Limits {
    /// Why a text may not stand in a field that has them: its form, if the field holds a scalar, and they themselves.
    pub(crate) fn refusals_of_text(&self, scalar: Option<Scalar>, text: &str) -> Vec<String> {
        let form = scalar.and_then(|scalar| scalar.refusal(text));
        let by_limits = self.refusals(Given::Text(text));
        form.into_iter().chain(by_limits).collect()
    }

    /// A made-up value that keeps them; `None` where none could be made.
    pub(crate) fn made(&self, mut made: Made) -> Option<Made> {
        self.suit(&mut made);
        let given = match &made {
            Made::Text(text) => Given::Text(text),
            Made::Number(number) => Given::Number(number),
            Made::Count(count) => Given::Count(*count),
        };
        self.refusals(given).is_empty().then_some(made)
    }
}
