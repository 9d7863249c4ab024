//! A sentence in parts, so that each format can write names and values its own way.

use serde::Serialize;

use crate::report::{capital, line};

/// The most characters of a name or value in a sentence.
const VALUE: usize = 120;
/// The most names in a list before it is cut.
const NAMES: usize = 8;

/// Words of ours and texts of the spec.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub(in crate::report) struct Sentence(Vec<Part>);

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
struct Part {
    text: String,
    /// Whether it is a text of the spec or a name of Rust.
    is_code: bool,
}

impl Sentence {
    /// Words; what stands between backticks is code.
    pub(in crate::report) fn words(&mut self, words: &str) {
        for (index, text) in words.split('`').enumerate() {
            match index % 2 {
                0 => self.push(text, false),
                _ => self.code(text),
            }
        }
    }

    /// A name or value, on one line and not too long.
    pub(in crate::report) fn code(&mut self, text: &str) {
        match line(text, VALUE).as_str() {
            "" => self.push("nothing", false),
            text => self.push(text, true),
        }
    }

    /// Names, of which at most a few are said: `a`, `b` and 3 more.
    pub(super) fn list(&mut self, names: &[String]) {
        // One more name is as short as to say that there is one more.
        let shown = match names.len() > NAMES + 1 {
            true => NAMES,
            false => names.len(),
        };
        let more = names.len() - shown;
        for (index, name) in names[..shown].iter().enumerate() {
            match index {
                0 => {}
                _ if index + 1 == shown && more == 0 => self.words(" and "),
                _ => self.words(", "),
            }
            self.code(name);
        }
        if more > 0 {
            self.words(&format!(" and {more} more"));
        }
    }

    fn push(&mut self, text: &str, is_code: bool) {
        if !text.is_empty() {
            self.0.push(Part {
                text: text.to_owned(),
                is_code,
            });
        }
    }

    pub(super) fn capitalize(&mut self) {
        if let Some(Part {
            text,
            is_code: false,
        }) = self.0.first_mut()
        {
            *text = capital(text);
        }
    }

    /// As Markdown.
    pub(in crate::report) fn markdown(&self) -> String {
        self.each(|text| {
            // A fence must be longer than every run of backticks inside of it.
            let runs = text.split(|character| character != '`').map(str::len);
            let longest = runs.max().unwrap_or(0);
            let fence = "`".repeat(longest + 1);
            match longest {
                0 => format!("{fence}{text}{fence}"),
                _ => format!("{fence} {text} {fence}"),
            }
        })
    }

    /// As a cell of a table in Markdown. A pipe in a code span ends the cell, and it cannot be escaped behind a backslash.
    pub(in crate::report) fn cell(&self) -> String {
        self.each(|text| {
            // Between tags, other than in a code span, an address would become a link.
            let text = escaped(text).replace(':', "&#58;").replace('.', "&#46;");
            format!("<code>{text}</code>")
        })
    }

    fn each(&self, code: impl Fn(&str) -> String) -> String {
        let parts = self.0.iter().map(|part| match part.is_code {
            true => code(&part.text),
            false => part.text.clone(),
        });
        parts.collect()
    }
}

/// A text that is nothing but text wherever it stands in Markdown: a character reference never has a meaning of its own.
pub(in crate::report) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            ' ' | ',' | '.' | ':' | ';' | '/' | '-' | '(' | ')' => escaped.push(character),
            _ if character.is_ascii_punctuation() => {
                escaped += &format!("&#{};", u32::from(character));
            }
            _ if character.is_control() => escaped.push(' '),
            _ => escaped.push(character),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> Sentence {
        let mut sentence = Sentence::default();
        sentence.code(text);
        sentence
    }

    #[test]
    fn code_cannot_be_left_by_the_text_in_it() {
        assert_eq!(code("a").markdown(), "`a`");
        assert_eq!(code("a`b``c").markdown(), "``` a`b``c ```");
        assert_eq!(code("a\n# b").markdown(), "`a # b`");
        assert_eq!(code(" ").markdown(), "nothing");
        let cell = code(r"a\|b `<script>` @all www.b").cell();
        assert_eq!(
            cell,
            "<code>a&#92;&#124;b &#96;&#60;script&#62;&#96; &#64;all www&#46;b</code>"
        );
    }

    #[test]
    fn long_lists_are_cut_and_say_so() {
        let listed = |count: usize| {
            let names: Vec<String> = (0..count).map(|name| name.to_string()).collect();
            let mut sentence = Sentence::default();
            sentence.list(&names);
            sentence.markdown()
        };
        assert_eq!(listed(1), "`0`");
        assert_eq!(listed(2), "`0` and `1`");
        assert!(listed(9).ends_with("`7` and `8`"));
        assert!(listed(10).ends_with("`6`, `7` and 2 more"));
    }
}
