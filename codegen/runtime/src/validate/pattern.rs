//! Regular expressions, compiled once.

use std::sync::OnceLock;

use regex_lite::Regex;

/// A regular expression that the whole text must match, compiled at its first use.
#[derive(Debug)]
pub struct Pattern {
    expression: &'static str,
    compiled: OnceLock<Regex>,
}

impl Pattern {
    /// A pattern in the syntax of `regex-lite`.
    #[must_use]
    pub const fn new(expression: &'static str) -> Self {
        Self {
            expression,
            compiled: OnceLock::new(),
        }
    }

    /// Whether the whole text matches.
    ///
    /// # Panics
    ///
    /// If the expression is not a regular expression. `#[derive(Validate)]` refuses such a one when it compiles.
    #[must_use]
    pub fn matches(&self, text: &str) -> bool {
        let compiled = self.compiled.get_or_init(|| {
            Regex::new(&format!("^(?:{})$", self.expression))
                .expect("the derive compiles every pattern before it accepts it")
        });
        compiled.is_match(text)
    }
}
