//! Every mistake that was found, to be told at once.

use std::fmt::Display;

use proc_macro2::Span;
use syn::{Error, Result};

/// Every mistake that was found, to be told at once.
#[derive(Default)]
pub(crate) struct Mistakes(Option<Error>);

impl Mistakes {
    pub(crate) fn add(&mut self, error: Error) {
        match &mut self.0 {
            Some(first) => first.combine(error),
            none => *none = Some(error),
        }
    }

    pub(crate) fn at(&mut self, span: Span, words: impl Display) {
        self.add(Error::new(span, words));
    }

    pub(crate) fn into_result(self) -> Result<()> {
        match self.0 {
            None => Ok(()),
            Some(error) => Err(error),
        }
    }
}
