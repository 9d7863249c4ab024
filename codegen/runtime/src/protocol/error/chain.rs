//! Errors with what they come from.

use std::fmt;

use crate::one_line::OneLine;

/// An error and what it comes from: the reason of a failed exchange stands at the end.
pub(super) struct Chain<'a>(pub(super) &'a (dyn std::error::Error + 'static));

impl fmt::Display for Chain<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        OneLine(&self.0.to_string()).fmt(formatter)?;
        let mut source = self.0.source();
        while let Some(deeper) = source {
            write!(formatter, ": {}", OneLine(&deeper.to_string()))?;
            source = deeper.source();
        }
        Ok(())
    }
}
