//! Tokens to text that a careful person could have written.

use proc_macro2::TokenStream;

use super::docs::wrapped;

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
    pub(super) fn text(&self) -> String {
        let about: Vec<String> = self
            .about
            .iter()
            .flat_map(|line| wrapped(line))
            .map(|line| format!("//! {line}").trim_end().to_owned())
            .collect();
        let mut blocks = vec![about.join("\n")];
        blocks.extend(self.uses.iter().chain(&self.items).map(formatted));
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

/// Formats items as rustfmt would where prettyplease does not: blank lines between functions, attributes on lines of their
/// own, chains of calls under the brace that they follow.
///
/// # Panics
///
/// If the tokens are no Rust items: an emitter would be wrong.
pub(super) fn formatted(items: &TokenStream) -> String {
    let file = match syn::parse2(items.clone()) {
        Ok(file) => file,
        Err(error) => panic!("an emitter wrote what is no Rust ({error}): {items}"),
    };
    let text = prettyplease::unparse(&file);
    let lines = apart(align(&text.lines().map(str::to_owned).collect::<Vec<_>>()));
    lines.join("\n").trim_end().to_owned()
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

/// Moves the calls on a struct literal under its closing brace.
fn align(lines: &[String]) -> Vec<String> {
    const STEP: usize = 4;
    let mut aligned = Vec::with_capacity(lines.len());
    // The indents of the braces whose calls are being moved.
    let mut braces: Vec<usize> = Vec::new();
    for (number, line) in lines.iter().enumerate() {
        let depth = indent(line);
        while braces
            .last()
            .is_some_and(|brace| depth < brace + STEP && !line.is_empty())
        {
            braces.pop();
        }
        let moved = depth.min(braces.len() * STEP);
        aligned.push(line[moved..].to_owned());
        let follows_call = lines
            .get(number + 1)
            .is_some_and(|next| indent(next) == depth + STEP && next.trim_start().starts_with('.'));
        if line.trim_start() == "}" && follows_call {
            braces.push(depth);
        }
    }
    aligned
}

/// Puts blank lines between the functions of an `impl`, and attributes of statements on lines of their own.
fn apart(lines: Vec<String>) -> Vec<String> {
    const BEGINNINGS: [&str; 6] = ["///", "#[", "pub ", "fn ", "async ", "const "];
    let mut apart: Vec<String> = Vec::with_capacity(lines.len());
    for line in lines {
        let ends_member = matches!(
            apart.last().map(String::as_str),
            Some("    }" | "    };" | "    ];")
        );
        let begins_member = line.strip_prefix("    ").is_some_and(|member| {
            BEGINNINGS
                .iter()
                .any(|beginning| member.starts_with(beginning))
        });
        if ends_member && begins_member {
            apart.push(String::new());
        }
        match line.split_once(")] ") {
            Some((attribute, statement)) if attribute.trim_start().starts_with("#[cfg(") => {
                let space = " ".repeat(indent(&line));
                apart.push(format!("{attribute})]"));
                apart.push(format!("{space}{statement}"));
            }
            _ => apart.push(line),
        }
    }
    apart
}
