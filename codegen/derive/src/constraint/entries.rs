//! `keys(…)` and `values(…)`.

use proc_macro2::{Span, TokenStream};
use syn::meta::ParseNestedMeta;
use syn::{Error, Path, Result};

use super::{Constraint, Rules, Standing, Subject};
use crate::code::{Row, Site};
use crate::meta::{expect_list, span, takes_empty_list};
use crate::mistakes::Mistakes;
use crate::shape::Shape;

/// What is demanded of each key of a map, or of each value. They have a row of their own, in which their checks refer.
pub(crate) struct Entries {
    pub(crate) span: Span,
    pub(crate) rules: Box<Rules>,
}

/// What is demanded of each key of a map.
pub(crate) struct Keys(pub(crate) Entries);

/// What is demanded of each value of a map.
pub(crate) struct Values(pub(crate) Entries);

impl Entries {
    fn parse(meta: &ParseNestedMeta<'_>) -> Result<Self> {
        let name = meta.path.require_ident()?;
        expect_list(meta, &format!("{name}(length(max = 64))"))?;
        let mut rules = Rules::default();
        if takes_empty_list(meta)? {
            return Err(Error::new(
                span(meta),
                format!("name a constraint of the {name}, such as `{name}(length(max = 64))`"),
            ));
        }
        meta.parse_nested_meta(|meta| rules.read(&meta))?;
        Ok(Self {
            span: span(meta),
            rules: Box::new(rules),
        })
    }

    /// Refuses what makes no sense; `shape` finds the keys or the values of the map in a shape.
    fn valid<'a>(
        &'a self,
        standing: &Standing<'a>,
        mistakes: &mut Mistakes,
        shape: fn((&'a Shape, &'a Shape)) -> &'a Shape,
    ) {
        let Some(map) = standing.shape.map() else {
            mistakes.at(self.span, "only a map has keys and values");
            return;
        };
        let inside = Standing {
            rules: &self.rules,
            shape: shape(map),
            members: standing.members,
            is_entry: true,
        };
        self.rules.valid(&inside, mistakes);
    }
}

macro_rules! entries {
    ($($kind:ident: $shape:expr;)*) => {
        $(impl Constraint for $kind {
            fn parse(meta: &ParseNestedMeta<'_>) -> Result<Self> {
                Entries::parse(meta).map(Self)
            }

            fn span(&self) -> Span {
                self.0.span
            }

            fn subject(&self) -> Subject {
                Subject::Treatment
            }

            fn valid(&self, standing: &Standing<'_>, mistakes: &mut Mistakes) {
                self.0.valid(standing, mistakes, $shape);
            }

            fn promises(&self, _: &Rules, runtime: &Path) -> Vec<TokenStream> {
                self.0.rules.promises(runtime)
            }

            fn check(&self, _: &Site<'_>, _: &Rules, _: &mut Row<'_>) -> TokenStream {
                TokenStream::new()
            }
        })*
    };
}

entries! {
    Keys: |(keys, _)| keys;
    Values: |(_, values)| values;
}
