//! The words that Rust keeps for itself, in the edition that generated crates have.
//!
//! The parser of this crate knows no edition, so that it takes `gen` for a name. A test asks the compiler for each word.

/// Words that cannot be names in the edition 2024: those that mean something, and those that may come to.
#[rustfmt::skip]
pub(crate) const KEYWORDS: &[&str] = &[
    "_", "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate", "do", "dyn", "else", "enum",
    "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro", "match", "mod", "move", "mut",
    "override", "priv", "pub", "ref", "return", "self", "Self", "static", "struct", "super", "trait", "true", "try", "type",
    "typeof", "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// Whether Rust uses a word for itself.
#[must_use]
pub(crate) fn is_keyword(name: &str) -> bool {
    KEYWORDS.contains(&name)
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;
    use std::process::{Command, Stdio};

    use super::{KEYWORDS, is_keyword};

    /// Words that mean something in places where no name can stand, and can be names.
    const WEAK: &[&str] = &[
        "auto",
        "default",
        "macro_rules",
        "raw",
        "safe",
        "union",
        "reuse",
        "pin",
        "builtin",
    ];

    /// Whether the compiler takes a word as the name of a field, a function and a module.
    fn is_taken_as_name(word: &str) -> bool {
        let mut rustc = Command::new(std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()));
        rustc.args([
            "--edition",
            "2024",
            "--crate-type",
            "lib",
            "--emit",
            "metadata",
        ]);
        rustc.args(["--crate-name", "words", "-o", "-", "-"]);
        let mut rustc = rustc
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("rustc is there, as it compiled this");
        let code = format!(
            "pub struct Holder {{ pub {word}: u8 }} impl Holder {{ pub fn {word}(&self) {{}} }} pub mod {word} {{}}"
        );
        let mut input = rustc.stdin.take().expect("it is piped");
        input.write_all(code.as_bytes()).expect("rustc reads");
        drop(input);
        rustc.wait().expect("rustc ends").success()
    }

    #[test]
    fn the_compiler_refuses_each_of_these_words_as_a_name_and_no_weak_one() {
        for word in KEYWORDS {
            assert!(!is_taken_as_name(word), "`{word}` can be a name");
        }
        for word in WEAK {
            assert!(is_taken_as_name(word), "`{word}` cannot be a name");
            assert!(!is_keyword(word), "`{word}` can be a name");
        }
    }

    #[test]
    fn what_the_parser_takes_for_no_name_is_one_of_these_words() {
        let text = include_str!("keyword.rs");
        let words = text.split(|one: char| !one.is_alphanumeric());
        for word in words.filter(|word| word.starts_with(char::is_alphabetic)) {
            let is_name = syn::parse_str::<syn::Ident>(word).is_ok();
            assert!(is_name || is_keyword(word), "`{word}` is missing");
        }
    }
}
