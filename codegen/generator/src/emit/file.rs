//! Tokens to text that a careful person could have written.

use proc_macro2::TokenStream;

use super::docs::wrapped;
use super::layout::laid_out;

/// A Rust file: what it is, what it imports, its items.
pub(super) struct File<'a> {
    /// Where the file comes from, below the spec folder.
    pub(super) from: &'a str,
    /// The file's own documentation.
    pub(super) about: Vec<String>,
    /// The imports and modules: groups with a blank line between them.
    pub(super) uses: Vec<TokenStream>,
    /// The items, with a blank line between them.
    pub(super) items: Vec<TokenStream>,
}

impl File<'_> {
    pub(super) fn text(self) -> String {
        let about: Vec<String> = self
            .about
            .iter()
            .flat_map(|line| wrapped(line))
            .map(|line| format!("//! {line}").trim_end().to_owned())
            .collect();
        let mut blocks = vec![about.join("\n")];
        blocks.extend(self.uses.into_iter().chain(self.items).map(formatted));
        blocks.retain(|block| !block.is_empty());
        let space = if self.about.is_empty() { "\n" } else { "" };
        format!(
            "{}\n{space}{}\n",
            header("//", self.from, ""),
            blocks.join("\n\n")
        )
    }
}

/// The line that marks a file as generated.
pub(super) fn header(open: &str, from: &str, close: &str) -> String {
    format!(
        "{open} {} by `cargo xtask generate` from {from}. Edit that instead. {close}",
        crate::output::MARKER
    )
    .trim_end()
    .to_owned()
}

/// Items as text.
///
/// # Panics
///
/// If the tokens are no Rust items: an emitter would be wrong.
pub(super) fn formatted(items: TokenStream) -> String {
    // The tokens are handed over, for the parser would copy those that somebody else holds, too.
    let file = match syn::parse2(items) {
        Ok(file) => file,
        Err(error) => panic!("an emitter wrote what is no Rust: {error}"),
    };
    laid_out(&prettyplease::unparse(&file))
}
