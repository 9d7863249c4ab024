//! `sensitive`.

use proc_macro2::{Span, TokenStream};
use syn::meta::ParseNestedMeta;
use syn::{Path, Result};

use super::{Constraint, Rules, Standing, Subject};
use crate::code::{Row, Site};
use crate::meta::flag;
use crate::mistakes::Mistakes;

/// The value must never be printed. The row of the field says so, and no check does.
pub(crate) struct Sensitive(Span);

impl Constraint for Sensitive {
    fn parse(meta: &ParseNestedMeta<'_>) -> Result<Self> {
        flag(meta).map(Self)
    }

    fn span(&self) -> Span {
        self.0
    }

    fn subject(&self) -> Subject {
        Subject::Treatment
    }

    fn valid(&self, standing: &Standing<'_>, mistakes: &mut Mistakes) {
        if standing.is_entry {
            mistakes.at(self.0, "mark the whole map as sensitive");
        }
    }

    fn promises(&self, _: &Rules, _: &Path) -> Vec<TokenStream> {
        Vec::new()
    }

    fn check(&self, _: &Site<'_>, _: &Rules, _: &mut Row<'_>) -> TokenStream {
        TokenStream::new()
    }
}
